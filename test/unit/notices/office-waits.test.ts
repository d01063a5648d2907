import { describe, expect, it } from 'vitest';
import { Me } from '#shared/contracts/http/me';
import { asInABrowser } from '#test/support/drawn';

describe('what of activities and news waits for somebody on their start page', () => {
  asInABrowser();
  const row = (unit: string, state: string, returned = false) => ({ unit, state, returned });
  const turn = (unit: string, date: string, mayRecord = true) => ({ unit, date, mayRecord });
  const LISTED = {
    news: {
      waiting: [
        row('llaj', 'submitted'),
        row('asdp', 'submitted'),
        row('llaj', 'draft', true),
        row('asdp', 'draft', true),
        row('llaj', 'draft'),
      ],
    },
    activities: {
      today: '2026-11-24',
      open: [
        turn('llaj', '2026-11-24'),
        turn('llaj', '2026-11-20'),
        turn('asdp', '2026-11-24'),
        turn('llaj', '2026-11-24', false),
      ],
    },
  };
  const waitsFor = async (roles: readonly object[], may: readonly string[]) => {
    const { officeWaitsIn } = await import('#web/console/today/office-waits.tsx');
    const who = Me.parse({ person: 'wati-contoh', groups: [], tokenIsBehind: false, roles, may });
    return officeWaitsIn(who, LISTED);
  };

  it('is for the head of a unit what that unit submitted, what came back to it, and its turns', async () => {
    const may = ['readActivities', 'recordActivity', 'writeNews', 'approveNews'];
    expect(await waitsFor([{ role: 'headOfUnit', of: 'llaj' }], may)).toEqual({
      ...{ approve: 1, returned: 1, turns: 2, turnsToday: 1 },
    });
  });

  it('is for its staff nothing to approve', async () => {
    const may = ['readActivities', 'recordActivity', 'writeNews'];
    expect(await waitsFor([{ role: 'staff', of: 'asdp' }], may)).toEqual({
      ...{ approve: 0, returned: 1, turns: 1, turnsToday: 1 },
    });
  });

  it('is for the news admin what any unit submitted, and no turn of a unit that is not theirs', async () => {
    const may = ['readActivities', 'recordActivity', 'writeNews', 'approveNews'];
    expect(await waitsFor([{ role: 'newsAdmin', of: 'news' }], may)).toEqual({
      ...{ approve: 2, returned: 0, turns: 0, turnsToday: 0 },
    });
  });

  it('is nothing for whoever neither writes nor approves', async () => {
    expect(await waitsFor([{ role: 'inspector' }], ['readActivities'])).toMatchObject({ approve: 0, returned: 0 });
  });
});
