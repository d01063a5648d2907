import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/words/words';
import { actAs, loaded, reported } from '#test/e2e/acting';
import { browsing, PHONE, signIn } from '#test/e2e/browsing';
import { eventually } from '#test/e2e/system';
import { mailsAbout, TEXTS } from '#test/e2e/told';
import { inTurn } from '#test/support/in-turn';

/** What people of the office do with a browser, on the deployed system. (All words invented.) */

const { windowOf } = browsing();

const UNCLEAR = 'Mohon bantuannya, di tempat kami ada yang perlu dilihat. (rekaan)';

/** Tab by tab, as somebody without a mouse; gives up where a page has fewer places to stop at. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let stops = 0; stops < 150; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`no stop at ${wanted}`);
};

/** Chooses by typing what the choice is called. */
const choose = async (page: Page, field: string, name: string): Promise<void> => {
  const select = choice(page, field);
  await tabTo(page, select);
  await page.keyboard.type(name);
  expect(
    await select.evaluate((element) => (element instanceof HTMLSelectElement ? element.selectedOptions[0]?.text : '')),
  ).toMatch(new RegExp(`^${name}`, 'i'));
};

const choice = (page: Page, name: string) => page.getByRole('combobox', { name });
const line = (page: Page, name: string) => page.getByRole('textbox', { name });
/** Looks at what a step does, and then takes it. */
const take = async (page: Page): Promise<void> => {
  const [check, send] = ['Lihat akibatnya', 'Kirim'].map((name) => page.getByRole('button', { name }));
  await page.getByRole('form').getByRole('heading', { level: 2 }).waitFor();
  if (check !== undefined && (await check.count()) > 0) await check.click();
  await page.getByRole('heading', { name: 'Bila dikirim, ini yang terjadi' }).waitFor();
  await send?.click();
};
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const outcome = (page: Page) => page.locator('.told.done');
const statusOf = async (id: ReportId) => (await loaded(id)).status;

const isTaken = inTurn('console stories', 3);

describe('the Lapor admin’s morning', () => {
  it.runIf(isTaken())('goes from a mail’s link to the last step by keyboard alone', async () => {
    const id = await reported(UNCLEAR);
    expect(await statusOf(id)).toBe('triaging');
    const [mail] = await eventually('mail', async () => {
      const mails = await mailsAbout(id);
      return mails.length > 0 ? mails : undefined;
    });
    const link = /https?:\/\/\S+\/laporan\/\w+/.exec(mail?.text ?? '')?.[0] ?? '';
    const page = await windowOf('lapor-admin', link);
    await page.getByText(UNCLEAR).waitFor();
    // From here on no mouse.
    await tabTo(page, page.getByRole('link', { name: 'Klasifikasikan' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Klasifikasikan' }).waitFor();
    await choose(page, 'Klasifikasi', 'layanan');
    await choose(page, 'Topik', 'Lampu jalan');
    await choose(page, 'Kedaruratan', 'Biasa');
    await tabTo(page, page.getByRole('button', { name: 'Lihat akibatnya' }));
    await page.keyboard.press('Enter');
    // What happens and who is told stands there before it is sent; the same button sends it then.
    await page.getByRole('heading', { name: 'Bila dikirim, ini yang terjadi' }).waitFor();
    expect(await page.locator('form .told').textContent()).toMatch(/Grup LLAJ|Bidang Lalu Lintas/);
    await page.keyboard.press('Enter');
    await outcome(page).waitFor();
    expect(await outcome(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await loaded(id)).toMatchObject({ status: 'routed', assignee: 'llaj', class: 'service' });
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await heading(page, /^Hari ini/).waitFor();
    await page.keyboard.press('/');
    await heading(page, 'Cari laporan').waitFor();
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
    await page.locator(`a[href="/laporan/${id}"]`).waitFor();
    // What was looked for stands in no address.
    expect(page.url()).not.toContain(id);
  });
});

describe('a head on a phone', () => {
  it.runIf(isTaken())(
    'marks a report of the unit as processed, and nothing runs over the edge of the screen',
    async () => {
      const id = await reported(TEXTS.llaj);
      const page = await windowOf('head-llaj', `/laporan/${id}`, { viewport: PHONE, isMobile: true, hasTouch: true });
      await page.getByText(TEXTS.llaj).waitFor();
      await page.getByRole('link', { name: 'Tandai sudah diproses' }).tap();
      await take(page);
      await outcome(page).waitFor();
      expect((await loaded(id)).processed).toBeDefined();
      for (const path of [`/laporan/${id}`, '/kantor', '/kantor/laporan', '/kantor/cari', '/kantor/menu']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(PHONE.width);
      }
    },
  );
});

describe('what is about oversight', () => {
  it.runIf(isTaken())(
    'is read by the inspector, and is not there for a head: neither page, list nor search tell it from nothing',
    async () => {
      const id = await reported(TEXTS.oversight);
      const classify = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' };
      expect((await actAs('lapor-admin', id, 'classify', classify)).status).toBe(200);
      const inspector = await windowOf('inspector', `/laporan/${id}`);
      await inspector.getByText(TEXTS.oversight).waitFor();
      const head = await windowOf('head-llaj', '/kantor');
      const shownAt = async (report: string): Promise<string> => {
        await head.goto(`/laporan/${report}`);
        await heading(head, 'Tidak ditemukan').waitFor();
        return head.content();
      };
      const nothing = `rep_${'0'.repeat(26)}`;
      expect(await shownAt(id)).toBe(await shownAt(nothing));
      await head.goto('/kantor/cari');
      await head.getByRole('searchbox').fill(id);
      await head.keyboard.press('Enter');
      await head.getByText('Tidak ada yang ditemukan.').waitFor();
      await head.goto('/kantor/laporan');
      await head.getByRole('heading', { level: 1 }).waitFor();
      await head.waitForLoadState('networkidle');
      expect(await head.locator(`a[href="/laporan/${id}"]`).count()).toBe(0);
    },
  );
});

describe('two officers on one report', () => {
  it.runIf(isTaken())(
    'the slower one sees what changed, keeps what was typed, and goes on with one click',
    async () => {
      const id = await reported(TEXTS.llaj);
      const page = await windowOf('lapor-admin', `/laporan/${id}?langkah=addNote`);
      const note = 'Sudah ditelepon bidangnya. (rekaan)';
      await line(page, 'Catatan').fill(note);
      expect((await actAs('head-llaj', id, 'markProcessed')).status).toBe(200);
      await take(page);
      const told = page.getByRole('alert');
      await told.getByText('Ditandai sudah diproses.').waitFor();
      expect(await line(page, 'Catatan').inputValue()).toBe(note);
      await page.getByRole('button', { name: 'Kirim' }).click();
      await outcome(page).waitFor();
      await page.getByText(note).waitFor();
    },
  );
});

describe('a line that drops', () => {
  it.runIf(isTaken())('while a command is under way loses nothing and does nothing twice', async () => {
    const id = await reported(TEXTS.llaj);
    const page = await windowOf('lapor-admin', `/laporan/${id}?langkah=addNote`);
    const note = 'Menunggu alat dari provinsi. (rekaan)';
    await line(page, 'Catatan').fill(note);
    // The command arrives, and its answer does not come back; then there is no line at all; then there is one again.
    let calls = 0;
    const keys: (string | undefined)[] = [];
    await page.route('**/reports/*/addNote', async (route) => {
      calls += 1;
      keys.push(route.request().headers()['idempotency-key']);
      if (calls === 1) await route.fetch();
      if (calls < 3) await route.abort('connectionreset');
      else await route.continue();
    });
    await take(page);
    await page.getByText('Isian Anda tersimpan di sini').waitFor();
    await outcome(page).waitFor();
    expect(new Set(keys).size).toBe(1);
    expect(calls).toBe(3);
    await page.getByRole('heading', { name: 'Balasan, jawaban, catatan' }).waitFor();
    expect(await page.getByText(note).count()).toBe(1);
  });

  it.runIf(isTaken())('a window that is loaded again has what was typed, until somebody signs out', async () => {
    const id = await reported(TEXTS.llaj);
    const page = await windowOf('lapor-admin', `/laporan/${id}?langkah=addNote`);
    await line(page, 'Catatan').fill('Setengah jadi. (rekaan)');
    await page.reload();
    expect(await line(page, 'Catatan').inputValue()).toBe('Setengah jadi. (rekaan)');
    await page.getByRole('button', { name: 'Keluar' }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/kantor');
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Setengah');
  });

  it.runIf(isTaken())(
    'a session that ends by itself leaves what was typed to whoever typed it, and to nobody else',
    async () => {
      const id = await reported(TEXTS.llaj);
      const page = await windowOf('lapor-admin', `/laporan/${id}?langkah=addNote`);
      await line(page, 'Catatan').fill('Setengah jadi. (rekaan)');
      const comesBack = async (group: string): Promise<string> => {
        await page.context().clearCookies();
        await page.reload();
        await signIn(page, group);
        return line(page, 'Catatan').inputValue();
      };
      expect(await comesBack('lapor-admin')).toBe('Setengah jadi. (rekaan)');
      expect(await comesBack('head-llaj')).toBe('');
      expect(await comesBack('lapor-admin')).toBe('');
    },
  );
});

describe('a page whose script does not come', () => {
  it.runIf(isTaken())('says so in place of a blank, and comes when it is loaded again', async () => {
    const page = await windowOf('lapor-admin', '/kantor/menu', { serviceWorkers: 'block' });
    await page.route('**/aset/*', (route) => route.abort('connectionreset'));
    await page.getByRole('link', { name: /^Serah terima/ }).click();
    await heading(page, 'Halaman belum termuat').waitFor();
    await page.unroute('**/aset/*');
    await page.getByRole('button', { name: 'Muat lagi' }).click();
    await heading(page, 'Serah terima').waitFor();
  });
});

describe('a proposal', () => {
  it.runIf(isTaken())('waits for a second person, who finds it in today’s list and approves it', async () => {
    const id = await reported(TEXTS.oversight);
    const admin = await windowOf('lapor-admin', `/laporan/${id}?langkah=proposeStep`);
    await choice(admin, 'Langkah').selectOption('classify');
    await choice(admin, 'Topik').selectOption('pju');
    await choice(admin, 'Kedaruratan').selectOption('normal');
    await line(admin, 'Mengapa').fill('Yang dimaksud petugas lain. (rekaan)');
    await take(admin);
    await outcome(admin).waitFor();
    const second = await windowOf('oversight-reader', '/kantor');
    await second.locator(`a[href="/laporan/${id}?langkah=approveStep"]`).click();
    await take(second);
    await outcome(second).waitFor();
    expect(await loaded(id)).toMatchObject({ class: 'service', topic: 'pju' });
  });
});

describe('what somebody else has reported already', () => {
  it.runIf(isTaken())('is linked to that report by the number that the channel gave it', async () => {
    const [original, id] = [await reported(TEXTS.llaj), await reported(TEXTS.llaj)];
    const page = await windowOf('lapor-admin', `/laporan/${original}`);
    const called = await heading(page, /e2e-notice/).textContent();
    const number = /e2e-notice-[\da-f-]+/.exec(called ?? '')?.[0] ?? expect.fail('no number');
    await page.goto(`/laporan/${id}?langkah=linkDuplicate`);
    const sought = page.getByRole('searchbox', { name: 'Laporan aslinya' });
    await sought.fill(number);
    // It finds the report, and does not send the form.
    await sought.press('Enter');
    await page.getByText(`Terpilih: ${number}`).waitFor();
    await take(page);
    await outcome(page).waitFor();
    expect(await loaded(id)).toMatchObject({ duplicateOf: original });
  });
});

describe('whoever takes over', () => {
  it.runIf(isTaken())(
    'finds the open work and its story, whom to know and the ten rules, and passes it on paper',
    async () => {
      const id = await reported(TEXTS.umum);
      // A unit with little to do: of much, what is due last is only counted.
      expect((await actAs('head-umum', id, 'startWork')).status).toBe(200);
      const page = await windowOf('head-umum');
      // At the first sign-in somebody says what is where, once.
      const introduction = page.getByRole('region', { name: 'Mulailah dari Hari ini' });
      await introduction.getByRole('button', { name: 'Lewati pengantar' }).click();
      await page.reload();
      await heading(page, /^Hari ini/).waitFor();
      expect(await introduction.count()).toBe(0);
      await page.getByRole('link', { name: 'Menu' }).first().click();
      await page.getByRole('link', { name: /^Serah terima/ }).click();
      const story = page.locator('article', { has: page.locator(`a[href="/laporan/${id}"]`) });
      await story.getByText('Pekerjaan dimulai').waitFor();
      expect(await story.getByRole('listitem').count()).toBeLessThanOrEqual(3);
      expect(await story.getByRole('listitem').first().textContent()).toContain('Laporan diterima');
      // Whoever is new need not go past all the work for the rules.
      for (const part of await page.getByRole('navigation', { name: 'Isi halaman' }).getByRole('link').all())
        expect(await page.locator((await part.getAttribute('href')) ?? '').count()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { name: 'Sepuluh aturan' }).waitFor();
      expect(await page.locator('section[aria-labelledby="sepuluh"] li').count()).toBe(10);
      expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false);
      // What is filled in or clicked on a screen is not on paper.
      await page.goto('/kantor/laporan');
      await page.getByRole('table').waitFor();
      expect(await page.getByText('Saring').first().isVisible()).toBe(false);
      expect(await page.locator('main select:visible, main .tabs a:not([aria-current]):visible').count()).toBe(0);
    },
  );
});
