import * as z from 'zod';
import { Bilingual, Desk, TopicId, Urgency } from '#shared/domain/words/words';
import { groupsOf, parsePhrase } from './phrase.ts';
import { ProposedUnit } from './proposal.ts';

/** A pattern as the office writes it; see `phrase.ts` for the notation. */
const PhraseText = z
  .string()
  .min(2)
  .max(160)
  .superRefine((source, context) => {
    const phrase = parsePhrase(source);
    if (!phrase.ok) context.addIssue({ code: 'custom', message: `pattern "${source}": ${phrase.refusal}` });
  });

const Phrases = z
  .array(PhraseText)
  .max(300)
  .superRefine((phrases, context) => {
    const seen = new Set<string>();
    for (const [at, phrase] of phrases.entries()) {
      if (seen.has(phrase))
        context.addIssue({ code: 'custom', path: [at], message: `pattern "${phrase}" stands twice` });
      seen.add(phrase);
    }
  })
  .readonly();

const RuleId = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/)
  .max(40);
const Word = z.string().regex(/^[a-z0-9]+$/);
const GroupWord = z.string().regex(/^[a-z0-9]+(?:(?<=[a-z0-9]{3})\*)?$/);
const Share = z.number().min(0).max(1);
const Weight = z.number().min(-20).max(20);

const Topic = z
  .strictObject({
    id: TopicId,
    name: Bilingual,
    unit: ProposedUnit,
    desk: Desk.optional(),
    authority: RuleId.optional(),
    urgency: Urgency.default('normal'),
    /** Speaks only where no particular subject is named: thanks, slow answers, conduct. */
    generic: z.boolean().default(false),
    /** Thanks: where it speaks, a person decides whether anything is to be done. */
    asksNothing: z.boolean().default(false),
    decisive: Phrases.default([]),
    strong: Phrases.default([]),
    medium: Phrases.default([]),
    weak: Phrases.default([]),
    against: Phrases.default([]),
  })
  .readonly();
export type Topic = z.infer<typeof Topic>;

/**
 * Who somebody is: our own people, the office as such, perhaps ours, another agency's people, a private person who is
 * known for the deed, or anybody of the public (who may as well be its victim).
 */
const Standing = z.enum(['official', 'office', 'unclear', 'otherAgency', 'private', 'public']);
export type Standing = z.infer<typeof Standing>;

const Actor = z
  .strictObject({
    id: RuleId,
    name: Bilingual,
    stands: Standing,
    authority: RuleId.optional(),
    patterns: Phrases,
  })
  .readonly();
export type Actor = z.infer<typeof Actor>;

const Allegation = z
  .strictObject({
    id: RuleId,
    name: Bilingual,
    /** How likely the report is oversight when an official stands in the same sentence. */
    weight: Share,
    /** The part of `weight` that remains when nobody is named. */
    alone: Share,
    /**
     * Where this allegation differs from `actorShare`; only with a share of their own do the public count as actors.
     */
    shares: z.partialRecord(z.enum(['office', 'private', 'public', 'unclear']), Share).default({}),
    /** Speaks also wherever an official is named at all, whatever is said about him. */
    whoever: z.boolean().default(false),
    /** Said in words of daily life ("tidur"): where nothing else sounds like misconduct, nobody is accused by it. */
    daily: z.boolean().default(false),
    /** Says no more than that somebody is named: a harmless sentence takes it back. */
    mere: z.boolean().default(false),
    /** Where it goes when the text names no other subject. */
    topic: TopicId,
    patterns: Phrases,
  })
  .readonly();
export type Allegation = z.infer<typeof Allegation>;

/** A small sign, for an accusation (above zero) or for an ordinary matter (below zero). */
const Sign = z
  .strictObject({
    id: RuleId,
    weight: z.number().min(-6).max(6),
    /** It counts for each of its patterns, and for no more of them than this. */
    most: z.int().min(1).max(20).default(3),
    patterns: Phrases,
  })
  .readonly();

/** Signs of which none says much. Together they make it likely that somebody accuses without saying so. */
const Hints = z
  .strictObject({
    /** What they are told as. */
    allegation: RuleId,
    /** What a text without any sign weighs. */
    start: z.number().min(-10).max(10),
    /**
     * What it weighs that somebody is called by his function: only told, named and no more, or said to do something.
     */
    named: z.strictObject({ aside: Weight, open: Weight, tied: Weight }).readonly(),
    /** Whoever writes much gives more signs: what each word more than so many weighs, for so many words at most. */
    long: z.strictObject({ from: z.int().min(1), weight: z.number().min(-1).max(0), most: z.int().min(1) }).readonly(),
    /** Less likely than this is not worth telling. */
    told: Share,
    /** Below so much likelihood it is an ordinary matter, and so much remains of an officer's merely being named. */
    ordinary: z.strictObject({ below: Share, keeps: Share }).readonly(),
    /** The same for a deed of somebody who cannot be told to be an officer. */
    calm: z.strictObject({ below: Share, keeps: Share }).readonly(),
    signs: z.array(Sign).max(120).readonly(),
  })
  .readonly();

/** How somebody who is named stands in his sentence: the words right before and after tell it. */
const Roles = z
  .strictObject({
    /** "mohon X", "lapor ke X", "terima kasih X": told, asked, or thanked. */
    toldBefore: Phrases,
    toldAfter: Phrases,
    /** "tindak X", "ulah X", "setor ke X": complained of. */
    blamedBefore: Phrases,
    blamedAfter: Phrases,
    /** "X di dermaga ditegur": to be punished, a few words before that is said. */
    sanctioned: Phrases,
    /** "anak buah X", "bukan X": not he, but somebody else. */
    sparedBefore: Phrases,
    /** "surat ke X": told as well, where nothing else is said of him. */
    towards: Phrases,
    /** "rumah X", "ipar X", "kenal X": his, right before he is named. */
    belonging: Phrases,
    /** "X menyuruh", "X tahu": does something that is misconduct where the signs say so. */
    doing: Phrases,
    /** "mohon Bapak X": what may stand between. */
    titles: Phrases,
    /** "sesuai karcis", "saya paham": takes back what its sentence says of anybody. */
    excused: Phrases,
    /** "X dan Y": both do the same. */
    joining: Phrases,
    /** "X menyuruh petugas": does it through another. */
    through: Phrases,
    /** "lapor ke X, dia malah": the one who was told did it. */
    turning: Phrases,
  })
  .readonly();
export type Role = keyof z.infer<typeof Roles>;

const UrgencyRule = z
  .strictObject({
    id: RuleId,
    name: Bilingual,
    urgency: z.enum(['danger', 'high']),
    patterns: Phrases,
    unless: Phrases.default([]),
  })
  .readonly();
export type UrgencyRule = z.infer<typeof UrgencyRule>;

const Shape = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** Words read of one text, words that `..` may skip. */
  limits: z.strictObject({ words: z.int().min(100).max(50_000), gap: z.int().min(1).max(8) }).readonly(),
  weights: z
    .strictObject({
      /** Settles the matter whatever else is named ("termin", "refund"). */
      decisive: Weight,
      strong: Weight,
      medium: Weight,
      weak: Weight,
      against: Weight,
      /** Each further pattern of a topic counts by this part of the one before. */
      fading: Share,
      /** A word in the title says more. */
      title: z.number().min(1).max(3),
      /** A word that only says where ("near the terminal") says less. */
      location: Share,
      /** What remains of a generic topic beside a particular one. */
      generic: Share,
      /** What remains of another agency's topic where our own people are accused. */
      elsewhere: Share,
    })
    .readonly(),
  decision: z
    .strictObject({
      minWords: z.int().min(1),
      minScore: z.number(),
      minConfidence: Share,
      /** How near the next unit may come to the first one. */
      maxRivalry: Share,
      /** A unit whose topics score this much has a matter of its own in the text. */
      ownMatter: z.number(),
      suspectOversight: Share,
      proposeOversight: Share,
      baseOversight: Share,
    })
    .readonly(),
  /** The part of an allegation's weight that remains, by who is named. */
  actorShare: z
    .strictObject({
      official: Share,
      otherAgency: Share,
      office: Share,
      unclear: Share,
      private: Share,
      public: Share,
      nearby: Share,
      negated: Share,
    })
    .readonly(),
  /** From one or two words as people write them to the office's words. */
  spelling: z
    .record(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)?$/), z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/))
    .readonly(),
  groups: z.record(RuleId, z.array(GroupWord).min(1).readonly()).readonly(),
  /** Words that are also read where one letter is wrong: distinctive ones, far from any other word. */
  guessable: z.array(Word.min(6)).readonly(),
  /** Words before which something is only a place. */
  locationWords: z.array(Word).readonly(),
  /** Short forms whose full stop ends no sentence. */
  sentenceSafe: z.array(Word).readonly(),
  /** Roots that are not read from their verbs: "berjalan" is no road. */
  noRoots: z.array(Word).readonly(),
  authorities: z.record(RuleId, Bilingual).readonly(),
  topics: z.array(Topic).min(1).readonly(),
  fallback: z.strictObject({ unclear: TopicId, noTopic: TopicId, otherAgency: TopicId }).readonly(),
  oversight: z
    .strictObject({
      actors: z.array(Actor).min(1).readonly(),
      /** Spans in which an official is only called for ("please send an officer"), so not accused. */
      bystanders: Phrases,
      /** Sentences with this praise, ask, or quote an official, so that his being named is nothing by itself. */
      harmless: Phrases.default([]),
      /** Spans in which an allegation is denied, feared or asked about. */
      denials: Phrases,
      allegations: z.array(Allegation).min(1).readonly(),
      hints: Hints,
      roles: Roles,
    })
    .readonly(),
  urgency: z.array(UrgencyRule).readonly(),
  /** Why a person must decide. */
  abstain: z
    .strictObject({
      empty: Bilingual,
      tooShort: Bilingual,
      gibberish: Bilingual,
      tooLong: Bilingual,
      noTopic: Bilingual,
      lowConfidence: Bilingual,
      severalUnits: Bilingual,
      notOurs: Bilingual,
      nothingAsked: Bilingual,
      suspectedOversight: Bilingual,
      mixedActors: Bilingual,
    })
    .readonly(),
});
type Shape = z.infer<typeof Shape>;
export type AbstainReason = keyof Shape['abstain'];

type Complain = (path: (string | number)[], message: string) => void;

const checkUnique = (ids: readonly string[], path: readonly string[], complain: Complain): void => {
  const seen = new Set<string>();
  for (const [at, id] of ids.entries()) {
    if (seen.has(id)) complain([...path, at, 'id'], `"${id}" stands twice`);
    seen.add(id);
  }
};

const checkGroups = (policy: Shape, complain: Complain): void => {
  for (const { path, entry, phrases } of phraseLists(policy)) {
    for (const [at, source] of phrases.entries()) {
      const phrase = parsePhrase(source);
      for (const group of phrase.ok ? groupsOf(phrase.value) : []) {
        if (!Object.hasOwn(policy.groups, group))
          complain([...path, at], `"${entry}": group "@${group}" is not listed`);
      }
    }
  }
};

const checkAuthority = (
  entry: { readonly id: string; readonly authority?: string | undefined },
  needed: boolean,
  path: readonly (string | number)[],
  context: { readonly policy: Shape; readonly complain: Complain },
): void => {
  if (needed !== (entry.authority !== undefined)) {
    context.complain(
      [...path, 'authority'],
      `"${entry.id}": another agency's work names its authority, our own does not`,
    );
  } else if (entry.authority !== undefined && !Object.hasOwn(context.policy.authorities, entry.authority)) {
    context.complain([...path, 'authority'], `"${entry.id}": authority "${entry.authority}" is not listed`);
  }
};

const checkReferences = (policy: Shape, complain: Complain): void => {
  const topics = new Set<string>(policy.topics.map((topic) => topic.id));
  const known = (path: (string | number)[], topic: string): void => {
    if (!topics.has(topic)) complain(path, `topic "${topic}" is not listed`);
  };
  known(['fallback', 'unclear'], policy.fallback.unclear);
  known(['fallback', 'noTopic'], policy.fallback.noTopic);
  known(['fallback', 'otherAgency'], policy.fallback.otherAgency);
  for (const [at, allegation] of policy.oversight.allegations.entries()) {
    known(['oversight', 'allegations', at, 'topic'], allegation.topic);
  }
  const hinted = policy.oversight.hints.allegation;
  if (!policy.oversight.allegations.some(({ id }) => id === hinted)) {
    complain(['oversight', 'hints', 'allegation'], `allegation "${hinted}" is not listed`);
  }
  for (const [at, topic] of policy.topics.entries()) {
    checkAuthority(topic, topic.unit === 'notOurs', ['topics', at], { policy, complain });
  }
  for (const [at, actor] of policy.oversight.actors.entries()) {
    checkAuthority(actor, actor.stands === 'otherAgency', ['oversight', 'actors', at], { policy, complain });
  }
};

/** The office's rules for reading a report. Strict: a typing mistake stops the build and names its entry. */
export const TopicsPolicy = Shape.superRefine((policy, context) => {
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message });
  checkUnique(
    policy.topics.map((topic) => topic.id),
    ['topics'],
    complain,
  );
  checkUnique(
    policy.oversight.actors.map((actor) => actor.id),
    ['oversight', 'actors'],
    complain,
  );
  checkUnique(
    policy.oversight.allegations.map((allegation) => allegation.id),
    ['oversight', 'allegations'],
    complain,
  );
  checkUnique(
    policy.oversight.hints.signs.map((sign) => sign.id),
    ['oversight', 'hints', 'signs'],
    complain,
  );
  checkUnique(
    policy.urgency.map((rule) => rule.id),
    ['urgency'],
    complain,
  );
  checkGroups(policy, complain);
  checkReferences(policy, complain);
}).readonly();
export type TopicsPolicy = z.infer<typeof TopicsPolicy>;

/** How strongly a pattern speaks for its topic, or against it. */
const TIERS = ['decisive', 'strong', 'medium', 'weak', 'against'] as const;

type PhraseList = {
  readonly path: readonly (string | number)[];
  readonly entry: string;
  readonly phrases: readonly string[];
};

/** Every list of patterns of the file, with its path and the entry that it belongs to. */
export const phraseLists = (policy: Pick<TopicsPolicy, 'topics' | 'oversight' | 'urgency'>): readonly PhraseList[] => [
  ...policy.topics.flatMap((topic, at) =>
    TIERS.map((tier) => ({ path: ['topics', at, tier], entry: topic.id, phrases: topic[tier] })),
  ),
  ...policy.oversight.actors.map(({ id, patterns }, at) => ({
    path: ['oversight', 'actors', at, 'patterns'],
    entry: id,
    phrases: patterns,
  })),
  ...policy.oversight.allegations.map(({ id, patterns }, at) => ({
    path: ['oversight', 'allegations', at, 'patterns'],
    entry: id,
    phrases: patterns,
  })),
  { path: ['oversight', 'bystanders'], entry: 'bystanders', phrases: policy.oversight.bystanders },
  { path: ['oversight', 'harmless'], entry: 'harmless', phrases: policy.oversight.harmless },
  { path: ['oversight', 'denials'], entry: 'denials', phrases: policy.oversight.denials },
  ...policy.oversight.hints.signs.map(({ id, patterns }, at) => ({
    path: ['oversight', 'hints', 'signs', at, 'patterns'],
    entry: id,
    phrases: patterns,
  })),
  ...Object.entries(policy.oversight.roles).map(([role, phrases]) => ({
    path: ['oversight', 'roles', role],
    entry: role,
    phrases,
  })),
  ...policy.urgency.flatMap((rule, at) =>
    (['patterns', 'unless'] as const).map((list) => ({
      path: ['urgency', at, list],
      entry: rule.id,
      phrases: rule[list],
    })),
  ),
];
