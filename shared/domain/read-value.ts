import { Temporal } from 'temporal-polyfill';
import type { ChannelStatus } from './lifecycle.ts';
import type { DataFlag } from './submission.ts';
import { type ChannelClass, Instant } from './words.ts';

/** Collects what was odd while the values of one arrival are read. The raw value is kept, shortened where very long. */
export type Oddities = {
  readonly flags: Set<DataFlag>;
  readonly raw: Map<string, string>;
};

const RAW_LIMIT = 500;
const RAW_FIELDS = 40;

export const noOddities = (): Oddities => ({ flags: new Set(), raw: new Map() });

/** Flags a value and keeps it as it came. */
export const flag = (oddities: Oddities, name: DataFlag, field: string, value: unknown): undefined => {
  oddities.flags.add(name);
  if (oddities.raw.size < RAW_FIELDS) oddities.raw.set(field, rawText(value));
  return undefined;
};

const rawText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return [...text.toWellFormed()].slice(0, RAW_LIMIT).join('');
};

const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // Nested deeper than the stack, which also has no other text (a list is joined by the same recursion): the original keeps it.
    return typeof value;
  }
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text as it may be shown: well-formed, without control characters (the original keeps them), trimmed. */
export const showable = (text: string): string => text.toWellFormed().replace(CONTROLS, '').trim();

/** Text of at most `limit` characters; what is longer stands whole in the original. Numbers are read as their digits. */
export const readText = (oddities: Oddities, field: string, value: unknown, limit: number): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return flag(oddities, 'fieldUnreadable', field, value);
  const text = showable(value);
  if (text.length < value.toWellFormed().trim().length) oddities.flags.add('controlCharacters');
  if (text.length <= limit) return text === '' ? undefined : text;
  oddities.flags.add('textShortened');
  return text.slice(0, limit).toWellFormed();
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const ENGLISH: Readonly<Record<string, string>> = { may: 'mei', aug: 'agu', oct: 'okt', dec: 'des' };

/** The date and time of day in one of the forms that channels use; without a zone it is the office's. */
const parseMoment = (text: string, zone: string): Temporal.Instant => {
  const numeric = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  const named = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?:[ ,]+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  const iso = text.replace(' ', 'T');
  // With a zone it is that zone's: a plain date and time would pass over it in silence.
  if (/T.*(?:Z|[+-]\d{2}(?::?\d{2}){0,2})(?:\[[^\]]*\])?$/i.test(iso)) return Temporal.Instant.from(iso);
  const local = (year = '', month = 0, day = '', time = '00:00:00'): Temporal.Instant =>
    Temporal.PlainDateTime.from(
      { year: Number(year), month, day: Number(day), ...timeOf(time) },
      { overflow: 'reject' },
    )
      .toZonedDateTime(zone)
      .toInstant();
  if (numeric !== null) return local(numeric[3], Number(numeric[2]), numeric[1], numeric[4]);
  if (named !== null) {
    const month = named[2]?.toLowerCase() ?? '';
    return local(named[3], MONTHS.indexOf(ENGLISH[month] ?? month) + 1, named[1], named[4]);
  }
  return Temporal.PlainDateTime.from(iso, { overflow: 'reject' }).toZonedDateTime(zone).toInstant();
};

const timeOf = (time: string): { hour: number; minute: number; second: number } => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return { hour, minute, second };
};

/** LAPOR! began in 2011: an older date is a slip, and so is one in the future. */
const EARLIEST = Date.UTC(2011, 0, 1);
const TOLERANCE = 300_000;

/** An instant that can be true; one that cannot is flagged, kept raw, and never used for a deadline. */
export const readInstant = (
  oddities: Oddities,
  field: string,
  value: unknown,
  { zone, now }: { readonly zone: string; readonly now: Instant },
): Instant | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  const at = readMoment(value, zone);
  if (at === undefined) return flag(oddities, 'dateUnreadable', field, value);
  if (at < EARLIEST) return flag(oddities, 'dateTooOld', field, value);
  if (at > now + TOLERANCE) return flag(oddities, 'dateInFuture', field, value);
  return Instant.parse(at);
};

/** A date and time of day in any form that channels use, as epoch milliseconds; `undefined` when it is none. */
export const readMoment = (value: unknown, zone: string): number | undefined => {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  try {
    return parseMoment(value.trim(), zone).epochMilliseconds;
  } catch {
    return undefined;
  }
};

const NO: readonly unknown[] = [undefined, null, '', false, 0, '0', 'false', 'tidak', 'no'];
const YES: readonly unknown[] = [true, 1, '1', 'true', 'ya', 'yes'];

/** A yes or no. What nobody can read counts as yes: confidentiality is not lost to a typing slip. */
export const readFlag = (oddities: Oddities, field: string, value: unknown): boolean => {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (NO.includes(text)) return false;
  if (!YES.includes(text)) flag(oddities, 'fieldUnreadable', field, value);
  return true;
};

/** What a table says of a word, whatever its capitals; only of its own words: a sender may well write "constructor". */
const listed = <T>(table: Readonly<Record<string, T>>, value: unknown): T | undefined => {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return Object.hasOwn(table, word) ? table[word] : undefined;
};

const CLASSES: Readonly<Record<string, ChannelClass>> = {
  'pengaduan berkadar pengawasan': 'oversightComplaint',
  'pengaduan tidak berkadar pengawasan': 'complaint',
  pengaduan: 'complaint',
  aspirasi: 'aspiration',
  'permintaan informasi': 'informationRequest',
  oversightcomplaint: 'oversightComplaint',
  complaint: 'complaint',
  aspiration: 'aspiration',
  informationrequest: 'informationRequest',
};

/** One of LAPOR!'s four classes; an unknown one is kept raw and shown as unknown. */
export const readChannelClass = (oddities: Oddities, value: unknown): ChannelClass | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  return listed(CLASSES, value) ?? flag(oddities, 'classUnknown', 'class', value);
};

const STATUSES: Readonly<Record<string, ChannelStatus>> = {
  'belum terverifikasi': 'unverified',
  terverifikasi: 'notFollowedUp',
  'belum ditindaklanjuti': 'notFollowedUp',
  proses: 'inProcess',
  'dalam proses': 'inProcess',
  diproses: 'inProcess',
  selesai: 'done',
  'ditutup oleh sistem': 'done',
  'ditutup oleh pelapor': 'done',
  'ditutup oleh admin': 'done',
  tertunda: 'held',
  tunda: 'held',
  'menunggu kelengkapan informasi': 'held',
  'bukan wewenang': 'notOurs',
  arsip: 'archived',
  diarsipkan: 'archived',
  'diarsipkan oleh admin': 'archived',
  'diarsipkan oleh sistem': 'archived',
  'diarsipkan oleh pelapor': 'archived',
};

/** What the channel says of the report; a status that nobody knows becomes `unknown` and is kept raw. */
export const readChannelStatus = (oddities: Oddities, value: unknown): ChannelStatus | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  const known = listed(STATUSES, value);
  if (known === undefined) flag(oddities, 'statusUnknown', 'status', value);
  return known ?? 'unknown';
};
