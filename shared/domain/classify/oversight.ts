import { type ActorHit, blame, type Evidence, Named } from './blame.ts';
import type { listNumbers } from './compiled-phrases.ts';
import { type Around, compileHints } from './hints.ts';
import { isAside, type Mention } from './mentions.ts';
import type { Found, Hit } from './phrase-index.ts';
import { Spans } from './spans.ts';
import type { Actor, Allegation, TopicsPolicy } from './topics.ts';

/** What counts as done, and whether it is said so calmly that it is the deed only of whom it is plainly said of. */
export type Deed = { readonly hit: Hit; readonly calm: boolean };

export type OversightFinding = {
  readonly probability: number;
  /** The strongest evidence of each allegation, most telling first. */
  readonly evidence: readonly Evidence[];
  /** How likely small signs alone make it. */
  readonly signs: number;
  /** Where something is done that counts, and where those stand who may have done it. */
  readonly deeds: readonly Deed[];
  readonly doers: readonly Hit[];
};

type Finder = (found: Found) => readonly Hit[];
type Rules = {
  readonly actors: readonly { readonly actor: Actor; readonly find: Finder }[];
  readonly allegations: readonly { readonly allegation: Allegation; readonly find: Finder }[];
  readonly bystanders: Finder;
  readonly harmless: Finder;
  readonly denials: Finder;
};

/** An allegation that weighs less says no more than that somebody is named, or grumbled about. */
export const A_DEED = 0.5;
/** A deed less likely than this accuses nobody. */
const COUNTS = 0.1;
/** Where signs are fainter than this, words of daily life accuse nobody: "tidur", "datang jam". */
const NOTHING = 0.05;
/** Just below what is proposed as oversight. */
const MOST_FAINT = 0.49;
const NOTHING_ELSE: Around = { mentions: [], paragraphs: [{ from: 0, words: 0 }] };
/** How many allegations add up: more of them are the same story in other words. */
const COUNTED = 3;

/**
 * "The officer on patrol" is a bystander; "the officer asleep in the patrol car" is not: an allegation stands between.
 */
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
const namedIn = (rules: Rules, found: Found, spared: Spans): readonly ActorHit[] =>
  withoutSettled(
    rules.actors.flatMap(({ actor, find }) =>
      find(found).flatMap((hit) => (spared.coverStart(hit) ? [] : [{ actor, hit }])),
    ),
  );

/** Whoever is called by a name of his own is one of ours as well. */
const calledIn = (rules: Rules, mentions: readonly Mention[]): readonly ActorHit[] => {
  const ours = rules.actors.find(({ actor }) => actor.stands === 'official');
  return ours === undefined
    ? []
    : mentions.flatMap((one) => (isAside(one) ? [] : [{ actor: ours.actor, hit: one.hit }]));
};

const ourOwnIn = (hits: readonly ActorHit[]): readonly Hit[] =>
  hits.flatMap(({ actor, hit }) => (actor.stands === 'official' ? [hit] : []));

/** Who can have done something: not the office as such, nor the public, who may as well be its victim. */
const doersIn = (hits: readonly ActorHit[]): readonly Hit[] =>
  hits.flatMap(({ actor, hit }) => (actor.stands === 'office' || actor.stands === 'public' ? [] : [hit]));

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

/** A deed of somebody who cannot be told to be an officer. */
const isVague = ({ actor, apart }: Evidence): boolean =>
  apart || actor === undefined || ['private', 'public', 'unclear'].includes(actor.stands);

/** Compiles the oversight rules into a function of a scanned text. */
export const compileOversight = (
  policy: TopicsPolicy,
  lists: ReturnType<typeof listNumbers>,
): ((found: Found, around?: Around) => OversightFinding) => {
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
  const hints = compileHints(policy, lists);
  const { told, ordinary, calm } = policy.oversight.hints;
  const hinted = policy.oversight.allegations.find(({ id }) => id === policy.oversight.hints.allegation);
  /**
   * What remains of evidence in a paragraph whose signs are so likely an accusation's: where there are none, naming an
   * officer says less.
   */
  const keeps = (one: Evidence, likely: number): number => {
    if (one.allegation.weight < A_DEED) return likely < ordinary.below ? ordinary.keeps : 1;
    return isVague(one) && likely < calm.below ? calm.keeps : 1;
  };
  /** Many small signs count as one allegation, of nobody in particular. */
  const hintedAs = (likely: number): readonly Evidence[] =>
    hinted === undefined || likely < told
      ? []
      : [{ allegation: hinted, actor: undefined, mixed: false, apart: true, probability: hinted.weight * likely }];
  const togetherIn = (evidence: readonly Evidence[]): number =>
    1 - adding(evidence).reduce((rest, one) => rest * (1 - one.probability), 1 - policy.decision.baseOversight);
  return (found, around = NOTHING_ELSE) => {
    const { mentions } = around;
    const signs = hints(found, around);
    const alleged = rules.allegations.map(({ allegation, find }) => ({ allegation, hits: find(found) }));
    const deeds = alleged.flatMap(({ allegation, hits }) => (allegation.mere ? [] : hits));
    const spoken = mentions.flatMap((one) => (isAside(one) ? [one.hit] : []));
    const spared = new Spans([...withoutDeeds(rules.bystanders(found), deeds), ...spoken]);
    const denied = new Spans(rules.denials(found));
    const staff = namedIn(rules, found, spared);
    const named = new Named([...staff, ...calledIn(rules, mentions)]);
    const isCalm = ({ daily }: Allegation, likely: number): boolean => likely < (daily ? ordinary.below : calm.below);
    const isNothing = ({ daily }: Allegation, likely: number): boolean => daily && likely < NOTHING;
    const harmless = new Set(rules.harmless(found).map((hit) => hit.sentence));
    const done: Deed[] = [];
    const plain = alleged.flatMap(({ allegation, hits: all }) => {
      // An allegation that is nothing without an actor falls with him.
      const hits = [
        ...all.filter((hit) => allegation.alone > 0 || !spared.hold(hit)),
        ...(allegation.whoever ? ourOwnIn(staff) : []),
      ].filter((hit) => !(allegation.mere && harmless.has(hit.sentence)));
      const judged = hits.map((hit) => {
        const one = blame({ allegation, hit, shares }, named);
        const negated = denied.touch(hit) ? shares.negated : 1;
        const likely = signs.at(hit.sentence);
        const probability = one.probability * negated * keeps(one, likely);
        if (allegation.weight >= A_DEED && probability >= COUNTS && !isNothing(allegation, likely)) {
          done.push({ hit, calm: isCalm(allegation, likely) });
        }
        return { ...one, probability };
      });
      return strongest(judged.filter(({ actor }) => !(allegation.mere && actor?.stands === 'otherAgency')));
    });
    const evidence = [...plain, ...hintedAs(signs.most)];
    evidence.sort((a, b) => b.probability - a.probability);
    const [sure, most] = [togetherIn(evidence.filter(({ allegation }) => allegation !== hinted)), togetherIn(evidence)];
    // Signs alone make somebody look. What the class is, they do not decide.
    return {
      probability: Math.max(sure, Math.min(most, MOST_FAINT)),
      evidence,
      signs: signs.most,
      deeds: done,
      doers: doersIn(named.hits),
    };
  };
};
