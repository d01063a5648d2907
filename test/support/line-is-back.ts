import type { Page } from 'playwright-core';

/**
 * There is a line again, and the browser says so to the page. Chromium does not where the page was loaded while it was
 * told to have none: then pages would look by themselves, ten seconds later.
 */
export const lineIsBack = async (page: Page): Promise<void> => {
  await page.context().setOffline(false);
  await page.evaluate(() => {
    dispatchEvent(new Event('online'));
  });
};
