import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/words/words';
import { actAs, loaded, reported } from '#test/e2e/acting';
import { browsing } from '#test/e2e/browsing';
import { PATIENCE_MS } from '#test/e2e/system';
import { TEXTS } from '#test/e2e/told';
import { inTurn } from '#test/support/in-turn';

/** One step for several reports, with a browser, on the deployed system. (All words invented.) */

const { windowOf } = browsing();
const isTaken = inTurn('several at once', 2);

/** What a unit has, the newest first. */
const LIST = '/kantor/laporan?assignee=llaj&sort=-receivedAt';

const linkTo = (page: Page, id: ReportId) => page.locator(`a[href="/laporan/${id}"]`);
const rowOf = (page: Page, id: ReportId) => page.locator('tr', { has: linkTo(page, id) });
const boxOf = (page: Page, id: ReportId) => rowOf(page, id).getByRole('checkbox');
const outcomeOf = (page: Page, id: ReportId) => page.locator('.told li', { has: linkTo(page, id) });

const chooseStep = async (page: Page, command: string): Promise<void> => {
  await page.getByRole('button', { name: 'Pilih langkah' }).click();
  await page.getByRole('combobox', { name: 'Langkah' }).selectOption(command);
  await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
  await page.getByRole('heading', { name: 'Bila dikirim, ini yang terjadi' }).waitFor();
};

describe('a head with several reports', () => {
  it.runIf(isTaken())(
    'starts work on all at once: who was faster with one is told, the others are done once, over a bad line',
    async () => {
      const [first, taken, last] = [
        await reported(TEXTS.llaj),
        await reported(TEXTS.llaj),
        await reported(TEXTS.llaj),
      ] as const;
      const page = await windowOf('head-llaj', LIST);
      for (const id of [first, taken, last]) {
        await rowOf(page, id).getByRole('link').focus();
        await page.keyboard.press('x');
        expect(await boxOf(page, id).isChecked()).toBe(true);
      }
      await chooseStep(page, 'startWork');
      // Above the rows, where whoever ticked on top finds it.
      const topOf = async (part: string): Promise<number> => (await page.locator(part).first().boundingBox())?.y ?? 0;
      expect(await topOf('#beberapa')).toBeLessThan(await topOf('main table'));
      const foreseen = page.locator('.told', { hasText: 'Bila dikirim' }).getByRole('listitem');
      expect(await foreseen.count()).toBe(3);
      // What is ticked while that is read is foreseen anew.
      await boxOf(page, last).uncheck();
      await expect.poll(() => foreseen.count(), { timeout: PATIENCE_MS }).toBe(2);
      await boxOf(page, last).check();
      await expect.poll(() => foreseen.count(), { timeout: PATIENCE_MS }).toBe(3);
      expect((await actAs('lapor-admin', taken, 'markProcessed')).status).toBe(200);
      // The decision arrives, and its answer does not come back; then there is a line again.
      const keys: (string | undefined)[] = [];
      await page.route('**/v1/admin/commands', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        await route.fetch();
        return route.abort('connectionreset');
      });
      await page.getByRole('button', { name: 'Kirim' }).click();
      await page.getByText('2 tercatat pukul').waitFor();
      expect(await outcomeOf(page, taken).textContent()).toContain('Rekan Anda lebih cepat');
      expect(await outcomeOf(page, first).textContent()).toMatch(/: tercatat$/);
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
      const statuses = await Promise.all([first, taken, last].map(async (id) => (await loaded(id)).status));
      expect(statuses).toEqual(['inProgress', 'routed', 'inProgress']);
      // What was not done is still ticked, and goes through as it stands by now.
      await page.waitForLoadState('networkidle');
      expect(await boxOf(page, taken).isChecked()).toBe(true);
      expect(await boxOf(page, first).isChecked()).toBe(false);
      await chooseStep(page, 'startWork');
      await page.getByRole('button', { name: 'Kirim' }).click();
      await page.getByText('1 tercatat pukul').waitFor();
      expect((await loaded(taken)).status).toBe('inProgress');
      await linkTo(page, taken).first().click();
      await page.getByRole('heading', { name: 'Riwayat' }).waitFor();
      expect(await page.getByText('Pekerjaan dimulai.').count()).toBe(1);
    },
  );
});
