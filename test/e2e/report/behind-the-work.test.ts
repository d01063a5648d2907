import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loaded, reported } from '#test/e2e/acting';
import { browsing, PHONE } from '#test/e2e/browsing';
import { TEXTS } from '#test/e2e/told';
import { inTurn } from '#test/support/in-turn';

/** What stands behind the work: duty, rules, access, records, exports, on the deployed system. */

const { windowOf } = browsing();

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** What a click saves, as text. */
const savedBy = async (
  page: Page,
  button: string | RegExp,
): Promise<{ readonly name: string; readonly text: string }> => {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
};

/** But for the last, by which the days on which the queue was opened are read; nowhere else they are. */
const isTaken = inTurn('behind the work', 2);

describe('an inspector who was told to look', () => {
  it.runIf(isTaken())('goes from a report to whether its record holds, and reads the whole of it', async () => {
    const id = await reported(TEXTS.llaj);
    const page = await windowOf('inspector', `/laporan/${id}`);
    await link(page, 'Keutuhan catatan').click();
    const { version, tip } = await loaded(id);
    await page.getByText('Utuh.').waitFor();
    await page.getByText(`${version} kejadian diperiksa`).waitFor();
    await page.getByText(tip).first().waitFor();
    await page.getByText('Catatan utuh', { exact: true }).click();
    await page.getByText('1. Laporan diterima').waitFor();
    expect(await page.locator('.record > li').count()).toBe(version);
    // What the reporter wrote is in no event.
    expect(await page.locator('main').textContent()).not.toContain(TEXTS.llaj);
    await link(page, 'Periksa yang lain').click();
    await link(page, /^Periksa \w+ 20\d\d$/)
      .first()
      .click();
    await page.getByText(/^Semua catatan laporan yang diterima pada .* utuh\.$/).waitFor();
  });
});

describe('a Lapor admin who needs a spreadsheet', () => {
  it.runIf(isTaken())(
    'takes what a list shows, at once and by an order, without a word that anybody wrote',
    async () => {
      const id = await reported(TEXTS.llaj);
      const page = await windowOf('lapor-admin', '/kantor/laporan?list=received&assignee=llaj');
      await page.locator(`a[href="/laporan/${id}"]`).waitFor();
      await link(page, 'Ekspor laporan demikian').click();
      await page.getByLabel('Bentuk berkas').selectOption('csv');
      const atOnce = await savedBy(page, 'Unduh sekarang');
      expect(atOnce.name).toMatch(/^laporan-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
      await page.getByText(`Tersimpan: ${atOnce.name}`).waitFor();
      await page.getByRole('button', { name: 'Pesan di belakang layar' }).click();
      // It is made by another function; the page finds that out by itself.
      await page.getByText(/^Selesai: /).waitFor();
      const ordered = await savedBy(page, /^Unduh laporan-/);
      for (const { text } of [atOnce, ordered]) {
        expect(text).toContain(id);
        expect(text).not.toContain(TEXTS.llaj);
        // As the separator says that was chosen without a word: what Indonesian settings expect.
        expect(text.split('\n')[0]).toContain('report;version;channel');
      }
    },
  );
});

describe('a Secretary before a meeting', () => {
  it('sees on a phone who opened the queue, by which rules, and who may do what', async () => {
    const admin = await windowOf('lapor-admin', '/kantor');
    await admin.getByText(/Antrean dibuka/).waitFor();
    const phone = { viewport: PHONE, isMobile: true, hasTouch: true };
    const page = await windowOf('secretary', '/kantor/menu', phone);
    await link(page, 'Piket').tap();
    const today = page.locator('[aria-current=date]');
    await today.waitFor();
    expect(await today.textContent()).toMatch(/dibuka|terlambat|akhir pekan/);
    await page.goto('/kantor/aturan');
    await page.getByText('berlaku sekarang').waitFor();
    await link(page, 'isinya').first().tap();
    await link(page, 'Batas waktu').tap();
    await page.getByText('"validFrom"').waitFor();
    for (const path of ['/kantor/piket', '/kantor/aturan', '/kantor/hak', '/kantor/rekaman', '/kantor/ekspor']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(PHONE.width);
    }
  });
});
