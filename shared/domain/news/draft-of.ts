import { sha256 } from '#shared/domain/words/hash';
import { lengthOf, shortened } from '#shared/domain/words/shortened';
import type { Bilingual } from '#shared/domain/words/words';
import { headlineCase, upperFirst } from './activity-phrase.ts';
import { type DraftFacts, type DraftNames, saidOf, type Values } from './draft-values.ts';
import { MOST_PARAGRAPHS, type NewsText } from './news-item.ts';
import { type KindOfNews, type NewsTemplates, type Placeholder, saysBeyond, type Template } from './news-templates.ts';
import { closed } from './placed.ts';

/** What a news item is asked for: 5W1H. */
export const W = ['what', 'when', 'where', 'who', 'why', 'how'] as const;
export type W = (typeof W)[number];
/** How the office is asked for what it has not said. */
export const W_QUESTIONS = {
  what: { id: 'Apa yang dikerjakan?', en: 'What was done?' },
  when: { id: 'Pukul berapa dimulai dan selesai?', en: 'At what time did it begin and end?' },
  where: { id: 'Di mana tempatnya?', en: 'Where was it?' },
  who: { id: 'Siapa saja yang terlibat? Jangan sebut nama warga.', en: 'Who took part? Name no citizen.' },
  why: { id: 'Mengapa kegiatan ini dilakukan?', en: 'Why was it done?' },
  how: { id: 'Bagaimana jalannya, dan apa hasilnya?', en: 'How did it go, and what came of it?' },
} as const satisfies Record<W, Bilingual>;

export type Draft = {
  /** Without pictures: those are chosen by a person. */
  readonly text: Omit<NewsText, 'pictures'>;
  /** Which opening was taken, and its sentence as it stands in the draft. */
  readonly opening: string;
  readonly sentence: string;
  /** What nobody has said of the activity. */
  readonly missing: readonly W[];
};

/**
 * A news item drafted from an activity that was done; always one, the same for the same facts and seed. `used` are the
 * first paragraphs, or first sentences, of the last thirty days: none of them begins like this draft, and as long as
 * there is another opening, none differs from it by its date alone.
 */
export const draftOf = (
  facts: DraftFacts,
  names: DraftNames,
  templates: NewsTemplates,
  used: readonly string[],
  seed: string,
): Draft => {
  const kind = kindFor(templates, facts.codes.kind);
  const said = saidOf(facts, names, kind, templates.shortOffice);
  const parts: Parts = { facts, templates, values: said.values, number: seededBy(seed) };
  const opening = openingFor(parts, kind, used);
  const known: Parts = { ...parts, values: without(said.values, opening.says) };
  const paragraphs = [
    [opening.sentence, said.whatSaid, best(known, 'details')],
    [said.whySaid ?? best(known, 'why'), best(known, 'answered')],
    ...howIn(known, said.howSaid).map((paragraph) => [paragraph]),
    [opening.says.includes('weekdays') ? undefined : best(known, 'series'), best(known, 'numbers')],
  ].flatMap((sentences) => {
    const written = sentences.filter((one) => one !== undefined);
    return written.length === 0 ? [] : [written.join(' ')];
  });
  const where = whereOf(facts, names);
  return {
    text: {
      headline: headlineFor(parts, kind),
      ...(where === undefined ? {} : { where }),
      paragraphs: atMost(paragraphs),
    },
    opening: opening.id,
    sentence: opening.sentence,
    missing: missingIn(facts, names),
  };
};

/** The place as it was said, and its sub-district. */
const whereOf = ({ words: { place } }: DraftFacts, { subDistrict }: DraftNames): string | undefined => {
  const parts = [place, subDistrict === undefined ? undefined : `Kecamatan ${subDistrict}`];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(', ');
};

type Parts = {
  readonly facts: DraftFacts;
  readonly templates: NewsTemplates;
  readonly values: Values;
  /** A number below another one, the same for the same name. */
  readonly number: (name: string, below: number) => number;
};

const seededBy =
  (seed: string): Parts['number'] =>
  (name, below) =>
    Number.parseInt(sha256(`${seed}\n${name}`).slice(0, 12), 16) % below;

const kindFor = ({ kinds, otherwise }: NewsTemplates, wanted: string): KindOfNews => {
  const kind = kinds.find((one) => one.kind === wanted) ?? kinds.find((one) => one.kind === otherwise);
  if (kind === undefined) throw new Error(`no sentences are written for ${otherwise}`);
  return kind;
};

/** What an opening has said already is not said again; where a time is known whole, not by its halves. */
const without = (values: Values, said: readonly Placeholder[]): Values => {
  const isHalfSaid = said.includes('from') || said.includes('until');
  const isTold = (name: Placeholder): boolean => {
    if (name === 'time') return isHalfSaid;
    if (name === 'from' || name === 'until') return said.includes(name) || (!isHalfSaid && values.has('time'));
    return name === 'weekdays' && said.includes(name);
  };
  return new Map([...values].filter(([name]) => !isTold(name)));
};

const fits =
  ({ facts, values }: Parts) =>
  ({ needs, only }: Template): boolean =>
    (only === undefined || only === facts.codes.regularity) && needs.every((need) => values.has(need));

const filled = (text: string, values: Values): string => {
  const known: ReadonlyMap<string, string> = values;
  return upperFirst(closed(text.replaceAll(/\{([^{}]*)\}/g, (gap, name: string) => known.get(name) ?? gap)));
};

type Section = 'details' | 'why' | 'answered' | 'how' | 'series' | 'numbers';

/** Of what fits, one that says most. */
const best = (parts: Parts, section: Section): string | undefined => {
  const fitting = parts.templates[section].filter(fits(parts));
  const most = Math.max(...fitting.map(saysBeyond));
  const fullest = fitting.filter((template) => saysBeyond(template) === most);
  const chosen = fullest[parts.number(section, fullest.length)];
  return chosen === undefined ? undefined : filled(chosen.text, parts.values);
};

const turned = <Item>(items: readonly Item[], by: number): readonly Item[] => [
  ...items.slice(by),
  ...items.slice(0, by),
];

type Opened = { readonly id: string; readonly sentence: string; readonly says: readonly Placeholder[] };

const withTail = (opening: Template, tail: Template | undefined, values: Values): Opened => ({
  id: opening.id,
  sentence: filled(tail === undefined ? opening.text : opening.text.replace(/\.$/, `, ${tail.text}.`), values),
  says: [...opening.needs, ...(tail?.needs ?? [])],
});

/** A date, and a time of day. */
const MOMENTS = /(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d{1,2} \p{L}+ \d{4}|\d{2}\.\d{2}/gu;
const shapeOf = (text: string): string => text.replaceAll(MOMENTS, '#');

const countOf = (texts: readonly string[], beginning: string): number =>
  texts.filter((text) => text.startsWith(beginning)).length;

/** An opening that none of the last ones began with, and the rarest of those but for their dates. */
const openingFor = (parts: Parts, { kind, openings }: KindOfNews, used: readonly string[]): Opened => {
  const fitting = openings.filter(fits(parts));
  const inTurn = turned(fitting, parts.number(`opening ${kind}`, fitting.length));
  const tails = [undefined, ...parts.templates.tails.filter(fits(parts))];
  const shapes = used.map(shapeOf);
  const free = tails
    .flatMap((tail) =>
      inTurn
        .filter(({ needs }) => tail === undefined || !tail.needs.some((need) => needs.includes(need)))
        .map((opening) => withTail(opening, tail, parts.values)),
    )
    .filter(({ sentence: written }) => countOf(used, written) === 0)
    .map((opened) => ({ opened, times: countOf(shapes, shapeOf(opened.sentence)) }));
  const least = Math.min(...free.map(({ times }) => times));
  return free.find(({ times }) => times === least)?.opened ?? countedOpening(parts, inTurn, used);
};

/** Where a day has so many like activities that every opening was used: which of that day's news this is. */
const countedOpening = (parts: Parts, [opening]: readonly Template[], used: readonly string[]): Opened => {
  const tail = parts.templates.tails.find(({ needs }) => needs.every((need) => need === 'nth'));
  if (opening === undefined || tail === undefined) throw new Error('no opening fits an activity');
  const day = parts.values.get('day') ?? '';
  for (let nth = used.filter((text) => text.includes(day)).length + 1; ; nth += 1) {
    const opened = withTail(opening, tail, new Map([...parts.values, ['nth', String(nth)]]));
    if (countOf(used, opened.sentence) === 0) return opened;
  }
};

const howIn = (known: Parts, howSaid: readonly string[]): readonly string[] => {
  const begun = best(known, 'how');
  return begun === undefined ? howSaid : [begun];
};

const MOST_IN_A_HEADLINE = 120;
const PLACED: readonly Placeholder[] = ['actThere', 'deedThere', 'where'];

/** With the place where there is room for it; what is too long for any headline is told by its kind. */
const headlineFor = (parts: Parts, { called, headlineVerb }: KindOfNews): string => {
  const fitting = parts.templates.headlines.filter(fits(parts));
  const inTurn = turned(fitting, parts.number('headline', fitting.length));
  const isPlaced = ({ needs }: Template): boolean => needs.some((need) => PLACED.includes(need));
  const headlines = [...inTurn.filter(isPlaced), ...inTurn.filter((template) => !isPlaced(template))].map(({ text }) =>
    headlineCase(filled(text, parts.values)),
  );
  const byKind = headlineCase(`${parts.templates.shortOffice} ${headlineVerb} ${called}`);
  return (
    headlines.find((headline) => lengthOf(headline) <= MOST_IN_A_HEADLINE) ?? shortened(byKind, MOST_IN_A_HEADLINE)
  );
};

/** What is too much for paragraphs of their own goes into the last one. */
const atMost = (paragraphs: readonly string[]): readonly string[] =>
  paragraphs.length <= MOST_PARAGRAPHS
    ? paragraphs
    : [...paragraphs.slice(0, MOST_PARAGRAPHS - 1), paragraphs.slice(MOST_PARAGRAPHS - 1).join(' ')];

export const missingIn = ({ codes, words }: DraftFacts, { subDistrict }: DraftNames): readonly W[] => {
  const given: Readonly<Record<W, unknown>> = {
    what: words.what,
    when: codes.from ?? codes.until,
    where: words.place ?? subDistrict,
    who: words.who,
    why: words.why,
    how: words.how,
  };
  return W.filter((one) => given[one] === undefined);
};
