import type { Browser, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { LETS_AXE_IN, objections } from '#test/support/axe';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, onOtherDesks, personIn } from '#test/support/builders/a-browsed-office';
import { walkConsole } from '#test/support/console-walk';
import { WHO } from '#test/support/fakes/served-office';
import { hunt } from '#test/support/hunt';

/** Whose pages are looked at. Who sees most sees every report, the others some. */
const FIRST = 'lapor-admin';
const LOOKED_AT = [FIRST, 'head-llaj', 'secretary', 'inspector', 'operator', 'ppid-admin'];
const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const;

/** So many reports show the others what the first does not see. */
const OTHERS_REPORTS = 8;

type Look = {
  readonly language: 'id' | 'en';
  readonly colorScheme: 'light' | 'dark';
  readonly on: keyof typeof WIDTHS;
};
/** Every two of a language, a theme and a width meet. */
const LOOKS: readonly Look[] = [
  { language: 'id', colorScheme: 'light', on: 'phone' },
  { language: 'id', colorScheme: 'dark', on: 'desk' },
  { language: 'en', colorScheme: 'light', on: 'desk' },
  { language: 'en', colorScheme: 'dark', on: 'phone' },
];

let office: BrowsedOffice | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

/** What a page is made of, whatever its words: one that is made of nothing new is not looked at again. */
const madeOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')].map(
      ({ parentElement, tagName, className }) => `${parentElement?.tagName} ${tagName} ${String(className)}`,
    ),
  );

/** A form that is sent before it is filled in says what is missing; nothing goes out. */
const sendUnfilled = async (page: Page): Promise<boolean> => {
  if ((await page.locator('form.command [required]').count()) === 0) return false;
  await page.locator('form.command button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  return true;
};
/** What is filled in is foreseen before it is done; nothing is done yet. */
const FORESEEN = 'askReporter';
const foresee = async (page: Page): Promise<void> => {
  await page.locator('form.command textarea').fill('Di mana tepatnya? (rekaan)');
  await page.locator('form.command button[type=submit]').click();
  await page.getByRole('button', { name: /^(Kirim|Send)$/ }).waitFor();
};
/** The form that sends a file, and what it says where none is chosen; nothing goes out. */
const SENDS = /^(Tambah bukti dukung|Add evidence)$/;
const sendNoFile = async (page: Page): Promise<boolean> => {
  const button = page.getByRole('button', { name: SENDS });
  if ((await button.count()) === 0) return false;
  await button.click();
  await page.getByRole('form', { name: SENDS }).locator('button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  return true;
};
/** One form of each kind of field: all that are wrong look alike. */
const UNFILLED: readonly string[] = ['classify', 'askReporter', 'proposeStep', 'recuse'];

/** Looks at everything that somebody's links lead to, but for what was seen before. */
const lookAt = async (group: string, look: Look, known: Set<string>): Promise<readonly string[]> => {
  const { language, colorScheme, on } = look;
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = await openWindow(browser, {
    ...LETS_AXE_IN,
    baseURL: office.url,
    viewport: WIDTHS[on],
    colorScheme,
    extraHTTPHeaders: { [WHO]: personIn(group) },
  });
  const broken: string[] = [];
  const judge = async (where: string): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    broken.push(...(await objections(page)).map((objection) => `${group} at ${where}: ${objection}`));
  };
  await page.goto(`/kantor?bahasa=${language}`);
  await page.locator('h1').waitFor();
  if (known.size === 0) await judge('the way in');
  await page.getByRole('button', { name: /Masuk|Sign in/ }).click();
  await page.locator('header nav').waitFor({ state: 'attached' });
  const elsewhere = new Set<string>(onOtherDesks(group));
  let reports = 0;
  await walkConsole(page, {
    isWanted: (address) => {
      if (!address.startsWith('/laporan/') || address.includes('?')) return true;
      if (elsewhere.has(address.replace('/laporan/', ''))) return false;
      reports += 1;
      return group === FIRST || reports <= OTHERS_REPORTS;
    },
    visit: async ({ address, command }) => {
      const [path = ''] = address.split('?');
      const what = path.startsWith('/laporan/') ? `langkah ${command}` : path;
      const news = [what, ...(await madeOf(page))].filter((part) => !known.has(part));
      for (const part of news) known.add(part);
      if (news.length === 0) return;
      await judge(address);
      if (command === undefined && !known.has('no file') && (await sendNoFile(page))) {
        known.add('no file');
        await judge(`${address}, a file to be sent`);
      }
      if (command !== undefined && UNFILLED.includes(command) && (await sendUnfilled(page)))
        await judge(`${address}, unfilled`);
      if (command !== FORESEEN) return;
      await foresee(page);
      await judge(`${address}, foreseen`);
    },
  });
  await page.goto('/laporan/rep_tidak-ada');
  await page.locator('h1').waitFor();
  if (!known.has('missing')) await judge('what is not there');
  known.add('missing');
  await page.context().close();
  return broken;
};

/** Looks at the pages for everybody, with what they answer, right and wrong. */
const lookAtPublic = async ({ language, colorScheme, on }: Look): Promise<readonly string[]> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = await openWindow(browser, { ...LETS_AXE_IN, baseURL: office.url, viewport: WIDTHS[on], colorScheme });
  const broken: string[] = [];
  const judge = async (where: string): Promise<void> => {
    await page.locator('main h1').waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    broken.push(...(await objections(page)).map((objection) => `${where}: ${objection}`));
  };
  const asked = `bahasa=${language}`;
  const news = ['/berita', '/berita?unit=sikedip', ...office.news];
  for (const path of ['/', '/lacak', '/hari-kerja', ...news, '/pernyataan', '/tidak-ada']) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}${asked}`);
    await judge(path);
  }
  // With what stands in the form already, and with a day that is none.
  await page.goto(`/hari-kerja?${asked}`);
  await page.locator('main form button[type=submit]').first().click();
  await judge('a deadline');
  await page.goto(`/hari-kerja?${asked}&mulai=kapan&batas=?`);
  await judge('a question that cannot be read');
  for (const code of [office.codeOf('routed'), office.codeOf('late'), 'bukan kode']) {
    await page.goto(`/lacak?${asked}`);
    await page.getByRole('textbox').fill(code);
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
    await judge(`the code ${code}`);
  }
  await page.context().close();
  return broken;
};

hunt({
  name: 'console, axe',
  law: 'axe objects to nothing: on no page and no open form, in either language, light and dark, on a phone and at a desk',
  least: LOOKED_AT.length * LOOKS.length,
  meets: COMMAND_NAMES,
  cases: () =>
    LOOKS.flatMap((look) =>
      LOOKED_AT.map((group) => ({
        name: `${look.language}, ${look.colorScheme}, ${look.on}, ${group}`,
        run: async () => {
          const known = new Set<string>();
          const everybodys = group === FIRST ? await lookAtPublic(look) : [];
          return {
            broken: [...everybodys, ...(await lookAt(group, look, known))],
            seen: Object.fromEntries(
              COMMAND_NAMES.filter((name) => known.has(`langkah ${name}`)).map((name) => [name, 1]),
            ),
          };
        },
      })),
    ),
});
