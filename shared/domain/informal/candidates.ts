import type { Assignee, Bilingual, Instant, ReportId, SubDistrictId, TopicId } from '#shared/domain/words/words';
import type { InformalContact } from './contact.ts';
import { daysIn } from './informal-rules.ts';

/** What speaks for a report being from a contact, or against it. */
export const MATCH_REASON_NAMES = {
  sameTopic: { id: 'topiknya sama', en: 'same topic' },
  sameUnit: { id: 'unitnya sama, topiknya lain', en: 'same unit, another topic' },
  samePlace: { id: 'kecamatannya sama', en: 'same sub-district' },
  soonAfter: { id: 'datang tidak lama sesudahnya', en: 'came soon after' },
  likeWords: { id: 'kata-katanya mirip', en: 'said in like words' },
  otherUnit: { id: 'pekerjaan unit lain', en: 'another unit’s work' },
  otherPlace: { id: 'kecamatannya lain', en: 'another sub-district' },
  placeUnknown: { id: 'tempatnya tidak diketahui', en: 'the place is not known' },
  longAfter: { id: 'datang lama sesudahnya', en: 'came long after' },
  cameBefore: { id: 'datang lebih dahulu', en: 'came before it' },
  otherWords: { id: 'kata-katanya lain', en: 'said in other words' },
  wordsUnknown: { id: 'tidak ada kata-kata untuk dibandingkan', en: 'no words to compare' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type MatchReason = keyof typeof MATCH_REASON_NAMES;

/** A report that may be the one that a contact waits for, with what speaks for it and against it. */
export type Candidate = {
  readonly report: ReportId;
  readonly for: readonly MatchReason[];
  readonly against: readonly MatchReason[];
  readonly score: number;
};

type Words = ReadonlySet<string>;

/** As much of a contact as a report is sought by; without words where nothing was said, or that is gone. */
export type Sought = Pick<InformalContact, 'topic' | 'unit' | 'subDistrict' | 'at'> & {
  readonly words?: Words | undefined;
};
/** As much of a report as it is found by; without words where whoever looks may not read them. */
export type Findable = {
  readonly report: ReportId;
  readonly topic?: TopicId | undefined;
  readonly unit?: Assignee | undefined;
  readonly subDistrict?: SubDistrictId | undefined;
  readonly receivedAt: Instant;
  readonly words?: Words | undefined;
};

const SOON_MS = daysIn(7);
const LONG_MS = daysIn(21);
/** From here up words are alike, and from here down they are others. */
const ALIKE = 0.45;
const OTHERWISE = 0.2;
/** A report below this is not proposed, nor is one that is so much worse than the best. */
const LEAST = 6.5;
const WORSE = 0.75;
/** More are not looked at beside each other. */
const MOST = 5;

const WEIGHTS: Readonly<Record<Exclude<MatchReason, 'likeWords' | 'wordsUnknown'>, number>> = {
  sameTopic: 3,
  sameUnit: 1,
  otherUnit: -2,
  samePlace: 2,
  otherPlace: -4,
  placeUnknown: 0,
  soonAfter: 1.5,
  longAfter: -1.5,
  cameBefore: 0,
  otherWords: -3,
};
const WEIGHT_OF_WORDS = 5;

/** Too frequent in what anybody writes to say anything. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'yang dan atau dari untuk dengan ini itu ada tidak sudah belum juga saya kami kita mohon tolong minta pak bapak ibu bang admin terima kasih selamat pagi siang sore malam assalamualaikum halo maaf karena supaya agar kalau lagi saja sangat sekali bisa akan oleh pada the and for please'.split(
    ' ',
  ),
);
const SHORTEST = 3;

/** The words of a text by which it is compared, without their commonest endings. */
export const tellingWords = (words: Iterable<string>): Words =>
  new Set(
    [...words].flatMap((word) => {
      const short = word.replace(/(?<=.{4})(nya|lah|kah|kan)$/, '');
      return short.length < SHORTEST || EMPTY_WORDS.has(short) ? [] : [short];
    }),
  );

type Rarity = (word: string) => number;

/** How much a word says among these texts: what stands in all of them says nothing. */
const rarityIn = (texts: readonly Words[]): Rarity => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (texts.length + 1) / ((counts.get(word) ?? 0) + 1));
};

/** How much of one text stands in another too, by what its words say: from 0 to 1. */
const covered = (said: Words, written: Words, rarity: Rarity): number => {
  let [all, shared] = [0, 0];
  for (const word of said) {
    const worth = rarity(word);
    all += worth;
    if (written.has(word)) shared += worth;
  }
  return all === 0 ? 0 : shared / all;
};

/** A report says more than was said on the phone: that it holds all of that weighs more than that it holds no more. */
const likeness = (said: Words, written: Words, rarity: Rarity): number =>
  0.6 * covered(said, written, rarity) + 0.4 * covered(written, said, rarity);

/**
 * Which of these reports may be the one that a contact waits for, the likeliest first. It is worked out from what is
 * recorded whenever somebody looks; nothing is linked by it.
 */
export const candidatesFor = (sought: Sought, reports: readonly Findable[]): readonly Candidate[] => {
  const rarity = rarityIn(reports.flatMap(({ words }) => words ?? []));
  const scored = reports
    .map((report) => scoreOf(sought, report, rarity))
    .filter(({ score }) => score >= LEAST)
    .toSorted((one, other) => other.score - one.score || (one.report < other.report ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best - WORSE).slice(0, MOST);
};

/** What a report is worth before anybody has looked at its words. */
const weightOf = (sought: Sought, report: Findable): number =>
  reasonsOf(sought, report).reduce((sum, reason) => sum + WEIGHTS[reason], 0);

/** Whether a report can be proposed at all, whatever stands in it: the words of others need not be read. */
export const mayBeProposed = (sought: Sought, report: Findable): boolean =>
  weightOf(sought, report) + WEIGHT_OF_WORDS >= LEAST;

const scoreOf = (sought: Sought, report: Findable, rarity: Rarity): Candidate => {
  const alike =
    sought.words === undefined || sought.words.size === 0 || report.words === undefined
      ? undefined
      : likeness(sought.words, report.words, rarity);
  const reasons = reasonsOf(sought, report);
  const words = wordsReason(alike);
  const score =
    weightOf(sought, report) + WEIGHT_OF_WORDS * (alike ?? 0) + (words === 'otherWords' ? WEIGHTS.otherWords : 0);
  const all: readonly MatchReason[] = [...reasons, ...(words === undefined ? [] : [words])];
  return {
    report: report.report,
    for: all.filter((reason) => FOR.includes(reason)),
    against: all.filter((reason) => !FOR.includes(reason)),
    score,
  };
};

const reasonsOf = (sought: Sought, report: Findable) => [
  matterOf(sought, report),
  placeOf(sought, report),
  ...timeOf(sought, report),
];

const FOR: readonly MatchReason[] = ['sameTopic', 'sameUnit', 'samePlace', 'soonAfter', 'likeWords'];

const matterOf = (sought: Sought, { topic, unit }: Findable): 'sameTopic' | 'sameUnit' | 'otherUnit' => {
  if (topic === sought.topic) return 'sameTopic';
  return unit !== undefined && unit === sought.unit ? 'sameUnit' : 'otherUnit';
};

const placeOf = (sought: Sought, { subDistrict }: Findable): 'samePlace' | 'otherPlace' | 'placeUnknown' => {
  if (sought.subDistrict === undefined || subDistrict === undefined) return 'placeUnknown';
  return sought.subDistrict === subDistrict ? 'samePlace' : 'otherPlace';
};

const timeOf = (sought: Sought, { receivedAt }: Findable): readonly ('soonAfter' | 'longAfter' | 'cameBefore')[] => {
  const after = receivedAt - sought.at;
  if (after < 0) return ['cameBefore'];
  if (after <= SOON_MS) return ['soonAfter'];
  return after > LONG_MS ? ['longAfter'] : [];
};

const wordsReason = (alike: number | undefined): 'likeWords' | 'otherWords' | 'wordsUnknown' | undefined => {
  if (alike === undefined) return 'wordsUnknown';
  if (alike >= ALIKE) return 'likeWords';
  return alike < OTHERWISE ? 'otherWords' : undefined;
};

const HOUR_MS = 3_600_000;

/** Whether two contacts may be one and the same, taken down by two officers. */
export const mayBeSame = (one: Sought, other: Sought): boolean => {
  if (one.topic !== other.topic || one.subDistrict !== other.subDistrict) return false;
  if (Math.abs(one.at - other.at) > HOUR_MS) return false;
  const [said, also] = [one.words, other.words];
  if (said === undefined || also === undefined || said.size === 0 || also.size === 0) return true;
  const alone: Rarity = () => 1;
  return Math.max(covered(said, also, alone), covered(also, said, alone)) >= ALIKE;
};
