import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The office's rules from the command line, as a person or another program starts them. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
type Ended = { readonly code: number; readonly out: string; readonly err: string };

const run = (script: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tanggap-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const jsonLines = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('npm run deadline', () => {
  it('answers a case a line, and names the lines that it cannot answer', async () => {
    const cases = [
      '{"id":1,"received":"2025-05-06","days":60}',
      '{"id":"b","received":"2026-11-24T10:00:00+07:00","clock":"resolution","class":"oversight"}',
      '{"id":"c","received":"2025-05-06","days":0}',
      'bukan JSON',
    ];
    const path = await file('cases.jsonl', `${cases.join('\n')}\n`);
    const { code, out, err } = await run('local/deadline.ts', '--in', path);
    expect(jsonLines(out)).toEqual([
      { id: 1, due: '2025-08-07T16:00:00+07:00', provisional: false },
      { id: 'b', due: '2027-02-23T16:00:00+07:00', provisional: false },
    ]);
    expect(err).toMatch(/line 3: days: a whole number from 1 to 400\nline 4: /);
    expect(code).toBe(1);
  });

  it('writes the answers to a file', async () => {
    const path = await file('one.jsonl', '{"id":1,"received":"2025-05-06","days":3}');
    const to = join(folder, 'answers.jsonl');
    expect(await run('local/deadline.ts', '--in', path, '--out', to)).toMatchObject({ code: 0, out: '' });
    expect(jsonLines(await readFile(to, 'utf8'))).toEqual([
      { id: 1, due: '2025-05-09T16:30:00+07:00', provisional: false },
    ]);
  });

  it('explains one deadline day by day, in words and as JSON', async () => {
    const asked = ['--received', '2025-03-27T16:30:00+07:00', '--clock', 'resolution', '--class', 'service'];
    const inWords = await run('local/deadline.ts', ...asked);
    expect(inWords.out).toMatch(/Senin, 28 April 2025 pukul 16\.00 WIB/);
    expect(inWords.out).toMatch(/Jum, 28 Mar 2025 +Cuti bersama Hari Suci Nyepi — SKB/);
    // 27 March to 28 April: 33 days, the first and the last included.
    expect(JSON.parse((await run('local/deadline.ts', ...asked, '--json')).out).ledger).toHaveLength(33);
  });

  it.each([
    [['--received', 'kemarin', '--days', '3'], /not a date/],
    [['--received', '2025-05-06', '--clock', 'penyelesaian'], /one of triage/],
    [['--received', '2025-05-06', '--clock', 'resolution'], /needs a class/],
    [['--received', '2025-05-06', '--days', '-3'], /./],
    [['--days', '3'], /received/],
    [[], /Usage/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, out, err } = await run('local/deadline.ts', ...args);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('npm run classify', () => {
  it('proposes for each report a line, in order, under the id that it came with', async () => {
    const reports = [
      { id: 'a', text: 'Lampu jalan di Jl. Contoh mati sudah seminggu, gelap sekali.' },
      { id: 2, text: 'Petugas Dishub minta uang 50 ribu tanpa karcis saat saya urus KIR.' },
      { id: 'c', text: 'Jalan berlubang dan aspal rusak di depan pasar, mohon ditambal.' },
    ];
    const from = await file('reports.jsonl', reports.map((report) => JSON.stringify(report)).join('\n'));
    const to = join(folder, 'proposals.jsonl');
    const { code } = await run('local/classify.ts', '--in', from, '--out', to);
    expect(code).toBe(0);
    expect(jsonLines(await readFile(to, 'utf8'))).toMatchObject([
      { id: 'a', class: 'service', unit: 'llaj', topic: 'pju', abstain: false },
      { id: 2, class: 'oversight', unit: 'llaj', abstain: true },
      { id: 'c', class: 'service', unit: 'notOurs', abstain: true },
    ]);
  });

  it('never repeats a citizen’s words where it complains', async () => {
    const from = await file('broken.jsonl', '{"id":1,"text":"rahasia warga"\n{"id":2,"text":5}\n');
    const { code, err } = await run('local/classify.ts', '--in', from, '--out', '-');
    expect(code).toBe(1);
    expect(err).toMatch(/line 1: .*\nline 2: /);
    expect(err).not.toContain('rahasia');
  });
});
