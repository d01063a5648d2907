import { afterAll, describe, expect, it } from 'vitest';
import { DigestShown } from '#shared/contracts/http/digest-shown';
import { Me } from '#shared/contracts/http/me';
import { asInABrowser, htmlOf } from '#test/support/drawn';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

const DIGEST = DigestShown.parse({
  ...{ period: '2026-10', asOf: '2026-11-01T07:30:00+07:00', title: 'Laporan kepatuhan' },
  ...{ facts: [], sentences: ['13 laporan diterima.'], decisions: [], files: [] },
});

describe('the page of a compliance report', () => {
  asInABrowser();
  const shownTo = async (may: readonly string[]): Promise<string> => {
    const { me } = await import('#web/console/session/me.ts');
    const { DigestContent } = await import('#web/console/digests/digest-page.tsx');
    me.value = Me.parse({
      ...{ person: 'agus-contoh', groups: ['secretary'], tokenIsBehind: false },
      ...{ roles: [{ role: 'secretary' }], may },
    });
    return htmlOf(DigestContent, { digest: DIGEST });
  };
  afterAll(async () => {
    const { me } = await import('#web/console/session/me.ts');
    me.value = undefined;
  });

  it('leads to the figures of its time and to what is overdue now, for whoever may list that', async () => {
    const html = await shownTo(['readDigest', 'listOverdue']);
    expect(html).toContain(`href="${OFFICE_PAGES.figures}?periode=2026-10"`);
    expect(html).toContain(`href="${OFFICE_PAGES.overdue}"`);
    expect(await shownTo(['readDigest'])).not.toContain(OFFICE_PAGES.overdue);
  });
});
