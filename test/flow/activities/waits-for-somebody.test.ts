import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETS_AXE_IN, objections } from '#test/support/axe';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, personIn } from '#test/support/builders/a-browsed-office';
import { WHO } from '#test/support/fakes/served-office';
import { inTurn } from '#test/support/in-turn';
import { lineIsBack } from '#test/support/line-is-back';
import { comeTo, signIn } from '#test/support/office-window';

/** What whoever is new to activities and news must be told without looking for it, over the real handlers. */

const isTaken = inTurn('what waits for somebody', 3);

let office: BrowsedOffice;
let browser: Browser;
beforeAll(async () => {
  office = await aBrowsedOffice();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const windowOf = async (group: string, path = '/kantor'): Promise<Page> => {
  const given = { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) }, ...LETS_AXE_IN };
  const page = await openWindow(browser, given);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(path);
  await signIn(page);
  return page;
};

const send = (page: Page) => page.getByRole('form').getByRole('button', { name: 'Kirim', exact: true });

describe('the start page', () => {
  const part = (page: Page) => page.getByRole('region', { name: 'Kegiatan dan berita' });
  const NOTHING = 'Tidak ada yang menunggu Anda sekarang.';

  it.runIf(isTaken())(
    'leads the head of a unit to news that waits for approval and to what came back, each with how many',
    async () => {
      const page = await windowOf('head-llaj');
      await part(page).getByRole('link', { name: 'Berita dikembalikan, harus diperbaiki: 1' }).waitFor();
      expect(await objections(page)).toEqual([]);
      await part(page).getByRole('link', { name: 'Berita menunggu persetujuan: 1' }).click();
      await page.getByRole('region', { name: /^Menunggu persetujuan/ }).waitFor();
      await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'leads whoever records for a unit to its turns, and does not say that nothing waits',
    async () => {
      const page = await windowOf('staff-asdp');
      await part(page)
        .getByRole('link', { name: /^Giliran kegiatan berulang yang belum dijawab: \d+$/ })
        .waitFor();
      await part(page).getByText('hari ini: 1').waitFor();
      expect(await page.getByText(NOTHING).count()).toBe(0);
      await page.context().close();
    },
  );

  it.runIf(isTaken())('asks for neither activities nor news for whoever has nothing to do with them', async () => {
    const page = await windowOf('operator');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked).toContain('/v1/admin/today');
    expect(asked.filter((path) => /\/(activities|news)$/.test(path))).toEqual([]);
    await page.context().close();
  });
});

describe('the line above every page', () => {
  it.runIf(isTaken())(
    'says that what was recorded without a line was refused later, until its officer has looked at the outbox',
    async () => {
      const page = await windowOf('staff-asdp');
      await comeTo(page, '/kantor/kegiatan/catat');
      await page.getByLabel('Jenis kegiatan').selectOption({ label: 'Rapat dan koordinasi' });
      await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Badau' });
      await page.getByText('Lainnya: waktu, mengapa, hasil').click();
      await page.getByLabel('Tanggal').fill('2026-12-31');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.context().setOffline(true);
      await send(page).click();
      await page.getByText('Catatan dan fotonya menunggu di kotak keluar').waitFor();
      await comeTo(page, '/kantor/menu');
      await lineIsBack(page);
      const told = page.getByRole('banner').getByRole('link', { name: '1 kiriman ditolak: buka Kotak keluar' });
      await told.waitFor();
      expect(await objections(page)).toEqual([]);
      await comeTo(page, '/kantor/kegiatan');
      await told.click();
      await page.getByRole('heading', { name: /^Ditolak/ }).waitFor();
      await told.waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('button', { name: 'Buka formulirnya' }).waitFor();
      expect(await told.count()).toBe(0);
      await page.context().close();
    },
  );

  it.runIf(isTaken())('leads to activities and to news', async () => {
    const page = await windowOf('staff-asdp');
    const links = page.locator('header nav').getByRole('link');
    await page.locator('header nav').getByRole('link', { name: 'Berita' }).waitFor();
    expect(await links.allTextContents()).toEqual(expect.arrayContaining(['Kegiatan', 'Berita']));
    await page.context().close();
  });
});

describe('the form of an activity', () => {
  it.runIf(isTaken())(
    'is empty for another one after a recurring turn, and says of that turn only that it was recorded',
    async () => {
      const turn = '/kantor/kegiatan/catat?berulang=piket-dermaga-putussibau&tanggal=2026-11-19';
      const page = await windowOf('staff-asdp', turn);
      await send(page).click();
      await page.getByRole('button', { name: 'Catat yang lain' }).click();
      await page.getByLabel('Apa yang dikerjakan').waitFor();
      expect(await page.getByLabel('Apa yang dikerjakan').inputValue()).toBe('');
      expect(await page.getByText('Piket di Dermaga Putussibau ·').count()).toBe(0);
      expect(new URL(page.url()).search).toBe('');
      await comeTo(page, turn);
      await send(page).click();
      const told = page.getByRole('alert').filter({ hasText: 'Kegiatan berulang ini sudah dicatat' });
      await told.waitFor();
      expect(await told.textContent()).not.toContain('orang lain');
      await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'shows what the office refuses at its field, by the form’s own labels, in the language that was chosen',
    async () => {
      const page = await windowOf('staff-asdp', '/kantor/kegiatan/catat');
      await page.getByLabel('Jenis kegiatan').selectOption({ label: 'Rapat dan koordinasi' });
      await page.getByLabel(/^Tempat/).fill('Jalan Rekaan');
      await page.getByText('Lainnya: waktu, mengapa, hasil').click();
      await page.getByLabel('Nomor laporan yang dijawab').fill('LAPOR-1');
      await send(page).click();
      const alert = page.getByRole('alert');
      await alert.getByText('Nomor laporan yang dijawab: bentuknya tidak cocok', { exact: true }).waitFor();
      await page.locator('.field').filter({ hasText: 'Bentuknya tidak cocok' }).locator('#kegiatan-reports').waitFor();
      expect(await alert.textContent()).not.toMatch(/fields|regex|reports/);
      await page.getByLabel('Nomor laporan yang dijawab').fill('');
      await page.getByLabel('Tanggal').fill('2026-12-31');
      await page.getByRole('button', { name: 'English' }).first().click();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await alert.getByText('Date: not after 2026-11-23', { exact: true }).waitFor();
      expect(await alert.textContent()).not.toMatch(/masa depan|Sebagian/);
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'takes the office’s day where it is opened first of all, also for what recurs on it, and keeps a day that was chosen',
    async () => {
      const page = await windowOf('staff-asdp', '/kantor/kegiatan/catat');
      // This computer's clock is not the office's.
      const date = page.locator('input[name="date"]');
      await expect.poll(() => date.inputValue()).toBe('2026-11-23');
      const recurring = page.getByRole('region', { name: 'Kegiatan berulang hari ini' }).getByRole('link').first();
      expect(await recurring.getAttribute('href')).toContain('tanggal=2026-11-23');
      await page.getByText('Lainnya: waktu, mengapa, hasil').click();
      await date.fill('2026-11-21');
      await page.reload();
      await page.getByRole('region', { name: 'Kegiatan berulang hari ini' }).waitFor();
      expect(await date.inputValue()).toBe('2026-11-21');
      await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'says at the field, before anything is sent, that a place is needed and that the end is after the start',
    async () => {
      const page = await windowOf('staff-asdp');
      const sent: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname));
      await comeTo(page, '/kantor/kegiatan/catat');
      await page.getByLabel('Jenis kegiatan').selectOption({ label: 'Rapat dan koordinasi' });
      await page.getByText('Lainnya: waktu, mengapa, hasil').click();
      await page.getByLabel('Mulai pukul').fill('16:00');
      await page.getByLabel('Selesai pukul').fill('08:00');
      await page.getByText('Lainnya: waktu, mengapa, hasil').click();
      await send(page).click();
      await page.getByRole('alert').getByText('Isi atau perbaiki dahulu: Kecamatan, Selesai pukul.').waitFor();
      await page.locator('.field').filter({ hasText: 'Isi kecamatan, atau tempatnya.' }).waitFor();
      await page.locator('.field').filter({ hasText: 'Selesai harus sesudah mulai.' }).waitFor();
      expect(await page.locator('[aria-invalid="true"]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
        'kegiatan-subDistrict',
        'kegiatan-until',
      ]);
      expect(await objections(page)).toEqual([]);
      expect(sent.filter((path) => path.endsWith('/activities'))).toEqual([]);
      await page.getByLabel(/^Tempat/).fill('Jalan Rekaan');
      await page.getByLabel('Selesai pukul').fill('17:00');
      await send(page).click();
      await page.getByRole('link', { name: 'Buka kegiatannya' }).waitFor();
      await page.context().close();
    },
  );
});

describe('the list of turns', () => {
  it.runIf(isTaken())('looks again once the outbox has sent what was recorded of one', async () => {
    const list = await windowOf('staff-asdp', '/kantor/kegiatan');
    const turn = list.locator('a[href*="tanggal=2026-11-18"]').first();
    await turn.waitFor({ state: 'attached' });
    const other = await list.context().newPage();
    await other.goto('/kantor/kegiatan/catat?berulang=piket-dermaga-putussibau&tanggal=2026-11-18');
    await send(other).click();
    await other.getByRole('link', { name: 'Buka kegiatannya' }).waitFor();
    await turn.waitFor({ state: 'detached' });
    await list
      .getByRole('row')
      .filter({ hasText: 'Piket di Dermaga Putussibau' })
      .filter({ hasText: '18 Nov' })
      .waitFor();
    await list.context().close();
  });
});
