import { type ActorHit, blame, type Evidence, Named } from './blame.ts';
import type { listNumbers } from './compiled-phrases.ts';
import type { Found, Hit } from './phrase-index.ts';
import { Spans } from './spans.ts';
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

/** Leaves out whom others at the same place name more exactly: "the parking man in the vest", "oknum guru". */
const withoutSettled = (hits: readonly ActorHit[]): readonly ActorHit[] => {
  const exact = hits.filter(({ hit }) => hit.end > hit.start);
  const byStanding = [...new Set(exact.map(({ actor }) => actor.stands))].map((stands) => ({
    stands,
    spans: new Spans(exact.filter(({ actor }) => actor.stands === stands).map(({ hit }) => hit)),
  }));
  return hits.filter(
    ({ actor, hit }) =>
      !byStanding.some(
        ({ stands, spans }) =>
          stands !== actor.stands && (actor.stands === 'unclear' ? spans.touch(hit) : spans.exceed(hit)),
      ),
  );
};

/** Who is named; without those who are only called for. */
const namedIn = (rules: Rules, found: Found, spared: Spans): Named => {
  const hits = rules.actors.flatMap(({ actor, find }) =>
    find(found).flatMap((hit) => (spared.coverStart(hit) ? [] : [{ actor, hit }])),
  );
  return new Named(withoutSettled(hits));
};

const ourOwnIn = ({ hits }: Named): readonly Hit[] =>
  hits.flatMap(({ actor, hit }) => (actor.stands === 'official' ? [hit] : []));

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
export const compileOversight = (
  policy: TopicsPolicy,
  lists: ReturnType<typeof listNumbers>,
): ((found: Found) => OversightFinding) => {
  const finder = (...path: readonly (string | number)[]): Finder => {
    const list = lists('oversight', ...path);
    return (found) => found.hitsIn(list);
  };
  const rules: Rules = {
    actors: policy.oversight.actors.map((actor, at) => ({ actor, find: finder('actors', at, 'patterns') })),
    allegations: policy.oversight.allegations.map((allegation, at) => ({
      allegation,
      find: finder('allegations', at, 'patterns'),
    })),
    bystanders: finder('bystanders'),
    harmless: finder('harmless'),
    denials: finder('denials'),
  };
  const shares = policy.actorShare;
  return (found) => {
    const alleged = rules.allegations.map(({ allegation, find }) => ({ allegation, hits: find(found) }));
    const deeds = alleged.flatMap(({ allegation, hits }) => (allegation.mere ? [] : hits));
    const spared = new Spans(withoutDeeds(rules.bystanders(found), deeds));
    const denied = new Spans(rules.denials(found));
    const named = namedIn(rules, found, spared);
    const harmless = new Set(rules.harmless(found).map((hit) => hit.sentence));
    const evidence = alleged.flatMap(({ allegation, hits: all }) => {
      // An allegation that is nothing without an actor falls with him.
      const hits = [
        ...all.filter((hit) => allegation.alone > 0 || !spared.hold(hit)),
        ...(allegation.whoever ? ourOwnIn(named) : []),
      ].filter((hit) => !(allegation.mere && harmless.has(hit.sentence)));
      const judged = hits.map((hit) => {
        const one = blame({ allegation, hit, shares }, named);
        return denied.touch(hit) ? { ...one, probability: one.probability * shares.negated } : one;
      });
      return strongest(judged.filter(({ actor }) => !(allegation.mere && actor?.stands === 'otherAgency')));
    });
    evidence.sort((a, b) => b.probability - a.probability);
    const innocent = adding(evidence).reduce((rest, one) => rest * (1 - one.probability), 1);
    return { probability: 1 - innocent * (1 - policy.decision.baseOversight), evidence };
  };
};
