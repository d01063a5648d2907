import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { LOCAL_PASSWORD } from '#local/aws/people';
import { startBrowser } from '#test/support/browser';
import { PATIENCE_MS, stack } from './system.ts';

export const DESK = { width: 1280, height: 800 } as const;
export const PHONE = { width: 360, height: 740 } as const;

export type Browsing = {
  /** A window of its own: nobody has signed in there. */
  readonly newWindow: (options?: BrowserContextOptions) => Promise<Page>;
  /** A window in which whoever is in this group has signed in, by the sign-in page, at this address of ours. */
  readonly windowOf: (group: string, path?: string, options?: BrowserContextOptions) => Promise<Page>;
};

/** What browsers complain of is a defect, but for what a story brings about itself. */
const watched = (page: Page, complaints: string[]): Page => {
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // That an address answers with 401 or 412 is how the API speaks; the page deals with it.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return page;
};

/** Whoever is in a group on the local stage, by the user name; `nobody` is in none. */
const nameIn = (group: string): string =>
  (
    inventedPeople().find(({ groups }) => (group === 'nobody' ? groups.length === 0 : groups.includes(group))) ??
    expect.fail(group)
  ).id;

/** Fills in the sign-in page as that person would; ends on the page that was asked for first. */
export const signIn = async (page: Page, group: string): Promise<void> => {
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.locator('input[name=username]').fill(nameIn(group));
  await page.locator('input[name=password]').fill(LOCAL_PASSWORD);
  await page.locator('input[name=password]').press('Enter');
  await page
    .getByRole('button', { name: 'Keluar' })
    .or(page.getByRole('link', { name: 'Menu' }))
    .first()
    .waitFor();
};

/** One browser for a file of stories, closed when they have been told; no page may have complained by then. */
export const browsing = (): Browsing => {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    expect(complaints).toEqual([]);
  });
  const newWindow = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await (browser ?? expect.fail('no browser')).newContext({
      baseURL: stack.consoleUrl,
      viewport: DESK,
      // The sign-in page of the tests' own AWS has a certificate of their own.
      ignoreHTTPSErrors: true,
      locale: 'id-ID',
      ...options,
    });
    contexts.push(context);
    return watched(await context.newPage(), complaints);
  };
  const windowOf = async (group: string, path = '/kantor', options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await newWindow(options);
    await page.goto(path);
    await signIn(page, group);
    return page;
  };
  return { newWindow, windowOf };
};
