import { beforeAll, describe, expect, it } from 'vitest';
import { type InventedLife, inventPast } from '#local/past/invented-past';
import { playContacts } from '#local/past/play-contacts';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { MonthName } from '#shared/domain/calendar/period';
import { leakBy } from '#shared/domain/informal/leak';
import { firstBrokenOf } from '#shared/domain/report/record';
import { aSystem, played, UNTIL } from '#test/support/builders/a-played-past';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const MONTHS = Array.from({ length: 14 }, (_, n) =>
  MonthName.parse(n < 2 ? `2024-${n + 11}` : `2025-${String(n - 1).padStart(2, '0')}`),
);

describe('contacts of an invented past', () => {
  let lives: readonly InventedLife[] = [];
  beforeAll(async () => {
    lives = await inventPast(policy, rulesClassifier(policy), {
      ...{ name: 'aduan', seed: 7, reports: 60, until: UNTIL },
      ...{ from: wib('2025-01-01 00:00'), to: wib('2026-01-01 00:00') },
    });
  });

  it('leak by unit and month, are matched in part, and are the same when they are played again', async () => {
    const { ports } = aSystem();
    await played(ports, lives);
    const table = memoryTable();
    const informal = tableInformalStore(table, policy.calendar);
    const play = () =>
      playContacts(
        { ...ports, informal },
        { seed: 7, until: UNTIL },
        lives.map(({ report }) => report),
      );
    const count = await play();
    const all = (await Promise.all(MONTHS.map((month) => informal.ofMonth(month)))).flat();
    expect(all).toHaveLength(count);
    const leaks = [...leakBy(all).values()];
    const matched = leaks.reduce((sum, leak) => sum + leak.matched, 0);
    expect(leaks.reduce((sum, leak) => sum + leak.contacts, 0)).toBe(count);
    expect(matched).toBeGreaterThan(0);
    expect(matched).toBeLessThan(count);
    for (const contact of all) {
      // Nobody is told of any: neither danger nor what may be an accusation is among them.
      expect([contact.urgency === 'danger', contact.oversight, contact.saidUntil]).toEqual([false, 'none', undefined]);
      expect(firstBrokenOf(await informal.hashedEvents(contact.id))).toBeUndefined();
      if (contact.state === 'matched') {
        const report = await ports.reports.load(contact.report);
        expect(contact.topic).toBe(report?.status === 'received' ? undefined : report?.topic);
        expect(contact.at).toBeLessThan(report?.receivedAt ?? 0);
      }
    }
    const items = JSON.stringify(table.items());
    expect(await play()).toBe(count);
    expect(JSON.stringify(table.items())).toBe(items);
  });
});
