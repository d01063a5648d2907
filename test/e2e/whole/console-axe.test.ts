import { expect, it } from 'vitest';
import { reported } from '#test/e2e/acting';
import { browsing, PHONE } from '#test/e2e/browsing';
import { TEXTS } from '#test/e2e/told';
import { LETS_AXE_IN, objections } from '#test/support/axe';
import { walkConsole } from '#test/support/console-walk';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

/** What everybody comes by, at every change; `npm run hunt -- --only "console, axe"` looks at everything else. */

const { newWindow, windowOf } = browsing();

/** What stands in the header; the report is the sixth. */
const EVERY_DAY: readonly string[] = [
  OFFICE_PAGES.today,
  OFFICE_PAGES.reports,
  OFFICE_PAGES.search,
  OFFICE_PAGES.figures,
  OFFICE_PAGES.menu,
];

it('axe objects to nothing where people begin, and finds what is planted there', async () => {
  const page = await newWindow({ ...LETS_AXE_IN, viewport: PHONE });
  for (const path of ['/', '/lacak', '/hari-kerja', '/berita', '/pernyataan', '/tidak-ada', '/kantor']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await objections(page), path).toEqual([]);
  }
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
  expect(await objections(page)).toEqual([expect.stringMatching(/^label \(1\)/)]);
});

it('axe objects to nothing on what an officer comes by, with a form open and unfilled', async () => {
  const id = await reported(TEXTS.llaj);
  const page = await windowOf('lapor-admin', `/laporan/${id}?langkah=classify`, LETS_AXE_IN);
  const seen: string[] = [];
  await walkConsole(page, {
    isWanted: (address) => EVERY_DAY.includes(address),
    visit: async ({ address, command }) => {
      seen.push(address);
      if (command !== undefined) {
        await page.locator('form.command button[type=submit]').click();
        await page.getByRole('alert').waitFor();
      }
      expect(await objections(page), address).toEqual([]);
    },
  });
  expect(seen).toHaveLength(6);
});
