import type { Page } from 'playwright-core';

/** Signs in where the office is served to whom a test says. */
export const signIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.locator('header nav').waitFor({ state: 'attached' });
};

/** Goes to an address as a click on a link would, in the same page, wherever the link stands. */
export const follow = (page: Page, address: string): Promise<void> =>
  page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);

/** The same, until there is a page with a heading. */
export const comeTo = async (page: Page, address: string): Promise<void> => {
  await follow(page, address);
  await page.locator('main h1').waitFor();
};
