import { afterAll, describe, expect, it } from 'vitest';
import { Me } from '#shared/contracts/http/me';
import { TodayShown } from '#shared/contracts/http/today';
import { asInABrowser, htmlOf } from '#test/support/drawn';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

const DAY = { asOf: '2026-11-24T09:00:00+07:00', date: '2026-11-24', groups: [] };
const NOTHING = 'Tidak ada yang menunggu Anda sekarang.';

describe('the start page of whoever keeps the system running', () => {
  asInABrowser();
  const shown = async (today: object): Promise<string> => {
    const { me } = await import('#web/console/session/me.ts');
    const { TodayContent } = await import('#web/console/today/today-page.tsx');
    me.value = Me.parse({
      ...{ person: 'heri-contoh', groups: ['operator'], tokenIsBehind: false },
      ...{ roles: [{ role: 'operator' }], may: ['readTrouble'] },
    });
    return htmlOf(TodayContent, { today: TodayShown.parse({ ...DAY, ...today }), isWhole: true });
  };
  afterAll(async () => {
    const { me } = await import('#web/console/session/me.ts');
    me.value = undefined;
  });

  it('says that nothing waits where nothing is stuck', async () => {
    expect(await shown({ deadLetters: false, unreached: 0 })).toContain(NOTHING);
  });

  it('names dead letters with where they are looked after', async () => {
    const html = await shown({ deadLetters: true, unreached: 0 });
    expect(html).not.toContain(NOTHING);
    expect(html).toContain(`<a href="${OFFICE_PAGES.trouble}">Ada pesan gagal`);
  });

  it('names how many are not reached, with where that is mended', async () => {
    const html = await shown({ deadLetters: false, unreached: 2 });
    expect(html).not.toContain(NOTHING);
    expect(html).toContain(`<a href="${OFFICE_PAGES.contacts}">Penerima yang tidak terjangkau pemberitahuan: 2</a>`);
  });
});
