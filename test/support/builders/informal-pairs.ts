import * as z from 'zod';
import { chance, pick, type Random, randomOf } from '#local/past/random';
import { inTheirWords } from '#local/past/texts/manners';
import { deckOf, type Matter, type Place, placeOf, writtenReport } from '#local/past/texts/written-report';
import { subDistrictOf } from '#shared/domain/arrival/sub-district';
import { assigneeOf } from '#shared/domain/classify/assignee';
import { classify } from '#shared/domain/classify/classify';
import { compileSearchWords } from '#shared/domain/classify/search-words';
import { type Findable, type Sought, tellingWords } from '#shared/domain/informal/candidates';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId, type SubDistrictId } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

const DAY_MS = 86_400_000;
const YEAR_STARTS = Date.UTC(2026, 0, 5);
const words = compileSearchWords(policy.topics);
const telling = (text: string) => tellingWords(words.readings(text).at(-1) ?? []);

/** A contact and the report that the same citizen made of it, or no report where they made none. */
export type Pair = { readonly contact: Sought; readonly report?: ReportId };

type World = { readonly pairs: readonly Pair[]; readonly reports: readonly Findable[] };

const instant = (at: number): Instant => Instant.parse(Math.round(at));

/** What the officer writes down of a matter: its first half, in other words, sometimes without the place. */
const heard = (random: Random, { text }: Matter, { spot, district }: Place): string => {
  const said = text.replaceAll('@', chance(random, 0.6) ? spot : district);
  const half = chance(random, 0.5) ? (said.split(',')[0] ?? said) : said;
  const kept = half.split(' ').filter((_, at) => at < 3 || chance(random, 0.8));
  return inTheirWords(random, kept.join(' '));
};

const placeKnown = (text: string): SubDistrictId | undefined =>
  subDistrictOf(policy.subDistricts, { title: undefined, place: undefined, text });

const Written = z.object({
  title: z.string(),
  text: z.string(),
  place: z.object({ description: z.string() }).optional(),
});

/** As the system knows a report: its topic and place are what the machine made of the words. */
const foundBy = (random: Random, name: string, matter: Matter, place: Place, at: number): Findable => {
  const { data } = writtenReport(random, matter, place);
  const said = Written.parse(data);
  const proposal = classify(policy.topics, { title: said.title, text: said.text }, policy.named);
  return {
    report: reportIdOf(ChannelId.parse('lapor'), name),
    topic: proposal.topic,
    unit: assigneeOf(policy, proposal.topic),
    subDistrict: subDistrictOf(policy.subDistricts, said),
    receivedAt: instant(at),
    words: telling(`${said.title} ${said.text}`),
  };
};

/**
 * So many contacts that became reports, so many that did not, and so many reports that nobody had told of before, all
 * within a season: the same matters at other places and times, and other matters at the same.
 */
export const informalPairs = (seed: number, size: { pairs: number; alone: number; others: number }): World => {
  const random = randomOf(seed);
  const deck = deckOf(seed);
  const reports: Findable[] = [];
  const when = () => YEAR_STARTS + random() * 90 * DAY_MS;
  const heardAt = (matter: Matter, place: Place, at: number): Sought => {
    const subDistrict = chance(random, 0.9) ? placeKnown(`di ${place.district}`) : undefined;
    return {
      topic: matter.topic,
      unit: assigneeOf(policy, matter.topic),
      ...(subDistrict === undefined ? {} : { subDistrict }),
      at: instant(at),
      ...(chance(random, 0.85) ? { words: telling(heard(random, matter, place)) } : {}),
    };
  };
  const pairs = Array.from({ length: size.pairs + size.alone }, (_, index): Pair => {
    const matter = deck(index);
    const place = placeOf(random, matter);
    const at = when();
    const contact = heardAt(matter, place, at);
    if (index >= size.pairs) return { contact };
    const after = pick(random, [0.05, 0.3, 0.8, 1, 2, 3, 5, 9, 20, -0.5]);
    const report = foundBy(random, `pasangan ${index}`, matter, place, at + after * DAY_MS);
    reports.push(report);
    return { contact, report: report.report };
  });
  for (let index = 0; index < size.others; index += 1) {
    const matter = deck(size.pairs + size.alone + index);
    reports.push(foundBy(random, `lain ${index}`, matter, placeOf(random, matter), when()));
  }
  return { pairs, reports };
};
