import { type ActorHit, blame, type Evidence, type Named } from './blame.ts';
import type { Found, Hit, PhraseIndex } from './phrase-index.ts';
import type { Actor, Allegation, TopicsPolicy } from './topics.ts';

export type OversightFinding = {
  readonly probability: number;
  /** The strongest evidence of each allegation, most telling first. */
  readonly evidence: readonly Evidence[];
};

type Finder = (found: Found) => readonly Hit[];
type Rules = {
  readonly actors: readonly { readonly actor: Actor; readonly find: Finder }[];
  readonly allegations: readonly { readonly allegation: Allegation; readonly find: Finder }[];
  readonly bystanders: Finder;
  readonly harmless: Finder;
  readonly denials: Finder;
};

/** How many allegations add up: more of them are the same story in other words. */
const COUNTED = 3;

const overlaps = (a: Hit, b: Hit): boolean => a.start <= b.end && b.start <= a.end;
const contains = (outer: Hit, inner: Hit): boolean => outer.start <= inner.start && inner.end <= outer.end;
const length = (hit: Hit): number => hit.end - hit.start;

/** "The officer on patrol" is a bystander; "the officer asleep in the patrol car" is not: an allegation stands between. */
const withoutDeeds = (spans: readonly Hit[], deeds: readonly Hit[]): readonly Hit[] => {
  const ends = new Map<number, number>();
  for (const { start, end } of deeds) ends.set(start, Math.min(end, ends.get(start) ?? end));
  const holdsDeed = ({ start, end }: Hit): boolean => {
    for (let at = start + 1; at < end; at += 1) if ((ends.get(at) ?? end) < end) return true;
    return false;
  };
  return spans.filter((span) => !holdsDeed(span));
};

/** Whether `other`, at the same place, says more exactly who is meant: "the parking man in the vest", "oknum guru". */
const settles = (other: ActorHit, { actor, hit }: ActorHit): boolean => {
  if (other.actor.stands === actor.stands || !overlaps(other.hit, hit)) return false;
  return actor.stands === 'unclear'
    ? length(other.hit) > 0
    : length(other.hit) > length(hit) && contains(other.hit, hit);
};

/** Who is named, by sentence; without those who are only called for. */
const namedIn = (rules: Rules, found: Found, spared: readonly Hit[]): Named => {
  const bySentence = new Map<number, ActorHit[]>();
  for (const { actor, find } of rules.actors) {
    for (const hit of find(found)) {
      if (spared.some((span) => span.start <= hit.start && hit.start <= span.end)) continue;
      const here = bySentence.get(hit.sentence) ?? [];
      here.push({ actor, hit });
      bySentence.set(hit.sentence, here);
    }
  }
  return new Map(
    [...bySentence].map(([sentence, here]) => [
      sentence,
      here.filter((one) => !here.some((other) => settles(other, one))),
    ]),
  );
};

const ourOwnIn = (named: Named): readonly Hit[] =>
  [...named.values()].flat().flatMap(({ actor, hit }) => (actor.stands === 'official' ? [hit] : []));

const strongest = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const [first, ...rest] = evidence;
  if (first === undefined) return [];
  return [rest.reduce((best, one) => (one.probability > best.probability ? one : best), first)];
};

/** What adds up: of a private person's deeds only the gravest, for several make him no official. */
const adding = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const gravest = evidence.find(({ actor }) => actor?.stands === 'private');
  return evidence.filter((one) => one.actor?.stands !== 'private' || one === gravest).slice(0, COUNTED);
};

/** Compiles the oversight rules into a function of a scanned text. */
export const compileOversight = (policy: TopicsPolicy, index: PhraseIndex): ((found: Found) => OversightFinding) => {
  const finder = (patterns: readonly string[]): Finder => {
    const finders = patterns.map((pattern) => index.add(pattern));
    return (found) => finders.flatMap((find) => find(found));
  };
  const rules: Rules = {
    actors: policy.oversight.actors.map((actor) => ({ actor, find: finder(actor.patterns) })),
    allegations: policy.oversight.allegations.map((allegation) => ({ allegation, find: finder(allegation.patterns) })),
    bystanders: finder(policy.oversight.bystanders),
    harmless: finder(policy.oversight.harmless),
    denials: finder(policy.oversight.denials),
  };
  const shares = policy.actorShare;
  return (found) => {
    const alleged = rules.allegations.map(({ allegation, find }) => ({ allegation, hits: find(found) }));
    const deeds = alleged.flatMap(({ allegation, hits }) => (allegation.mere ? [] : hits));
    const spared = withoutDeeds(rules.bystanders(found), deeds);
    const denied = rules.denials(found);
    const named = namedIn(rules, found, spared);
    const harmless = new Set(rules.harmless(found).map((hit) => hit.sentence));
    const evidence = alleged.flatMap(({ allegation, hits: all }) => {
      // An allegation that is nothing without an actor falls with him.
      const hits = [
        ...all.filter((hit) => allegation.alone > 0 || !spared.some((span) => contains(span, hit))),
        ...(allegation.whoever ? ourOwnIn(named) : []),
      ].filter((hit) => !(allegation.mere && harmless.has(hit.sentence)));
      const judged = hits.map((hit) => {
        const one = blame({ allegation, hit, shares }, named);
        return denied.some((span) => overlaps(span, hit))
          ? { ...one, probability: one.probability * shares.negated }
          : one;
      });
      return strongest(judged.filter(({ actor }) => !(allegation.mere && actor?.stands === 'otherAgency')));
    });
    evidence.sort((a, b) => b.probability - a.probability);
    const innocent = adding(evidence).reduce((rest, one) => rest * (1 - one.probability), 1);
    return { probability: 1 - innocent * (1 - policy.decision.baseOversight), evidence };
  };
};
