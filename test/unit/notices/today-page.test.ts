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

describe('the start page of whoever works on reports', () => {
  asInABrowser();
  const shownTo = async (may: readonly string[]): Promise<string> => {
    const { me } = await import('#web/console/session/me.ts');
    const { TodayContent } = await import('#web/console/today/today-page.tsx');
    me.value = Me.parse({
      ...{ person: 'wati-contoh', groups: ['head-llaj'], tokenIsBehind: false },
      ...{ roles: [{ role: 'headOfUnit', of: 'llaj' }], may },
    });
    const row = { report: 'rep_9wev606yv52wbahs11tpn663wa', version: 2, number: '9900012', status: 'routed' };
    const groups = [
      {
        mark: 'overdue',
        reports: [
          { ...row, urgency: 'high', also: [], next: 'open' },
          { ...row, urgency: 'normal', also: [], next: 'open' },
        ],
      },
    ];
    const today = { ...DAY, groups, tomorrow: { date: '2026-11-25', due: 4 } };
    return htmlOf(TodayContent, { today: TodayShown.parse(today), isWhole: true });
  };
  afterAll(async () => {
    const { me } = await import('#web/console/session/me.ts');
    me.value = undefined;
  });

  it('leads from how much is due next to the list that begins with it, for whoever may list', async () => {
    const link = `href="${OFFICE_PAGES.reports}">Pekerjaan terbuka`;
    expect(await shownTo(['findReports'])).toContain(link);
    expect(await shownTo([])).not.toContain(link);
  });

  it('says of what is high that it is the urgency, and of what is normal nothing', async () => {
    const html = await shownTo([]);
    expect(html.match(/kedaruratan: tinggi/g)).toHaveLength(1);
    expect(html).not.toMatch(/biasa/i);
  });

  it('says what is left of a limit as people say it, in either language', async () => {
    const { language } = await import('#web/console/words/say.ts');
    const { TodayRow } = await import('#web/console/today/today-row.tsx');
    const limit = { clock: 'triage', dueAt: '2026-11-24T11:35:00+07:00', is: 'left', n: 240, unit: 'workingMinutes' };
    const row = { report: 'rep_9wev606yv52wbahs11tpn663wa', version: 2, status: 'triaging', also: [], next: 'open' };
    const groups = [{ mark: 'atRisk', reports: [{ ...row, limit }] }];
    const [group] = TodayShown.parse({ ...DAY, groups }).groups;
    const { mark, reports } = group ?? expect.fail('no group');
    const drawn = (): string => htmlOf(TodayRow, { mark, report: reports[0] ?? expect.fail('no row') });
    expect(drawn()).toContain('klasifikasi: sisa 4 jam kerja');
    language.value = 'en';
    expect(drawn()).toContain('classification: 4 working hours left');
    language.value = 'id';
  });
});
