import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { actAs, loaded } from '#test/e2e/acting';
import { browsing, PHONE } from '#test/e2e/browsing';
import { aPosting, eventually, records, send } from '#test/e2e/system';

/** Words that would be something else than words, wherever a citizen or an officer can write some. (All invented.) */

const MARKUP = `<script>alert(1)</script><img src=x onerror="alert(2)">"><svg onload=alert(3)><a href="javascript:alert(4)">klik</a>`;
const LONG = 'W'.repeat(5_000);
const TURNED = 'balik\u202egnalub\u202c \u2067kanan\u2069 \u202a\u202b';
const LETTERS = 'ꦲꦏ꧀ꦱꦫꦗꦮ 🚦👩🏽‍🚒 日本 ال';
const HOSTILE = `${MARKUP} ${LETTERS} ${TURNED} ${LONG}`;

const { windowOf } = browsing();

const sent = async (): Promise<ReturnType<typeof reportIdOf>> => {
  const externalId = `jahat ${crypto.randomUUID()}`;
  const posting = aPosting({
    externalId,
    title: HOSTILE,
    text: `Lampu jalan di depan pasar padam sudah tiga malam. ${HOSTILE}`,
    category: HOSTILE,
    place: { description: HOSTILE, village: MARKUP, district: MARKUP },
    attachments: [{ name: `${MARKUP}${LONG}.jpg`, url: 'https://contoh.invalid/1' }],
    incidentDate: HOSTILE,
  });
  expect((await send(posting)).status).toBe(202);
  const id = reportIdOf(ChannelId.parse('lapor'), externalId);
  await eventually('classified report', async () => {
    const found = await records.load(id);
    return found === undefined || found.status === 'received' ? undefined : found;
  });
  return id;
};

/** What was made of words on a page, and how wide it has become. */
const madeOn = (page: Page) =>
  page.evaluate(() => ({
    made: [...document.querySelectorAll('main :is(script, img, svg, iframe, [onload], [onerror])')].map(
      ({ outerHTML }) => outerHTML,
    ),
    links: [...document.querySelectorAll('a')].map(({ protocol }) => protocol).filter((one) => !/^https?:$/.test(one)),
    width: document.documentElement.scrollWidth,
  }));

describe('hostile words', () => {
  it('are shown as they are, run nothing, make nothing and widen no page, on a phone and on paper', async () => {
    const id = await sent();
    if ((await loaded(id)).status === 'triaging') {
      const body = { class: 'service', topic: 'pju', urgency: 'normal' };
      expect((await actAs('lapor-admin', id, 'classify', body)).status).toBe(200);
    }
    expect((await actAs('lapor-admin', id, 'addNote', { text: HOSTILE })).status).toBe(200);
    expect((await actAs('lapor-admin', id, 'postAnswer', { text: HOSTILE })).status).toBe(200);
    const page = await windowOf('head-llaj', `/laporan/${id}`, { viewport: PHONE, isMobile: true, hasTouch: true });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const nothing = { made: [], links: [], width: PHONE.width };
    await page.getByRole('heading', { level: 2, name: 'Isi laporan' }).waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const words = await page.locator('.words').allTextContents();
    // In the text, the note and the answer at the least; what a field has no room for is kept as it came.
    for (const part of [MARKUP, LETTERS, LONG])
      expect(words.filter((text) => text.includes(part)).length, part.slice(0, 40)).toBeGreaterThanOrEqual(3);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('<script>');
    expect(await madeOn(page)).toEqual(nothing);
    await page.emulateMedia({ media: 'print' });
    expect(await madeOn(page)).toEqual(nothing);
    await page.emulateMedia({ media: 'screen' });
    for (const path of ['/kantor', '/kantor/laporan']) {
      await page.goto(path);
      await page.locator('main li, main tbody tr').first().waitFor();
      expect(await madeOn(page), path).toEqual(nothing);
    }
    await page.goto('/kantor/cari');
    await page.getByRole('searchbox').fill(id);
    await page.keyboard.press('Enter');
    await page.locator(`a[href="/laporan/${id}"]`).waitFor();
    expect(await page.locator(`a[href="/laporan/${id}"]`).textContent()).toContain('<script>');
    expect(await madeOn(page), 'search').toEqual(nothing);
    expect(dialogs).toEqual([]);
  });
});
