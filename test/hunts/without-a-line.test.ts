import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { ReportId } from '#shared/domain/words/words';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, personIn } from '#test/support/builders/a-browsed-office';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { resting } from '#test/support/console-walk';
import { WHO } from '#test/support/fakes/served-office';
import { hunt } from '#test/support/hunt';
import { keptIn } from '#test/support/kept-in-browser';
import { follow, signIn } from '#test/support/office-window';

let office: BrowsedOffice | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const UNCLEAR = 'di tempat kami ada yang perlu dilihat';
const ACCUSED = 'Rp50.000 untuk rokok';
const NOTE = 'Menunggu alat dari provinsi. (rekaan)';
/** What nobody who looks at a browser's profile may find there. */
const OF_REPORTS = new RegExp(`padam sudah tiga malam|${UNCLEAR}|${ACCUSED}|Menunggu alat|rep_[0-9a-z]{26}`);

/** What waits to be sent warns whoever leaves; these people mean it. */
const leavesAnyway = (page: Page): Page => page.on('dialog', (dialog) => void dialog.accept());

type Stage = { readonly page: Page; readonly served: BrowsedOffice; readonly context: BrowserContext };

const signedIn = async (group: string, options: BrowserContextOptions = {}): Promise<Stage> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const given = { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) }, ...options };
  const page = leavesAnyway(await openWindow(browser, given));
  await page.goto('/kantor');
  await signIn(page);
  if (options.serviceWorkers !== 'block')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { page, served: office, context: page.context() };
};

/** Sees each of these pages, and has had the time to keep of them what may be kept. */
const sees = async (page: Page, addresses: readonly string[]): Promise<void> => {
  const rest = resting(page);
  await rest();
  for (const address of addresses) {
    await follow(page, address);
    await rest();
  }
  // What is kept is written after it is shown.
  await page.waitForFunction(async (least) => {
    const database = await new Promise<IDBDatabase>((fine) => {
      const request = indexedDB.open('tanggap', 1);
      request.onsuccess = () => fine(request.result);
    });
    const count = database.transaction('tersegel').objectStore('tersegel').count();
    await new Promise((fine) => {
      count.onsuccess = fine;
    });
    database.close();
    return count.result >= least;
  }, 2);
};

/** The calls of a command: its keys, and how many were answered. */
const callsOf = (context: BrowserContext, command: string) => {
  const calls = { keys: new Set<string | undefined>(), answers: [] as number[] };
  context.on('request', (request) => {
    if (request.url().endsWith(`/${command}`)) calls.keys.add(request.headers()['idempotency-key']);
  });
  context.on('response', (answer) => {
    if (answer.url().endsWith(`/${command}`)) calls.answers.push(answer.status());
  });
  return calls;
};

/** Writes a note without a line, and puts it into the outbox. */
const puts = async (page: Page, note: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Catatan' }).fill(note);
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByRole('button', { name: 'Taruh di kotak keluar' }).click();
  await page.getByText('Sudah di kotak keluar').waitFor();
};

const signsOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Keluar' }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
};

const anHour = async (): Promise<void> => {
  const { page, served, context } = await signedIn('lapor-admin');
  const [plain, suspected] = [served.idOf('llaj-working'), served.idOf('suspected')];
  await sees(page, ['/kantor/laporan', `/laporan/${suspected}`, `/laporan/${plain}?langkah=addNote`]);
  const calls = callsOf(context, 'addNote');
  await context.setOffline(true);
  await puts(page, NOTE);
  // Each is loaded again without a line: the document and its files come from the worker.
  for (const address of ['/kantor', '/kantor/laporan', `/laporan/${plain}`]) {
    await page.goto(address);
    await page.getByText('ini keadaan pukul').waitFor();
    expect(await page.locator('.told.warn').count(), address).toBe(1);
    await page.locator('h1').waitFor();
  }
  await page.getByText(UNCLEAR).waitFor();
  expect(await page.getByRole('link', { name: 'Catat' }).count()).toBe(0);
  await page.goto(`/laporan/${suspected}`);
  await page.getByText('Halaman ini tidak disimpan di peramban ini.').waitFor();
  expect(await page.content()).not.toContain(ACCUSED);
  await page.goto('/kantor/keluar');
  await page.getByRole('heading', { name: 'Menunggu dikirim' }).waitFor();
  const kept = await keptIn(page);
  expect(kept.raw).not.toMatch(OF_REPORTS);
  for (const words of [NOTE, UNCLEAR, plain]) expect(kept.opened).toContain(words);
  expect(kept.opened).not.toMatch(new RegExp(`${ACCUSED}|${suspected}|oversight`));
  expect(calls.answers).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  expect([calls.answers, calls.keys.size]).toEqual([[200], 1]);
  await follow(page, `/laporan/${plain}`);
  await page.getByText(NOTE).waitFor();
  expect(await page.getByText(NOTE).count()).toBe(1);
  await signsOut(page);
  expect(await keptIn(page)).toMatchObject({ sealed: 0, opened: '' });
};

/** A second window of the same person sees and sends the same outbox; of both, one sends. */
const twoWindows = async (): Promise<void> => {
  const { page, served, context } = await signedIn('lapor-admin');
  await sees(page, [`/laporan/${served.idOf('ppid-working')}?langkah=addNote`]);
  const other = leavesAnyway(await context.newPage());
  await other.goto('/kantor/keluar');
  await other.getByText('Tidak ada yang menunggu dikirim.').waitFor();
  const calls = callsOf(context, 'addNote');
  await context.setOffline(true);
  await puts(page, NOTE);
  for (const window of [page, other]) await window.getByRole('link', { name: '1 menunggu dikirim' }).waitFor();
  await context.setOffline(false);
  await other.getByRole('heading', { name: 'Terkirim' }).waitFor();
  await page.getByRole('link', { name: '1 menunggu dikirim' }).waitFor({ state: 'detached' });
  expect(calls.answers).toEqual([200]);
  // Signing out in one of them shuts the other, and leaves nothing.
  await signsOut(page);
  await other.getByRole('button', { name: 'Masuk' }).waitFor();
  expect((await keptIn(other)).sealed).toBe(0);
};

/** The answer is lost, and then the window: what was sent is sent again under its key, and done once. */
const aCrash = async (): Promise<void> => {
  const { page, served, context } = await signedIn('lapor-admin', { serviceWorkers: 'block' });
  const report = served.idOf('news-working');
  await sees(page, [`/laporan/${report}?langkah=addNote`]);
  const keys = new Set<string | undefined>();
  let isArrived = false;
  await context.route('**/addNote', async (route) => {
    keys.add(route.request().headers()['idempotency-key']);
    if (isArrived) return route.continue();
    isArrived = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await context.route('**/preview', (route) => route.abort());
  await puts(page, NOTE);
  await expect.poll(() => isArrived, { timeout: 60_000 }).toBe(true);
  await page.goto('/kantor/keluar');
  await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  expect(keys.size).toBe(1);
  await page.goto(`/laporan/${report}`);
  await page.getByText(NOTE).first().waitFor();
  expect(await page.getByText(NOTE).count()).toBe(1);
};

/** Somebody is faster while there is no line: nothing is done, and what was typed is in the form again. */
const somebodyFaster = async (): Promise<void> => {
  const { page, served, context } = await signedIn('lapor-admin');
  const report = served.idOf('sikedip-working');
  await sees(page, [`/laporan/${report}?langkah=addNote`]);
  await context.setOffline(true);
  await puts(page, 'Catatan yang terlambat. (rekaan)');
  const faster = await signedIn('sikedip-admin');
  await follow(faster.page, `/laporan/${report}?langkah=addNote`);
  await faster.page.getByRole('textbox', { name: 'Catatan' }).fill('Catatan yang lebih dahulu. (rekaan)');
  await faster.page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await faster.page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await faster.page.locator('.told.done').waitFor();
  await faster.context.close();
  await page.goto('/kantor/keluar');
  await context.setOffline(false);
  await page.getByText('Laporan sudah berubah sejak Anda memutuskan').waitFor();
  await page.getByRole('button', { name: 'Buka formulirnya' }).click();
  const note = page.getByRole('textbox', { name: 'Catatan' });
  await note.waitFor();
  expect(await note.inputValue()).toBe('Catatan yang terlambat. (rekaan)');
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.locator('.told.done').waitFor();
  await page.getByText('Catatan yang terlambat').waitFor();
};

/** The session is over while something waits: only whoever took the decision has it sent. */
const signedOutMeanwhile = async (again: 'same' | 'another'): Promise<void> => {
  const { page, served, context } = await signedIn('lapor-admin');
  const report = served.idOf(again === 'same' ? 'llaj-routed' : 'llaj-resolved');
  await sees(page, ['/kantor/laporan', `/laporan/${report}?langkah=addNote`]);
  const calls = callsOf(context, 'addNote');
  await context.setOffline(true);
  await puts(page, NOTE);
  // A window that is loaded again has no token left: whether the session goes on, only the line can say.
  await page.goto('/kantor');
  await page.getByText('ini keadaan pukul').waitFor();
  await context.clearCookies();
  await context.setOffline(false);
  await page.getByText('Di kotak keluar masih ada yang menunggu dikirim').waitFor();
  expect(calls.answers).toEqual([]);
  // What was seen is gone with the session; what waits is not.
  await expect.poll(async () => (await keptIn(page)).sealed, { timeout: 60_000 }).toBe(1);
  if (again === 'another') await context.setExtraHTTPHeaders({ [WHO]: personIn('head-llaj') });
  await signIn(page);
  await page.goto('/kantor/keluar');
  if (again === 'same') {
    await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
    expect(calls.answers).toEqual([200]);
    return;
  }
  await page.getByText('Tidak ada yang menunggu dikirim.').waitFor();
  expect(calls.answers).toEqual([]);
  expect((await keptIn(page)).opened).not.toMatch(/Menunggu alat|another key/);
};

/** Where a browser keeps nothing, a decision waits on the open page, as it always did. */
const nothingKept = async (): Promise<void> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = leavesAnyway(
    await openWindow(browser, { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn('lapor-admin') } }),
  );
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
  await page.goto('/kantor');
  await signIn(page);
  await follow(page, `/laporan/${office.idOf('llaj-asked')}?langkah=addNote`);
  await page.getByRole('textbox', { name: 'Catatan' }).fill('Menunggu di halaman. (rekaan)');
  const calls = callsOf(page.context(), 'addNote');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByText('akibatnya belum dapat diperiksa').waitFor();
  expect(await page.getByRole('button', { name: 'Taruh di kotak keluar' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Kirim begitu ada sambungan' }).click();
  await page.getByText('Isian Anda tersimpan di sini').waitFor();
  await page.context().setOffline(false);
  await page.locator('.told.done').waitFor();
  expect(calls.answers).toEqual([200]);
};

/** A decision about oversight waits on the open page and nowhere else. */
const oversightWaitsOpen = async (): Promise<void> => {
  const { page, served, context } = await signedIn('inspector');
  await sees(page, ['/kantor/laporan', `/laporan/${served.idOf('confirmed-working')}?langkah=addNote`]);
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'Catatan' }).fill('Diperiksa besok. (rekaan)');
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByText('akibatnya belum dapat diperiksa').waitFor();
  expect(await page.getByRole('button', { name: 'Taruh di kotak keluar' }).count()).toBe(0);
  const kept = await keptIn(page);
  expect(kept.raw).not.toMatch(OF_REPORTS);
  expect(kept.opened).not.toMatch(new RegExp(`${ACCUSED}|Diperiksa besok|oversight`));
};

const SAID = 'Rambu di tikungan contoh roboh. (rekaan)';
const saysIt = (page: Page) => page.getByLabel(/^Satu kalimat/);

/** Somebody called while the line was down: what was typed is there after loading again, and is recorded once. */
const aCall = async (): Promise<void> => {
  const { page, context } = await signedIn('staff-llaj');
  await sees(page, ['/kantor/laporan', '/kantor/aduan-tak-resmi/catat']);
  await page.getByLabel('Topik').selectOption({ value: 'rambu' });
  await saysIt(page).fill(SAID);
  await page.reload();
  await saysIt(page).waitFor();
  expect([await saysIt(page).inputValue(), await page.getByLabel('Topik').inputValue()]).toEqual([SAID, 'rambu']);
  const calls = callsOf(context, 'informal');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByRole('button', { name: 'Taruh di kotak keluar' }).click();
  await page.getByText('Sudah di kotak keluar').waitFor();
  expect((await keptIn(page)).raw).not.toContain(SAID);
  await page.getByRole('link', { name: 'Lihat kotak keluar' }).click();
  await page.getByRole('heading', { name: 'Menunggu dikirim' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  expect([calls.answers, calls.keys.size]).toEqual([[200], 1]);
  expect(await page.locator('pre').textContent()).toContain(SAID);
  await follow(page, '/kantor/aduan-tak-resmi/catat');
  await saysIt(page).waitFor();
  expect(await saysIt(page).inputValue()).toBe('');
};

/** Who called is put into no outbox: it waits on the open page. */
const aName = async (): Promise<void> => {
  const { page, context } = await signedIn('staff-llaj');
  await sees(page, ['/kantor/laporan', '/kantor/aduan-tak-resmi/catat']);
  await page.getByLabel('Topik').selectOption({ value: 'rambu' });
  await page.getByText('Waktu lain, atau nama warga').click();
  await page.getByLabel(/^Nama dan cara menghubungi/).fill('Ibu Contoh, 0812. (rekaan)');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByRole('button', { name: 'Taruh di kotak keluar' }).click();
  await page.getByText('Ini menunggu di halaman ini').waitFor();
  expect((await keptIn(page)).opened).not.toContain('Ibu Contoh');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Tercatat sebagai aduan tak resmi, bukan laporan.').waitFor();
};

/** A photo that one window has sealed is sent by another one of that person; the answer to the activity was lost. */
const photosElsewhere = async (): Promise<void> => {
  const { page, context } = await signedIn('staff-asdp');
  const address = '/kantor/kegiatan/catat?berulang=piket-dermaga-putussibau&tanggal=2026-11-16';
  await sees(page, ['/kantor/kegiatan', address]);
  const other = leavesAnyway(await context.newPage());
  await other.goto('/kantor/keluar');
  await other.getByText('Tidak ada yang menunggu dikirim.').waitFor();
  await context.setOffline(true);
  const buffer = await aDrawnScene(51);
  await page.getByLabel('Ambil foto').setInputFiles({ name: 'IMG_51.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('.thumbs img').waitFor();
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Catatan dan fotonya menunggu di kotak keluar').waitFor();
  const kept = await keptIn(page);
  expect(kept.raw).not.toMatch(/IMG_51|JFIF/);
  expect(kept.sizes.some((size) => size > buffer.length)).toBe(true);
  await page.close();
  const calls = callsOf(context, 'activities');
  let isLost = false;
  await context.route('**/v1/admin/activities', async (route) => {
    if (isLost) return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await context.setOffline(false);
  await expect.poll(() => isLost, { timeout: 60_000 }).toBe(true);
  await other.getByRole('button', { name: 'Kirim sekarang' }).click();
  await other.getByText('kegiatan tercatat, 1 dari 1 foto terkirim').waitFor();
  expect([calls.answers, calls.keys.size]).toEqual([[200], 1]);
  expect((await keptIn(other)).sizes.some((size) => size > buffer.length)).toBe(false);
};

/** What lies in a browser after all its lists, of which a suspicion changes neither length nor number nor a word. */
const keptOfLists = async (page: Page, report: ReportId): Promise<unknown> => {
  await page.goto('/kantor');
  await sees(page, ['/kantor/laporan', '/kantor/laporan?list=received', `/laporan/${report}`]);
  const { sizes, opened } = await keptIn(page);
  const told = opened.split('\n').map((one) => one.replace(/"(seenAt|until)":[\d.]+/g, ''));
  return { sizes, told: told.toSorted((one, other) => (one < other ? -1 : 1)) };
};

const nothingTells = async (group: string): Promise<void> => {
  const { page, served } = await signedIn(group);
  const report = await served.accuses(`tersimpan pada ${group}`);
  const before = await keptOfLists(page, report.id);
  await report.arrives();
  expect(await keptOfLists(page, report.id)).toEqual(before);
  expect(JSON.stringify(before)).toContain('hari ini');
};

const STORIES: Readonly<Record<string, () => Promise<void>>> = {
  'an hour without a line': anHour,
  'two windows, one sends': twoWindows,
  'a lost answer and a lost window': aCrash,
  'somebody was faster': somebodyFaster,
  'signed out meanwhile, and in again': () => signedOutMeanwhile('same'),
  'signed out meanwhile, and another person in': () => signedOutMeanwhile('another'),
  'a browser that keeps nothing': nothingKept,
  'a decision about oversight': oversightWaitsOpen,
  'somebody called': aCall,
  'somebody called who gave a name': aName,
  'photos of an activity, from another window': photosElsewhere,
  'nothing tells whoever reads suspicions by what is kept': () => nothingTells('lapor-admin'),
  'nothing tells a head': () => nothingTells('head-llaj'),
};

hunt({
  name: 'console, without a line',
  law: 'what was seen opens, what was decided is sent once by whoever decided it, and nothing of oversight is kept',
  least: Object.keys(STORIES).length,
  cases: () =>
    Object.entries(STORIES).map(([name, story]) => ({
      name,
      run: async () => {
        await story();
        for (const context of browser?.contexts() ?? []) await context.close();
        return { broken: [] };
      },
    })),
});
