import { expect, it } from 'vitest';
import { actAs, loaded, reported } from '#test/e2e/acting';
import { browsing } from '#test/e2e/browsing';
import { TEXTS } from '#test/e2e/told';
import { keptIn } from '#test/support/kept-in-browser';
import { lineIsBack } from '#test/support/line-is-back';

/** An hour without a line, on the deployed system: test/hunts/without-a-line.test.ts has what else can happen then. */

const { windowOf } = browsing();

const NOTE = 'Menunggu alat dari provinsi. (rekaan)';

it('what was seen opens without a line, what was decided is sent once when there is one, and signing out leaves nothing', async () => {
  const id = await reported(TEXTS.llaj);
  const accusation = await reported(TEXTS.oversight);
  const page = await windowOf('lapor-admin', `/laporan/${accusation}`);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByText(TEXTS.oversight).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const address of ['/kantor', `/laporan/${id}?langkah=addNote`]) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  await page.getByRole('textbox', { name: 'Catatan' }).fill(NOTE);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByRole('button', { name: 'Taruh di kotak keluar' }).click();
  await page.getByText('Sudah di kotak keluar').waitFor();
  await page.goto(`/laporan/${id}`);
  await page.getByText('ini keadaan pukul').waitFor();
  await page.getByText(TEXTS.llaj).waitFor();
  await page.goto(`/laporan/${accusation}`);
  await page.getByText('Halaman ini tidak disimpan di peramban ini.').waitFor();
  const kept = await keptIn(page);
  for (const words of [TEXTS.llaj, TEXTS.oversight, NOTE, id, accusation]) expect(kept.raw).not.toContain(words);
  expect(kept.opened).toContain(TEXTS.llaj);
  for (const words of [TEXTS.oversight, accusation]) expect(kept.opened).not.toContain(words);
  const { version } = await loaded(id);
  await page.goto('/kantor/keluar');
  await lineIsBack(page);
  await page.getByRole('heading', { name: 'Terkirim' }).waitFor();
  expect((await loaded(id)).version).toBe(version + 1);
  // Nothing of it is sent again, and whoever comes later begins from what is recorded.
  expect((await actAs('head-llaj', id, 'markProcessed')).status).toBe(200);
  await page.getByRole('button', { name: 'Keluar' }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
  expect((await keptIn(page)).sealed).toBe(0);
});
