import { describe, expect, it } from 'vitest';
import { type InformalContact, InformalId } from '#shared/domain/informal/contact';
import { type ContactCommand, decideContact } from '#shared/domain/informal/decide-contact';
import { hashedContactEvent, recordContact } from '#shared/domain/informal/record-contact';
import { firstBrokenOf } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/words/person-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR, said, topic, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const idOf = (letter: string): InformalId => InformalId.parse(`inf_${letter.repeat(26)}`);
const [ONE, OTHER] = [reportIdOf(LAPOR, '1'), reportIdOf(LAPOR, '2')];
const RECORD = {
  type: 'record',
  how: 'call',
  onBehalf: false,
  topic: topic('pju'),
  unit: 'llaj',
  at: wib('2026-11-03 08:00'),
  urgency: 'normal',
  oversight: 'none',
  asked: said('asked'),
} as const satisfies ContactCommand;

/** A contact after some commands, none of them refused. */
const lived = (commands: readonly ContactCommand[], id = idOf('a')) => {
  const context = { now: wib('2026-11-03 09:00'), by: PersonId.parse('siti-contoh'), policy };
  let contact: InformalContact | undefined;
  const record = [];
  for (const command of commands) {
    const decision = decideContact(contact, command);
    if (!decision.ok) throw new Error(decision.refusal);
    const next = recordContact(id, contact, decision.value, context);
    contact = next.contact;
    record.push(...next.recorded);
  }
  if (contact === undefined) throw new Error('nothing was recorded');
  return { contact, record };
};
const confirm = (report = ONE): ContactCommand => ({ type: 'confirmMatch', report });
const reject = (report = ONE): ContactCommand => ({ type: 'rejectMatch', report });
const UNMATCH: ContactCommand = { type: 'unmatch' };
const MISTAKE: ContactCommand = { type: 'dismiss', why: 'mistake' };
const twice = (of: InformalContact): ContactCommand => ({ type: 'dismiss', why: 'twice', of });
const [WAITING, MATCHED, DISMISSED] = [lived([RECORD]), lived([RECORD, confirm()]), lived([RECORD, MISTAKE])].map(
  ({ contact }) => contact,
);

describe('what a person does to a contact', () => {
  it.each([
    ['waiting', WAITING, confirm(), ['MatchConfirmed']],
    ['waiting', WAITING, reject(), ['MatchRejected']],
    ['waiting', WAITING, UNMATCH, 'NotMatched'],
    ['waiting', WAITING, MISTAKE, ['ContactDismissed']],
    ['matched', MATCHED, confirm(), []],
    ['matched', MATCHED, confirm(OTHER), 'MatchedAlready'],
    ['matched', MATCHED, reject(OTHER), 'ContactNotWaiting'],
    ['matched', MATCHED, UNMATCH, ['MatchUndone']],
    ['matched', MATCHED, MISTAKE, 'ContactNotWaiting'],
    ['dismissed', DISMISSED, confirm(), 'ContactNotWaiting'],
    ['dismissed', DISMISSED, reject(), 'ContactNotWaiting'],
    ['dismissed', DISMISSED, UNMATCH, 'NotMatched'],
    ['dismissed', DISMISSED, MISTAKE, []],
  ] as const)('%s: %#', (_, contact, command, comesTo) => {
    const decision = decideContact(contact, command);
    expect(decision.ok ? decision.value.map(({ type }) => type) : decision.refusal).toEqual(comesTo);
  });

  it('asked for again under the same key is nothing new; otherwise it is refused', () => {
    expect(decideContact(WAITING, RECORD)).toEqual({ ok: true, value: [] });
    expect(decideContact(WAITING, { ...RECORD, asked: said('else') })).toMatchObject({ refusal: 'ContactExists' });
  });

  it('is twice another contact, and never itself or what was set aside', () => {
    const other = lived([RECORD], idOf('b')).contact;
    const gone = lived([RECORD, MISTAKE], idOf('b')).contact;
    expect(lived([RECORD, twice(other)]).contact).toMatchObject({ state: 'dismissed', why: 'twice', of: other.id });
    for (const wrong of [lived([RECORD]).contact, gone])
      expect(decideContact(WAITING, twice(wrong))).toMatchObject({ refusal: 'NotTheOther' });
    expect(decideContact(DISMISSED, twice(other))).toMatchObject({ refusal: 'ContactNotWaiting' });
  });

  it('confirms a report that was rejected before', () => {
    expect(lived([RECORD, reject(), confirm()]).contact).toMatchObject({ state: 'matched', report: ONE, rejected: [] });
  });

  it('leaves nothing of a match that is undone', () => {
    const { contact } = lived([RECORD, confirm(), UNMATCH]);
    expect(contact.state).toBe('waiting');
    expect(Object.keys(contact)).toEqual(expect.not.arrayContaining(['report', 'matchedAt']));
    expect(lived([RECORD, confirm(), UNMATCH, confirm(OTHER)]).contact).toMatchObject({ report: OTHER });
  });

  it('rejects fifty reports and no more', () => {
    const many = Array.from({ length: 50 }, (_, n) => reject(reportIdOf(LAPOR, `lain ${n}`)));
    const { contact } = lived([RECORD, ...many]);
    expect(decideContact(contact, reject(OTHER))).toMatchObject({ refusal: 'TooManyRejected' });
  });

  it('is a record in which each event holds the hash of the one before', () => {
    const { record, contact } = lived([RECORD, reject(OTHER), confirm(), UNMATCH, MISTAKE]);
    const hashed = record.map(hashedContactEvent);
    expect([firstBrokenOf(hashed), contact.version, contact.tip]).toEqual([undefined, 5, record.at(-1)?.hash]);
    const changed = hashed.map((one, at) => (at === 1 ? { ...one, body: one.body.replace(OTHER, ONE) } : one));
    expect(firstBrokenOf(changed)).toBe(2);
  });
});
