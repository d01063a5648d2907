import { Temporal } from 'temporal-polyfill';
import { instantShowing } from '#shared/domain/calendar/zone-offset';
import type { ChannelStatus } from '#shared/domain/report/lifecycle';
import type { DataFlag } from '#shared/domain/report/submission';
import { type Limit, shortened } from '#shared/domain/words/shortened';
import { showable } from '#shared/domain/words/showable';
import { isVisible } from '#shared/domain/words/visible';
import { type ChannelClass, Instant } from '#shared/domain/words/words';

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
  return shortened(text.toWellFormed(), RAW_LIMIT);
};

const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // Nested deeper than the stack, which also has no other text (a list is joined by the same recursion): the original
    // keeps it.
    return typeof value;
  }
};

/**
 * Text of at most so many characters (code points) and bytes; what is longer stands whole in the original, and so does
 * what nobody could see. Numbers are read as their digits.
 */
export const readText = (
  oddities: Oddities,
  field: string,
  value: unknown,
  limit: number | Limit,
): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return flag(oddities, 'fieldUnreadable', field, value);
  const text = showable(value);
  if (text.length < value.toWellFormed().trim().length) oddities.flags.add('controlCharacters');
  if (!isVisible(text)) return undefined;
  const short = shortened(text, limit);
  if (short.length < text.length) oddities.flags.add('textShortened');
  return short;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const ENGLISH: Readonly<Record<string, string>> = { may: 'mei', aug: 'agu', oct: 'okt', dec: 'des' };

/** The date and time of day in one of the forms that channels use; without a zone it is the office's. */
const parseMoment = (text: string, zone: string): number => {
  const numeric = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  const named = /^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?:[ ,]+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text);
  const iso = text.replace(' ', 'T');
  // With a zone it is that zone's: a plain date and time would pass over it in silence.
  if (/T.*(?:Z|[+-]\d{2}(?::?\d{2}){0,2})(?:\[[^\]]*\])?$/i.test(iso))
    return exactMoment(iso) ?? Temporal.Instant.from(iso).epochMilliseconds;
  const local = (year = '', month = 0, day = '', time = '00:00:00'): number =>
    instantShowing(zone, shownMoment(Number(year), month, Number(day), timeOf(time)));
  if (numeric !== null) return local(numeric[3], Number(numeric[2]), numeric[1], numeric[4]);
  if (named !== null) {
    const month = named[2]?.toLowerCase() ?? '';
    return local(named[3], MONTHS.indexOf(ENGLISH[month] ?? month) + 1, named[1], named[4]);
  }
  return momentIn(zone, Temporal.PlainDateTime.from(iso, { overflow: 'reject' }));
};

/** When a zone's clocks show a date and time of day. */
const momentIn = (zone: string, shown: Temporal.PlainDateTime): number =>
  instantShowing(zone, shown.toZonedDateTime('UTC').epochMilliseconds);

const EXACT = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/** The form that programs write; of others, and of dates that are on no calendar, nothing is said here. */
const exactMoment = (iso: string): number | undefined => {
  const [, year = '', month = '', day = ''] = EXACT.exec(iso) ?? [];
  const isDate = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  const at = isDate ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

type Time = { readonly hour: number; readonly minute: number; readonly second: number };
const timeOf = (time: string): Time => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return { hour, minute, second };
};

/** A date and time of day as UTC's clocks would show it; throws where there is none. */
const shownMoment = (year: number, month: number, day: number, { hour, minute, second }: Time): number => {
  if (month < 1 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59)
    throw new RangeError('no date or no time of day');
  return new Date(0).setUTCFullYear(year, month - 1, day) + Date.UTC(1970, 0, 1, hour, minute, second);
};

/** None in a month that there is not. */
const daysIn = (year: number, month: number): number =>
  month > 12 ? 0 : new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();

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
    return parseMoment(value.trim(), zone);
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
