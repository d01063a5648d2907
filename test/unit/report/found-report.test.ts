import { describe, expect, it } from 'vitest';
import { asInABrowser } from '#test/support/drawn';

const ID = 'rep_9wev606yv52wbahs11tpn663wa';

describe('a report that is named in a form', () => {
  asInABrowser();
  const idIn = async (typed: string): Promise<string> =>
    (await import('#web/console/report/found-report.tsx')).idIn(typed);

  it('is known at once by its id or the address of its page', async () => {
    for (const typed of [ID, ` ${ID} `, `http://localhost:4580/laporan/${ID}`, `/laporan/${ID}?langkah=classify`])
      expect(await idIn(typed)).toBe(ID);
  });

  it('must be looked for by whatever else it is called', async () => {
    for (const typed of ['', '9900001', '1EEHK-DMYCW-91KD', 'lampu', `${ID}x`, 'rep_9wev606'])
      expect(await idIn(typed)).toBe('');
  });
});
