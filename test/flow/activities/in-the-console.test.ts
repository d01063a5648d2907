import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETS_AXE_IN, objections } from '#test/support/axe';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, personIn } from '#test/support/builders/a-browsed-office';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { WHO } from '#test/support/fakes/served-office';
import { fingers, type TakenPhoto } from '#test/support/fingers';
import { inTurn } from '#test/support/in-turn';
import { keptIn } from '#test/support/kept-in-browser';
import { lineIsBack } from '#test/support/line-is-back';
import { comeTo, signIn } from '#test/support/office-window';

/** What the office did, and what it says of that, by clicks, over the real handlers. (All words are invented.) */

const PHONE = { width: 360, height: 740 };

const isTaken = inTurn('activities in the console', 3);

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

/** What waits to be sent warns whoever leaves; these people mean it. */
const leavesAnyway = (page: Page): Page => page.on('dialog', (dialog) => void dialog.accept());

const windowOf = async (group: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const given = { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) }, ...LETS_AXE_IN, ...options };
  const page = leavesAnyway(await openWindow(browser, given));
  await page.goto('/kantor');
  await signIn(page);
  return page;
};

const photo = async (seed: number): Promise<TakenPhoto> => ({
  ...{ name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg' },
  buffer: await aDrawnScene(seed),
});
const photos = async (...seeds: readonly number[]) => Promise.all(seeds.map(photo));

const take = (page: Page): Locator => page.getByLabel('Ambil foto');
const chosen = (page: Page, n: number) =>
  page
    .locator('.thumbs img')
    .nth(n - 1)
    .waitFor();
const send = (page: Page): Locator => page.getByRole('form').getByRole('button', { name: 'Kirim', exact: true });

/** How many photos lie sealed in the browser: nothing else is as large. */
const photosKeptIn = async (page: Page): Promise<number> =>
  (await keptIn(page)).sizes.filter((size) => size >= 65_536).length;

/** Which steps somebody is offered, and what state they are told of. */
const stepsOf = (page: Page): Promise<readonly string[]> =>
  page.getByRole('region', { name: 'Langkah' }).getByRole('link').allTextContents();
const stateOf = (page: Page): Promise<string | null> => page.locator('main .state').first().textContent();

/** The page asks again what there is now, and is answered only once this is called. */
const looksLater = async (page: Page, address: string): Promise<() => Promise<void>> => {
  const asked = Promise.withResolvers<void>();
  const later = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    asked.resolve();
    await later.promise;
    return route.fallback();
  });
  return async () => {
    await asked.promise;
    later.resolve();
    await page.unroute(address);
  };
};

/** Nothing that axe objects to, and nothing wider than the screen. */
const isFine = async (page: Page): Promise<void> => {
  expect(await objections(page)).toEqual([]);
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBeLessThanOrEqual(width ?? 0);
};

describe('an officer at the dock', () => {
  it.runIf(isTaken())(
    'records the duty of the day with a photo by at most 8 touches on a phone, and it stands in the list',
    async () => {
      const page = await windowOf('staff-asdp', { viewport: PHONE });
      const { tap, photograph, taps } = fingers();
      await tap(page.getByRole('link', { name: 'Menu' }));
      await tap(page.getByRole('link', { name: /^Kegiatan/ }));
      await page.getByRole('heading', { name: /^Giliran yang belum dijawab/ }).waitFor();
      await isFine(page);
      await tap(page.getByRole('link', { name: /^Catat ?: Piket di Dermaga Putussibau, Senin, 23 November 2026/ }));
      await photograph(take(page), await photo(61));
      await chosen(page, 1);
      await isFine(page);
      await tap(send(page));
      await page.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
      expect(taps()).toBeLessThanOrEqual(8);
      await isFine(page);
      await page.getByRole('link', { name: 'Buka kegiatannya' }).click();
      await page.getByRole('heading', { name: 'Foto (1)' }).waitFor();
      await page.locator('.view img').waitFor();
      await isFine(page);
      await comeTo(page, '/kantor/kegiatan');
      await page
        .getByRole('row')
        .filter({ hasText: 'Piket di Dermaga Putussibau' })
        .filter({ hasText: '07:30' })
        .waitFor();
      expect(await page.getByRole('link', { name: /^Catat ?: Piket.* 23 November/ }).count()).toBe(0);
      expect(await photosKeptIn(page)).toBe(0);
      await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'records what does not recur by at most 8 touches too, with two photos, one of them removed again',
    async () => {
      const page = await windowOf('staff-asdp', { viewport: PHONE });
      const { tap, choose, photograph, taps } = fingers();
      await tap(page.getByRole('link', { name: 'Menu' }));
      await tap(page.getByRole('link', { name: /^Catat kegiatan/ }));
      await choose(page.getByLabel('Jenis kegiatan'), 'Sosialisasi keselamatan');
      await choose(page.getByLabel('Kecamatan', { exact: true }), 'Badau');
      await photograph(take(page), await photo(62));
      const needed = taps() + 1;
      expect(needed).toBeLessThanOrEqual(8);
      await page.getByLabel('Pilih foto').setInputFiles(await photos(63, 64, 62));
      await chosen(page, 3);
      // The same photo is no other one.
      expect(await page.locator('.thumbs li').count()).toBe(3);
      await page.getByRole('button', { name: /^Buang ?: IMG_63.jpg/ }).click();
      // What was typed and chosen is there after the phone has thrown the page away for its camera.
      await page.reload();
      await chosen(page, 2);
      expect(await page.getByLabel('Apa yang dikerjakan').inputValue()).toBe('Sosialisasi keselamatan');
      await tap(send(page));
      await page.getByText('kegiatan tercatat, 2 dari 2 foto terkirim').waitFor();
      await page.getByRole('link', { name: 'Buka kegiatannya' }).click();
      await page.getByRole('heading', { name: 'Foto (2)' }).waitFor();
      expect(await page.locator('dl').first().textContent()).toContain('Badau');
      await page.context().close();
    },
  );

  it.runIf(isTaken())('keeps a photo that is taken before it is known whether another window has a key', async () => {
    // A window asks others for their key for so long; here it is asked until this test goes on.
    const given = { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn('staff-asdp') } };
    const page = leavesAnyway(await openWindow(browser, given));
    await page.addInitScript(
      ({ at }) => {
        const plain = window.setTimeout;
        const held: (() => void)[] = [];
        const slow = (act: () => void, milliseconds?: number) =>
          milliseconds === at ? held.push(act) : plain(act, milliseconds);
        Object.assign(window, { setTimeout: slow, goOn: () => held.splice(0).map((act) => act()) });
      },
      { at: 300 },
    );
    await page.goto('/kantor/kegiatan/catat');
    await signIn(page);
    await take(page).setInputFiles(await photo(66));
    await page.getByText('Sedang dibaca').waitFor();
    await page.evaluate('goOn()');
    await chosen(page, 1);
    await page.reload();
    await chosen(page, 1);
    await page.context().close();
  });

  it.runIf(isTaken())('says that a duty was not done, and why', async () => {
    const page = await windowOf('staff-asdp');
    await comeTo(page, '/kantor/kegiatan');
    await page.getByRole('button', { name: /^Tidak terlaksana ?: .*22 November/ }).click();
    const form = page.getByRole('form', { name: /^Tidak terlaksana/ });
    await form.getByLabel('Sebab').selectOption({ label: 'Cuaca' });
    await isFine(page);
    await send(page).click();
    await page.getByText('Tercatat: tidak terlaksana.').waitFor();
    await page.getByRole('row').filter({ hasText: '22 Nov' }).filter({ hasText: 'tidak terlaksana: cuaca' }).waitFor();
    await page.context().close();
  });

  it.runIf(isTaken())('is led back to the form, with the photos, where the phone’s clock was wrong', async () => {
    const page = await windowOf('staff-asdp');
    await comeTo(page, '/kantor/kegiatan/catat');
    await page.getByLabel('Jenis kegiatan').selectOption({ label: 'Rapat dan koordinasi' });
    await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Badau' });
    await page.getByText('Lainnya: waktu, mengapa, hasil').click();
    await page.getByLabel('Tanggal').fill('2026-12-31');
    await take(page).setInputFiles(await photos(65));
    await chosen(page, 1);
    await send(page).click();
    await page.getByRole('alert').getByText('tidak di masa depan').waitFor();
    await chosen(page, 1);
    expect(await page.getByLabel('Apa yang dikerjakan').inputValue()).toBe('Rapat dan koordinasi');
    await isFine(page);
    await page.getByLabel('Tanggal').fill('2026-11-23');
    await send(page).click();
    await page.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
    await page.context().close();
  });
});

describe('without a line', () => {
  /** Looks at a page, and has the time to keep of it what may be kept. */
  const sees = async (page: Page, address: string): Promise<void> => {
    await comeTo(page, address);
    await expect.poll(async () => (await keptIn(page)).opened, { timeout: 60_000 }).toContain('"name":"kegiatan"');
  };
  const records = async (page: Page, address: string, ...seeds: readonly number[]): Promise<void> => {
    await comeTo(page, address);
    await take(page).waitFor({ state: 'attached' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    await take(page).setInputFiles(await photos(...seeds));
    await chosen(page, seeds.length);
    await send(page).click();
    await page.getByText('Catatan dan fotonya menunggu di kotak keluar').waitFor();
  };
  const turn = (date: string): string => `/kantor/kegiatan/catat?berulang=piket-dermaga-putussibau&tanggal=${date}`;

  it.runIf(isTaken())(
    'an activity waits sealed with its photos, and is sent once after its officer has signed in again',
    async () => {
      const page = await windowOf('staff-asdp', { viewport: PHONE });
      const context = page.context();
      const recorded: number[] = [];
      context.on('response', (answer) => {
        if (answer.url().endsWith('/v1/admin/activities') && answer.request().method() === 'POST')
          recorded.push(answer.status());
      });
      await sees(page, '/kantor/kegiatan');
      await records(page, turn('2026-11-19'), 71, 72);
      await page.getByText('kegiatan dan 2 berkasnya belum terkirim').waitFor();
      await page.goto('/kantor/kegiatan');
      const turns = page.getByRole('listitem').filter({ hasText: 'Kamis, 19 November 2026' });
      await turns.first().getByRole('link', { name: 'Menunggu di kotak keluar' }).waitFor();
      // What is kept of this page, and not what is kept of most.
      await page.getByText('Peramban ini menyimpan giliran yang belum dijawab').waitFor();
      expect(await page.getByText('Hanya laporan layanan biasa').count()).toBe(0);
      await page.goto('/kantor/keluar');
      await page.getByText('kegiatan dan 2 berkasnya belum terkirim').waitFor();
      await isFine(page);
      const kept = await keptIn(page);
      expect(kept.raw).not.toMatch(/IMG_71|2026-11-19|JFIF/);
      for (const words of ['IMG_71.jpg', '2026-11-19']) expect(kept.opened).toContain(words);
      // The session ends meanwhile, and one photo is cut off on its way.
      await context.clearCookies();
      await page.route('**/unggahan', (route) => route.abort(), { times: 1 });
      await lineIsBack(page);
      await page.getByText('Di kotak keluar masih ada yang menunggu dikirim').waitFor();
      await signIn(page);
      await comeTo(page, '/kantor/keluar');
      const now = page.getByRole('button', { name: 'Kirim sekarang' });
      // By itself it would be tried again in half a minute.
      if (await now.isVisible()) await now.click();
      await page.getByText('kegiatan tercatat, 2 dari 2 foto terkirim').waitFor();
      expect(recorded).toEqual([200]);
      await page.getByRole('link', { name: 'Piket di Dermaga Putussibau' }).click();
      await page.getByRole('heading', { name: 'Foto (2)' }).waitFor();
      expect((await keptIn(page)).opened).not.toContain('2026-11-19');
      await context.close();
    },
  );

  it.runIf(isTaken())(
    'two who recorded the same duty are one: the second is told, and adds their photos to it',
    async () => {
      const late = await windowOf('head-asdp');
      await records(late, turn('2026-11-18'), 73);
      const first = await windowOf('staff-asdp');
      await comeTo(first, turn('2026-11-18'));
      await take(first).setInputFiles(await photos(74));
      await chosen(first, 1);
      await send(first).click();
      await first.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
      await first.context().close();
      await lineIsBack(late);
      await late.getByText('Kegiatan berulang ini sudah dicatat').waitFor();
      await isFine(late);
      await late.getByRole('button', { name: 'Tambahkan foto saya ke sana' }).click();
      await late.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
      await late.getByRole('link', { name: 'Buka kegiatannya' }).click();
      await late.getByRole('heading', { name: 'Foto (2)' }).waitFor();
      await late.context().close();
    },
  );

  it.runIf(isTaken())(
    'whoever takes it out of the outbox leaves nothing of it, nor does whoever signs out',
    async () => {
      const page = await windowOf('staff-asdp');
      await records(page, turn('2026-11-17'), 75);
      await page.getByRole('link', { name: 'Lihat kotak keluar' }).click();
      expect(await photosKeptIn(page)).toBe(1);
      await page.getByRole('button', { name: /^Buang ?: Piket/ }).click();
      await page.getByText('Tidak ada yang menunggu dikirim.').waitFor();
      expect(await photosKeptIn(page)).toBe(0);
      await records(page, turn('2026-11-17'), 76);
      await lineIsBack(page);
      await page.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
      await page.getByRole('button', { name: 'Keluar' }).first().click();
      await page.waitForURL((url) => url.pathname === '/');
      expect(await keptIn(page)).toMatchObject({ sealed: 0 });
      await page.context().close();
    },
  );
});

describe('an activity', () => {
  it.runIf(isTaken())('is amended, gets a document, loses a photo, and is withdrawn', async () => {
    const page = await windowOf('staff-llaj');
    await comeTo(page, '/kantor/kegiatan/catat');
    await page.getByLabel('Jenis kegiatan').selectOption({ label: 'Patroli perlengkapan jalan' });
    await page.getByLabel(/^Tempat/).fill('Jalan Rekaan');
    await take(page).setInputFiles(await photos(81));
    await chosen(page, 1);
    await send(page).click();
    await page.getByRole('link', { name: 'Buka kegiatannya' }).click();
    await page.getByRole('link', { name: 'Perbaiki catatan' }).click();
    await page.getByLabel('Bagaimana jalannya dan apa hasilnya').fill('Dua lampu diganti.');
    await isFine(page);
    await send(page).click();
    await page.getByText('Catatan diperbaiki.').waitFor();
    await page.getByText('Dua lampu diganti.').waitFor();
    await page.getByRole('link', { name: 'Tambah foto atau dokumen' }).click();
    await page
      .getByLabel('Pilih foto atau dokumen')
      .setInputFiles({ name: 'daftar.txt', mimeType: 'text/plain', buffer: Buffer.from('Daftar lampu. (rekaan)') });
    await page.getByText('daftar.txt ·').waitFor();
    await send(page).click();
    await page.getByRole('heading', { name: 'Dokumen (1)' }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('listitem').filter({ hasText: 'Dokumen 1' }).getByRole('button', { name: 'Unduh' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^evd_\w{26}\.txt$/);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Foto kegiatan 1' })
      .getByRole('button', { name: 'Tarik' })
      .click();
    await send(page).click();
    await page.getByText('Berkas itu ditarik.').waitFor();
    await page.getByRole('heading', { name: /^Foto \(/ }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Tarik kegiatan' }).click();
    await page.getByLabel('Alasan').selectOption({ label: 'Salah catat' });
    const shownAgain = await looksLater(page, '**/v1/admin/activities/act_*');
    await send(page).click();
    await page.getByText('Kegiatan ini ditarik.').waitFor();
    expect([await stateOf(page), await stepsOf(page)]).toEqual(['ditarik', []]);
    await shownAgain();
    await page.getByText('Kegiatan ditarik', { exact: true }).waitFor();
    expect(await stepsOf(page)).toEqual([]);
    await page.context().close();
  });

  it.runIf(isTaken())('is recorded of a report that was worked on, with its number and none of its words', async () => {
    const page = await windowOf('head-llaj');
    const report = office.idOf('llaj-resolved');
    await comeTo(page, `/laporan/${report}`);
    await page.getByRole('link', { name: 'Jadikan kegiatan' }).click();
    await page.getByLabel('Jenis kegiatan').waitFor();
    expect(await page.getByLabel('Jenis kegiatan').inputValue()).toBe('patroli-perlengkapan-jalan');
    expect(await page.getByLabel('Apa yang dikerjakan').inputValue()).toBe('Patroli perlengkapan jalan');
    await page.getByLabel(/^Tempat/).fill('Jalan Rekaan');
    await send(page).click();
    await page.getByRole('link', { name: 'Buka kegiatannya' }).click();
    await page.getByRole('link', { name: report }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('di tempat kami');
    await comeTo(page, `/laporan/${office.idOf('confirmed')}`);
    expect(await page.getByRole('link', { name: 'Jadikan kegiatan' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('news', () => {
  const step = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();
  const headline = 'Dishub Perbaiki Lampu Jalan Rekaan';

  it.runIf(isTaken())(
    'is drafted, stopped where it must not be public, returned, approved by a second person, and posted',
    async () => {
      const writer = await windowOf('staff-llaj');
      await comeTo(writer, '/kantor/kegiatan/catat');
      await writer.getByLabel('Jenis kegiatan').selectOption({ label: 'Patroli perlengkapan jalan' });
      await writer.getByLabel(/^Tempat/).fill('Jalan Berita');
      await take(writer).setInputFiles(await photos(91, 92));
      await chosen(writer, 2);
      await send(writer).click();
      await writer.getByText('2 dari 2 foto terkirim').waitFor();
      await writer.getByRole('link', { name: 'Buka kegiatannya' }).click();
      await step(writer, 'Jadikan berita');
      await send(writer).click();
      // What the activity does not say is asked, with the way to where it is said.
      await writer.getByText('Mengapa kegiatan ini dilakukan?').waitFor();
      expect(await writer.getByRole('link', { name: 'Lengkapi catatan kegiatan' }).getAttribute('href')).toMatch(
        /^\/kantor\/kegiatan\/act_\w{26}\?langkah=amend$/,
      );
      const address = new URL(writer.url()).pathname;
      await step(writer, 'Sunting');
      await writer.getByLabel('Judul').fill(headline);
      await writer.getByText(`${headline.length} dari 120 karakter`).waitFor();
      await writer.getByLabel('Paragraf 1').fill('Hubungi Pak Contoh di 0812-3456-7890 bila padam lagi.');
      await writer.getByRole('button', { name: /^Turunkan ?: Foto 1/ }).click();
      await writer.getByLabel('Teks alternatif foto 1').fill('Lampu jalan rekaan menyala');
      await isFine(writer);
      await send(writer).click();
      await writer.getByText('Teks tersimpan.').waitFor();
      // That it is saved is told at once; the page asks what the office says of it by then.
      await writer.getByRole('region', { name: 'Tidak boleh terbit' }).getByText('Paragraf 1').waitFor();
      expect(await writer.locator('mark.stop').allTextContents()).toEqual(['0812-3456-7890']);
      await isFine(writer);
      await step(writer, 'Ajukan');
      await send(writer).click();
      await writer.getByText('Menunggu persetujuan admin portal berita').waitFor();
      expect(await writer.getByRole('link', { name: 'Setujui dan terbitkan' }).count()).toBe(0);

      const admin = await windowOf('news-admin');
      await comeTo(admin, '/kantor/berita');
      await admin
        .getByRole('region', { name: /^Menunggu persetujuan/ })
        .getByRole('link', { name: headline })
        .click();
      await step(admin, 'Setujui dan terbitkan');
      await send(admin).click();
      await admin.getByRole('alert').getByText('Isi atau perbaiki dahulu').waitFor();
      for (const box of await admin.getByRole('form').getByRole('checkbox').all()) await box.check();
      await send(admin).click();
      await admin.getByRole('alert').getByText('kode: newsStopped').waitFor();
      await admin.getByRole('button', { name: 'Batal' }).click();
      await step(admin, 'Kembalikan');
      await admin.getByLabel('Apa yang harus diperbaiki').fill('Hapus nomor teleponnya. (rekaan)');
      await send(admin).click();
      await admin.getByText('Dikembalikan dengan alasan Anda.').waitFor();

      await comeTo(writer, '/kantor/berita');
      await writer
        .getByRole('region', { name: /^Dikembalikan/ })
        .getByRole('link', { name: headline })
        .click();
      await writer.getByText('Hapus nomor teleponnya. (rekaan)').waitFor();
      await step(writer, 'Sunting');
      await writer.getByLabel('Paragraf 1').fill('Lampu di Jalan Rekaan menyala lagi sejak Senin.');
      await send(writer).click();
      await writer.getByText('Teks tersimpan.').waitFor();
      await writer.locator('mark').waitFor({ state: 'detached' });
      await step(writer, 'Ajukan');
      await send(writer).click();
      await writer.getByText('Menunggu persetujuan admin portal berita').waitFor();

      await admin.goto(address);
      await step(admin, 'Setujui dan terbitkan');
      for (const box of await admin.getByRole('form').getByRole('checkbox').all()) await box.check();
      await isFine(admin);
      const shownAgain = await looksLater(admin, '**/v1/admin/news/nws_*');
      await send(admin).click();
      await admin.getByText('Terbit.', { exact: true }).waitFor();
      expect(await stateOf(admin)).toBe('terbit');
      expect(await stepsOf(admin)).toEqual([]);
      await shownAgain();
      expect(await admin.getByRole('link', { name: 'Buka di halaman umum' }).getAttribute('href')).toBe(
        address.replace('/kantor', ''),
      );
      const [saved] = await Promise.all([
        admin.waitForEvent('download'),
        admin.getByRole('button', { name: 'Unduh paket untuk portal' }).click(),
      ]);
      expect(saved.suggestedFilename()).toMatch(/^berita-2026-11-23\.zip$/);
      await step(admin, 'Catat alamat di portal');
      await admin.getByLabel('Alamat halamannya').fill('https://lain.contoh.invalid/berita');
      await send(admin).click();
      await admin.getByRole('alert').getByText('kode: portalElsewhere').waitFor();
      await admin.getByLabel('Alamat halamannya').fill('https://info.kapuashulukab.go.id/berita/rekaan');
      await send(admin).click();
      await admin.getByText('Alamat di portal tercatat.').waitFor();
      await isFine(admin);
      await comeTo(admin, '/kantor/berita');
      await admin
        .getByRole('row')
        .filter({ hasText: headline })
        .getByRole('link', { name: 'info.kapuashulukab.go.id' })
        .waitFor();
      await isFine(admin);
      await comeTo(admin, address);
      await step(admin, 'Tarik berita');
      await admin.getByLabel('Alasan').fill('Salah foto. (rekaan)');
      await send(admin).click();
      await admin.getByText('Berita ditarik dari halaman umum.').waitFor();
      // Why it was withdrawn stands in the open, and the text is no more one that anybody will read.
      await admin.getByText('Ditarik dari halaman umum: Salah foto. (rekaan)').waitFor();
      await admin.getByRole('heading', { name: 'Begini ia terbaca sebelum ditarik' }).waitFor();
      expect(await admin.getByRole('link', { name: 'Buka di halaman umum' }).count()).toBe(0);
      for (const page of [writer, admin]) await page.context().close();
    },
  );

  it.runIf(isTaken())('is not approved by who wrote a part of it, who is told so', async () => {
    const admin = await windowOf('news-admin');
    await comeTo(admin, '/kantor/berita');
    await admin
      .getByRole('region', { name: /^Konsep/ })
      .getByRole('link')
      .first()
      .click();
    await step(admin, 'Sunting');
    await admin.getByLabel('Judul').fill('Judul dari admin portal');
    // What was typed is there after the window was loaded again.
    await admin.reload();
    await admin.getByLabel('Judul').waitFor();
    expect(await admin.getByLabel('Judul').inputValue()).toBe('Judul dari admin portal');
    await send(admin).click();
    await admin.getByText('Teks tersimpan.').waitFor();
    await step(admin, 'Ajukan');
    const shownAgain = await looksLater(admin, '**/v1/admin/news/nws_*');
    await send(admin).click();
    await admin.getByText('Diajukan. Sekarang menunggu orang kedua.').waitFor();
    // Before the page has looked again it does not say whose turn it is.
    expect(await admin.getByText('Menunggu persetujuan admin portal berita').count()).toBe(0);
    await shownAgain();
    await admin.getByText('Anda menulis atau mengajukan berita ini').waitFor();
    expect(await admin.getByRole('link', { name: 'Setujui dan terbitkan' }).count()).toBe(0);
    await admin.context().close();
  });

  it.runIf(isTaken())(
    'is written by two at once: the slower is told, keeps what they typed, and sends it once more',
    async () => {
      const [slow, fast] = [await windowOf('head-llaj'), await windowOf('staff-llaj')];
      const titled = async (page: Page, title: string): Promise<void> => {
        await page.getByLabel('Judul').fill(title);
        await send(page).click();
      };
      for (const page of [slow, fast]) {
        await comeTo(page, '/kantor/berita');
        await page
          .getByRole('region', { name: /^Dikembalikan/ })
          .getByRole('link', { name: /Pasar Contoh/ })
          .click();
        await step(page, 'Sunting');
      }
      await titled(fast, 'Lampu pasar contoh menyala');
      await fast.getByText('Teks tersimpan.').waitFor();
      await titled(slow, 'Lampu di depan pasar diganti');
      await slow.getByRole('alert').getByText('kode: versionStale').waitFor();
      await slow.getByText('Orang lain mengubah berita ini').waitFor();
      await slow.locator('form .words').getByText('Lampu pasar contoh menyala').waitFor();
      expect(await slow.getByLabel('Judul').inputValue()).toBe('Lampu di depan pasar diganti');
      await send(slow).click();
      await slow.getByText('Teks tersimpan.').waitFor();
      await slow.getByRole('heading', { level: 1, name: 'Lampu di depan pasar diganti' }).waitFor();
      for (const page of [slow, fast]) await page.context().close();
    },
  );

  it.runIf(isTaken())(
    'has one desk, with links that do not answer and silent units too, each of which leads to where one acts',
    async () => {
      const admin = await windowOf('news-admin', { viewport: PHONE });
      await comeTo(admin, '/kantor/berita');
      const silent = admin.getByRole('region', { name: /^Unit yang diam/ });
      await silent.getByRole('cell', { name: 'belum pernah; ada kegiatan sejak 5 Nov' }).waitFor();
      await isFine(admin);
      await silent.getByRole('link', { name: 'Subbagian Umum' }).first().click();
      await admin.getByRole('link', { name: 'Kerja bakti kantor contoh' }).waitFor();
      await comeTo(admin, '/kantor/berita');
      const broken = admin.getByRole('region', { name: /^Tautan portal yang tidak menjawab/ });
      await broken.getByText('halaman tidak ada lagi').waitFor();
      await broken.getByRole('link', { name: /Cermin Tikungan/ }).click();
      await admin.getByText(/^Tautannya ke portal tidak menjawab sejak/).waitFor();
      await isFine(admin);
      await step(admin, 'Catat alamat di portal');
      await admin.getByLabel('Alamat halamannya').fill('https://info.kapuashulukab.go.id/berita/cermin-baru');
      await send(admin).click();
      await admin.getByText('Alamat di portal tercatat.').waitFor();
      await comeTo(admin, '/kantor/berita');
      await silent.waitFor();
      expect(await broken.count()).toBe(0);
      await admin.context().close();
    },
  );

  it.runIf(isTaken())('goes from row to row, and is opened, with a keyboard alone', async () => {
    const page = await windowOf('news-admin');
    for (const [address, heading, opened] of [
      ['/kantor/kegiatan', /^Giliran yang belum dijawab/, /^\/kantor\/kegiatan\//],
      ['/kantor/berita', /^Menunggu persetujuan/, /^\/kantor\/berita\/nws_/],
    ] as const) {
      await comeTo(page, address);
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => opened.test(url.pathname));
    }
    await comeTo(page, '/kantor/kegiatan/catat');
    await take(page).waitFor({ state: 'attached' });
    await take(page).focus();
    const ring = await page.getByText('Ambil foto').evaluate((label) => getComputedStyle(label).outlineStyle);
    expect(ring).toBe('solid');
    await page.context().close();
  });
});
