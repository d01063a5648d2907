import * as z from 'zod';
import { plainText } from '#shared/domain/classify/text-normal';
import type { Said } from '#shared/domain/report/submission';
import { SubDistrictId } from '#shared/domain/words/words';

export { SubDistrictId } from '#shared/domain/words/words';

/** One without a letter would be found in every text. */
const PlaceName = z.string().regex(/[a-z]/i);

/** The sub-districts of the regency, with the towns and villages by which people mean them. */
export const SubDistricts = z
  .strictObject({
    source: z.string().min(1),
    subDistricts: z
      .array(z.strictObject({ id: SubDistrictId, name: PlaceName, also: z.array(PlaceName).readonly() }))
      .min(1)
      .readonly(),
  })
  .readonly()
  .superRefine(({ subDistricts }, context) => {
    const seen = new Map<string, number>();
    for (const [index, { id, name, also }] of subDistricts.entries()) {
      for (const text of [id, name, ...also].map(plain)) {
        const before = seen.get(text);
        if (before !== undefined && before !== index) {
          context.addIssue({ code: 'custom', path: ['subDistricts', index], message: `"${text}" stands twice` });
        }
        seen.set(text, index);
      }
    }
  });
export type SubDistricts = z.infer<typeof SubDistricts>;

/** Only letters count, and one space between words: a place is written in many ways. */
const plain = (text: string): string =>
  plainText(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** Of longer texts only so much is looked at. */
const MOST_READ = 20_000;

/**
 * The sub-district that the words name, from the most certain field to the least. Where a field names two, or a name
 * that two share ("Putussibau") points elsewhere, nobody is asked to guess: it is not known.
 */
export const subDistrictOf = (
  { subDistricts }: Pick<SubDistricts, 'subDistricts'>,
  { place, title, text }: Pick<Said, 'place' | 'title' | 'text'>,
): SubDistrictId | undefined => {
  const { shared, names } = readNames(subDistricts);
  let possible = subDistricts;
  for (const parts of [[place?.district], [place?.description, place?.village], [title, text]]) {
    const words = ` ${parts.map((part) => plain((part ?? '').slice(0, MOST_READ))).join(' | ')} `;
    for (const [name, sharers] of shared) {
      if (words.includes(` ${name} `)) possible = possible.filter((one) => sharers.includes(one));
    }
    const [only, ...others] = subDistricts.filter((_, at) => names[at]?.some((name) => words.includes(name)));
    if (only !== undefined) return others.length === 0 && possible.includes(only) ? only.id : undefined;
  }
  return undefined;
};

type Names = {
  readonly shared: ReturnType<typeof sharedNames>;
  /** Of each sub-district all that it is called, between spaces. */
  readonly names: readonly (readonly string[])[];
};

const read = new WeakMap<SubDistricts['subDistricts'], Names>();

/** The names as they are looked for, made ready once. */
const readNames = (subDistricts: SubDistricts['subDistricts']): Names => {
  const known = read.get(subDistricts);
  if (known !== undefined) return known;
  const names = subDistricts.map(({ name, also }) => [name, ...also].map((one) => ` ${plain(one)} `));
  const made = { shared: sharedNames(subDistricts), names };
  read.set(subDistricts, made);
  return made;
};

/** First words that several names begin with: alone, such a word says only that it is one of these. */
const sharedNames = (
  subDistricts: SubDistricts['subDistricts'],
): readonly (readonly [string, SubDistricts['subDistricts']])[] =>
  [...Map.groupBy(subDistricts, ({ name }) => plain(name).split(' ')[0] ?? '')].filter(([, all]) => all.length > 1);
