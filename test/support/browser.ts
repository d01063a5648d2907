import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A real browser, as it comes in a package: nothing of the machine's is needed. Whoever starts it closes it. */
export const startBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    // It runs under whatever account the tests do, and loads nothing but our own pages.
    args: ['--no-sandbox'],
  });
