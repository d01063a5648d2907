import type { Hit } from './phrase-index.ts';
import type { Actor, Allegation, Standing, TopicsPolicy } from './topics.ts';

/** Somebody named in a text, and where. */
export type ActorHit = { readonly actor: Actor; readonly hit: Hit };

/** Everybody named in a text. */
export class Named {
  readonly hits: readonly ActorHit[];
  /** Somebody of this or another office: who can be accused of misconduct. */
  readonly accused: Kind;
  readonly private: Kind;
  readonly privateOrPublic: Kind;
  readonly unclear: Kind;
  readonly office: Kind;

  constructor(hits: readonly ActorHit[]) {
    const kind = (...stands: readonly Standing[]): Kind =>
      new Kind(hits.filter(({ actor }) => stands.includes(actor.stands)));
    this.hits = hits;
    this.accused = kind('official', 'otherAgency');
    this.private = kind('private');
    this.privateOrPublic = kind('private', 'public');
    this.unclear = kind('unclear');
    this.office = kind('office');
  }
}

/** Those of one kind by the words that name them, so that the nearest is found without asking them all. */
class Kind {
  /** Of several at one word the first; its rank settles who is taken of two equally near ones. */
  readonly #at = new Map<number, { readonly one: ActorHit; readonly rank: number }>();
  readonly #words: readonly number[];

  constructor(hits: readonly ActorHit[]) {
    for (const [rank, one] of hits.entries()) {
      for (let word = one.hit.start; word <= one.hit.end; word += 1) {
        if (!this.#at.has(word)) this.#at.set(word, { one, rank });
      }
    }
    this.#words = [...this.#at.keys()].sort((a, b) => a - b);
  }

  /** The nearest to a hit, at most so many sentences away. */
  nearest(to: Hit, sentences: number): ActorHit | undefined {
    const after = this.#indexFrom(to.start);
    let beyond = after;
    while ((this.#words[beyond] ?? Number.POSITIVE_INFINITY) <= to.end) beyond += 1;
    const [nearest] = this.#words
      .slice(Math.max(0, after - 1), beyond + 1)
      .flatMap((word) => this.#at.get(word) ?? [])
      .filter(({ one }) => Math.abs(one.hit.sentence - to.sentence) <= sentences)
      .sort((a, b) => distance(a.one.hit, to) - distance(b.one.hit, to) || a.rank - b.rank);
    return nearest?.one;
  }

  /** Where the first of the words at or after this one stands in the list. */
  #indexFrom(word: number): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? word) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** One allegation as found in a text: how likely it makes the report oversight, and whom it concerns. */
export type Evidence = {
  readonly allegation: Allegation;
  readonly probability: number;
  readonly actor: Actor | undefined;
  /** An official and a private person are named so near that a person must read who did it. */
  readonly mixed: boolean;
  /** Whoever is named stands in another sentence. */
  readonly apart: boolean;
};

type Shares = TopicsPolicy['actorShare'];
type Deed = { readonly allegation: Allegation; readonly hit: Hit; readonly shares: Shares };

/** Two actors closer to each other than this cannot be told apart. */
const CLOSE_CALL = 2;
/** How much of the weight remains when an official and a private person are equally near. */
const MIXED_SHARE = 0.55;

const distance = (a: Hit, b: Hit): number => Math.max(0, a.start - b.end, b.start - a.end);

const shareOf = ({ allegation, shares }: Deed, { stands }: Actor): number =>
  (stands === 'official' || stands === 'otherAgency' ? undefined : allegation.shares[stands]) ?? shares[stands];

type How = { readonly mixed?: boolean; readonly apart?: boolean };
const evidence = ({ allegation }: Deed, actor: Actor | undefined, share: number, how: How = {}): Evidence => ({
  allegation,
  actor,
  mixed: how.mixed ?? false,
  apart: how.apart ?? false,
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
  return evidence(deed, suspect.actor, lead > CLOSE_CALL ? shares.unclear : Math.max(shares.unclear, MIXED_SHARE), {
    mixed: true,
  });
};

const judgeSentence = (deed: Deed, named: Named): Evidence | undefined => {
  const { allegation, hit } = deed;
  const countsPublic = allegation.shares.public !== undefined;
  const suspect = named.accused.nearest(hit, 0);
  const other = (countsPublic ? named.privateOrPublic : named.private).nearest(hit, 0);
  if (suspect !== undefined && other !== undefined) return judgeBoth(deed, suspect, other);
  const one = suspect ?? other ?? named.unclear.nearest(hit, 0) ?? named.office.nearest(hit, 0);
  if (one === undefined) return undefined;
  const floor = one === other ? 0 : allegation.alone;
  return evidence(deed, one.actor, Math.max(floor, shareOf(deed, one.actor)));
};

/** Nobody in the sentence: who is named around it counts, but less. */
const judgeAround = (deed: Deed, named: Named): Evidence => {
  const { allegation, hit, shares } = deed;
  const suspect = named.accused.nearest(hit, 1) ?? named.accused.nearest(hit, Number.POSITIVE_INFINITY);
  if (suspect !== undefined) {
    return evidence(deed, suspect.actor, Math.max(shares.nearby, allegation.alone), { apart: true });
  }
  const other = named.unclear.nearest(hit, Number.POSITIVE_INFINITY) ?? named.private.nearest(hit, 1);
  const most = other === undefined ? 1 : Math.max(shareOf(deed, other.actor), shares.unclear / 4);
  return evidence(deed, other?.actor, Math.min(allegation.alone, most), { apart: true });
};

/** How likely this allegation, at this place of the text, makes the report oversight. */
export const blame = (deed: Deed, named: Named): Evidence => {
  const here = judgeSentence(deed, named);
  if (here !== undefined) return here;
  return deed.allegation.alone === 0 ? evidence(deed, undefined, 0) : judgeAround(deed, named);
};
