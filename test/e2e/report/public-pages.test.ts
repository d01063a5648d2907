import { describe, expect, it } from 'vitest';
import { invoke } from '#local/aws/invoke';
import { OfficeAnswer } from '#shared/contracts/http/office';
import { PublicFiguresAnswer } from '#shared/contracts/http/public-figures';
import { showTrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { browsing, PHONE } from '#test/e2e/browsing';
import { acceptedIn, aPosting, call, eventually, records, send, stack } from '#test/e2e/system';

const { newWindow } = browsing();
const LAPOR = ChannelId.parse('lapor');
/** Well formed, and never given out. */
const unknown = showTrackingCode(
  trackingOf({ current: '1', keys: { 1: 'not the key of the stage' } }, reportIdOf(LAPOR, 'never')).code,
);
const routed = async (): Promise<string> => {
  const externalId = crypto.randomUUID();
  const answer = await send(aPosting({ externalId }));
  await eventually('a routed report', async () => {
    const report = await records.load(reportIdOf(LAPOR, externalId));
    return report?.status === 'routed' ? report : undefined;
  });
  return acceptedIn(answer).trackingCode;
};

describe('a citizen without script, on a phone', () => {
  it('finds out how to report, and by clicks where a report is, when it is due and why then', async () => {
    const code = await routed();
    const page = await newWindow({ viewport: PHONE, javaScriptEnabled: false });
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url(), request.headers()['referer'] ?? ''));
    await page.goto('/');
    await page.getByRole('heading', { name: 'Cara melapor' }).waitFor();
    expect(await page.getByRole('link', { name: 'Situs SP4N-LAPOR!' }).getAttribute('href')).toMatch(/lapor\.go\.id/);
    await page.getByRole('main').getByRole('link', { name: 'Lacak laporan' }).click();
    await page.getByLabel('Kode lacak').fill(unknown);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Kode ini tidak membuka laporan').waitFor();
    await page.getByLabel('Kode lacak').fill(code);
    await page.getByRole('button', { name: 'Lihat' }).click();
    await page.getByRole('heading', { name: 'Perkembangan laporan' }).waitFor();
    expect(await page.locator('.steps .current').textContent()).toContain('diteruskan ke unit kerja');
    const due = page.getByText(/^Dituntaskan paling lambat/);
    expect(await due.textContent()).toMatch(/paling lambat \p{L}+, \d+ \p{L}+ 20\d\d pukul \d\d\.\d\d\./u);
    await page.getByText('Mengapa tanggal itu?').last().click();
    expect(await page.locator('details[open] .strip li').count()).toBeGreaterThan(14);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How the report stands' }).waitFor();
    expect(addresses.filter((address) => address.includes(code) || address.includes(code.replaceAll('-', '')))).toEqual(
      [],
    );
    // Nothing is wider than the phone.
    const main = await page.locator('main').boundingBox();
    expect(main?.width).toBeLessThanOrEqual(PHONE.width);
  });

  it('works out a deadline and gets an address that answers the same question', async () => {
    const page = await newWindow({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto('/hari-kerja');
    await page.getByLabel('Tanggal masuk').fill('2026-11-24');
    await page.getByLabel('Batas apa').selectOption({ label: 'Jumlah hari kerja sendiri' });
    await page.getByLabel('Hari kerja', { exact: true }).fill('14');
    await page.getByRole('button', { name: 'Hitung' }).click();
    const answer = page.getByRole('heading', { name: 'Jatuh tempo Senin, 14 Desember 2026 pukul 16.00' });
    await answer.waitFor();
    const address = page.url();
    const other = await newWindow();
    await other.goto(address);
    await other.getByRole('heading', { name: 'Jatuh tempo Senin, 14 Desember 2026 pukul 16.00' }).waitFor();
  });
});

describe('everybody', () => {
  it('sees figures of the year after the next evaluation, and nothing that they were counted from', async () => {
    await routed();
    await invoke(stack, 'Evaluate');
    const { status, body } = await call('/v1/public/figures');
    expect(status).toBe(200);
    const { years } = PublicFiguresAnswer.parse(JSON.parse(body));
    expect(years.at(-1)?.finished).toBe(false);
    expect(body).not.toMatch(/rep_/);
    const front = await call('/');
    expect(front.type).toContain('text/html');
    expect(front.body).toContain(`id="angka-${years.at(-1)?.year}"`);
  });

  it('may ask what the office says of itself', async () => {
    const { status, body } = await call('/v1/public/office');
    expect(status).toBe(200);
    expect(OfficeAnswer.parse(JSON.parse(body)).hours).toHaveLength(7);
  });
});
