import { isoDateOf } from '#shared/domain/calendar/calendar';
import type { Office } from '#shared/domain/office/office';
import type { ChannelStatus } from '#shared/domain/report/lifecycle';
import type { Said, Submission } from '#shared/domain/report/submission';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { lengthOf } from '#shared/domain/words/shortened';
import { showable } from '#shared/domain/words/showable';
import { hidesSomething, isVisible } from '#shared/domain/words/visible';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import { listsFiles, readAttachments, readPlace, readReporter } from './read-submission.ts';
import {
  flag,
  noOddities,
  type Oddities,
  readChannelClass,
  readChannelStatus,
  readFlag,
  readInstant,
  readText,
} from './read-value.ts';

export const ARRIVAL_TYPES = [
  'report.submitted',
  'report.updated',
  'report.withdrawn',
  'channel.statusChanged',
] as const;
export type ArrivalType = (typeof ARRIVAL_TYPES)[number];
export const ARRIVAL_TYPE_NAMES = {
  'report.submitted': { id: 'laporan', en: 'report' },
  'report.updated': { id: 'tambahan', en: 'addition' },
  'report.withdrawn': { id: 'pencabutan', en: 'withdrawal' },
  'channel.statusChanged': { id: 'perubahan status di kanal', en: 'change of status on the channel' },
} as const satisfies Record<ArrivalType, Bilingual>;

/** A channel's payload under our names, every value still as it came. */
export type RawArrival = {
  readonly externalId?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly submittedAt?: unknown;
  readonly disposedAt?: unknown;
  readonly incidentDate?: unknown;
  readonly class?: unknown;
  readonly category?: unknown;
  readonly status?: unknown;
  readonly changedAt?: unknown;
  readonly anonymous?: unknown;
  readonly secret?: unknown;
  readonly place?: unknown;
  readonly reporter?: unknown;
  readonly attachments?: unknown;
};

/** What a channel told us, in the office's terms. */
export type Arrival =
  | { readonly type: 'report.submitted'; readonly externalId: string; readonly submission: Submission }
  | {
      readonly type: 'report.updated';
      readonly externalId: string;
      readonly said: Said;
      /** When the reporter wrote it, where the channel says so: tells the same words said twice from a second poll. */
      readonly writtenAt: Instant | undefined;
    }
  | { readonly type: 'report.withdrawn'; readonly externalId: string; readonly said: Said | undefined }
  | {
      readonly type: 'channel.statusChanged';
      readonly externalId: string;
      readonly status: ChannelStatus;
      readonly said: Said | undefined;
      /** When it changed, where the channel says so: tells a change from a second poll of the same one. */
      readonly changedAt: Instant | undefined;
    };

/**
 * What makes a report a report, and what names it: only this is refused. `textMissing`: neither words nor a file.
 */
export type Unusable = { readonly kind: 'externalIdMissing' | 'externalIdTooLong' | 'textMissing' | 'statusMissing' };

/** With all that may stand beside it, a text fits into one item of the table, whatever letters it is written in. */
const TEXT_LIMIT = { characters: 60_000, bytes: 180_000 };
const TITLE_LIMIT = 1_000;
const FIELD_LIMIT = 1_000;
const LONGEST_ID = 200;

/**
 * The external id as text. A number is taken only where it is a whole positive one that JSON carried unchanged: two
 * reports must never share an id because a number was rounded on the way.
 */
export const readExternalId = (value: unknown): Result<string, Unusable['kind']> => {
  const given = typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : value;
  if (typeof given !== 'string') return refuse('externalIdMissing');
  if (lengthOf(given) > LONGEST_ID) return refuse('externalIdTooLong');
  // One spelling for what looks the same: composed, and without characters that nobody can see.
  const id = given.normalize('NFC').trim();
  return isVisible(id) && id === showable(id) && !hidesSomething(id) ? ok(id) : refuse('externalIdMissing');
};

const hasText = (value: unknown): boolean => typeof value === 'string' && isVisible(value);

/** What the channel says may also be a number, or whatever it thinks of. */
const hasStatus = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'string' || isVisible(value));

/** Whether anybody said anything: in words, or by a file, however oddly that is listed. */
const saysSomething = ({ text, title, category, attachments }: RawArrival): boolean =>
  hasText(text) || hasText(title) || hasText(category) || listsFiles(attachments);

/** Checks only what would be refused. Intake asks this before it acknowledges; the rest is read in triage. */
export const checkArrival = (type: ArrivalType, raw: RawArrival): Result<string, Unusable> => {
  const externalId = readExternalId(raw.externalId);
  if (!externalId.ok) return refuse({ kind: externalId.refusal });
  if ((type === 'report.submitted' || type === 'report.updated') && !saysSomething(raw))
    return refuse({ kind: 'textMissing' });
  if (type === 'channel.statusChanged' && !hasStatus(raw.status)) return refuse({ kind: 'statusMissing' });
  return externalId;
};

type Surroundings = { readonly office: Office; readonly now: Instant };

/**
 * Reads every value of an arrival. Nothing but a missing id, a missing status, and what says nothing is refused; what
 * is odd is flagged and kept raw.
 */
export const readArrival = (type: ArrivalType, raw: RawArrival, around: Surroundings): Result<Arrival, Unusable> => {
  const checked = checkArrival(type, raw);
  if (!checked.ok) return checked;
  const externalId = checked.value;
  const oddities = noOddities();
  switch (type) {
    case 'report.submitted':
      return ok({ type, externalId, submission: readSubmission(externalId, raw, around) });
    case 'report.updated': {
      const when = { zone: around.office.zone, now: around.now };
      const writtenAt = readInstant(oddities, 'submittedAt', raw.submittedAt, when);
      flagWordless(oddities, raw);
      return ok({ type, externalId, said: readSaid(oddities, raw, around), writtenAt });
    }
    case 'report.withdrawn':
      return ok({ type, externalId, said: readPerhapsSaid(oddities, raw, around) });
    case 'channel.statusChanged': {
      const status = readChannelStatus(oddities, raw.status) ?? 'unknown';
      const changedAt = readInstant(oddities, 'changedAt', raw.changedAt, {
        zone: around.office.zone,
        now: around.now,
      });
      return ok({ type, externalId, status, said: readPerhapsSaid(oddities, raw, around), changedAt });
    }
  }
};

/** A file, a title or a category alone: only a person can tell what is meant. */
const flagWordless = ({ flags }: Oddities, { text }: RawArrival): void => {
  if (!hasText(text)) flags.add('textMissing');
};

/**
 * Handed over on a day before it was sent in: one of the two is a slip, and a limit counted from it would be long over.
 */
const readDisposal = (
  oddities: Oddities,
  value: unknown,
  submittedAt: Instant | undefined,
  when: { readonly zone: string; readonly now: Instant },
): Instant | undefined => {
  const at = readInstant(oddities, 'disposedAt', value, when);
  if (at === undefined || submittedAt === undefined || isoDateOf(when, at) >= isoDateOf(when, submittedAt)) return at;
  return flag(oddities, 'datesReversed', 'disposedAt', value);
};

const readSubmission = (externalId: string, raw: RawArrival, around: Surroundings): Submission => {
  const oddities = noOddities();
  const when = { zone: around.office.zone, now: around.now };
  const channelClass = readChannelClass(oddities, raw.class);
  const channelStatus = readChannelStatus(oddities, raw.status);
  const submittedAt = readInstant(oddities, 'submittedAt', raw.submittedAt, when);
  const disposedAt = readDisposal(oddities, raw.disposedAt, submittedAt, when);
  const anonymous = readFlag(oddities, 'anonymous', raw.anonymous);
  const secret = readFlag(oddities, 'secret', raw.secret);
  const { reporter, odd } = readReporter(raw.reporter);
  for (const name of odd) oddities.flags.add(name);
  flagWordless(oddities, raw);
  const said = readSaid(oddities, raw, around);
  return {
    words: { externalId, ...said },
    reporter,
    submittedAt,
    disposedAt,
    channelClass,
    channelStatus,
    anonymous,
    secret,
  };
};

/**
 * What is said beside a withdrawal or a status, where something is: words, files, or a value that nobody can read. By a
 * title or a category alone the channel only names its report again.
 */
const readPerhapsSaid = (oddities: Oddities, raw: RawArrival, around: Surroundings): Said | undefined => {
  if (listsFiles(raw.attachments)) flagWordless(oddities, raw);
  const said = readSaid(oddities, raw, around);
  return said.text === '' && said.attachments.length === 0 && said.flags.length === 0 ? undefined : said;
};

const readSaid = (oddities: Oddities, raw: RawArrival, { office, now }: Surroundings): Said => {
  const title = readText(oddities, 'title', raw.title, TITLE_LIMIT);
  const text = readText(oddities, 'text', raw.text, TEXT_LIMIT) ?? '';
  const place = readPlace(oddities, raw.place, office.area);
  const category = readText(oddities, 'category', raw.category, FIELD_LIMIT);
  const incident = readText(oddities, 'incidentDate', raw.incidentDate, FIELD_LIMIT);
  readInstant(oddities, 'incidentDate', incident, { zone: office.zone, now });
  const attachments = readAttachments(oddities, raw.attachments);
  return {
    ...(title === undefined ? {} : { title }),
    text,
    ...(place === undefined ? {} : { place }),
    ...(category === undefined ? {} : { category }),
    ...(incident === undefined ? {} : { incident }),
    attachments,
    flags: [...oddities.flags].sort((a, b) => a.localeCompare(b)),
    raw: Object.fromEntries(oddities.raw),
  };
};
