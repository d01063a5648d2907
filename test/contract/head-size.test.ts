import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '#shared/adapters/table/head';
import { headItem } from '#shared/adapters/table/items';
import { MOST_STANDSTILLS, StandstillReason } from '#shared/domain/calendar/standstill';
import { nextActionAt } from '#shared/domain/report/agenda';
import { Clock, ExtensionGround } from '#shared/domain/report/clock-rules';
import { Status } from '#shared/domain/report/lifecycle';
import { Report } from '#shared/domain/report/report';
import { EVERYWHERE } from '#test/support/builders/a-report';
import { NEVER_BOTH, richestOrdinary, richestReport } from '#test/support/builders/richest-report';
import { itemSize, writeUnits } from '#test/support/item-size';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

const ZONE = 'Asia/Pontianak';

describe('the size of an item', () => {
  it.each([
    // From AWS's own page: 11 + 1 and 10 + 1 bytes.
    [23, { 'shirt-color': 'R', 'shirt-size': 'M' }],
    // Names and texts by their bytes in UTF-8: 1 + 2, 1 + 0, 1 + 4.
    [9, { a: 'é', b: '', c: '💡' }],
    // One byte for two digits, and one more; trailing zeroes do not count.
    [3, { a: 27 }],
    [4, { a: 461 }],
    [3, { a: 27_000 }],
    [4, { a: -27 }],
    [9, { a: 1_795_111_111_111 }],
    [4, { a: 0.0461 }],
    [4, { a: true, b: false }],
    [34, { a: Buffer.alloc(33) }],
    [4, { a: [] }],
    [4, { a: {} }],
    // 1 + 3, and for each thing in it one more: 2, 3.
    [9, { a: ['x', 'yy'] }],
    [8, { a: { b: 'yy' } }],
    [0, { a: undefined }],
  ])('is %i bytes', (bytes, item) => {
    expect(itemSize(item)).toBe(bytes);
  });
});

/** What is left when the table has dropped what is undefined. */
const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const [RECEIVED, DUE] = ['2025-05-06T03:00:00.000Z', '2025-05-28T09:00:00.000Z'];
const DEADLINE = {
  startedAt: RECEIVED,
  limit: 14,
  unit: 'workingDays',
  pauses: true,
  dueAt: DUE,
  provisional: false,
};

const itemOf = (report: Report) => headItem(report, ZONE, nextActionAt(policy, report));

describe('a head', () => {
  it.each(Status.options)('costs three write units at its fullest while %s, as long as it accuses nobody', (status) => {
    const head = itemOf(richestOrdinary(status));
    expect(itemSize(head), 'bytes').toBeLessThanOrEqual(3072);
    expect(writeUnits(head)).toBe(3);
  });

  it.each(Status.options)('costs five write units and two read units at its very fullest while %s', (status) => {
    const head = itemOf(richestReport(status));
    expect(itemSize(head), 'bytes').toBeLessThanOrEqual(5120);
    expect(writeUnits(head)).toBeLessThanOrEqual(5);
  });

  it('shows an operator the deadlines by their clocks, with the moments as text', () => {
    expect(itemOf(EVERYWHERE.routed.build())).toMatchObject({
      status: 'routed',
      assignee: 'llaj',
      deadlines: { resolution: DEADLINE },
    });
  });

  it('was measured with every field that a report can have', () => {
    for (const { shape } of Report.options) {
      const [status] = shape.status.values;
      const report = richestReport(Status.parse(status));
      const fields = Object.keys(shape)
        .filter((field) => status !== NEVER_BOTH[0] || field !== NEVER_BOTH[1])
        // What a sheet brought has no clocks of answer and end, in whose place this is measured.
        .filter((field) => status === 'history' || field !== 'imported');
      expect(Object.keys(report).toSorted()).toEqual(fields.toSorted());
      expect(Object.keys(report.deadlines).toSorted()).toEqual(Clock.options.toSorted());
    }
  });

  const deadline = fc.record(
    {
      startedAt: fc.nat(2 ** 31),
      dueAt: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) }),
      limit: fc.integer({ min: 0, max: 20_000 }),
      unit: fc.constantFrom('workingDays', 'workingMinutes'),
      pauses: fc.boolean(),
      provisional: fc.boolean(),
      extended: fc.constantFrom(...ExtensionGround.options),
      warned: fc.constant(true),
      stoppedAt: fc.constantFrom(0, 1, 1_795_111_111_111),
      missedAt: fc.constantFrom(0, 1, 1_795_111_111_111),
      step: fc.integer({ min: 1, max: 63 }),
    },
    { requiredKeys: ['startedAt', 'dueAt', 'limit', 'unit', 'pauses', 'provisional'] },
  );
  const SEVENTEEN_YEARS = 17 * 365 * 86_400_000;
  const since = fc.integer({ min: -SEVENTEEN_YEARS, max: SEVENTEEN_YEARS });
  const standstill = fc.record(
    { from: since, until: since, why: fc.constantFrom(...StandstillReason.options) },
    { requiredKeys: ['from', 'why'] },
  );
  const OPTIONAL = ['submittedAt', 'disposedAt', 'channelClass', 'channelStatus', 'amended', 'processed', 'answeredAt'];
  const MARKS = ['anonymous', 'secret', 'flagged', 'confirmed'];
  const RARE_MARKS = ['reporterReplied', 'withdrawn', 'closeProposed', 'channelDiffers'];
  const RARE = ['duplicateOf', 'loweringProposed', 'recused', 'standIns', 'proposed', 'seenUntil', ...OPTIONAL];

  it('gives back the very report that went in, whatever of it is there', () => {
    const anyReport = fc
      .record({
        status: fc.constantFrom(...Status.options),
        left: fc.subarray(RARE),
        marks: fc.record(Object.fromEntries(MARKS.map((name) => [name, fc.boolean()]))),
        rareMarks: fc.record(
          Object.fromEntries(RARE_MARKS.map((name) => [name, fc.option(fc.boolean(), { nil: undefined })])),
        ),
        deadlines: fc.dictionary(fc.constantFrom(...Clock.options), deadline),
        receivedAt: fc.integer({ min: SEVENTEEN_YEARS, max: 9_000_000_000_000 }),
        stood: fc.option(fc.array(standstill, { maxLength: MOST_STANDSTILLS }), { nil: undefined }),
      })
      .map(({ status, left, marks, rareMarks, stood, ...more }) => {
        const without = Object.fromEntries(left.map((name) => [name, undefined]));
        const still = stood?.map(({ from, until, why }) => ({
          from: more.receivedAt + from,
          ...(until === undefined ? {} : { until: more.receivedAt + until }),
          why,
        }));
        return Report.parse({ ...richestReport(status), ...without, ...marks, ...rareMarks, ...more, stood: still });
      });
    holds(
      fc.property(anyReport, (report) => {
        expect(reportOf(present(headItem(report, ZONE, undefined)))).toStrictEqual(present(report));
      }),
      { seed: 20_250_506, numRuns: 500 },
    );
  });

  it.each(Object.entries(EVERYWHERE))('costs two write units at most on an ordinary day: %s', (_, builder) => {
    expect(writeUnits(itemOf(builder.build()))).toBeLessThanOrEqual(2);
  });

  it.each([
    ['a deadline cut short', { deadlines: { triage: { startedAt: DUE } } }],
    ['a clock that nobody knows', { deadlines: { lunch: DEADLINE } }],
    ['a moment that is none', { deadlines: { triage: { ...DEADLINE, dueAt: '2025-02-30T00:00:00.000Z' } } }],
    ['a hash cut short', { tip: Buffer.alloc(31) }],
    ['nothing said of secrecy', { secret: undefined }],
    ['a status that nobody knows', { status: 'hilang' }],
  ])('a head with %s is a fault, not a report', (_, damage) => {
    expect(() => reportOf({ ...itemOf(EVERYWHERE.routed.build()), ...damage })).toThrow();
  });
});
