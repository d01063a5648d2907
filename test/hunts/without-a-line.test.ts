import type { Browser, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, personIn } from '#test/support/builders/a-browsed-office';
import { resting } from '#test/support/console-walk';
import { WHO } from '#test/support/fakes/served-office';
import { hunt } from '#test/support/hunt';
import { keptIn } from '#test/support/kept-in-browser';

let office: BrowsedOffice | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** Goes to an address as a link would, in the same page. */
const follow = (page: Page, address: string): Promise<void> =>
  page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);

const signedIn = async (group: string): Promise<{ page: Page; served: BrowsedOffice }> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = await openWindow(browser, { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) } });
  // What waits to be sent warns whoever leaves; these people mean it.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/kantor');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.locator('header nav').waitFor({ state: 'attached' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { page, served: office };
};

const LAMP = 'Lampu jalan di depan pasar contoh padam';
const UNCLEAR = 'di tempat kami ada yang perlu dilihat';
const ACCUSED = 'Rp50.000 untuk rokok';
const NOTE = 'Menunggu alat dari provinsi. (rekaan)';

const anHour = async (): Promise<void> => {
  const { page, served } = await signedIn('lapor-admin');
  const rest = resting(page);
  const [plain, suspected] = [served.idOf('llaj-working'), served.idOf('suspected')];
  await rest();
  for (const address of ['/kantor/laporan', `/laporan/${suspected}`, `/laporan/${plain}?langkah=addNote`]) {
    await follow(page, address);
    await rest();
  }
  await page.getByText(UNCLEAR).waitFor();
  await page.context().setOffline(true);
  let answered = 0;
  const keys = new Set<string | undefined>();
  page.on('request', (request) => {
    if (request.url().endsWith('/addNote')) keys.add(request.headers()['idempotency-key']);
  });
  page.on('response', (answer) => {
    if (answer.url().endsWith('/addNote')) answered += 1;
  });
  await page.getByRole('textbox', { name: 'Catatan' }).fill(NOTE);
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByRole('button', { name: 'Taruh di kotak keluar' }).click();
  await page.getByText('Sudah di kotak keluar').waitFor();
  // The window is loaded again without a line: the document and its files come from the worker.
  for (const address of ['/kantor', '/kantor/laporan', `/laporan/${plain}`]) {
    await page.goto(address);
    await page.getByText('ini keadaan pukul').waitFor();
    await page.locator('h1').waitFor();
  }
  await page.getByText(UNCLEAR).waitFor();
  expect(await page.getByRole('link', { name: 'Catat' }).count()).toBe(0);
  await page.goto(`/laporan/${suspected}`);
  await page.getByText('Tidak ada sambungan. Tidak ada yang hilang.').waitFor();
  expect(await page.content()).not.toContain(ACCUSED);
  await page.goto('/kantor/keluar');
  await page.getByRole('heading', { name: 'Menunggu dikirim' }).waitFor();
  expect(answered).toBe(0);
  const kept = await keptIn(page);
  expect(kept.raw).not.toMatch(new RegExp(`${LAMP}|${UNCLEAR}|${ACCUSED}|${NOTE.slice(0, 20)}|rep_[0-9a-z]{26}`));
  expect(kept.opened).toContain(NOTE);
  expect(kept.opened).toContain(UNCLEAR);
  expect(kept.opened).not.toMatch(new RegExp(`${ACCUSED}|${suspected}|oversight`));
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  expect({ answered, keys: keys.size }).toEqual({ answered: 1, keys: 1 });
  await follow(page, `/laporan/${plain}`);
  await page.getByText(NOTE).waitFor();
  expect(await page.getByText(NOTE).count()).toBe(1);
  await page.getByRole('button', { name: 'Keluar' }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
  const left = await keptIn(page);
  expect(left.sealed).toBe(0);
  await page.context().close();
};

hunt({
  name: 'console, without a line',
  law: 'what was seen opens, what was decided is sent once, and nothing of oversight is kept',
  least: 1,
  cases: () => [
    {
      name: 'an hour',
      run: async () => {
        await anHour();
        return { broken: [] };
      },
    },
  ],
});
