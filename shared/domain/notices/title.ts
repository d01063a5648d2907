import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import { showPeriod } from '#shared/domain/calendar/period-words';
import { unitName } from '#shared/domain/office/unit-name';
import { CLOCK_NAMES, type Clock } from '#shared/domain/report/clock-rules';
import type { Assessed } from '#shared/domain/report/report';
import { isolated, oneLine } from '#shared/domain/words/one-line';
import { assertNever } from '#shared/domain/words/result';
import type { Bilingual } from '#shared/domain/words/words';
import { changeToldWords } from './change-told.ts';
import { channelName, factOf, isOpenly, subDistrictName, topicName } from './facts.ts';
import { referenceOf } from './item.ts';
import { isNeutral, KIND_NAMES } from './kind.ts';
import { limitsAtRisk, limitsMissed } from './limits.ts';
import { type ContactTold, isDanger, isOfReport, isRestricted, type Telling, toldAs } from './telling.ts';
import type { Voice } from './voice.ts';

const WORDS = {
  secretMatter: { id: 'isi dirahasiakan', en: 'details confidential' },
  restricted: { id: 'Laporan terbatas', en: 'Restricted report' },
  several: { id: 'pemberitahuan', en: 'notices' },
  others: { id: 'lainnya', en: 'other' },
  danger: { id: 'BAHAYA', en: 'DANGER' },
  atOnce: { id: 'SEGERA', en: 'URGENT' },
  limit: { id: 'waktu', en: 'deadline' },
  and: { id: ' dan ', en: ' and ' },
  since: { id: 'sejak', en: 'since' },
} as const satisfies Record<string, Bilingual>;

/** The subject of one or several tellings. */
export const subjectOf = (voice: Voice, tellings: readonly [Telling, ...Telling[]]): string =>
  marked(voice, tellings, voice.brief ? countedSubject(voice, tellings) : singleSubject(voice, tellings[0]));

/** What stands above what is told; what is about no report has its name in the subject already. */
export const headingOf = (voice: Voice, telling: Telling): string => {
  const { language, brief } = voice;
  if (telling.kind === 'takenAway') return titleOf(voice, telling);
  if (!isOfReport(telling)) {
    return marked(voice, [telling], brief ? titleOf(voice, telling) : oneLine(nameOfOther(voice, telling)));
  }
  const heading = isRestricted(telling) && !brief ? WORDS.restricted[language] : titleOf(voice, telling);
  return marked(voice, [telling], heading);
};

/** Danger stands first in the subject, in a word. */
const marked = ({ language }: Voice, tellings: readonly Telling[], text: string): string => {
  const dangers = tellings.filter(isDanger);
  if (dangers.length === 0) return text;
  const mark = (dangers.every(isRestricted) ? WORDS.atOnce : WORDS.danger)[language];
  return text.startsWith(mark) ? text : `${mark}: ${text}`;
};

const singleSubject = (voice: Voice, telling: Telling): string => {
  const text = titleOf(voice, telling);
  if (telling.kind === 'takenAway') return `${text} [${referenceOf(telling.former)}]`;
  // The mail service shows subjects in its news: which reports are restricted is not to be read there.
  return !isOfReport(telling) || isRestricted(telling) ? text : `${text} [${referenceOf(telling.report.id)}]`;
};

const titleOf = (voice: Voice, telling: Telling): string => {
  const { policy, language } = voice;
  const kind = toldAs(telling);
  return isRestricted(telling) && isNeutral(kind)
    ? `${WORDS.restricted[language]}: ${KIND_NAMES[kind][language]}`
    : filled(voice, policy.notices.words[kind].subject[language], telling);
};

/** `12 pemberitahuan (8 laporan baru, 3 ralat, 1 lainnya)`: the two most frequent kinds by name. */
const countedSubject = ({ language }: Voice, tellings: readonly Telling[]): string => {
  const counts = new Map<string, number>();
  for (const telling of tellings) {
    const kind = isRestricted(telling) ? 'suspectedOversight' : telling.kind;
    const name = KIND_NAMES[kind][language];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].sort(([, a], [, b]) => b - a).slice(0, 2);
  const rest = tellings.length - named.reduce((sum, [, count]) => sum + count, 0);
  const parts = [...named, ...(rest > 0 ? [[WORDS.others[language], rest] as const] : [])];
  const all = `${tellings.length} ${WORDS.several[language]}`;
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0
    ? `${all} (${only[0]})`
    : `${all} (${parts.map(([name, count]) => `${count} ${name}`).join(', ')})`;
};

type OtherTelling = Exclude<Telling, { readonly report: Assessed } | { readonly kind: 'takenAway' }>;

const nameOfOther = (voice: Voice, telling: OtherTelling): string => {
  const { policy, language } = voice;
  switch (telling.kind) {
    case 'dangerParked':
    case 'reportMissing':
      return channelName(voice, telling.parked.channel);
    case 'undeliverable':
      return telling.about.name[language];
    case 'queueUnopened':
      return showDay(voice, telling.day);
    case 'dangerInformal':
      return matterOf(voice, telling.contact);
    case 'unitSilent': {
      const { unit, since } = telling.silence;
      return `${unitName(policy, unit, language)} (${WORDS.since[language]} ${showDay(voice, since)})`;
    }
    case 'officeChanged':
      return changeToldWords(policy, telling.change)[language];
    case 'digest':
      return showPeriod(policy.calendar, language, telling.period);
    default:
      return assertNever(telling);
  }
};

/** What it is about and where; of what may be oversight, nothing. */
const matterOf = ({ policy, language }: Voice, { topic, subDistrict, oversight }: ContactTold): string => {
  if (oversight !== 'none') return WORDS.secretMatter[language];
  const about = policy.topics.topics.find(({ id }) => id === topic)?.name[language] ?? topic;
  const place = policy.subDistricts.subDistricts.find(({ id }) => id === subDistrict)?.name;
  return place === undefined ? about : `${about}, ${place}`;
};

/** A subject with its placeholders filled in, once; what is not known is left out with the comma before it. */
const filled = (voice: Voice, text: string, telling: Telling): string =>
  oneLine(text).replace(/(, )?\{([^}]*)\}/g, (_, comma: string | undefined, name: string) => {
    const value = placeholderOf(voice, telling, name);
    return value === undefined ? '' : `${comma ?? ''}${isolated(oneLine(value))}`;
  });

/** By which placeholder a subject names what is about no report. */
const NAMED_AS = {
  dangerParked: 'channel',
  reportMissing: 'channel',
  undeliverable: 'recipient',
  queueUnopened: 'day',
  digest: 'period',
  officeChanged: 'change',
  dangerInformal: 'matter',
  unitSilent: 'silence',
} as const satisfies Record<OtherTelling['kind'], string>;

const placeholderOf = (voice: Voice, telling: Telling, name: string): string | undefined => {
  const { policy, language } = voice;
  if (telling.kind === 'takenAway') return undefined;
  if (!isOfReport(telling)) return name === NAMED_AS[telling.kind] ? nameOfOther(voice, telling) : undefined;
  const { report } = telling;
  switch (name) {
    case 'topic':
      return isOpenly(report) ? topicName(policy, report, language) : WORDS.secretMatter[language];
    case 'subDistrict':
      return isOpenly(report) ? subDistrictName(policy, report) : undefined;
    case 'unit':
      return factOf(voice, report, 'unit');
    case 'clock':
      return clocksNamed(voice, telling.kind === 'atRisk' ? limitsAtRisk(report) : limitsMissed(report));
    default:
      return undefined;
  }
};

/** `penyelesaian`, `tanda diproses dan tanggapan awal`; by a general word where it is none any more. */
const clocksNamed = ({ language }: Voice, clocks: readonly Clock[]): string => {
  const names = clocks.map((clock) => CLOCK_NAMES[clock][language]);
  const last = names.at(-1) ?? WORDS.limit[language];
  const others = names.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')}${WORDS.and[language]}${last}`;
};

/** Rabu, 25 November 2026. */
const showDay = ({ policy, language }: Voice, date: IsoDate): string =>
  dateFormat(language, {
    timeZone: policy.office.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(instantAt(policy.office, plainDate(date), '12:00'));
