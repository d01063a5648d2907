import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { NoticeKind, ReportNoticeKind } from '#shared/domain/notices/kind';
import { callCommand, type Ended } from '#test/support/commands';

const preview = (...args: readonly string[]): Promise<Ended> => callCommand('notice', args);

const Shown = z.array(
  z.object({
    kind: NoticeKind,
    language: z.enum(['id', 'en']),
    rules: z.array(z.string()),
    recipients: z.array(z.string()),
    mail: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  }),
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tanggap-'));
});
afterAll(() => rm(folder, { recursive: true }));

const AT = ['--received', '2026-11-24T22:00'] as const;

describe('npm run notice -- preview', () => {
  it('shows who is told of a new report, and in what words', async () => {
    const { code, out } = await preview('preview', ...AT);
    expect(out).toContain('Routed (pengawasan / oversight: none) → assignee: grup pemegang / the group that has it\n');
    expect(out).toContain('grup-llaj (Grup LLAJ): seketika / at once\n');
    expect(out).toMatch(/Subject: Laporan baru: .+ \[[0-9A-Z]{6}\]\n\nLaporan berikut didisposisikan kepada Anda\.\n/);
    // Day 5 of 24 November 2026 is 1 December, day 14 is 14 December.
    expect(out).toContain('Tanggapan awal paling lambat: Selasa, 1 Desember 2026 pukul 16.00 WIB\n');
    expect(out).toContain('Penyelesaian paling lambat: Senin, 14 Desember 2026 pukul 16.00 WIB\n');
    expect(code).toBe(0);
  });

  it('tells a group in its quiet hours of danger', async () => {
    const { out } = await preview('preview', '--kind', 'danger', ...AT);
    expect(out).toMatch(/grup-asdp .*: seketika \/ at once; jam tenang \/ quiet 21:00–06:00; pada jam berapa pun/);
  });

  it('goes through every kind in both languages, and writes each as a page', async () => {
    const pages = join(folder, 'pages');
    const { code, out } = await preview('preview', '--all', '--json', '--html', pages, ...AT);
    expect(code).toBe(0);
    const shown = Shown.parse(JSON.parse(out));
    expect(shown.map(({ kind, language }) => `${kind}-${language}.html`).sort()).toEqual((await readdir(pages)).sort());
    expect(shown).toHaveLength(2 * NoticeKind.options.length);
    // Each kind has somebody; what is not about a report, whoever its rule names.
    for (const { kind, rules, recipients } of shown) {
      const isOfReport = kind === 'takenAway' || ReportNoticeKind.safeParse(kind).success;
      expect([rules.length > 0, recipients.length > 0]).toEqual([true, isOfReport]);
    }
  });

  it('puts several into one, in English and secret', async () => {
    const page = join(folder, 'several.html');
    const { out } = await preview('preview', '--several', '3', '--lang', 'en', '--secret', '--html', page);
    expect(out).toContain('Subject: 3 notices (new)\n');
    expect(out.match(/New report: details confidential/g)).toHaveLength(3);
    expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html><html lang="en"/);
  });

  it.each([
    [['preview', '--kind', 'laporan'], '--kind'],
    [['preview', '--several', '41'], '--several'],
    [['preview', '--several', 'banyak'], '--several'],
    [['preview', '--lang', 'nl'], '--lang'],
    [['preview', '--received', 'kemarin'], 'received'],
    [['send'], 'preview'],
    [['preview', '--unknown'], '--unknown'],
  ])('says what is wrong with %j', async (args, name) => {
    const { code, out, err } = await preview(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toContain(name);
    expect(err).toContain('Usage: npm run notice');
  });
});
