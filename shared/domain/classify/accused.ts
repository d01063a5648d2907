import type { PersonId } from '#shared/domain/words/person-id';
import type { listNumbers } from './compiled-phrases.ts';
import { isAside, type Mention } from './mentions.ts';
import { A_DEED, type Deed, type OversightFinding } from './oversight.ts';
import type { Found, Hit } from './phrase-index.ts';
import { MOST_ACCUSED } from './proposal.ts';
import { Spans } from './spans.ts';
import type { Role } from './topics.ts';

/** Whoever is named so many words behind a deed may have done it. */
const BEHIND = 8;
/** What begins so few words behind somebody is said of him. */
const RIGHT_BEHIND = 3;
/** Where nothing is more likely than this, nobody is pointed at. */
const SURE = 0.2;
/** Signs that tell of no deed point from here up at whoever is said to do something, if he alone is named. */
const TELLING = 0.45;
/** Nothing need be said of him where they are so strong. */
const STRONG = 0.7;
/** How many sentences before a deed somebody is still meant by it. */
const SENTENCES = 3;

/** Places in a text in their order, so that the next one is found without asking them all. */
class InOrder<T extends { readonly hit: Hit }> {
  readonly #all: readonly T[];

  constructor(all: readonly T[]) {
    this.#all = [...all].sort((a, b) => a.hit.start - b.hit.start);
  }

  /** The last one that begins before this word. */
  before(word: number): T | undefined {
    return this.#all[this.#indexFrom(word) - 1];
  }

  /** The first one that begins at this word or after it. */
  from(word: number): T | undefined {
    return this.#all[this.#indexFrom(word)];
  }

  /** Whether one begins between the two words. */
  between(after: number, before: number): boolean {
    const next = this.from(after + 1);
    return next !== undefined && next.hit.start < before;
  }

  #indexFrom(word: number): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]?.hit.start ?? word) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const placed = (hits: readonly Hit[]): InOrder<{ readonly hit: Hit }> => new InOrder(hits.map((hit) => ({ hit })));

type Scene = {
  readonly suspects: InOrder<Mention>;
  readonly others: InOrder<{ readonly hit: Hit }>;
  readonly through: InOrder<{ readonly hit: Hit }>;
  /** Where somebody makes another do it. */
  readonly sent: InOrder<{ readonly hit: Hit }>;
};

/** Whoever made him do it, where somebody did: "X menyuruh Y". */
const behindWhom = (doer: Mention, { suspects, sent }: Scene): Mention => {
  const sender = suspects.before(doer.hit.start);
  return sender?.hit.sentence === doer.hit.sentence && sent.between(sender.hit.end, doer.hit.start) ? sender : doer;
};

/**
 * Who is named before the deed in its sentence: he did it, unless somebody else stands between and no "through" or
 * "and".
 */
const subjectOf = (deed: Hit, subject: Mention, scene: Scene): Mention | undefined => {
  const isOther =
    scene.others.between(subject.hit.end, deed.start) && !scene.through.between(subject.hit.end, deed.start);
  return isOther ? undefined : behindWhom(subject, scene);
};

/**
 * Who is named only behind the deed in its sentence: he did it where he stands near, and nobody else does before him.
 */
const objectOf = (deed: Hit, object: Mention, { others }: Scene): Mention | undefined => {
  const isNear = object.hit.start - deed.end <= BEHIND && !others.between(deed.end, object.hit.start);
  return isNear ? object : undefined;
};

/** Nobody is named in the deed's sentence: whoever was named shortly before, or right after it. */
const around = (deed: Hit, { suspects, others }: Scene): Mention | undefined => {
  const before = suspects.before(deed.start);
  if (before !== undefined && deed.sentence - before.hit.sentence <= SENTENCES) return before;
  const after = suspects.from(deed.end);
  if (after === undefined || after.hit.sentence - deed.sentence > 1) return undefined;
  return others.between(deed.end, after.hit.start) ? undefined : after;
};

/** Who did it. Where somebody else stands before the deed in its sentence, he did. */
const whoDid = (deed: Hit, scene: Scene): Mention | undefined => {
  const isHere = (one: { readonly hit: Hit } | undefined): boolean => one?.hit.sentence === deed.sentence;
  const [before, behind] = [scene.suspects.before(deed.start + 1), scene.suspects.from(deed.start)];
  if (behind !== undefined && behind.hit.start <= deed.end) return behindWhom(behind, scene);
  if (before !== undefined && isHere(before)) return subjectOf(deed, before, scene);
  if (isHere(scene.others.before(deed.start + 1))) return undefined;
  return behind !== undefined && isHere(behind) ? objectOf(deed, behind, scene) : around(deed, scene);
};

/** Whom signs without a deed point at: nobody where several are named. */
const hinted = (suspects: readonly Mention[], signs: number): readonly Mention[] => {
  const apart = new Set(suspects.map(({ together }) => together));
  const isOne = apart.size === 1 || new Set(suspects.map(({ id }) => id)).size === 1;
  const isTied = suspects.some(({ tied }) => tied);
  return isOne && signs >= (isTied ? TELLING : STRONG) ? suspects : [];
};

/** Whether a deed is plainly said of somebody: right behind him, or where he is complained of. */
const isSaidOf = ({ hit, tied }: Mention, deed: Deed): boolean =>
  deed.hit.sentence === hit.sentence &&
  (tied || (deed.hit.start >= hit.start && deed.hit.start - hit.end <= RIGHT_BEHIND));

const inOrderOf = (ids: Iterable<PersonId>): readonly PersonId[] =>
  [...new Set(ids)].sort((a, b) => a.localeCompare(b)).slice(0, MOST_ACCUSED);

/**
 * Says which of those who are named a suspected text accuses of misconduct, as opposed to told, asked, thanked, or
 * appealed to. Nobody where it cannot be told.
 */
export const compileAccused = (
  lists: ReturnType<typeof listNumbers>,
): ((found: Found, mentions: readonly Mention[], finding: OversightFinding) => readonly PersonId[]) => {
  const listOf = (role: Role): number => lists('oversight', 'roles', role);
  const [joining, throughOthers, turning] = [listOf('joining'), listOf('through'), listOf('turning')];
  const excused = listOf('excused');
  return (found, mentions, { deeds, doers, evidence, signs }) => {
    if (mentions.length === 0) return [];
    const turns = placed(found.hitsIn(turning));
    const inOrder = new InOrder(mentions);
    /** "lapor ke X, dia malah minta uang": told, and yet he did it. */
    const isTurned = ({ hit }: Mention): boolean => {
      const turn = turns.from(hit.end + 1);
      return turn?.hit.sentence === hit.sentence && !inOrder.between(hit.end, turn.hit.start);
    };
    const suspects = mentions.filter((one) => !isAside(one) || (one.role === 'told' && isTurned(one)));
    const spans = new Spans(mentions.map(({ hit }) => hit));
    const scene: Scene = {
      suspects: new InOrder(suspects),
      others: placed(doers.filter((hit) => !spans.touch(hit))),
      sent: placed(found.hitsIn(throughOthers)),
      through: placed([...found.hitsIn(throughOthers), ...found.hitsIn(joining)]),
    };
    const excusedIn = new Set(found.hitsIn(excused).map(({ sentence }) => sentence));
    const done = deeds.filter(({ hit }) => !excusedIn.has(hit.sentence));
    const didIt = new Set(
      done.flatMap((deed) => {
        const doer = whoDid(deed.hit, scene);
        return doer === undefined || (deed.calm && !isSaidOf(doer, deed)) ? [] : [doer.together];
      }),
    );
    const surest = evidence.reduce(
      (most, one) => (one.allegation.weight < A_DEED ? most : Math.max(most, one.probability)),
      0,
    );
    const isAlleged = surest >= SURE && done.length > 0;
    const open = suspects.filter(({ hit }) => !excusedIn.has(hit.sentence));
    const accused = open.filter(({ role, together }) => isAlleged && (role === 'blamed' || didIt.has(together)));
    // Signs say of nobody that he did it. Where one alone is named, and not as somebody told, it is he.
    const meant =
      accused.length === 0 && deeds.length === 0 && excusedIn.size === 0 ? hinted(suspects, signs) : accused;
    return inOrderOf(meant.map(({ id }) => id));
  };
};
