import * as z from 'zod';
import { type Standstill, StandstillReason } from '#shared/domain/calendar/standstill';
import { Clock, type Deadline } from '#shared/domain/report/clock';
import type { ChannelStatus, Status } from '#shared/domain/report/lifecycle';
import { FollowedReport } from '#shared/domain/report/public-stage';
import { type Assessed, type Deadlines, Report } from '#shared/domain/report/report';
import type { ChannelClass, ReportClass } from '#shared/domain/words/words';

/**
 * A report as it lies in its head. A head is read and written at every step, so it must stay within one kilobyte, whatever
 * the report holds: short names, hashes and instants as bytes, and nothing that its keys say already.
 */

const Bytes = z.instanceof(Uint8Array);
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Fields that stand as they are, under short names; one that is not named here keeps its own. */
const SHORT = {
  channel: 'ch',
  version: 'v',
  submittedAt: 'sa',
  disposedAt: 'da',
  subDistrict: 'sd',
  messages: 'm',
  answeredAt: 'aa',
  duplicateOf: 'du',
  topic: 't',
  urgency: 'u',
  proposedUnit: 'pu',
  decidedBy: 'db',
  recused: 're',
  standIns: 'si',
  proposed: 'p',
  seenUntil: 'su',
  assignee: 'as',
  routedAt: 'ro',
  askedAt: 'ak',
  resolvedAt: 'rs',
  result: 'rt',
  closedAt: 'ca',
  closedBy: 'cb',
  referredAt: 'rf',
  authority: 'au',
  archivedAt: 'av',
  reason: 'rn',
  silenceNotedAt: 'sn',
} as const;

/** The longest values by a letter or two. Stored for ever: a new value gets a code of its own, and none is used again. */
const CODES = {
  status: {
    received: 're',
    triaging: 'tr',
    routed: 'ro',
    inProgress: 'ip',
    awaitingReporter: 'aw',
    resolved: 'rs',
    closed: 'cl',
    referred: 'rf',
    archived: 'ar',
  } satisfies Record<Status, string>,
  channelClass: {
    oversightComplaint: 'ov',
    complaint: 'co',
    aspiration: 'as',
    informationRequest: 'in',
  } satisfies Record<ChannelClass, string>,
  class: { oversight: 'o', service: 's' } satisfies Record<ReportClass, string>,
  oversight: { none: 'n', suspected: 's', confirmed: 'c' } satisfies Record<Assessed['oversight'], string>,
  channelStatus: {
    unverified: 'un',
    notFollowedUp: 'nf',
    inProcess: 'ip',
    done: 'do',
    held: 'he',
    notOurs: 'no',
    archived: 'ar',
    unknown: '?',
  } satisfies Record<ChannelStatus, string>,
} as const;

const codeOf = (codes: Readonly<Record<string, string>>, value: string | undefined): string | undefined =>
  value === undefined ? undefined : codes[value];
/** A code that nobody knows stays as it is, and is refused where it is parsed. */
const meaningOf = (codes: Readonly<Record<string, string>>, code: unknown): unknown =>
  Object.keys(codes).find((value) => codes[value] === code) ?? code;

/** Yes in capitals, no in small letters, nothing where it was never said: all of them in one text. */
const MARKS = {
  anonymous: 'A',
  secret: 'S',
  flagged: 'F',
  reporterReplied: 'R',
  withdrawn: 'W',
  closeProposed: 'C',
  channelDiffers: 'D',
  confirmed: 'K',
  labelUnjudged: 'L',
} as const;

const LONG = new Map(Object.entries(SHORT).map(([long, short]): [string, string] => [short, long]));
const shortOf = new Map<string, string>(Object.entries(SHORT));

const CODED = ['status', 'cameFrom', 'channelClass', 'class', 'oversight'];

type Facts = Readonly<Record<string, unknown>>;

const renamed = (facts: Facts, names: ReadonlyMap<string, string>): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [names.get(name) ?? name, value]));

const packMarks = (facts: Facts): string =>
  Object.entries(MARKS)
    .map(([name, letter]) => (facts[name] === undefined ? '' : facts[name] === true ? letter : letter.toLowerCase()))
    .join('');

const unpackMarks = (marks: string): Facts =>
  Object.fromEntries(
    Object.entries(MARKS).flatMap(([name, letter]) => {
      if (marks.includes(letter)) return [[name, true]];
      return marks.includes(letter.toLowerCase()) ? [[name, false]] : [];
    }),
  );

/** Stored for ever: a new clock gets the next number. */
const CLOCK_NUMBERS = {
  triage: 0,
  inform: 1,
  processed: 2,
  firstResponse: 3,
  resolution: 4,
  closure: 5,
} as const satisfies Record<Clock, number>;
const CLOCK_BITS = 7;
const PROVISIONAL = 8;
const STOPPED = 16;
const MISSED = 32;
const WARNED = 64;
const EXTENDED = 128;
/** In a byte of their own, with the step of the ladder above them. */
const IN_MINUTES = 1;
const PAUSES = 2;
const STEP = 4;

/** 48 bits last for nine thousand years. */
const INSTANT_BYTES = 6;

/** Two bytes say which clock it is and what follows, two the limit, then the instants. */
const packDeadline = (clock: Clock, deadline: Deadline): Uint8Array => {
  const { startedAt, dueAt, stoppedAt, missedAt, provisional, warned, extended, unit, pauses, step = 0 } = deadline;
  const instants = [startedAt, dueAt, stoppedAt, missedAt].filter((at) => at !== undefined);
  const packed = Buffer.alloc(4 + instants.length * INSTANT_BYTES);
  packed.writeUInt8(
    CLOCK_NUMBERS[clock] +
      (provisional ? PROVISIONAL : 0) +
      (stoppedAt === undefined ? 0 : STOPPED) +
      (missedAt === undefined ? 0 : MISSED) +
      (warned === undefined ? 0 : WARNED) +
      (extended === undefined ? 0 : EXTENDED),
  );
  packed.writeUInt8((unit === 'workingMinutes' ? IN_MINUTES : 0) + (pauses ? PAUSES : 0) + step * STEP, 1);
  packed.writeUInt16BE(deadline.limit, 2);
  for (const [index, at] of instants.entries()) packed.writeUIntBE(at, 4 + index * INSTANT_BYTES, INSTANT_BYTES);
  return packed;
};

const packDeadlines = (deadlines: Deadlines): Uint8Array =>
  Buffer.concat(
    Clock.options.flatMap((clock) => {
      const deadline = deadlines[clock];
      return deadline === undefined ? [] : [packDeadline(clock, deadline)];
    }),
  );

const unpackDeadlines = (bytes: Uint8Array): Facts => {
  const packed = Buffer.from(bytes);
  const deadlines: Record<string, unknown> = {};
  let at = 0;
  const instant = (): number => {
    at += INSTANT_BYTES;
    return packed.readUIntBE(at - INSTANT_BYTES, INSTANT_BYTES);
  };
  while (at < packed.length) {
    const [first, second, limit] = [packed.readUInt8(at), packed.readUInt8(at + 1), packed.readUInt16BE(at + 2)];
    at += 4;
    const clock = Clock.options.find((name) => CLOCK_NUMBERS[name] === (first & CLOCK_BITS));
    if (clock === undefined) throw new Error(`a head with a clock of number ${first & CLOCK_BITS}`);
    deadlines[clock] = {
      startedAt: instant(),
      dueAt: instant(),
      limit,
      unit: (second & IN_MINUTES) === 0 ? 'workingDays' : 'workingMinutes',
      pauses: (second & PAUSES) !== 0,
      provisional: (first & PROVISIONAL) !== 0,
      ...((first & EXTENDED) === 0 ? {} : { extended: true }),
      ...((first & WARNED) === 0 ? {} : { warned: true }),
      ...((first & STOPPED) === 0 ? {} : { stoppedAt: instant() }),
      ...((first & MISSED) === 0 ? {} : { missedAt: instant() }),
      ...(second < STEP ? {} : { step: Math.floor(second / STEP) }),
    };
  }
  return deadlines;
};

/** Stored for ever: a new reason gets the next number. */
const REASON_NUMBERS = {
  awaitingReporter: 0,
  resolved: 1,
  referred: 2,
  archived: 3,
} as const satisfies Record<StandstillReason, number>;
const OVER = 16;

/** One byte says why and whether it is over, then from when and until when, as so long after receipt (or before): 17 years fit. */
const SINCE_BYTES = 5;

const packStood = (stood: Report['stood'], receivedAt: number): Uint8Array | undefined =>
  stood && Buffer.concat(stood.map((still) => packStandstill(still, receivedAt)));

const packStandstill = ({ from, until, why }: Standstill, receivedAt: number): Uint8Array => {
  const packed = Buffer.alloc(1 + (until === undefined ? 1 : 2) * SINCE_BYTES);
  packed.writeUInt8(REASON_NUMBERS[why] + (until === undefined ? 0 : OVER));
  packed.writeIntBE(from - receivedAt, 1, SINCE_BYTES);
  if (until !== undefined) packed.writeIntBE(until - receivedAt, 1 + SINCE_BYTES, SINCE_BYTES);
  return packed;
};

const unpackStood = (bytes: Uint8Array, receivedAt: number): readonly unknown[] => {
  const packed = Buffer.from(bytes);
  const stood: unknown[] = [];
  for (let at = 0; at < packed.length; ) {
    const first = packed.readUInt8(at);
    const isOver = (first & OVER) !== 0;
    const since = (index: number): number => receivedAt + packed.readIntBE(at + 1 + index * SINCE_BYTES, SINCE_BYTES);
    const why = StandstillReason.options.find((reason) => REASON_NUMBERS[reason] === (first & ~OVER));
    stood.push({ from: since(0), ...(isOver ? { until: since(1) } : {}), why });
    at += 1 + (isOver ? 2 : 1) * SINCE_BYTES;
  }
  return stood;
};

/** One instant as the number that it is; two of them as bytes. */
const packObserved = (seen: Report['channelStatus']): number | Uint8Array | undefined => {
  if (seen?.since === undefined) return seen?.observedAt;
  const packed = Buffer.alloc(2 * INSTANT_BYTES);
  packed.writeUIntBE(seen.observedAt, 0, INSTANT_BYTES);
  packed.writeUIntBE(seen.since, INSTANT_BYTES, INSTANT_BYTES);
  return packed;
};

const unpackObserved = (packed: unknown): Facts => {
  if (!(packed instanceof Uint8Array)) return { observedAt: packed };
  const bytes = Buffer.from(packed);
  return { observedAt: bytes.readUIntBE(0, INSTANT_BYTES), since: bytes.readUIntBE(INSTANT_BYTES, INSTANT_BYTES) };
};

/** The head's attributes beside its keys; what is `undefined` is left out when it is written. */
export const packHead = (report: Report): Facts => {
  const { id: _, receivedAt, tip, content, policy, deadlines, stood, ...others } = report;
  const { channelStatus, amended, processed, loweringProposed, ...facts } = others;
  const plain = Object.fromEntries(Object.entries(facts).filter(([name]) => !(name in MARKS || CODED.includes(name))));
  return {
    ...renamed(plain, shortOf),
    s: codeOf(CODES.status, report.status),
    cf: 'cameFrom' in report ? codeOf(CODES.status, report.cameFrom) : undefined,
    cc: codeOf(CODES.channelClass, report.channelClass),
    cl: 'class' in report ? codeOf(CODES.class, report.class) : undefined,
    ov: 'oversight' in report ? codeOf(CODES.oversight, report.oversight) : undefined,
    f: packMarks(report),
    po: bytesOf(policy),
    tip: bytesOf(tip),
    c: bytesOf(content),
    dl: packDeadlines(deadlines),
    st: packStood(stood, receivedAt),
    cs: codeOf(CODES.channelStatus, channelStatus?.status),
    ct: packObserved(channelStatus),
    ac: amended && bytesOf(amended.content),
    at: amended?.sentAt,
    pb: processed?.by,
    pa: processed?.at,
    lb: loweringProposed?.by,
    lf: loweringProposed && packMarks(loweringProposed),
    lr: loweringProposed?.from,
  };
};

const PackedHead = z.looseObject({
  pk: z.string().startsWith('R#'),
  gsi2sk: z.string().regex(/^\d{13}#/),
  f: z.string(),
  po: Bytes,
  tip: Bytes,
  c: Bytes,
  dl: Bytes,
  st: Bytes.optional(),
  ac: Bytes.optional(),
  lf: z.string().optional(),
});

/** The attributes of a head that following a report takes, its keys among them; infra/capabilities/public-api.ts grants no others. */
export const FOLLOWED: readonly string[] = ['pk', 'sk', 'gsi2sk', 's', 'ov', 'cc', 'db', 'f', 'dl', 'st'];

const PackedFollowed = PackedHead.pick({ gsi2sk: true, f: true, dl: true, st: true }).extend({
  s: z.string(),
  ov: z.string().optional(),
  cc: z.string().optional(),
  db: z.string().optional(),
});

/** As much of the report again as those attributes say. */
export const unpackFollowed = (item: unknown): FollowedReport => {
  const { gsi2sk, s, ov, cc, db, f, dl, st } = PackedFollowed.parse(item);
  const receivedAt = Number(gsi2sk.slice(0, 13));
  return FollowedReport.parse({
    ...unpackMarks(f),
    status: meaningOf(CODES.status, s),
    ...(ov === undefined ? {} : { oversight: meaningOf(CODES.oversight, ov) }),
    ...(cc === undefined ? {} : { channelClass: meaningOf(CODES.channelClass, cc) }),
    ...(db === undefined ? {} : { decidedBy: db }),
    receivedAt,
    deadlines: unpackDeadlines(dl),
    ...(st === undefined ? {} : { stood: unpackStood(st, receivedAt) }),
  });
};

/** The report again, id and receipt from the keys; parsed like any other input, because another deploy may have written it. */
export const unpackHead = (item: unknown): Report => {
  const { pk, sk: _, gsi1pk: _1, gsi1sk: _2, gsi2pk: _3, gsi2sk, ...attributes } = PackedHead.parse(item);
  const { s, cf, cc, cl, ov, f, po, tip, c, dl, st, cs, ct, ac, at, pb, pa, lb, lf, lr, ...facts } = attributes;
  const receivedAt = Number(gsi2sk.slice(0, 13));
  return Report.parse({
    ...renamed(facts, LONG),
    ...unpackMarks(f),
    status: meaningOf(CODES.status, s),
    ...(cf === undefined ? {} : { cameFrom: meaningOf(CODES.status, cf) }),
    ...(cc === undefined ? {} : { channelClass: meaningOf(CODES.channelClass, cc) }),
    ...(cl === undefined ? {} : { class: meaningOf(CODES.class, cl) }),
    ...(ov === undefined ? {} : { oversight: meaningOf(CODES.oversight, ov) }),
    id: pk.slice(2),
    receivedAt,
    policy: hexOf(po),
    tip: hexOf(tip),
    content: hexOf(c),
    deadlines: unpackDeadlines(dl),
    ...(st === undefined ? {} : { stood: unpackStood(st, receivedAt) }),
    ...(cs === undefined
      ? {}
      : { channelStatus: { status: meaningOf(CODES.channelStatus, cs), ...unpackObserved(ct) } }),
    ...(ac === undefined ? {} : { amended: { content: hexOf(ac), sentAt: at } }),
    ...(pb === undefined ? {} : { processed: { by: pb, at: pa } }),
    ...(lf === undefined
      ? {}
      : { loweringProposed: { by: lb, ...unpackMarks(lf), ...(lr === undefined ? {} : { from: lr }) } }),
  });
};
