import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryWatching } from '#shared/adapters/system/memory-watching';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { ALARM_STEPS } from '#shared/contracts/http/alarm-steps';
import { TroubleShown } from '#shared/contracts/http/trouble';
import type { Delivery } from '#shared/domain/notices/delivery';
import { inTrouble } from '#shared/domain/office/contact';
import { Instant } from '#shared/domain/words/words';
import { aDelivery } from '#test/support/builders/a-delivery';
import { OPERATOR, PEOPLE } from '#test/support/builders/a-letter-office';
import { recipientId } from '#test/support/builders/a-recipient';
import { said, submit, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';

const NOW = wib('2026-11-24 10:00');
const HOUR = 3_600_000;
const CONTACT = said('alamat@kantor.contoh.invalid');

const anOffice = (broken: Partial<ReturnType<typeof memoryWatching>> = {}) => {
  const deliveries = tableDeliveryStore(memoryTable(), () => NOW);
  const watching = memoryWatching();
  const { countWaiting } = watching;
  const api = anAdminApi(PEOPLE, { now: () => NOW, deliveries, watching: { ...watching, ...broken }, countWaiting });
  const ask = (officer = OPERATOR) => api(claimsOf(officer), { method: 'GET', path: '/v1/admin/trouble' });
  const shown = async () => TroubleShown.parse(JSON.parse((await ask()).body ?? ''));
  /** A notice that was begun, and what it has come to. */
  const began = async (delivery: Delivery, to: Partial<Delivery> = {}): Promise<void> => {
    const [from = delivery] = await deliveries.begin([delivery]);
    const { lookAt: _, ...rest } = from;
    if (Object.keys(to).length > 0)
      await deliveries.change([{ from, to: Object.assign(rest, { rev: from.rev + 1 }, to) }]);
  };
  return { deliveries, watching, ask, shown, began };
};

describe('what is stuck', () => {
  it('is told with the alarms that ring first, what waits in each queue, and what went wrong in a day', async () => {
    const { watching, shown } = anOffice();
    watching.see({ alarm: 'NoticesWait', state: 'quiet', since: Instant.parse(NOW - HOUR) });
    watching.see({ alarm: 'CalendarGap', state: 'unknown' });
    watching.see({ alarm: 'IntakeStuck', state: 'rings', since: wib('2026-11-24 08:00') });
    watching.pile('intake', 12);
    watching.count({ oldest: { intake: 7260 }, marks: { triageFailed: 4, noticeFailed: 0 } });
    const { steps, waiting, ...rest } = await shown();
    expect(rest).toEqual({
      asOf: '2026-11-24T10:00:00+07:00',
      alarms: [
        { alarm: 'IntakeStuck', state: 'rings', since: '2026-11-24T08:00:00+07:00' },
        { alarm: 'CalendarGap', state: 'unknown' },
        { alarm: 'NoticesWait', state: 'quiet', since: '2026-11-24T09:00:00+07:00' },
      ],
      due: {},
      contacts: [],
      unshown: ['inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan'],
      marks: [{ mark: 'triageFailed', times: 4 }],
    });
    expect(waiting).toEqual([
      { queue: 'intake', waits: 12, inHand: 0, putOff: 0, oldest: 7260 },
      ...['urgentNotices', 'notices', 'feedback', 'exports', 'imports'].map((queue) => ({
        queue,
        waits: 0,
        inHand: 0,
        putOff: 0,
      })),
    ]);
    expect(steps).toHaveLength(ALARM_STEPS.length);
    expect(steps.find(({ alarms }) => alarms.includes('IntakeStuck'))?.todo.en).toContain('four days');
  });

  it('is told as far as it is known while nobody answers for the alarms, which are then left out', async () => {
    const silent = async () => {
      throw new TypeError('no answer');
    };
    const { shown } = anOffice({ alarms: silent, counted: silent });
    takeLines();
    const answer = await shown();
    expect([answer.alarms, answer.marks]).toEqual([undefined, undefined]);
    expect(answer.waiting.map(({ oldest }) => oldest)).toEqual(Array(6).fill(undefined));
    expect(takeLines().filter((line) => line.includes('trouble.unknown'))).toHaveLength(2);
  });

  it('names since when notices are due that the watch has not looked after, and none that it still may', async () => {
    const { began, shown } = anOffice();
    const late = wib('2026-11-24 09:30');
    await began({ ...aDelivery({ notBefore: late }), lookAt: late });
    const soon = wib('2026-11-24 09:55');
    await began({ ...aDelivery({ urgent: true, notBefore: soon, version: 4 }), lookAt: soon });
    expect((await shown()).due).toEqual({ others: '2026-11-24T09:30:00+07:00' });
  });

  it.each(Object.keys(PEOPLE).filter((person) => person !== OPERATOR))('is not %s’s to see', async (person) => {
    const { ask } = anOffice();
    expect(told(await ask(person))).toEqual(refusal('notAllowed'));
  });
});

describe('who is not reached', () => {
  const at = wib('2026-11-20 09:00');

  it('is told by function, with how often notices came to nothing', async () => {
    const { began, shown } = anOffice();
    const unit = recipientId('grup-llaj');
    await began(aDelivery(), { state: 'bounced', settledAt: at });
    await began(aDelivery({ version: 4 }), { state: 'unknown', claimedAt: at });
    await began(aDelivery({ version: 5 }), { state: 'failed', settledAt: wib('2026-10-01 09:00') });
    const { contacts } = await shown();
    expect(contacts).toEqual([
      {
        recipient: unit,
        notTold: { bounced: 1, failed: 0, unknown: 1 },
      },
    ]);
  });

  it('is told with what the contact’s trouble is, the same whatever kind of notice bounced', async () => {
    const bouncing = async (kind: 'newReport' | 'suspectedOversight') => {
      const { deliveries, began, shown } = anOffice();
      const admin = recipientId('admin-lapor');
      await deliveries.saveHealth(inTrouble(undefined, admin, CONTACT, 'bounced', at));
      await began(aDelivery({ kind, recipient: admin }), { state: 'bounced', settledAt: at });
      return (await shown()).contacts;
    };
    const trouble = { why: 'bounced', since: '2026-11-20T09:00:00+07:00' };
    expect(await bouncing('newReport')).toEqual([{ recipient: 'admin-lapor', trouble }]);
    expect(await bouncing('suspectedOversight')).toEqual(await bouncing('newReport'));
  });

  it('is never a reader of oversight, nor counted by what is told of oversight alone', async () => {
    const { deliveries, began, shown } = anOffice();
    for (const id of ['inspektur', 'pembaca-pengawasan', 'inspektorat-provinsi'].map(recipientId)) {
      await deliveries.saveHealth(inTrouble(undefined, id, CONTACT, 'bounced', at));
      await began(aDelivery({ recipient: id }), { state: 'bounced', settledAt: at });
    }
    for (const kind of ['suspectedOversight', 'confirmedOversight', 'secondPerson', 'oversightStep'] as const)
      await began(aDelivery({ kind, recipient: recipientId('sekretaris') }), { state: 'failed', settledAt: at });
    expect((await shown()).contacts).toEqual([]);
  });

  it('is told without an address, a report or a kind of notice', async () => {
    const { deliveries, began, ask } = anOffice();
    await deliveries.saveHealth(inTrouble(undefined, recipientId('grup-llaj'), CONTACT, 'bounced', at));
    await began(aDelivery(), { state: 'bounced', settledAt: at });
    const { body = '' } = await ask();
    expect(body).toContain('grup-llaj');
    for (const hidden of [submit().id, CONTACT, 'newReport', 'alamat@']) expect(body).not.toContain(hidden);
  });
});
