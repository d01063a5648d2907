import type { Policy } from '#shared/domain/policy/policy';
import { Instant, type ReportId, TopicId } from '#shared/domain/words/words';
import { aLife, type Life } from './lives/life.ts';
import { chance, pick, type Random, randomOf } from './random.ts';
import { deckOf, type Matter, type Place, placeOf, writtenReport } from './texts/written-report.ts';
import { troublesOf } from './troubles.ts';

/** What a past is made from. */
export type PlannedPast = {
  /** Reports of one name and number are the same report. */
  readonly name: string;
  readonly seed: number;
  readonly reports: number;
  /** Reports come in from the one instant up to the other. */
  readonly from: Instant;
  readonly to: Instant;
};

/** What of a report is there before it is lived: what it is about, where, and when it comes in. */
type Planned = { readonly matter: Matter; readonly place: Place; readonly receivedAt: Instant };
type Known = Planned & { readonly report: ReportId };

/** So great a part comes with the flood; some of these are seen to be the same. */
const OF_THE_FLOOD = 0.06;
const SEEN_TO_BE_SAME = 0.4;
/** So great a part says what was said shortly before. */
const SAID_AGAIN = 0.04;
const SAID_AGAIN_WITHIN_MS = 4 * 86_400_000;

/**
 * The reports of a past, each with a life before it. Each goes by numbers of its own, so that what happens to one
 * changes nothing in another, and the first so many are the same however many there are.
 */
export function* plannedLives(policy: Policy, given: PlannedPast): Generator<Life> {
  const deal = deckOf(given.seed);
  const troubles = troublesOf(given);
  let flooded: Known | undefined;
  let last: Known | undefined;
  let dealt = 0;
  for (let index = 0; index < given.reports; index += 1) {
    const random = randomOf(Math.imul(given.seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    const isOfFlood = chance(random, OF_THE_FLOOD);
    const before = isOfFlood
      ? chance(random, SEEN_TO_BE_SAME) && flooded
      : chance(random, SAID_AGAIN) && last !== undefined && isEarly(given, last) && last;
    const planned = isOfFlood
      ? flood(random, troubles.flood)
      : before
        ? { ...before, receivedAt: Instant.parse(before.receivedAt + Math.ceil(random() * SAID_AGAIN_WITHIN_MS)) }
        : fresh(random, given, deal(dealt++));
    const { matter, place, receivedAt } = planned;
    const original = before && before.receivedAt < receivedAt ? before.report : undefined;
    const written = writtenReport(random, matter, place);
    const externalId = `contoh-${given.name}-${index + 1}`;
    const life = aLife({ policy, troubles, random, written, externalId, receivedAt, original });
    const known = original === undefined ? { ...planned, report: life.report } : undefined;
    if (isOfFlood) flooded ??= known;
    else last = known;
    yield life;
  }
}

const isEarly = ({ to }: PlannedPast, { receivedAt }: Known): boolean => receivedAt + SAID_AGAIN_WITHIN_MS < to;

const FLOOD_PLACE: Place = { spot: 'Kampung Contoh', district: 'Semitau' };
const FLOOD_MATTERS: readonly Matter[] = [
  'Air naik cepat, lantai dermaga @ terendam dan papannya lepas.',
  'Dermaga @ miring dihantam arus sejak air naik.',
  'Tangga dermaga @ hanyut, penumpang tidak bisa turun.',
  'Dermaga @ lepas sebagian, speedboat tidak bisa merapat.',
].map((text) => ({ topic: TopicId.parse('dermaga'), text }));

const flood = (random: Random, { from, until }: { readonly from: Instant; readonly until: Instant }): Planned => ({
  matter: pick(random, FLOOD_MATTERS),
  place: FLOOD_PLACE,
  receivedAt: Instant.parse(from + Math.floor(random() * (until - from))),
});

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When people write: after breakfast, at work, and most of all in the evening. */
const HOURS: readonly number[] = [
  ...[0, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16],
  ...[17, 17, 18, 18, 19, 19, 19, 20, 20, 20, 20, 21, 21, 21, 22, 23],
];

const fresh = (random: Random, { from, to }: PlannedPast, matter: Matter): Planned => {
  const day = Math.floor(random() * Math.floor((to - from) / DAY_MS));
  const at = from + day * DAY_MS + pick(random, HOURS) * HOUR_MS + Math.floor(random() * HOUR_MS);
  return { matter, place: placeOf(random, matter), receivedAt: Instant.parse(at) };
};
