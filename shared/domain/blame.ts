import type { Hit } from './phrase-index.ts';
import type { Actor, Allegation, TopicsPolicy } from './topics.ts';

/** Somebody named in a text, and where. */
export type ActorHit = { readonly actor: Actor; readonly hit: Hit };

/** Who is named in which sentence. */
export type Named = ReadonlyMap<number, readonly ActorHit[]>;

/** One allegation as found in a text: how likely it makes the report oversight, and whom it concerns. */
export type Evidence = {
  readonly allegation: Allegation;
  readonly probability: number;
  readonly actor: Actor | undefined;
  /** An official and a private person are named so near that a person must read who did it. */
  readonly mixed: boolean;
};

type Shares = TopicsPolicy['actorShare'];
type Deed = { readonly allegation: Allegation; readonly hit: Hit; readonly shares: Shares };

/** Two actors closer to each other than this cannot be told apart. */
const CLOSE_CALL = 2;
/** How much of the weight remains when an official and a private person are equally near. */
const MIXED_SHARE = 0.55;

const distance = (a: Hit, b: Hit): number => Math.max(0, a.start - b.end, b.start - a.end);

/** Somebody of this or another office: who can be accused of misconduct. */
const isAccused = ({ stands }: Actor): boolean => stands === 'official' || stands === 'otherAgency';

const shareOf = ({ allegation, shares }: Deed, { stands }: Actor): number =>
  (stands === 'official' || stands === 'otherAgency' ? undefined : allegation.shares[stands]) ?? shares[stands];

const nearest = (actors: readonly ActorHit[], to: Hit, test: (actor: Actor) => boolean): ActorHit | undefined =>
  actors
    .filter((one) => test(one.actor))
    .reduce<ActorHit | undefined>(
      (best, one) => (best === undefined || distance(one.hit, to) < distance(best.hit, to) ? one : best),
      undefined,
    );

const evidence = ({ allegation }: Deed, actor: Actor | undefined, share: number, mixed = false): Evidence => ({
  allegation,
  actor,
  mixed,
  probability: allegation.weight * share,
});

/** An official and somebody private in one sentence: the one named before the deed did it, or else the nearer one. */
const judgeBoth = (deed: Deed, suspect: ActorHit, other: ActorHit): Evidence => {
  const { allegation, hit, shares } = deed;
  const sure = (): Evidence => evidence(deed, suspect.actor, shareOf(deed, suspect.actor));
  // Collusion and pay-offs take two: the private side is no excuse.
  if (allegation.shares.private !== undefined && other.actor.stands === 'private') return sure();
  const lead = distance(suspect.hit, hit) - distance(other.hit, hit);
  const isSubject = suspect.hit.start <= hit.start && other.hit.start > hit.start;
  if (isSubject || lead < -CLOSE_CALL) return sure();
  return evidence(
    deed,
    suspect.actor,
    lead > CLOSE_CALL ? shares.unclear : Math.max(shares.unclear, MIXED_SHARE),
    true,
  );
};

const judgeSentence = (deed: Deed, here: readonly ActorHit[]): Evidence | undefined => {
  const { allegation, hit } = deed;
  const countsAsPrivate = ({ stands }: Actor): boolean =>
    stands === 'private' || (stands === 'public' && allegation.shares.public !== undefined);
  const suspect = nearest(here, hit, isAccused);
  const other = nearest(here, hit, countsAsPrivate);
  if (suspect !== undefined && other !== undefined) return judgeBoth(deed, suspect, other);
  const one =
    suspect ??
    other ??
    nearest(here, hit, ({ stands }) => stands === 'unclear') ??
    nearest(here, hit, ({ stands }) => stands === 'office');
  if (one === undefined) return undefined;
  const floor = countsAsPrivate(one.actor) ? 0 : allegation.alone;
  return evidence(deed, one.actor, Math.max(floor, shareOf(deed, one.actor)));
};

/** Nobody in the sentence: who is named around it counts, but less. */
const judgeAround = (deed: Deed, named: Named): Evidence => {
  const { allegation, hit, shares } = deed;
  const around = [...(named.get(hit.sentence - 1) ?? []), ...(named.get(hit.sentence + 1) ?? [])];
  const all = [...named.values()].flat();
  const suspect = nearest(around, hit, isAccused) ?? nearest(all, hit, isAccused);
  if (suspect !== undefined) return evidence(deed, suspect.actor, Math.max(shares.nearby, allegation.alone));
  const other =
    nearest(all, hit, ({ stands }) => stands === 'unclear') ??
    nearest(around, hit, ({ stands }) => stands === 'private');
  const most = other === undefined ? 1 : Math.max(shareOf(deed, other.actor), shares.unclear / 4);
  return evidence(deed, other?.actor, Math.min(allegation.alone, most));
};

/** How likely this allegation, at this place of the text, makes the report oversight. */
export const blame = (deed: Deed, named: Named): Evidence => {
  const here = judgeSentence(deed, named.get(deed.hit.sentence) ?? []);
  if (here !== undefined) return here;
  return deed.allegation.alone === 0 ? evidence(deed, undefined, 0) : judgeAround(deed, named);
};
