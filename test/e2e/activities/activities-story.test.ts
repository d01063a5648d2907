import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseFeed } from '@rowanmanning/feed-parser';
import exifr from 'exifr';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type ActivityId, ActivityKindId } from '#shared/domain/activities/activity';
import { type ReportId, SubDistrictId } from '#shared/domain/words/words';
import { actAs, reported } from '#test/e2e/acting';
import { aName, aPhoto, CAMERA_OWNER, done, sentPhoto } from '#test/e2e/activities/recording';
import { browsing, PHONE, signIn } from '#test/e2e/browsing';
import { officer } from '#test/e2e/officer';
import { PATIENCE_MS, stack } from '#test/e2e/system';
import { canary, leaks } from '#test/support/builders/canary';
import { filesInZip } from '#test/support/files-in-zip';
import { fingers } from '#test/support/fingers';
import { keptIn } from '#test/support/kept-in-browser';
import { lineIsBack } from '#test/support/line-is-back';

/** What the office did, from a phone at the dock to everybody, by clicks, on the deployed system. (All invented.) */

const { newWindow, windowOf } = browsing();
const ON_PHONE = { viewport: PHONE, isMobile: true, hasTouch: true } as const;

const windows = new Map<string, Promise<Page>>();
/** The one window of whoever is in a group, at an address: they sign in once for all stories. Staff have phones. */
const windowAt = async (group: string, address: string): Promise<Page> => {
  const there = windows.get(group);
  const first = there ?? windowOf(group, address, group.startsWith('staff-') ? ON_PHONE : {});
  windows.set(group, first);
  const page = await first;
  if (there !== undefined) await page.goto(address);
  return page;
};

const send = (page: Page): Locator => page.getByRole('form').getByRole('button', { name: 'Kirim', exact: true });
const stepTo = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
const step = (page: Page, name: string): Promise<void> => stepTo(page, name).click();
/** Exactly these steps are offered there, once the page has looked. */
const isOffered = (page: Page, ...steps: readonly string[]): Promise<void> =>
  expect
    .poll(() => page.getByRole('region', { name: 'Langkah' }).getByRole('link').allTextContents(), {
      timeout: PATIENCE_MS,
    })
    .toEqual(steps);
const isInSight = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

const photoOf = async (seed: number) => ({
  ...{ name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg' },
  buffer: await aPhoto(seed),
});

/** What everybody gets at an address. */
const everybodyGets = async (path: string) => {
  const response = await fetch(`${stack.apiUrl}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Nothing that a camera has written of its owner or its place. */
const tellsNothing = async (picture: Uint8Array | undefined): Promise<void> => {
  const bytes = Buffer.from(picture ?? expect.fail('no picture'));
  expect([bytes.includes(CAMERA_OWNER), await exifr.gps(bytes)]).toEqual([false, undefined]);
};

const DUTY = 'Piket di Dermaga Putussibau';
const WAITS = 'kegiatan dan 1 berkasnya belum terkirim';
const SENT = 'kegiatan tercatat, 1 dari 1 foto terkirim';

/** The duty of the newest day that nobody has answered, with a photo, by few touches; gives its day. */
const recordsDuty = async (phone: Page): Promise<string | null> => {
  const turn = phone.getByRole('link', { name: new RegExp(`^Catat ?: ${DUTY}`) }).first();
  const address = await turn.getAttribute('href');
  await phone.context().setOffline(true);
  const { tap, photograph, taps } = fingers();
  await tap(turn);
  const photo = await photoOf(41);
  expect(await exifr.gps(photo.buffer)).toBeDefined();
  await photograph(phone.getByLabel('Ambil foto'), photo);
  await phone.locator('.thumbs img').waitFor();
  await isInSight(phone);
  await tap(send(phone));
  await phone.getByText('Catatan dan fotonya menunggu di kotak keluar').waitFor();
  expect(taps()).toBeLessThanOrEqual(8);
  return new URL(address ?? '', stack.consoleUrl).searchParams.get('tanggal');
};

/** Something that does not recur, with a photo, in a page that is opened without a line. */
const recordsLesson = async (phone: Page, place: string): Promise<void> => {
  await phone.goto('about:blank');
  await phone.goto('/kantor/kegiatan/catat');
  await phone.getByLabel('Jenis kegiatan').selectOption({ label: 'Sosialisasi keselamatan' });
  await phone.getByLabel(/^Tempat/).fill(place);
  await phone.getByLabel('Ambil foto').setInputFiles(await photoOf(42));
  await phone.locator('.thumbs img').waitFor();
  await send(phone).click();
  await phone.getByRole('link', { name: '2 menunggu dikirim' }).click();
  await phone.getByText(WAITS).nth(1).waitFor();
  await isInSight(phone);
};

/**
 * What was put first is refused as the gateway does that is too busy; what was put second arrives, and its answer does
 * not; nothing gets through from then on. Gives when it has come to that, and how the line gets good again.
 */
const badLine = async (phone: Page) => {
  const keys: string[] = [];
  const lost = Promise.withResolvers<void>();
  const isRecording = ({ pathname }: URL): boolean => pathname.endsWith('/v1/admin/activities');
  await phone.route(isRecording, async (route) => {
    const key = route.request().headers()['idempotency-key'];
    if (route.request().method() !== 'POST' || key === undefined) return route.fallback();
    keys.push(key);
    const [first] = keys;
    if (key === first && new Set(keys).size === 1)
      return route.fulfill({ status: 429, json: { message: 'Too Many Requests' } });
    if (keys.indexOf(key) === keys.length - 1) await route.fetch();
    await route.abort('connectionreset');
    return lost.resolve();
  });
  return { lost: lost.promise, mend: () => phone.unrouteAll({ behavior: 'wait' }) };
};

describe('an officer at the dock without a line', () => {
  it('records by at most 8 touches; each that waits is sent once after a new sign-in, in whatever order', async () => {
    const phone = await windowAt('staff-asdp', '/kantor/kegiatan');
    // What waits warns whoever leaves; this officer means it.
    phone.on('dialog', (dialog) => void dialog.accept());
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // What may be kept of what was seen is written after it is shown.
    for (const name of ['"name":"saya"', '"name":"kegiatan"'])
      await expect.poll(async () => (await keptIn(phone)).opened, { timeout: PATIENCE_MS }).toContain(name);
    const date = await recordsDuty(phone);
    const place = `Sekolah Contoh ${aName()}`;
    await recordsLesson(phone, place);

    // The session ends meanwhile.
    await phone.context().clearCookies();
    const { lost, mend } = await badLine(phone);
    await lineIsBack(phone);
    await phone.getByText('Di kotak keluar masih ada yang menunggu dikirim').waitFor();
    await signIn(phone, 'staff-asdp');
    await lost;
    await mend();
    await phone.goto('/kantor/keluar');
    await phone.getByText(SENT).nth(1).waitFor();

    const head = await officer('head-asdp');
    const { activities } = done(await head.listActivities({ query: { month: date?.slice(0, 7) ?? '' } }));
    const all = await Promise.all(activities.map(async ({ activity }) => done(await head.showActivity({ activity }))));
    for (const found of [
      all.filter(({ words, date: day }) => words.what === DUTY && day === date),
      all.filter(({ words }) => words.place === place),
    ]) {
      const [{ activity, files } = expect.fail('no activity'), ...others] = found;
      expect([others, files.length]).toEqual([[], 1]);
      for (const { file } of files)
        await tellsNothing(done(await head.openActivityFile({ activity, file, part: '1' })).bytes);
    }
  });
});

/** An activity of the dock with a photo. */
const recorded = async (place: string): Promise<ActivityId> => {
  const dock = await officer('staff-asdp');
  const body = {
    unit: 'asdp',
    kind: ActivityKindId.parse('piket-dermaga'),
    regularity: 'incidental',
    date: done(await dock.listActivities({})).today,
    subDistrict: SubDistrictId.parse('putussibau-utara'),
    indicators: [],
    reports: [],
    words: { what: 'Piket di Dermaga Contoh', place, who: 'tiga petugas' },
  } as const;
  const { activity } = done(await dock.recordActivity({ key: randomUUID(), body }));
  expect(await sentPhoto('staff-asdp', activity, await aPhoto(43))).toMatchObject({ state: 'kept' });
  return activity;
};

const JsonFeed = z.object({ items: z.array(z.object({ url: z.string() })) });

/** Where each of the three feeds leads. */
const feeds = async (): Promise<readonly (readonly unknown[])[]> => {
  const text = async (name: string) => (await everybodyGets(`/berita/${name}`)).bytes.toString();
  const xml = await Promise.all(['rss.xml', 'atom.xml'].map(text));
  return [
    ...xml.map((one) => parseFeed(one).items.map(({ url }) => url)),
    JsonFeed.parse(JSON.parse(await text('feed.json'))).items.map(({ url }) => url),
  ];
};

/** Makes a draft of the activity whose page is open; gives its address in the console. */
const draft = async (page: Page): Promise<string> => {
  await step(page, 'Jadikan berita');
  await send(page).click();
  await stepTo(page, 'Ajukan').waitFor();
  return new URL(page.url()).pathname;
};

const submit = async (page: Page): Promise<void> => {
  await step(page, 'Ajukan');
  await send(page).click();
  await page.getByText('Diajukan. Sekarang menunggu orang kedua.').waitFor();
};

const approve = async (page: Page): Promise<void> => {
  await step(page, 'Setujui dan terbitkan');
  await page.getByRole('form').getByRole('checkbox').first().waitFor();
  for (const box of await page.getByRole('form').getByRole('checkbox').all()) await box.check();
  await send(page).click();
  await page.getByText('Terbit.', { exact: true }).waitFor();
};

/** Downloads the package, looks into it, and says where it was posted. */
const packAndPost = async (page: Page, headline: string): Promise<void> => {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh paket untuk portal' }).click(),
  ]);
  const files = await filesInZip(readFileSync(await saved.path()));
  expect([...files.keys()]).toEqual(['berita.txt', 'berita.html', 'foto.csv', 'foto-1.jpg']);
  expect(files.get('berita.txt')?.toString()).toContain(headline);
  await tellsNothing(files.get('foto-1.jpg'));
  await step(page, 'Catat alamat di portal');
  await page.getByLabel('Alamat halamannya').fill('https://info.kapuashulukab.go.id/2026/rekaan');
  await send(page).click();
  await page.getByText('Alamat di portal tercatat.').waitFor();
  await page.getByRole('link', { name: 'info.kapuashulukab.go.id' }).waitFor();
};

const DECIDES = ['Setujui dan terbitkan', 'Sunting', 'Kembalikan', 'Batalkan konsep'] as const;
const WHY = 'Sebut jumlah petugasnya. (rekaan)';
const ALT = 'Dermaga kayu dengan tiang di tepi sungai';

describe('news', () => {
  it('is returned with why, edited, approved by another, read by everybody, packed, posted and withdrawn', async () => {
    const place = `Dermaga Contoh ${aName()}`;
    const headline = `Dishub Jaga ${place}`;
    const writer = await windowAt('staff-asdp', `/kantor/kegiatan/${await recorded(place)}`);
    const address = await draft(writer);
    await isOffered(writer, 'Ajukan', 'Sunting', 'Batalkan konsep');
    await isInSight(writer);
    await submit(writer);
    await writer.getByText('Menunggu persetujuan admin portal berita').waitFor();
    await isOffered(writer, 'Sunting', 'Batalkan konsep');

    const head = await windowAt('head-asdp', '/kantor/berita');
    await head.locator(`a[href="${address}"]`).first().waitFor();
    await head.locator(`a[href="${address}"]`).first().click();
    await isOffered(head, ...DECIDES);
    await step(head, 'Kembalikan');
    await head.getByLabel('Apa yang harus diperbaiki').fill(WHY);
    await send(head).click();
    await head.getByText('Dikembalikan dengan alasan Anda.').waitFor();

    await writer.goto('/kantor/berita');
    await writer.locator(`a[href="${address}"]`).first().waitFor();
    await writer.locator(`a[href="${address}"]`).first().click();
    await writer.getByText(WHY).waitFor();
    await step(writer, 'Sunting');
    await writer.getByLabel('Judul').fill(headline);
    await writer.getByLabel('Teks alternatif foto 1').fill(ALT);
    await isInSight(writer);
    await send(writer).click();
    await writer.getByText('Teks tersimpan.').waitFor();
    await submit(writer);

    const news = address.replace('/kantor', '');
    expect((await everybodyGets(news)).status).toBe(404);
    const admin = await windowAt('news-admin', address);
    await isOffered(admin, ...DECIDES);
    await approve(admin);
    await isOffered(admin, 'Catat alamat di portal', 'Tarik berita');
    for (const page of [head, writer]) {
      await page.goto(address);
      await page.getByRole('heading', { name: 'Begini ia terbaca' }).waitFor();
      await isOffered(page);
    }

    const everybody = await newWindow({ viewport: PHONE, javaScriptEnabled: false });
    await everybody.goto('/berita');
    await everybody.getByRole('link', { name: headline }).click();
    await everybody.getByRole('heading', { level: 1, name: headline }).waitFor();
    const picture = (await everybody.getByRole('img', { name: ALT }).getAttribute('src')) ?? '';
    await tellsNothing((await everybodyGets(picture)).bytes);
    const url = `${stack.ConsoleUrl}${news}`;
    for (const addresses of await feeds()) expect(addresses).toContain(url);

    await packAndPost(admin, headline);
    await step(admin, 'Tarik berita');
    await admin.getByLabel('Alasan').fill('Seorang anak dapat dikenali. (rekaan)');
    await send(admin).click();
    await admin.getByText('Berita ditarik dari halaman umum.').waitFor();
    await everybody.reload();
    await everybody.getByRole('heading', { name: 'Halaman tidak ada' }).waitFor();
    expect((await everybodyGets(picture)).status).toBe(404);
    for (const addresses of await feeds()) expect(addresses).not.toContain(url);
    await admin.getByRole('heading', { name: 'Begini ia terbaca sebelum ditarik' }).waitFor();
    await isOffered(admin);
  });
});

/** A report of the dock's, answered and closed. */
const closedReport = async (said: string): Promise<ReportId> => {
  const id = await reported(`Dermaga Bunut Hilir licin dan papan lantainya lapuk. ${said} (rekaan)`);
  for (const [group, command, body] of [
    ['lapor-admin', 'postAnswer', { text: 'Papannya diganti pekan ini. (rekaan)' }],
    ['head-asdp', 'resolve', { result: 'answered' }],
    ['lapor-admin', 'close', { closedBy: 'officer' }],
  ] as const)
    expect((await actAs(group, id, command, body)).status, command).toBe(200);
  return id;
};

describe('a closed report', () => {
  it('becomes an activity by two touches and news by two more, without a word of its citizen', async () => {
    const said = canary(randomUUID().slice(0, 6));
    const id = await closedReport(said);
    const head = await windowAt('head-asdp', `/laporan/${id}`);
    await head.getByText(said).first().waitFor();
    await step(head, 'Jadikan kegiatan');
    await send(head).click();
    await step(head, 'Buka kegiatannya');
    await head.getByRole('link', { name: id }).waitFor();
    const read = [await head.content()];
    const address = await draft(head);
    read.push(await head.content());
    await submit(head);
    const admin = await windowAt('news-admin', address);
    await approve(admin);
    read.push(await admin.content());
    const { status, bytes } = await everybodyGets(address.replace('/kantor', ''));
    expect([status, leaks([...read, bytes.toString()])]).toEqual([200, []]);
  });
});
