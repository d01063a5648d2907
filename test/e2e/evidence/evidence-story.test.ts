import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { actAs, loaded, reported } from '#test/e2e/acting';
import { browsing, PHONE } from '#test/e2e/browsing';
import { stack } from '#test/e2e/system';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';

/** What proves that something was fixed, by clicks, on the deployed system. (All words and people invented.) */

const { windowOf } = browsing();
const OWNER = 'PEMILIK-KAMERA-REKAAN';

/** A picture that no other run has sent, and no other test draws. */
const aPicture = async (seed: number): Promise<Buffer> =>
  sharp(await aDrawnScene(seed))
    .withExif({ IFD0: { Artist: OWNER, Copyright: randomUUID() } })
    .toBuffer();

const partOf = (page: Page): Locator => page.getByRole('region', { name: /^Bukti dukung/ });
const formIn = (page: Page): Locator => partOf(page).getByRole('form');

type Chosen = { readonly name: string; readonly buffer: Buffer };

const choose = async (page: Page, purpose: string, file: Chosen): Promise<void> => {
  await formIn(page).getByLabel('Apa yang ditunjukkannya').selectOption({ label: purpose });
  await formIn(page)
    .getByLabel('Berkas')
    .setInputFiles({ mimeType: 'image/jpeg', ...file });
};

const send = async (page: Page, purpose: string, file: Chosen): Promise<void> => {
  await choose(page, purpose, file);
  await formIn(page).getByText('JPEG ·').waitFor();
  await formIn(page).getByRole('button', { name: 'Kirim' }).click();
};

const begin = async (page: Page): Promise<void> =>
  partOf(page).getByRole('button', { name: 'Tambah bukti dukung' }).click();
const isKept = (page: Page) => partOf(page).getByText('Tersimpan sebagai bukti dukung').waitFor();

/** Where the two pictures stand once both are there. */
const placesOf = async (page: Page) => {
  const pair = page.getByRole('region', { name: 'Sebelum dan sesudah' });
  await pair.scrollIntoViewIfNeeded();
  const pictures = pair.getByRole('img');
  // Whichever comes first is the first until both are there.
  await pictures.nth(1).waitFor();
  const places = [];
  for (const at of [0, 1]) {
    const picture = pictures.nth(at);
    await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
    places.push((await picture.boundingBox()) ?? expect.fail('no place'));
  }
  const [before, after] = places;
  if (before === undefined || after === undefined) return expect.fail('no pair');
  return { before, after };
};

describe('evidence', () => {
  it('is sent from a phone, compared and looked at by the head, and then the report is fixed', async () => {
    const report = await reported(`Lampu jalan di depan SD Contoh ${randomUUID().slice(0, 6)} padam. (rekaan)`);
    expect((await actAs('lapor-admin', report, 'startWork')).status).toBe(200);

    const phone = await windowOf('staff-llaj', `/laporan/${report}`, { viewport: PHONE });
    await partOf(phone).getByText('Belum ada bukti dukung pada laporan ini.').waitFor();
    await begin(phone);
    // What is no picture is told of before anything goes out.
    await choose(phone, 'Keadaan sebelumnya', { name: 'foto.jpg', buffer: Buffer.from('bukan foto (rekaan)') });
    await formIn(phone).getByText('Isi berkas ini jenis lain daripada namanya.').waitFor();
    await formIn(phone).getByRole('button', { name: 'Kirim' }).click();
    await formIn(phone).getByText('Isi atau perbaiki dahulu: Berkas.').waitFor();
    // What only our own look at it finds, afterwards.
    const before = await aPicture(31);
    await send(phone, 'Keadaan sebelumnya', { name: 'IMG_1.jpg', buffer: before.subarray(0, before.length / 2) });
    await formIn(phone).getByRole('alert').getByText('Berkasnya rusak atau terpotong.').waitFor();
    await send(phone, 'Keadaan sebelumnya', { name: 'IMG_1.jpg', buffer: before });
    await isKept(phone);
    await begin(phone);
    // The line drops on its way: what was chosen stands there still, and is sent again.
    await phone.route(`**/${stack.QuarantineBucketName}*`, (route) => route.abort(), { times: 1 });
    await send(phone, 'Keadaan sesudahnya', { name: 'IMG_2.jpg', buffer: await aPicture(34) });
    await formIn(phone).getByRole('alert').getByText('Sambungan terputus').waitFor();
    await formIn(phone).getByRole('button', { name: 'Kirim' }).click();
    await isKept(phone);
    const onPhone = await placesOf(phone);
    expect(onPhone.after.y).toBeGreaterThan(onPhone.before.y + onPhone.before.height);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

    const head = await windowOf('head-llaj', `/laporan/${report}?langkah=resolve`);
    const resolve = head.getByRole('form', { name: 'Tuntaskan' });
    await resolve.getByLabel('Hasil').selectOption({ value: 'fixed' });
    await resolve.getByRole('button', { name: 'Lihat akibatnya' }).click();
    await resolve.getByRole('link', { name: 'Ke bagian Bukti dukung' }).click();
    expect(await head.evaluate(() => document.activeElement?.id)).toBe('bukti-dukung');
    const atDesk = await placesOf(head);
    expect(atDesk.after.y).toBe(atDesk.before.y);
    expect(atDesk.after.x).toBeGreaterThan(atDesk.before.x + atDesk.before.width);
    const after = partOf(head).getByRole('listitem').filter({ hasText: 'IMG_2.jpg' });
    const [saved] = await Promise.all([
      head.waitForEvent('download'),
      after.getByRole('button', { name: 'Unduh' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^evd_\w{26}\.jpg$/);
    const bytes = readFileSync(await saved.path());
    expect([(await sharp(bytes).metadata()).width, bytes.includes(OWNER)]).toEqual([800, false]);
    await after.getByRole('button', { name: 'Saya sudah melihatnya' }).click();
    await formIn(head).getByRole('button', { name: 'Kirim' }).click();
    await partOf(head).getByText('Tercatat: Anda sudah melihat berkas itu.').waitFor();
    await resolve.getByRole('button', { name: 'Lihat akibatnya' }).click();
    await resolve.getByRole('button', { name: 'Kirim' }).click();
    await head.locator('.told.done').getByText('Tuntaskan').waitFor();
    expect((await loaded(report)).status).toBe('resolved');
  });
});
