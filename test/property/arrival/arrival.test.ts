import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLapor } from '#shared/contracts/messages/lapor-payload';
import { ARRIVAL_TYPES, checkArrival, type RawArrival, readArrival } from '#shared/domain/arrival/arrival';
import { DataFlag, Said, Words } from '#shared/domain/report/submission';
import { wib } from '#test/support/builders/a-report';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

const around = { office: policy.office, now: wib('2026-11-24 12:00') };

const NASTY = [
  '',
  ' ',
  '0',
  '1',
  'entah',
  'constructor',
  '__proto__',
  '2025-02-30',
  '1970-01-01',
  '2099-01-01 00:00:00',
  '20-03-2025 10:00:00',
  '[{"name":"a"}]',
  '[{"name":',
  '[[[[]]]]',
  '=1+1',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '💡',
  'x'.repeat(70_000),
] as const;

const OTHERS: readonly unknown[] = [null, undefined, true, 0, -0, 1.5, 1e300, Number.POSITIVE_INFINITY];

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.constantFrom(...OTHERS),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

const place = fc.oneof(
  value,
  fc.record(
    {
      description: value,
      village: value,
      latitude: fc.oneof(value, fc.double()),
      longitude: fc.oneof(value, fc.double()),
    },
    { requiredKeys: [] },
  ),
);
const FIELDS = {
  title: value,
  submittedAt: value,
  disposedAt: value,
  incidentDate: value,
  class: value,
  category: value,
  status: value,
  anonymous: value,
  secret: value,
  place,
  reporter: value,
  attachments: fc.oneof(value, fc.array(value, { maxLength: 25 })),
};
const anything: fc.Arbitrary<RawArrival> = fc.record(
  { ...FIELDS, externalId: fc.oneof(value, fc.constant('1')), text: fc.oneof(value, fc.constant('padam')) },
  { requiredKeys: [] },
);
const aReportWith: fc.Arbitrary<RawArrival> = fc
  .record(FIELDS, { requiredKeys: [] })
  .map((fields) => ({ ...fields, externalId: '1', text: 'Lampu padam' }));

const isGiven = (raw: unknown): boolean => raw !== undefined && raw !== null && raw !== '';

const submissionOf = (raw: RawArrival) => {
  const arrival = readArrival('report.submitted', raw, around);
  if (!arrival.ok || arrival.value.type !== 'report.submitted') throw new Error('refused');
  return arrival.value.submission;
};

/** The fields that were given and came to nothing. */
const unreadIn = (raw: RawArrival): readonly string[] => {
  const { submittedAt, disposedAt, channelClass, channelStatus } = submissionOf(raw);
  const read = { submittedAt, disposedAt, class: channelClass };
  const unread = Object.entries(read).filter(([field, came]) => isGiven(Reflect.get(raw, field)) && came === undefined);
  return [...unread.map(([field]) => field), ...(channelStatus === 'unknown' ? ['status'] : [])];
};

describe('whatever a channel sends', () => {
  it('is read or refused, never a fault; and intake refuses exactly what triage would', () => {
    holds(
      fc.property(fc.constantFrom(...ARRIVAL_TYPES), anything, (type, raw) => {
        const read = readArrival(type, raw, around);
        expect(checkArrival(type, raw).ok).toBe(read.ok);
      }),
      { numRuns: 500 },
    );
  });

  it("is read or refused in LAPOR!'s shape too, never a fault", () => {
    const lapor = fc.dictionary(
      fc.constantFrom(
        'complaint_id',
        'id',
        'content',
        'created_at',
        'classification_id',
        'is_secret',
        'user',
        'attachments',
      ),
      value,
    );
    holds(
      fc.property(fc.constantFrom(...ARRIVAL_TYPES), lapor, (type, data) => {
        expect([true, false]).toContain(readArrival(type, fromLapor(type, data), around).ok);
      }),
    );
  });

  it('whatever comes with an id and a text is never refused for anything else', () => {
    holds(
      fc.property(aReportWith, (raw) => {
        expect(checkArrival('report.submitted', raw).ok).toBe(true);
      }),
    );
  });

  it('becomes words that can be written down and read again as they were', () => {
    holds(
      fc.property(aReportWith, (raw) => {
        const { words } = submissionOf(raw);
        expect(Words.parse(JSON.parse(JSON.stringify(words)))).toEqual(JSON.parse(JSON.stringify(words)));
        expect(JSON.stringify(words).isWellFormed()).toBe(true);
      }),
    );
  });

  it('is nowhere lost in silence: what was not read is flagged, and kept as it came', () => {
    holds(
      fc.property(aReportWith, (raw) => {
        const { words } = submissionOf(raw);
        expect(Object.keys(words.raw)).toEqual(expect.arrayContaining([...unreadIn(raw)]));
        if (Object.keys(words.raw).length > 0) expect(words.flags).not.toEqual([]);
        expect(words.flags.filter((flag) => !DataFlag.safeParse(flag).success)).toEqual([]);
        for (const field of unreadIn(raw)) {
          const given: unknown = Reflect.get(raw, field);
          if (typeof given === 'string') expect(given.toWellFormed().startsWith(words.raw[field] ?? '?')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes confidentiality for granted where the flag is not plainly "no"', () => {
    const NO: readonly unknown[] = [undefined, null, false, 0, '', '0', 'false', 'tidak', 'no'];
    holds(
      fc.property(value, (anonymous) => {
        const plain = typeof anonymous === 'string' ? anonymous.trim().toLowerCase() : anonymous;
        expect(submissionOf({ externalId: '1', text: 'padam', anonymous }).anonymous).toBe(!NO.includes(plain));
      }),
    );
  });
});

describe('who reported', () => {
  const secret = fc.integer({ min: 0, max: 9 }).map((n) => `kanari${n}`);
  const hidden = fc.oneof(
    secret,
    secret.map((text) => `${text}\u0000`),
    secret.map((text) => ({ value: text })),
    secret.map((text) => [text]),
    fc.constantFrom(6105010101900001, 81234567890),
  );
  const reporter = fc.oneof(
    secret,
    secret.map((text) => [text]),
    fc.record(
      { name: hidden, phone: hidden, email: hidden, nik: hidden, address: hidden, other: hidden },
      { requiredKeys: [] },
    ),
  );

  it('stands nowhere among the words, whatever is odd about it', () => {
    holds(
      fc.property(aReportWith, reporter, (raw, who) => {
        const submission = submissionOf({ ...raw, reporter: who });
        const { reporter: _, ...open } = submission;
        expect(JSON.stringify(open)).not.toMatch(/kanari|6105010101900001|81234567890/);
        expect(Said.safeParse(submission.words).success).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
