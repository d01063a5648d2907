import type { PersonId } from '#shared/domain/words/person-id';
import type { Bilingual, Urgency } from '#shared/domain/words/words';
import { compileAccused } from './accused.ts';
import { type CompiledPhrases, compilePhrases, listNumbers } from './compiled-phrases.ts';
import { compileMentions } from './mentions.ts';
import { ALL_TITLES, type NamedRules, NOBODY_NAMED, withAddress, withPlates, wordsOf } from './named.ts';
import { NearWords } from './near-words.ts';
import { compileOversight, type OversightFinding } from './oversight.ts';
import { type Found, type Hit, PhraseIndex } from './phrase-index.ts';
import type { Proposal, ProposedUnit, ReasonCode, ReportText } from './proposal.ts';
import { Spans } from './spans.ts';
import { compileTokens, type Paragraph, type Token } from './text-normal.ts';
import type { AbstainReason, Topic, TopicsPolicy, UrgencyRule } from './topics.ts';

export type Classifier = (report: ReportText) => Proposal;

type Reading = {
  readonly tokens: readonly Token[];
  readonly whole: boolean;
  readonly paragraphs: readonly Paragraph[];
  readonly found: Found;
};
type Scored = { readonly topic: Topic; readonly score: number };

const MAX_REASONS = 12;
/** An allegation less likely than this is not worth telling, nor is a fourth one. */
const MENTIONED = 0.1;
const MOST_MENTIONED = 3;
const TIERS = ['decisive', 'strong', 'medium', 'weak'] as const;
const URGENCY_ORDER = ['normal', 'high', 'danger'] as const satisfies readonly Urgency[];
/** A word that no pattern knows is not yet nonsense; a text in which fewer patterns than this a word are found is. */
const KNOWN_SHARE = 0.04;
/** From here up the score of a topic leaves little doubt. */
const HALF_SURE = 1.5;
/** What an allegation adds to the topic that it belongs to. */
const ALLEGATION_SCORE = 2.5;

const inFading = (values: readonly number[], fading: number): number =>
  [...values].sort((a, b) => b - a).reduce((sum, value, at) => sum + value * fading ** at, 0);

type Lists = ReturnType<typeof listNumbers>;

const compileScore = (at: number, policy: TopicsPolicy, lists: Lists): ((reading: Reading) => number) => {
  const { weights } = policy;
  const places = new Set(policy.locationWords);
  const tiers = TIERS.map((tier) => ({ list: lists('topics', at, tier), weight: weights[tier] }));
  const against = lists('topics', at, 'against');
  /** "Near the terminal": the word only says where, the report is about something else. */
  const isPlace = (hit: Hit, tokens: readonly Token[]): boolean =>
    [1, 2].some((back) => {
      const token = tokens[hit.start - back];
      return token?.sentence === hit.sentence && token.reads.some((word) => places.has(word));
    });
  const worth = (hit: Hit, tokens: readonly Token[]): number =>
    (hit.title ? weights.title : 1) * (isPlace(hit, tokens) ? weights.location : 1);
  const best = (hits: readonly Hit[], tokens: readonly Token[]): number =>
    hits.reduce((most, hit) => Math.max(most, worth(hit, tokens)), 0);
  return ({ found, tokens }) => {
    const gained: number[] = [];
    for (const { list, weight } of tiers) {
      for (const hits of found.patternsIn(list)) gained.push(weight * best(hits, tokens));
    }
    const lost = found.patternsIn(against).length * weights.against;
    return Math.max(0, inFading(gained, weights.fading) + lost);
  };
};

const compileUrgency = (at: number, lists: Lists): ((found: Found) => boolean) => {
  const [patterns, unless] = [lists('urgency', at, 'patterns'), lists('urgency', at, 'unless')];
  return (found) => {
    const hits = found.hitsIn(patterns);
    if (hits.length === 0) return false;
    const spared = new Spans(found.hitsIn(unless));
    return hits.some((hit) => !spared.touch(hit));
  };
};

/** Generic topics step back where a particular subject is named. */
const yielding = (policy: TopicsPolicy, scored: readonly Scored[]): Scored[] => {
  const isParticular = scored.some(({ topic, score }) => !topic.generic && score >= policy.decision.minScore);
  return scored.map((one) =>
    isParticular && one.topic.generic ? { topic: one.topic, score: one.score * policy.weights.generic } : one,
  );
};

/** Whom an allegation of this office's own people concerns is this office: what else is named is where it happened. */
const atHome = (
  policy: TopicsPolicy,
  { probability, evidence }: OversightFinding,
  scored: readonly Scored[],
): Scored[] => {
  const isOurs = probability >= policy.decision.proposeOversight && evidence[0]?.actor?.stands === 'official';
  return scored.map((one) =>
    isOurs && one.topic.unit === 'notOurs' ? { topic: one.topic, score: one.score * policy.weights.elsewhere } : one,
  );
};

type Read = {
  readonly text: (report: ReportText) => Reading;
  readonly oversight: (reading: Reading) => OversightFinding & { readonly accused: readonly PersonId[] };
  readonly topics: (reading: Reading, oversight: OversightFinding) => readonly Scored[];
  readonly urgency: (found: Found) => readonly UrgencyRule[];
};

type Rules = { readonly policy: TopicsPolicy; readonly named: NamedRules; readonly phrases: CompiledPhrases };

const compileReader = ({ policy, named, phrases }: Rules): Read => {
  const index = new PhraseIndex(phrases, policy.limits);
  const lists = listNumbers(policy, named);
  const [mentionsIn, judge, accuse] = [
    compileMentions(policy, named, lists),
    compileOversight(policy, lists),
    compileAccused(lists),
  ];
  const scores = policy.topics.map((topic, at) => ({ topic, score: compileScore(at, policy, lists) }));
  const rules = policy.urgency.map((rule, at) => ({ rule, applies: compileUrgency(at, lists) }));
  const [plated, callings] = [withPlates(named), wordsOf(named)];
  const tokensOf = compileTokens({
    words: new Map(Object.entries(policy.spelling).map(([from, to]) => [from, to.split(' ')])),
    vocabulary: new Set([...index.vocabulary, ...Object.keys(policy.spelling)]),
    sentenceSafe: new Set(policy.sentenceSafe),
    noRoots: new Set(policy.noRoots),
    near: new NearWords([...policy.guessable, ...callings.long]),
    names: { near: new NearWords(callings.names), titles: ALL_TITLES },
  });
  const text = (report: ReportText): Reading => {
    const texts = [
      { text: plated(report.title ?? ''), title: true },
      { text: plated(withAddress(report.text)), title: false },
    ];
    const read = tokensOf(texts, policy.limits.words);
    return { ...read, found: index.scan(read.tokens) };
  };
  const oversight: Read['oversight'] = ({ found, paragraphs }) => {
    const mentions = mentionsIn(found);
    const finding = judge(found, { mentions, paragraphs });
    const isSuspected = finding.probability >= policy.decision.suspectOversight;
    return { ...finding, accused: isSuspected ? accuse(found, mentions, finding) : [] };
  };
  const topics = (reading: Reading, finding: OversightFinding): readonly Scored[] => {
    const alleged = new Map<string, number>();
    for (const { allegation, probability } of finding.evidence) {
      // Vague signs say nothing about the subject.
      if (allegation.id === policy.oversight.hints.allegation) continue;
      alleged.set(allegation.topic, Math.max(probability, alleged.get(allegation.topic) ?? 0));
    }
    const scored: Scored[] = [];
    for (const { topic, score: scoreOf } of scores) {
      const score = scoreOf(reading) + (alleged.get(topic.id) ?? 0) * ALLEGATION_SCORE;
      if (score > 0) scored.push({ topic, score });
    }
    return yielding(policy, atHome(policy, finding, scored)).sort((a, b) => b.score - a.score);
  };
  const urgency = (found: Found): readonly UrgencyRule[] =>
    rules.filter(({ applies }) => applies(found)).map(({ rule }) => rule);
  return { text, oversight, topics, urgency };
};

type Findings = {
  readonly reading: Reading;
  readonly oversight: ReturnType<Read['oversight']>;
  readonly scored: readonly Scored[];
  readonly urgent: readonly UrgencyRule[];
  readonly report: ReportText;
};

type Choice = {
  readonly topic: Topic;
  readonly confidence: number;
  readonly second?: { readonly topic: Topic; readonly confidence: number };
  readonly rivals: readonly Topic[];
  readonly rivalry: number;
  /** How many units have a matter of their own in the text. */
  readonly matters: number;
};

/** The unit whose topics say most, its leading topic, and how near the next unit comes. */
const choose = (policy: TopicsPolicy, scored: readonly Scored[]): Choice | undefined => {
  const units = new Map<ProposedUnit, Scored[]>();
  for (const one of scored) units.set(one.topic.unit, [...(units.get(one.topic.unit) ?? []), one]);
  const ranked = [...units.values()]
    .map((topics) => ({
      topics,
      score: inFading(
        topics.map((one) => one.score),
        policy.weights.fading / 2,
      ),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  const topic = best?.topics[0]?.topic;
  if (best === undefined || topic === undefined) return undefined;
  const rival = next?.score ?? 0;
  const weighty = ranked.filter(({ score }) => score >= policy.decision.ownMatter);
  const sure = (score: number, other: number): number => (score / (score + HALF_SURE)) * (score / (score + other));
  const second = next?.topics[0]?.topic;
  return {
    topic,
    confidence: sure(best.score, rival),
    ...(second === undefined ? {} : { second: { topic: second, confidence: sure(rival, best.score) } }),
    rivals: ranked.slice(1, 3).flatMap(({ topics }) => topics.slice(0, 1).map((one) => one.topic)),
    rivalry: rival / best.score,
    matters: weighty.length,
  };
};

/** From here up no unit can be said to lead, however much more one topic's words weigh. */
const TOO_MANY_MATTERS = 3;

/** A desk answers for whatever units a request for documents names. */
const concernsSeveral = ({ decision }: TopicsPolicy, { topic, rivals, rivalry, matters }: Choice): boolean =>
  topic.desk === undefined
    ? rivalry > decision.maxRivalry || matters >= TOO_MANY_MATTERS
    : rivalry > decision.maxRivalry && rivals[0]?.desk !== topic.desk;

/** Thanks without a wish: no unit gets a task and a deadline for it. */
const asksNothing = ({ decision, weights }: TopicsPolicy, scored: readonly Scored[]): boolean =>
  scored.some(({ topic, score }) => topic.asksNothing && score >= decision.minScore * weights.generic);

const topicNamed = (policy: TopicsPolicy, id: string): Topic => {
  const topic = policy.topics.find((one) => one.id === id);
  if (topic === undefined) throw new Error(`topic "${id}" is not listed`);
  return topic;
};

const wordCount = (text: string | undefined): number => text?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const whyEmpty = (policy: TopicsPolicy, { reading, scored, report, oversight }: Findings): readonly AbstainReason[] => {
  const { tokens } = reading;
  if (tokens.length === 0) return ['empty'];
  if (tokens.length + wordCount(report.place) < policy.decision.minWords) return ['tooShort'];
  if (scored.length > 0 || oversight.evidence.length > 0) return [];
  return reading.found.size / tokens.length < KNOWN_SHARE ? ['gibberish'] : ['noTopic'];
};

const whyAbstain = (policy: TopicsPolicy, findings: Findings, choice: Choice | undefined): readonly AbstainReason[] => {
  const { decision } = policy;
  const { oversight, reading, scored } = findings;
  const isWeak =
    choice !== undefined && ((scored[0]?.score ?? 0) < decision.minScore || choice.confidence < decision.minConfidence);
  return [
    ...(oversight.probability >= decision.suspectOversight ? (['suspectedOversight'] as const) : []),
    ...(oversight.evidence.some((one) => one.mixed) ? (['mixedActors'] as const) : []),
    ...whyEmpty(policy, findings),
    ...(choice?.topic.unit === 'notOurs' ? (['notOurs'] as const) : []),
    ...(choice !== undefined && concernsSeveral(policy, choice) ? (['severalUnits'] as const) : []),
    ...(asksNothing(policy, scored) ? (['nothingAsked'] as const) : []),
    ...(isWeak ? (['lowConfidence'] as const) : []),
    ...(reading.whole ? [] : (['tooLong'] as const)),
  ];
};

const propose = (policy: TopicsPolicy, findings: Findings): Proposal => {
  const { oversight, scored, urgent } = findings;
  const choice = choose(policy, scored);
  const why = whyAbstain(policy, findings, choice);
  const isOversight = oversight.probability >= policy.decision.proposeOversight;
  const telling = oversight.evidence.filter((one) => one.probability >= MENTIONED).slice(0, MOST_MENTIONED);
  const foreign = isOversight && telling[0]?.actor?.stands === 'otherAgency';
  const topic = foreign
    ? topicNamed(policy, policy.fallback.otherAgency)
    : (choice?.topic ?? topicNamed(policy, policy.fallback[why.includes('noTopic') ? 'noTopic' : 'unclear']));
  const urgency = [topic.urgency, ...urgent.map((rule) => rule.urgency)].reduce((most, one) =>
    URGENCY_ORDER.indexOf(one) > URGENCY_ORDER.indexOf(most) ? one : most,
  );
  const reasons = [
    ...telling.flatMap((one) => [
      `allegation:${one.allegation.id}`,
      ...(one.actor === undefined ? [] : [`actor:${one.actor.id}`]),
    ]),
    ...why.map((reason) => `abstain:${reason}`),
    `topic:${topic.id}`,
    ...urgent.map((rule) => `urgency:${rule.id}`),
    ...(why.includes('severalUnits') ? (choice?.rivals ?? []).map((rival) => `topic:${rival.id}`) : []),
  ];
  return {
    class: isOversight ? 'oversight' : 'service',
    pOversight: rounded(oversight.probability),
    unit: topic.unit,
    topic: topic.id,
    urgency,
    confidence: rounded(choice?.confidence ?? 0),
    ...secondOf(choice),
    abstain: why.length > 0,
    reasons: [...new Set(reasons)].slice(0, MAX_REASONS),
    ...(oversight.accused.length > 0 ? { accused: oversight.accused } : {}),
  };
};

/** The next best guess, unless it comes to nothing. */
const secondOf = (choice: Choice | undefined): Pick<Proposal, 'second'> => {
  const { topic, confidence = 0 } = choice?.second ?? {};
  if (topic === undefined || rounded(confidence) === 0) return {};
  return { second: { unit: topic.unit, topic: topic.id, confidence: rounded(confidence) } };
};

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** Reads the rules once; what it returns is deterministic, never fails, and takes time in proportion to the text. */
export const compileTopics = (
  policy: TopicsPolicy,
  named: NamedRules = NOBODY_NAMED,
  phrases: CompiledPhrases = compilePhrases(policy, named),
): Classifier => {
  const read = compileReader({ policy, named, phrases });
  return (report) => {
    const reading = read.text(report);
    const oversight = read.oversight(reading);
    const scored = read.topics(reading, oversight);
    return propose(policy, { reading, oversight, scored, urgent: read.urgency(reading.found), report });
  };
};

const compiled = new WeakMap<TopicsPolicy, WeakMap<NamedRules, Classifier>>();

/** What the machine proposes for a report under these rules. Compiles the rules on their first use. */
export const classify = (policy: TopicsPolicy, report: ReportText, named: NamedRules = NOBODY_NAMED): Proposal => {
  const byNames = compiled.get(policy) ?? new WeakMap<NamedRules, Classifier>();
  const known = byNames.get(named) ?? compileTopics(policy, named);
  compiled.set(policy, byNames.set(named, known));
  return known(report);
};

/** A reason code in words for people; undefined for a code that these rules do not know (an earlier version's). */
export const explainReason = (policy: TopicsPolicy, code: ReasonCode): Bilingual | undefined => {
  const [kind, id] = code.split(':');
  switch (kind) {
    case 'topic':
      return policy.topics.find((topic) => topic.id === id)?.name;
    case 'allegation':
      return policy.oversight.allegations.find((allegation) => allegation.id === id)?.name;
    case 'actor':
      return policy.oversight.actors.find((actor) => actor.id === id)?.name;
    case 'urgency':
      return policy.urgency.find((rule) => rule.id === id)?.name;
    case 'abstain':
      return Object.entries(policy.abstain).find(([reason]) => reason === id)?.[1];
    default:
      return undefined;
  }
};
