import * as z from 'zod';
import { Clock, type Deadline } from '#shared/domain/clock';
import { type Deadlines, Report } from '#shared/domain/report';

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
  channelClass: 'cc',
  subDistrict: 'sd',
  messages: 'm',
  answeredAt: 'aa',
  duplicateOf: 'du',
  class: 'cl',
  topic: 't',
  urgency: 'u',
  proposedUnit: 'pu',
  decidedBy: 'db',
  oversight: 'ov',
  recused: 're',
  assignee: 'as',
  routedAt: 'ro',
  askedAt: 'ak',
  cameFrom: 'cf',
  resolvedAt: 'rs',
  result: 'rt',
  closedAt: 'ca',
  closedBy: 'cb',
  referredAt: 'rf',
  authority: 'au',
  archivedAt: 'av',
  reason: 'rn',
  status: 's',
} as const;

/** Yes in capitals, no in small letters, nothing where it was never said: all of them in one text. */
const MARKS = {
  anonymous: 'A',
  secret: 'S',
  flagged: 'F',
  reporterReplied: 'R',
  withdrawn: 'W',
  closeProposed: 'C',
  confirmed: 'K',
} as const;

const LONG = new Map(Object.entries(SHORT).map(([long, short]): [string, string] => [short, long]));
const shortOf = new Map<string, string>(Object.entries(SHORT));

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

/** 48 bits last for nine thousand years. */
const INSTANT_BYTES = 6;

/** One byte says which clock it is and what follows, then the instants. */
const packDeadline = (clock: Clock, { startedAt, dueAt, provisional, stoppedAt, missedAt }: Deadline): Uint8Array => {
  const instants = [startedAt, dueAt, stoppedAt, missedAt].filter((at) => at !== undefined);
  const packed = Buffer.alloc(1 + instants.length * INSTANT_BYTES);
  packed.writeUInt8(
    CLOCK_NUMBERS[clock] +
      (provisional ? PROVISIONAL : 0) +
      (stoppedAt === undefined ? 0 : STOPPED) +
      (missedAt === undefined ? 0 : MISSED),
  );
  for (const [index, at] of instants.entries()) packed.writeUIntBE(at, 1 + index * INSTANT_BYTES, INSTANT_BYTES);
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
    const first = packed.readUInt8(at);
    at += 1;
    const clock = Clock.options.find((name) => CLOCK_NUMBERS[name] === (first & CLOCK_BITS));
    if (clock === undefined) throw new Error(`a head with a clock of number ${first & CLOCK_BITS}`);
    deadlines[clock] = {
      startedAt: instant(),
      dueAt: instant(),
      provisional: (first & PROVISIONAL) !== 0,
      ...((first & STOPPED) === 0 ? {} : { stoppedAt: instant() }),
      ...((first & MISSED) === 0 ? {} : { missedAt: instant() }),
    };
  }
  return deadlines;
};

/** The head's attributes beside its keys; what is `undefined` is left out when it is written. */
export const packHead = (report: Report): Facts => {
  const { id: _, receivedAt: _1, tip, content, policy, deadlines, ...others } = report;
  const { channelStatus, amended, processed, loweringProposed, ...facts } = others;
  const plain = Object.fromEntries(Object.entries(facts).filter(([name]) => !(name in MARKS)));
  return {
    ...renamed(plain, shortOf),
    f: packMarks(report),
    po: bytesOf(policy),
    tip: bytesOf(tip),
    c: bytesOf(content),
    dl: packDeadlines(deadlines),
    cs: channelStatus?.status,
    ct: channelStatus?.observedAt,
    ac: amended && bytesOf(amended.content),
    at: amended?.sentAt,
    pb: processed?.by,
    pa: processed?.at,
    lb: loweringProposed?.by,
    lf: loweringProposed && packMarks(loweringProposed),
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
  ac: Bytes.optional(),
  lf: z.string().optional(),
});

/** The report again, id and receipt from the keys; parsed like any other input, because another deploy may have written it. */
export const unpackHead = (item: unknown): Report => {
  const { pk, sk: _, gsi1pk: _1, gsi1sk: _2, gsi2pk: _3, gsi2sk, ...attributes } = PackedHead.parse(item);
  const { f, po, tip, c, dl, cs, ct, ac, at, pb, pa, lb, lf, ...facts } = attributes;
  return Report.parse({
    ...renamed(facts, LONG),
    ...unpackMarks(f),
    id: pk.slice(2),
    receivedAt: Number(gsi2sk.slice(0, 13)),
    policy: hexOf(po),
    tip: hexOf(tip),
    content: hexOf(c),
    deadlines: unpackDeadlines(dl),
    ...(cs === undefined ? {} : { channelStatus: { status: cs, observedAt: ct } }),
    ...(ac === undefined ? {} : { amended: { content: hexOf(ac), sentAt: at } }),
    ...(pb === undefined ? {} : { processed: { by: pb, at: pa } }),
    ...(lf === undefined ? {} : { loweringProposed: { by: lb, ...unpackMarks(lf) } }),
  });
};
