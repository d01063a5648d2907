import { describe, expect, it } from 'vitest';
import { Envelope, rawArrivalOf } from '#shared/contracts/messages/channel-event';

const envelope = (given: object) =>
  Envelope.safeParse({ type: 'report.submitted', timestamp: '2026-11-24T15:30:00+07:00', data: {}, ...given });

describe('the envelope of a channel', () => {
  it.each([
    '2026-11-24T15:30:00+07:00',
    '2026-11-24T15:30:00+0700',
    '2026-11-24T08:30:00Z',
    '2026-11-24t08:30:00z',
    '2026-11-24 15:30:00',
    '2026-11-24T15:30:00',
    '24-11-2026 15:30:00',
    '24 Nov 2026 15:30',
  ])('may tell its time as %s: no report is lost to the spelling of a date', (timestamp) => {
    expect(envelope({ timestamp }).success).toBe(true);
  });

  it.each(['', 'kemarin', '2026-02-30T10:00:00Z', 5, null, undefined])('is broken with the time %j', (timestamp) => {
    expect(envelope({ timestamp }).success).toBe(false);
  });

  it.each(['report.deleted', '', undefined, '__proto__'])('is broken with the type %j', (type) => {
    expect(envelope({ type }).success).toBe(false);
  });
});

describe('the report that LAPOR!-shaped data names', () => {
  const idIn = (type: string, data: object): unknown => {
    const parsed = envelope({ type, data });
    return parsed.success ? rawArrivalOf(parsed.data).externalId : 'broken';
  };

  it('is its complaint, whatever other numbers stand there', () => {
    const data = { id: '77', complaint_id: '9200', tracking_id: 'T-1' };
    expect([idIn('report.submitted', data), idIn('report.updated', data)]).toEqual(['9200', '9200']);
  });

  it('is the `id` of a submission, but never that of an update, which is its own', () => {
    expect(idIn('report.submitted', { id: '9200' })).toBe('9200');
    expect(idIn('report.updated', { id: '77', tracking_id: 'T-1' })).toBeUndefined();
  });
});
