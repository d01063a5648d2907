import * as z from 'zod';
import { PersonId } from '#shared/domain/words/person-id';

const MOST_WORDS = 7;
/** Shorter words are too like others to be guessed. */
const LONG = 7;
const LEAST_NAME = 4;

/** How people write it, in any spelling that the classifier reads: "Kabid LLAJ", "bendahara dishub". */
const Calling = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/, 'words of letters and digits, with one space between two')
  .refine((calling) => calling.split(' ').length <= MOST_WORDS, `at most ${MOST_WORDS} words`);

/** A number plate as it is painted: "KB 1021 F". */
const Plate = z.string().regex(/^[A-Z]{1,2} [0-9]{1,4} [A-Z]{1,3}$/, 'a plate is written like "KB 1021 F"');

const sameCalling = (calling: string): string => calling.toLowerCase();

type Shape = {
  readonly called: readonly { readonly as: readonly string[] }[];
  readonly vehicles: readonly { readonly plate: string }[];
};

/** One call means one function: who is accused must not depend on the order of the file. */
const isClear = ({ called, vehicles }: Shape, context: z.RefinementCtx): void => {
  const seen = new Set<string>();
  const once = (what: string, path: (string | number)[]): void => {
    if (seen.has(what)) context.addIssue({ code: 'custom', path, message: `"${what}" stands twice` });
    seen.add(what);
  };
  for (const [at, { as }] of called.entries()) {
    for (const [index, calling] of as.entries()) once(sameCalling(calling), ['called', at, 'as', index]);
  }
  for (const [at, { plate }] of vehicles.entries()) once(plate, ['vehicles', at, 'plate']);
};

/**
 * How people call the office's functions and groups, and whose its vehicles are: by the ids of `office.json`, nobody by
 * name.
 */
export const NamedRules = z
  .strictObject({
    called: z.array(z.strictObject({ id: PersonId, as: z.array(Calling).min(1).readonly() }).readonly()).readonly(),
    vehicles: z.array(z.strictObject({ plate: Plate, id: PersonId }).readonly()).readonly(),
  })
  .readonly()
  .superRefine(isClear);
export type NamedRules = z.infer<typeof NamedRules>;

export const NOBODY_NAMED: NamedRules = { called: [], vehicles: [] };

/** Titles by which one and the same person is called; whoever writes one may write another. */
const TITLES: readonly (readonly string[])[] = [
  ['pak', 'bapak', 'pa', 'bp', 'bpk', 'pk'],
  ['bu', 'ibu', 'buk', 'ibuk'],
  ['bang', 'abang', 'bg', 'bng'],
  ['mas', 'mz'],
  ['mbak', 'mba'],
];
/** What may stand before a name in place of any title. */
const ANYBODY = ['si', 'sdr', 'sdri', 'saudara', 'saudari', 'oknum', 'namanya', 'bernama', 'nama'] as const;

const titlesLike = (word: string): readonly string[] | undefined => TITLES.find((titles) => titles.includes(word));

/** Every title, so that a name is looked for behind it even where it is misspelt. */
export const ALL_TITLES: ReadonlySet<string> = new Set([...TITLES.flat(), ...ANYBODY]);

/** How one call is written: with another title, and without one where words enough are left. */
const waysToCall = (calling: string): readonly (readonly string[])[] => {
  const words = calling.toLowerCase().split(' ');
  const [title = '', ...name] = words;
  const titles = titlesLike(title);
  if (titles === undefined || name.length === 0) return [words];
  return [...[...titles, ...ANYBODY].map((other) => [other, ...name]), ...(name.length > 1 ? [name] : [])];
};

const partsOf = (plate: string): readonly [region: string, number: string, letters: string] => {
  const [region = '', number = '', letters = ''] = plate.toLowerCase().split(' ');
  return [region, number, letters];
};

/** A plate as `withPlates` leaves it, and without its region where the text says that it is a plate. */
const waysToWrite = (plate: string): readonly (readonly string[])[] => {
  const [region, number, letters] = partsOf(plate);
  return [
    [`${region}${number}${letters}`],
    ...['plat', 'pelat', 'plate', 'nopol', 'merah', 'dinas'].flatMap((before) => [
      [before, number, letters],
      [before, `${number}${letters}`],
    ]),
  ];
};

/** What a vehicle of the office is, besides its plate: what is said of such vehicles is said of it. */
const OFFICIAL_CAR = 'mobil dinas';

/** Writes each plate of the office's vehicles as one word, however it is typed ("kb1021f", "KB-1021-F"). */
export const withPlates = ({ vehicles }: NamedRules): ((text: string) => string) => {
  if (vehicles.length === 0) return (text) => text;
  const plates = vehicles.map(({ plate }) => partsOf(plate).join('[\\s.-]{0,3}'));
  const anyOf = new RegExp(`(?<![a-z0-9])(?:${plates.join('|')})(?![a-z0-9])`, 'gi');
  return (text) =>
    text.replace(anyOf, (plate) => {
      const [, region = '', number = '', letters = ''] =
        /^([a-z]+)[^a-z0-9]*([0-9]+)[^a-z0-9]*([a-z]+)$/i.exec(plate) ?? [];
      return `${OFFICIAL_CAR} ${region}${number}${letters}`;
    });
};

/**
 * The first words of a sentence, as far as a comma: "Pak Budi, buku uji saya". Whoever is named right there is spoken
 * to.
 */
const OPENING = /(^|[.!?;\n]\s*)(?=[^\s.,!?;]+(?: [^\s.,!?;]+){0,3},)/g;
const ADDRESS = 'wahai';

/** Says of such words that somebody is spoken to. */
export const withAddress = (text: string): string => text.replace(OPENING, `$1${ADDRESS} `);

/** Words that a slip of the pen is looked for in: long ones of a call anywhere, short ones of a name behind a title. */
export const wordsOf = ({
  called,
}: NamedRules): { readonly long: readonly string[]; readonly names: readonly string[] } => {
  const all = called.flatMap(({ as }) => as.map((calling) => calling.toLowerCase().split(' ')));
  return {
    long: all.flat().filter((word) => word.length >= LONG),
    names: all.flatMap(([title = '', ...name]) =>
      titlesLike(title) === undefined ? [] : name.filter((word) => word.length >= LEAST_NAME),
    ),
  };
};

/** Who is meant by each entry of the file, in its order. */
export const idsOf = ({ called, vehicles }: NamedRules): readonly PersonId[] =>
  [...called, ...vehicles].map(({ id }) => id);

/** The rows of words that name whom each entry means, in the same order. */
export const waysOf = ({ called, vehicles }: NamedRules): readonly (readonly (readonly string[])[])[] => [
  ...called.map(({ as }) => as.flatMap(waysToCall)),
  ...vehicles.map(({ plate }) => waysToWrite(plate)),
];
