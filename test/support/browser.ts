import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';

/** A real browser, as it comes in a package: nothing of the machine's is needed. Whoever starts it closes it. */
export const startBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    // It runs under whatever account the tests do, and loads nothing but our own pages.
    args: ['--no-sandbox'],
  });

/** Ends what hangs, however busy the machine is; it judges nothing. */
const PATIENCE_MS = 240_000;

/** A window of its own, with nothing kept from any other; whoever opens it closes its context. */
export const openWindow = async (browser: Browser, options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
};
