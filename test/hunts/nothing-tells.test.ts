import type { Browser, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { openWindow, startBrowser } from '#test/support/browser';
import { aBrowsedOffice, type BrowsedOffice, personIn } from '#test/support/builders/a-browsed-office';
import { resting } from '#test/support/console-walk';
import { WHO } from '#test/support/fakes/served-office';
import { hunt } from '#test/support/hunt';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

type Arriving = Awaited<ReturnType<BrowsedOffice['accuses']>>;

/** Who may not know of a suspicion, and who is named in an accusation that they would read otherwise. */
const UNKNOWING = ['head-llaj', 'staff-umum', 'secretary', 'inspector', 'stand-in', 'ppid-admin', 'operator', 'nobody'];
const NAMED = [
  ['secretary', 'sekretaris'],
  ['inspector', 'inspektur'],
  ['head-llaj', 'kepala-llaj'],
] as const;

let office: BrowsedOffice | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const LISTS = [
  '/kantor',
  '/kantor/laporan',
  '/kantor/laporan?list=received',
  '/kantor/laporan?list=received&class=oversight',
  '/kantor/laporan?status=triaging',
  ...[
    OFFICE_PAGES.handover,
    OFFICE_PAGES.overdue,
    OFFICE_PAGES.missing,
    OFFICE_PAGES.setAside,
    OFFICE_PAGES.reveals,
    OFFICE_PAGES.duty,
    OFFICE_PAGES.figures,
    OFFICE_PAGES.trouble,
    OFFICE_PAGES.people,
    OFFICE_PAGES.contacts,
    OFFICE_PAGES.activities,
    OFFICE_PAGES.news,
  ],
];

/** What a page tells: where it is, its title, what it shows, and every answer that it has asked for, in any order. */
type Told = readonly string[];

/**
 * What a browser learns at its address, in lists, search and counts, page by page. Time stands still: not a byte may
 * differ.
 */
const learned = async (page: Page, { id, number, code }: Arriving): Promise<readonly Told[]> => {
  const seen: Told[] = [];
  const answers: Promise<string>[] = [];
  page.removeAllListeners();
  // Nothing that the page before has asked for may still come.
  await page.goto('about:blank');
  const rest = resting(page);
  const shown = async (where: string): Promise<void> => {
    await rest();
    const shows = [where, await page.title(), await page.locator('main').innerHTML()];
    // A page that is left has no answers any more; which of two comes first says nothing.
    seen.push([...shows, ...(await Promise.all(answers.splice(0))).toSorted()]);
  };
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (!pathname.startsWith('/v1/admin/')) return;
    answers.push(
      answer.text().then((text) => `${answer.status()} ${pathname} ${JSON.stringify(answer.headers())} ${text}`),
    );
  });
  for (const path of [...LISTS, `/laporan/${id}`]) {
    await page.goto(path);
    await shown(path);
  }
  for (const line of [id, number, code, 'Kedamin rokok karcis']) {
    await page.goto('/kantor/cari');
    await shown('search');
    // Whoever may not look for anything finds no place to do it.
    if ((await page.getByRole('searchbox').count()) === 0) continue;
    await page.getByRole('searchbox').fill(line);
    await page.keyboard.press('Enter');
    await shown(line);
  }
  return seen;
};

const differs = async (group: string, recused?: string): Promise<readonly string[]> => {
  office ??= await aBrowsedOffice();
  browser ??= await startBrowser();
  const page = await openWindow(browser, { baseURL: office.url, extraHTTPHeaders: { [WHO]: personIn(group) } });
  await page.goto('/kantor');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.locator('header nav').waitFor({ state: 'attached' });
  const report = await office.accuses(`terhadap ${group} ${recused ?? ''}`);
  const before = await learned(page, report);
  await report.arrives();
  if (recused !== undefined) await office.confirms(report.id, [recused]);
  const after = await learned(page, report);
  await page.context().close();
  expect(before.length).toBeGreaterThan(LISTS.length + 4);
  expect(after.length).toBe(before.length);
  return before.flatMap((told, at) => differencesIn(told, after[at] ?? []));
};

/**
 * What one page told before and not after, or the other way round. A page that asks again gets the same answer again,
 * sooner or later: how often it asks follows from how fast answers come, since all that it was told is the same.
 */
const differencesIn = (before: Told, after: Told): readonly string[] => {
  const [where = ''] = before;
  const lost = before.filter((part) => !after.includes(part)).map((part) => `${where} lost ${part.slice(0, 300)}`);
  const won = after.filter((part) => !before.includes(part)).map((part) => `${where} won ${part.slice(0, 300)}`);
  return [...lost, ...won];
};

hunt({
  name: 'console, nothing tells',
  law: 'to whom a report does not exist, no page, list, search, count or answer differs by a byte once it does',
  least: UNKNOWING.length + NAMED.length,
  cases: () => [
    ...UNKNOWING.map((group) => ({
      name: `${group}, a suspicion`,
      run: async () => ({ broken: await differs(group) }),
    })),
    ...NAMED.map(([group, recused]) => ({
      name: `${group}, named in an accusation`,
      run: async () => ({ broken: await differs(group, recused) }),
    })),
  ],
});
