import type { PersonId } from '#shared/domain/words/person-id';
import type { listNumbers } from './compiled-phrases.ts';
import { idsOf, type NamedRules } from './named.ts';
import type { Found, Hit } from './phrase-index.ts';
import { Spans } from './spans.ts';
import type { Role, TopicsPolicy } from './topics.ts';

/**
 * Somebody of the office as a text names him: complained of, only told or asked or thanked, expressly not he, or
 * neither is plain.
 */
export type Mention = {
  readonly id: PersonId;
  readonly hit: Hit;
  readonly role: 'blamed' | 'told' | 'spared' | 'open';
  /** Whether something is said of him that is misconduct where signs say so: he does something, or is complained of. */
  readonly tied: boolean;
  /** "X dan Y" stand together: what is said of one is said of both. */
  readonly together: number;
};

/** Whether nothing that is said of misconduct is said of him. */
export const isAside = ({ role }: Mention): boolean => role === 'told' || role === 'spared';

/** How many words may stand between somebody and what tells his role. */
const REACH = { blamed: 5, told: 2, after: 2, doing: 3, sanctioned: 3, belonging: 2 } as const;

/** A name has no more titles than this. */
const MOST_TITLES = 4;

/** Where hits of one list begin or end, by sentence, so that a word is asked in one step. */
class Places {
  readonly #at = new Set<string>();

  constructor(hits: readonly Hit[], end: 'start' | 'end') {
    for (const hit of hits) this.#at.add(keyOf(hit.sentence, hit[end]));
  }

  has(sentence: number, word: number): boolean {
    return this.#at.has(keyOf(sentence, word));
  }
}

const keyOf = (sentence: number, word: number): string => `${sentence}.${word}`;

/**
 * Of what is named at one place the longest call counts: "kabid llaj" is no "llaj". One place may still name several.
 */
const longest = <T extends { readonly hit: Hit }>(all: readonly T[]): readonly T[] => {
  const spans = new Spans(all.map(({ hit }) => hit));
  const whole = all.filter(({ hit }) => !spans.exceed(hit)).sort((a, b) => a.hit.start - b.hit.start);
  // "oknum admin sikedip": of two that share a word the later says more exactly who it is.
  const beginnings = new Set(whole.map(({ hit }) => hit.start));
  const isCutShort = ({ start, end }: Hit): boolean => {
    for (let word = start + 1; word <= end; word += 1) if (beginnings.has(word)) return true;
    return false;
  };
  return whole.filter(({ hit }) => !isCutShort(hit));
};

type Named = { readonly id: PersonId; readonly hit: Hit };
type Around = {
  readonly toldBefore: Places;
  readonly blamedBefore: Places;
  readonly blamedAfter: Places;
  readonly toldAfter: Places;
  readonly sanctioned: Places;
  /** Where somebody is named who is nobody in particular. */
  readonly others: Places;
  readonly spared: Places;
  readonly titles: Places;
  readonly towards: Places;
  readonly doing: Places;
  readonly belonging: Places;
  readonly joining: Places;
};
type Neighbours = { readonly previous: Named | undefined; readonly next: Named | undefined };

/** Whether it is said right behind somebody, before the next one is named. */
const follows = (hit: Hit, what: Places, reach: number, next: Named | undefined): boolean => {
  const stop = Math.min(hit.end + reach, (next?.hit.start ?? Number.POSITIVE_INFINITY) - 1);
  for (let word = hit.end + 1; word <= stop; word += 1) if (what.has(hit.sentence, word)) return true;
  return false;
};

/** The last word before somebody that is no title of his. */
const beforeTitles = ({ sentence, start }: Hit, { titles }: Around): number => {
  let word = start - 1;
  while (word > start - MOST_TITLES && titles.has(sentence, word)) word -= 1;
  return word;
};

/** What is said nearest before somebody, after the last one that was named. */
const precedes = (hit: Hit, around: Around, previous: Named | undefined): Mention['role'] | undefined => {
  const last = beforeTitles(hit, around);
  const stop = (previous?.hit.end ?? -1) + 1;
  for (let word = last; word > last - REACH.blamed && word >= stop; word -= 1) {
    if (word > last - REACH.told && around.toldBefore.has(hit.sentence, word)) return 'told';
    if (around.blamedBefore.has(hit.sentence, word)) return 'blamed';
    if (word > last - REACH.belonging && around.belonging.has(hit.sentence, word)) return 'blamed';
  }
  return around.towards.has(hit.sentence, last) ? 'told' : undefined;
};

/** "anak buah X" is not X. "anak buah Bapak, Pak X" is: two titles in a row are those of two people. */
const isSpared = (hit: Hit, around: Around): boolean => {
  const isApart = [hit.start - 1, hit.start].every((word) => around.titles.has(hit.sentence, word));
  return !isApart && around.spared.has(hit.sentence, beforeTitles(hit, around));
};

const roleOf = ({ hit }: Named, { previous, next }: Neighbours, around: Around): Mention['role'] => {
  if (isSpared(hit, around)) return 'spared';
  if (follows(hit, around.blamedAfter, REACH.after, next)) return 'blamed';
  if (follows(hit, around.sanctioned, REACH.sanctioned, next)) return 'blamed';
  const role = precedes(hit, around, previous);
  // "Pak Kabid, preman minta uang": spoken to.
  if (role === undefined && around.others.has(hit.sentence, hit.end + 1)) return 'told';
  return role ?? (follows(hit, around.toldAfter, REACH.after, next) ? 'told' : 'open');
};

/** "X dan Y", "X dan juga Y". */
const isJoined = ({ hit }: Named, previous: Named, { joining }: Around): boolean =>
  previous.hit.sentence === hit.sentence &&
  [1, 2].some((back) => hit.start - previous.hit.end === back + 1 && joining.has(hit.sentence, hit.start - back));

/** Finds who is named in a scanned text, in the order of the words, and in which role. */
export const compileMentions = (
  policy: TopicsPolicy,
  named: NamedRules,
  lists: ReturnType<typeof listNumbers>,
): ((found: Found) => readonly Mention[]) => {
  const callings = idsOf(named).map((id, at) => ({ id, list: lists('named', at) }));
  const anybody = policy.oversight.actors.flatMap(({ stands }, at) =>
    ['official', 'private', 'unclear'].includes(stands) ? [lists('oversight', 'actors', at, 'patterns')] : [],
  );
  const outsiders = policy.oversight.actors.flatMap(({ stands }, at) =>
    stands === 'private' ? [lists('oversight', 'actors', at, 'patterns')] : [],
  );
  const aroundIn = (found: Found, people: Spans): Around => {
    const places = (role: Role, end: 'start' | 'end'): Places =>
      new Places(found.hitsIn(lists('oversight', 'roles', role)), end);
    return {
      toldBefore: places('toldBefore', 'end'),
      blamedBefore: places('blamedBefore', 'end'),
      blamedAfter: places('blamedAfter', 'start'),
      toldAfter: places('toldAfter', 'start'),
      sanctioned: places('sanctioned', 'start'),
      others: new Places(
        anybody.flatMap((list) => found.hitsIn(list)).filter((hit) => !people.touch(hit)),
        'start',
      ),
      spared: places('sparedBefore', 'end'),
      titles: places('titles', 'end'),
      towards: places('towards', 'end'),
      doing: places('doing', 'start'),
      belonging: places('belonging', 'end'),
      joining: places('joining', 'start'),
    };
  };
  return (found) => {
    const all = callings.flatMap(({ id, list }) => found.hitsIn(list).map((hit): Named => ({ id, hit })));
    if (all.length === 0) return [];
    const strangers = new Spans(outsiders.flatMap((list) => found.hitsIn(list)));
    const people = longest(all).filter(
      ({ hit }) => !strangers.exceed(hit) && !strangers.hold({ ...hit, start: hit.start - 1, end: hit.start }),
    );
    const around = aroundIn(found, new Spans(people.map(({ hit }) => hit)));
    const mentions: Mention[] = [];
    for (const [at, one] of people.entries()) {
      const previous = mentions[at - 1];
      const joined = previous !== undefined && isJoined(one, previous, around);
      const next = people[at + 1];
      const own = roleOf(one, { previous, next }, around);
      const role = own === 'open' && joined ? previous.role : own;
      mentions.push({
        ...one,
        role,
        tied: role === 'blamed' || follows(one.hit, around.doing, REACH.doing, next),
        together: joined ? previous.together : at,
      });
    }
    return mentions;
  };
};
