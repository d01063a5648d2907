import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runMorning } from '#local/aws/made-digests';
import { setAhead } from '#local/aws/stack-clock';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { browsing, PHONE } from '#test/e2e/browsing';
import { npmRun } from '#test/e2e/npm-run';
import { stack } from '#test/e2e/system';
import { inTurn } from '#test/support/in-turn';

/** What the Secretary does with a compliance report, on the deployed system. (All reports invented.) */

const { windowOf } = browsing();
const YEAR = DigestPeriod.parse('2025');

const Annotations = z.array(z.looseObject({ url: z.string().optional() }));
const linksIn = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const found = Annotations.parse(await (await document.getPage(index + 1)).getAnnotations());
    return found.flatMap(({ url }) => url ?? []);
  });
  return (await Promise.all(pages)).flat();
};

const isTaken = inTurn('from a number', 3);

describe('the Secretary', () => {
  beforeAll(async () => {
    await setAhead(stack, 0);
    // A year to look back on; where it is there already, nothing of it happens twice.
    expect(await npmRun('history', '--reports', '12')).toMatchObject({ code: 0 });
    await runMorning(stack, YEAR);
  });

  it.runIf(isTaken())(
    'saves a compliance report, and goes from a number in its PDF to a report behind it',
    async () => {
      const page = await windowOf('secretary', '/kantor/menu');
      await page.getByRole('link', { name: 'Laporan kepatuhan' }).click();
      await page.getByRole('link', { name: 'Tahun 2025' }).click();
      await page.getByRole('heading', { level: 1, name: 'Laporan kepatuhan, tahun 2025' }).waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Unduh laporan (PDF)' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('laporan-kepatuhan-2025.pdf');
      await page.getByText('Tersimpan pada perangkat ini').waitFor();
      const links = await linksIn(new Uint8Array(await readFile(await saved.path())));
      const received = `${stack.consoleUrl}/kantor/angka/2025/received`;
      expect(links).toContain(received);

      // As a reader of PDF opens it: anew, in the browser in which they have signed in.
      await page.goto(received);
      await page.getByRole('heading', { level: 1, name: 'Laporan diterima, tahun 2025' }).waitFor();
      const said = await page.locator('.picture .number').first().textContent();
      const [n = 0] = (said ?? '').split(' ').map(Number);
      const reports = page.locator('table a[href^="/laporan/"]');
      await reports.first().waitFor();
      // The list may be shorter than the number, and never longer.
      expect(await reports.count()).toBeLessThanOrEqual(n);
      const address = await reports.first().getAttribute('href');
      await reports.first().click();
      await page.waitForURL((url) => url.pathname === address);
      await page.getByRole('heading', { name: 'Isi laporan' }).waitFor();
    },
  );

  it.runIf(isTaken())('looks at a year in pictures, and what is late leads to what it is', async () => {
    const page = await windowOf('secretary', '/kantor/angka?periode=2025');
    await page.getByRole('heading', { level: 1, name: 'Angka: Tahun 2025' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Tepat waktu' }).waitFor();
    await page.getByRole('link', { name: 'Topik', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('menurut') === 'topic');
    await page.locator('.picture a[href$="/resolution.missed"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Tenggat penyelesaian: lewat, tahun 2025' }).waitFor();
    await page.getByText('resolution.missed', { exact: true }).first().waitFor();
  });

  it.runIf(isTaken())('finds nothing wider than a phone', async () => {
    const page = await windowOf('secretary', '/kantor/menu', { viewport: PHONE, isMobile: true, hasTouch: true });
    for (const path of [
      '/kantor/angka?periode=2025',
      '/kantor/angka/2025/received',
      '/kantor/berkas',
      '/kantor/berkas/2025',
    ]) {
      await page.goto(path);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(PHONE.width);
    }
  });
});
