import type { ActivityCodes, ActivityWords } from '#shared/domain/activities/activity';
import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import { dateFormat } from '#shared/domain/calendar/date-format';
import type { Office } from '#shared/domain/office/office';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { Unit } from '#shared/domain/words/words';
import { doing, lowerFirst, phraseOf, sentence, tidy } from './activity-phrase.ts';
import type { KindOfNews, Placeholder } from './news-templates.ts';
import { placed } from './placed.ts';

/**
 * What a draft is made of: an activity's own facts. Nothing of a report is among them but how many were answered, so
 * that no word of a citizen can come into a draft.
 */
export type DraftFacts = {
  readonly codes: Pick<ActivityCodes, 'unit' | 'kind' | 'regularity' | 'date' | 'from' | 'until'>;
  readonly words: ActivityWords;
  /** Of a recurring activity: on which days of the week, and how often it was done in the month, this time included. */
  readonly series?: { readonly weekdays: readonly number[]; readonly times?: number };
  /** How many reports that may be told of it answers. */
  readonly answered?: number;
};

/** What things are called in a draft. */
export type DraftNames = {
  readonly office: string;
  /** `WIB`. */
  readonly zone: string;
  readonly unit: string;
  readonly subDistrict?: string;
};

/** The names of an activity's unit and place by the office's data. */
export const draftNames = (
  policy: {
    readonly office: Pick<Office, 'name' | 'zone'>;
    readonly units: Units;
    readonly subDistricts: SubDistricts;
  },
  { unit, subDistrict, date }: Pick<ActivityCodes, 'unit' | 'subDistrict' | 'date'>,
): DraftNames => {
  const place = policy.subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;
  const zone = dateFormat('id', { timeZone: policy.office.zone, timeZoneName: 'short' })
    .formatToParts(Date.parse(date))
    .find(({ type }) => type === 'timeZoneName')?.value;
  return {
    office: policy.office.name.id,
    zone: zone ?? policy.office.zone,
    unit: unitName(policy, unit, 'id'),
    ...(place === undefined ? {} : { subDistrict: place }),
  };
};

export type Values = ReadonlyMap<Placeholder, string>;

/** `Rabu, 25 November 2026`. */
const dayOf = (date: string): string =>
  dateFormat('id', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    Date.parse(date),
  );
const monthOf = (date: string): string =>
  dateFormat('id', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(Date.parse(date));

const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;
const NUMBERS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'];

/** Small numbers in words. */
const counted = (count: number): string => NUMBERS[count] ?? String(count);

const isDaily = (weekdays: readonly number[]): boolean => WEEKDAYS.every((_, at) => weekdays.includes(at + 1));

/** `setiap Selasa dan Kamis`. */
const everyOf = (weekdays: readonly number[]): string => {
  const names = WEEKDAYS.filter((_, at) => weekdays.includes(at + 1));
  if (isDaily(weekdays)) return 'setiap hari';
  const last = names.at(-1) ?? '';
  if (names.length < 3) return `setiap ${names.join(' dan ')}`;
  return `setiap ${names.slice(0, -1).join(', ')}, dan ${last}`;
};

const clock = (time: string): string => time.replace(':', '.');

const timesOf = ({ from, until }: DraftFacts['codes'], zone: string): readonly (readonly [Placeholder, string])[] => [
  ...(from === undefined ? [] : [['from', `pukul ${clock(from)} ${zone}`] as const]),
  ...(until === undefined ? [] : [['until', `pukul ${clock(until)} ${zone}`] as const]),
  ...(from === undefined || until === undefined
    ? []
    : [['time', `pukul ${clock(from)}–${clock(until)} ${zone}`] as const]),
];

type Said = {
  readonly values: Values;
  /** What was done, where it is a sentence of its own. */
  readonly whatSaid?: string;
  readonly whySaid?: string;
  /** How it went, by paragraphs; the first may begin with what was done. */
  readonly howSaid: readonly string[];
};

const CONNECTIVES =
  /^(?:agar|supaya|untuk|guna|demi|karena|sebab|lantaran|mengingat|dalam rangka|sebagai|menindaklanjuti|berdasarkan|sesuai|sehubungan|menyusul|seiring)\s/iu;

/** What something is done for, named alone. */
const AIMS =
  /^(?:keselamatan|ketertiban|kelancaran|kenyamanan|keamanan|kebersihan|keterbukaan|kelaikan|kepentingan|kelestarian)(?= |$)/iu;

/** Why, as it follows a verb; or as it stands behind a word for it. */
const whyOf = (why: string | undefined): readonly (readonly [Placeholder, string])[] => {
  if (why === undefined || isWhole(why)) return [];
  const text = tidy(why);
  if (CONNECTIVES.test(text)) return [['why', lowerFirst(text)]];
  if (AIMS.test(text)) return [['why', `demi ${lowerFirst(text)}`]];
  const deed = doing(text);
  return deed === undefined ? [['reason', lowerFirst(text)]] : [['why', `untuk ${deed}`]];
};

/** More than one sentence: it stands by itself. */
const isWhole = (text: string): boolean => /[.!?]\s+\p{L}/u.test(text.trim());

const WHO_WORDS =
  /^(?:petugas|tim|para|seluruh|semua|anggota|staf|pegawai|warga|pelajar|siswa|guru|sejumlah|beberapa|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|personel|operator|motoris|pengemudi|perwakilan|unsur|jajaran)(?= |$)/iu;

const whoOf = (who: string | undefined): readonly (readonly [Placeholder, string])[] => {
  if (who === undefined) return [];
  const text = tidy(who).replace(/^(?:bersama|dengan|oleh)\s+(?=\S)/iu, '');
  if (text === '' || isWhole(text)) return [];
  return [['who', text.replace(WHO_WORDS, (word) => word.toLowerCase())]];
};

const paragraphsOf = (how: string | undefined): readonly string[] =>
  (how ?? '')
    .split(/\s*\n\s*/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map(sentence);

/** How it went, where it is half a sentence that wants its beginning. */
const howOf = ([first, ...others]: readonly string[]): readonly (readonly [Placeholder, string])[] => {
  if (first === undefined || others.length > 0 || isWhole(first)) return [];
  const text = tidy(first);
  if (/^dengan\s/iu.test(text)) return [['manner', lowerFirst(text)]];
  const deed = doing(lowerFirst(text));
  return deed === undefined ? [] : [['done', deed]];
};

const crewOf = ({ crew }: KindOfNews, unit: string, isUnit: boolean): string =>
  isUnit ? `${crew} ${unit}` : unit.replace(/ Dinas$/, '');

/** All that can be said of an activity. */
export const saidOf = (
  { codes, words, series, answered }: DraftFacts,
  names: DraftNames,
  kind: KindOfNews,
  shortOffice: string,
): Said => {
  const written = phraseOf(words.what);
  const { phrase, alone, behind, brief } = placed(written, words.place, names.subDistrict);
  const noun = phrase.form === 'noun' ? phrase.text : kind.called;
  const does = phrase.form === 'verb' ? phrase.text : `${kind.verb} ${noun}`;
  const act = phrase.form === 'verb' ? phrase.brief : `${kind.headlineVerb} ${noun}`;
  const how = paragraphsOf(words.how);
  const values: readonly (readonly [Placeholder, string])[] = [
    ['office', names.office],
    ['shortOffice', shortOffice],
    ['unit', names.unit],
    [
      'crew',
      crewOf(
        kind,
        names.unit,
        Unit.options.some((unit) => unit === codes.unit),
      ),
    ],
    ['staff', kind.crew],
    ['people', kind.people],
    ['called', kind.called],
    ['day', dayOf(codes.date)],
    ['does', does],
    ['doesThere', does + behind],
    ['act', act],
    ['actThere', act + brief],
    ...(phrase.form === 'noun' ? [['deed', noun] as const, ['deedThere', noun + behind] as const] : []),
    ...(alone === undefined ? [] : [['where', alone] as const]),
    ...timesOf(codes, names.zone),
    ...whoOf(words.who),
    ...whyOf(words.why),
    ...howOf(how),
    ...(series === undefined || series.weekdays.length === 0 ? [] : [['weekdays', everyOf(series.weekdays)] as const]),
    // Beside "every day", how often it was recorded would say that it was not.
    ...(series?.times === undefined || series.times < 2 || isDaily(series.weekdays)
      ? []
      : [['times', counted(series.times)] as const, ['month', monthOf(codes.date)] as const]),
    ...(answered === undefined || answered < 1 ? [] : [['answered', counted(answered)] as const]),
  ];
  return {
    values: new Map(values),
    ...(phrase.form === 'sentence' ? { whatSaid: sentence(phrase.text) } : {}),
    ...(words.why !== undefined && isWhole(words.why) ? { whySaid: sentence(words.why) } : {}),
    howSaid: how,
  };
};
