import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, inject, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { readMailbox } from '#local/aws/mailbox';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { systemClock } from '#shared/adapters/system/clock';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { digestSubject } from '#shared/domain/notices/subject';
import { without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { eventually, PATIENCE_MS, stack } from '#test/e2e/system';
import { delivered, deliveries, enqueue, recipient } from '#test/e2e/told';
import { digestBytes, keepDigest } from '#test/support/builders/a-digest';
import { policy } from '#test/support/policy';

const config = clientConfig(stack.aws);
const files = s3KeptFiles(new S3Client({ ...config, forcePathStyle: true }), stack.EvaluationsBucketName);
const SECRETARY = recipient('sekretaris');

/** A digest is made; told at any hour, so that nobody has to wait for the office to open. */
const makeDigest = async (period: DigestPeriod): Promise<void> => {
  await keepDigest(files, SECRETARY, period);
  const deps = { policy, deliveries, enqueue, now: systemClock };
  await beginNotices(deps, [
    { subject: digestSubject(period), version: 1, kind: 'digest', urgent: true, recipient: SECRETARY },
  ]);
};

const mailsOf = async (subject: string) => (await readMailbox(stack.aws)).filter((mail) => mail.subject === subject);

const open = (url: string, init: RequestInit = {}) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });

describe('a digest', () => {
  it('is mailed once, settled by news, and its links open its files, for a week and nobody else’s', async () => {
    const since = Date.now();
    const period = DigestPeriod.parse('2026-10');
    await makeDigest(period);
    await makeDigest(period);
    const told = await delivered(digestSubject(period), 1);
    expect(told).toMatchObject([
      { kind: 'digest', recipient: 'sekretaris', by: 'mail', state: 'delivered', attempts: 1 },
    ]);
    const [mail, ...more] = await mailsOf('Laporan kepatuhan Oktober 2026');
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(['sekretaris@kantor.contoh.invalid']);
    expect(mail?.text).toContain('Meja Sekretaris Dinas: tidak ada yang lewat.');
    expect(mail?.files.map(({ label }) => label)).toEqual([
      'Unduh laporan (PDF)',
      'Unduh angka (Excel)',
      'Unduh angka (CSV)',
    ]);
    const names = ['laporan-kepatuhan.pdf', 'angka.xlsx', 'angka.csv'];
    for (const [index, { url }] of (mail?.files ?? []).entries()) {
      expect(url.startsWith(`${stack.apiUrl}/v1/files/`)).toBe(true);
      const answer = await open(url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[a-z-]+2026-10\.(pdf|xlsx|csv)"$/,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.equals(digestBytes('sekretaris', '2026-10', names[index] ?? ''))).toBe(true);
    }
    const [first] = mail?.files ?? [];
    const token = first?.url.split('/').at(-1) ?? expect.fail('no link');
    const wrong = [`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`, token.toUpperCase(), 'x'];
    const answers = await Promise.all(wrong.map((one) => open(`${stack.apiUrl}/v1/files/${one}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);

    const lines = (await Promise.all((await logGroups()).map((name) => linesOf(name, since)))).flat();
    expect(lines.filter((line) => line.includes('file.opened'))).toHaveLength(3);
    for (const { url } of mail?.files ?? []) expect(lines.join('\n')).not.toContain(url.split('/').at(-1));
  });

  it('is shown on the page of the local mailbox, with its files', async () => {
    const page = await (await open(inject('mailbox'))).text();
    expect(page).toContain('laporan kepatuhan / digests');
    expect(page).toMatch(/<a href="https:[^"]+\/v1\/files\/[0-9a-z]{26}" rel="noreferrer">Unduh laporan \(PDF\)<\/a>/);
  });

  it('cannot be read by whoever lacks the grant: the API then fails without telling why', async () => {
    const period = DigestPeriod.parse('2026-W43');
    await makeDigest(period);
    await delivered(digestSubject(period), 1);
    const subject = 'Laporan kepatuhan minggu 19–25 Oktober 2026';
    const mail = await eventually('the mail', async () => (await mailsOf(subject))[0]);
    const [{ url } = { url: '' }] = mail.files;
    const failed = await without('PublicApi', 's3:GetObject', () => open(url));
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toMatch(/AccessDenied|digests|sekretaris/);
    expect((await open(url)).status).toBe(200);
  });
});
