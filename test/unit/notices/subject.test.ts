import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import {
  contactSubject,
  daySubject,
  digestSubject,
  NoticeSubject,
  parkedSubject,
  reportIn,
  reportSubject,
  sameSubject,
  subjectKey,
} from '#shared/domain/notices/subject';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { recipientId } from '#test/support/builders/a-recipient';
import { LAPOR, submit } from '#test/support/builders/a-report';

const REPORT = submit().id;
const WEBHOOK = sha256('msg');
const digest = (name: string): NoticeSubject => digestSubject(DigestPeriod.parse(name));
const SUBJECTS: readonly (readonly [string, NoticeSubject])[] = [
  [REPORT, reportSubject(REPORT)],
  [`parked_${WEBHOOK}`, parkedSubject({ report: REPORT, webhook: WEBHOOK })],
  ['contact_grup-llaj', contactSubject(recipientId('grup-llaj'))],
  ['day_2026-10-01', daySubject(IsoDate.parse('2026-10-01'))],
  ['digest_2026', digest('2026')],
  ['digest_2026-10', digest('2026-10')],
  ['digest_2026-W43', digest('2026-W43')],
];

describe('what a notice is about', () => {
  it.each(SUBJECTS)('can be kept and read again: %s', (_, subject) => {
    expect(NoticeSubject.parse(JSON.parse(JSON.stringify(subject)))).toEqual(subject);
  });

  it.each(SUBJECTS)('has a text of its own: %s', (text, subject) => {
    expect(subjectKey(subject)).toBe(text);
  });

  it('is any recipient that the office may have, the longest and the shortest', () => {
    for (const id of ['ab', 'a'.repeat(24), 'contact', 'rep', 'constructor', 'a--', 'a1']) {
      expect(subjectKey(contactSubject(recipientId(id)))).toBe(`contact_${id}`);
    }
  });

  it.each([
    REPORT,
    {},
    { of: 'report' },
    { of: 'report', report: 'rep_grup-llaj' },
    { of: 'report', report: `${REPORT}x` },
    { of: 'report', recipient: 'grup-llaj' },
    { of: 'parked', report: REPORT },
    { of: 'parked', webhook: WEBHOOK },
    { of: 'parked', report: REPORT, webhook: 'msg' },
    { of: 'contact', recipient: '' },
    { of: 'contact', recipient: 'a' },
    { of: 'contact', recipient: 'Grup' },
    { of: 'contact', recipient: 'a'.repeat(33) },
    { of: 'contact', recipient: 'grup-llaj\n' },
    { of: 'contact', recipient: 'warga@contoh.invalid' },
    { of: 'contact', report: REPORT },
    { of: 'day', day: '2026-13-01' },
    { of: 'day', day: '2026-10' },
    { of: 'digest', period: '' },
    { of: 'digest', period: '2026-13' },
    { of: 'digest', period: '2026-W54' },
    { of: 'digest', period: '2026-10-01' },
    { of: 'digest', period: '2026-10#NT' },
    { of: 'Digest', period: '2026' },
  ])('is nothing else: %j', (given) => {
    expect(NoticeSubject.safeParse(given).success).toBe(false);
  });

  it('names a report where it is one, and nowhere else', () => {
    expect(SUBJECTS.map(([, subject]) => reportIn(subject))).toEqual([REPORT, ...Array(6).fill(undefined)]);
  });

  it('is the same as itself, and as no other', () => {
    const others = [reportSubject(reportIdOf(LAPOR, 'lain')), contactSubject(recipientId('grup-asdp'))];
    const all = [...SUBJECTS.map(([, subject]) => subject), ...others];
    for (const [at, one] of all.entries()) {
      expect(all.findIndex((other) => sameSubject(one, { ...other }))).toBe(at);
    }
  });
});
