import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeKit } from '#local/cli/recompute-kit';
import { callCommand, type Ended } from '#test/support/commands';

/** What `npm run figures` refuses, and in which words, before it asks for a running system. */

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

describe('npm run figures -- --public', () => {
  it.each(['--json', '--csv=x.csv', '--xlsx=x.xlsx'])(
    'is refused with %s, in which nothing would be withheld',
    async (option) => {
      const { code, out, err } = await callCommand('figures', ['--period', '2025', '--public', option]);
      expect(err).toMatch(/^--public: tidak bersama --(json|csv|xlsx); /);
      expect([code, out]).toEqual([1, '']);
    },
  );
});

describe('npm run figures -- --kit', () => {
  const kit = (...args: readonly string[]): Promise<Ended> =>
    callCommand('figures', ['--period', '2025', '--kit', ...args]);

  it.each([
    '--public',
    '--compare',
    '--ids',
    '--json',
    '--figure=closed',
    '--csv=x.csv',
    '--xlsx=x.xlsx',
    '--what-if=x.json',
  ])('is refused with %s, which shows fewer figures or more than those of one period', async (option) => {
    const { code, out, err } = await kit(join(folder, 'kit'), option);
    expect(err).toMatch(/^--kit: tidak bersama --[-\w]+; .*\nnot with --[-\w]+: it holds all figures of one period/);
    expect([code, out]).toEqual([1, '']);
  });

  it('goes into no folder that holds something, and into no file, before anything is read', async () => {
    const path = await file('taken', '');
    expect(await kit(path)).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^--kit .*taken: bukan folder \/ is no folder\n$/),
    });
    expect(await kit(folder)).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^--kit .*: folder itu sudah berisi; .*\nthe folder is not empty; /),
    });
    expect((await kit('')).err).toMatch(/^--kit: folder yang mana\? \/ which folder\?/);
  });

  it('asks for a running system only then', async () => {
    expect(await kit(join(folder, 'kit'))).toEqual({ code: 1, out: '', err: 'no system runs beside this test\n' });
    expect(await readdir(folder)).not.toContain('kit');
  });

  it('is written into a folder that is new or empty', async () => {
    const [fresh, empty] = [join(folder, 'baru', 'kit'), join(folder, 'kosong')];
    await mkdir(empty);
    for (const place of [fresh, empty]) {
      await writeKit(place, { 'a.txt': 'a', 'b.txt': 'b' });
      expect(await readdir(place)).toEqual(['a.txt', 'b.txt']);
    }
    await expect(writeKit(empty, { 'c.txt': 'c' })).rejects.toThrow('the folder is not empty');
    expect(await readdir(empty)).toEqual(['a.txt', 'b.txt']);
  });

  it('leaves nothing behind where a file of it cannot be written', async () => {
    const place = join(folder, 'setengah');
    const before = await readdir(folder);
    await expect(writeKit(place, { 'a.txt': 'a', 'tidak-ada/b.txt': 'b' })).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('npm run figures -- --what-if', () => {
  const whatIf = (...args: readonly string[]): Promise<Ended> =>
    callCommand('figures', ['--period', '2025', '--what-if', ...args]);
  /** What is said of a file, without its name. */
  const saidOf = async (content: string): Promise<readonly string[]> => {
    const path = await file('jika.json', content);
    const { code, out, err } = await whatIf(path);
    expect([code, out]).toEqual([1, '']);
    return err.trimEnd().replaceAll(`${path}:`, '').split('\n');
  };
  const inCalendar = (field: string, value: string): string => `{\n"calendar": {\n"${field}": ${value} } }`;
  const limit = (fields: string): string => `{ "clocks": [\n{ ${fields} } ] }`;
  const monday = (segments: string): string => `[{ "weekdays": [1], "segments": [${segments}] }]`;

  it.each([
    ['{', ['1: bukan JSON (CloseBraceExpected) / is no JSON']],
    ['{ "clocks": [],\n"clocks": [] }', ['2: "clocks" disebut dua kali / it stands twice']],
    ['[]', ['1: isi berkas harus kumpulan kolom { … } / must be an object']],
    ['{ "kalender": {} }', ['1: kalender tidak dikenal; mungkin calendar / is no field; perhaps calendar']],
    ['{ "clock.s": [] }', ['1: clock.s tidak dikenal; mungkin clocks / is no field; perhaps clocks']],
    ['{ "2026": {} }', ['1: 2026 tidak dikenal; yang ada: calendar, clocks / is no field; there are these']],
    ['{ "x": {} }', ['1: x tidak dikenal; yang ada: calendar, clocks / is no field; there are these']],
    [
      inCalendar('addDayOff', '["2026-11-17"]'),
      ['3: calendar.addDayOff tidak dikenal; mungkin addDaysOff / is no field; perhaps addDaysOff'],
    ],
    [inCalendar('addDaysOff', '"2026-11-17"'), ['3: calendar.addDaysOff harus daftar [ … ] / must be a list']],
    [
      inCalendar('addDaysOff', '["2026-11-31"]'),
      [
        '3: calendar.addDaysOff.0 harus tanggal seperti 2026-11-17 yang ada di kalender / must be a date such as 2026-11-17',
      ],
    ],
    [
      inCalendar('hours', monday('["7", "12:00"]')),
      [
        '3: calendar.hours.0.segments.0.0 harus jam seperti 07:30 / must be a time such as 07:30',
        '3: calendar.hours.0.segments.0 harus jam yang berakhir sesudah mulai / must be hours that end after they start',
      ],
    ],
    [
      inCalendar('hours', monday('["10:00", "12:00"], ["08:00", "09:00"]')),
      ['3: calendar.hours harus jam yang berurutan dan tidak bertumpuk / must be hours that follow one another'],
    ],
    [
      inCalendar('specialHours', '[{ "from": "2026-11-02" }]'),
      [
        '3: calendar.specialHours.0.until tidak ada, padahal perlu / is missing',
        '3: calendar.specialHours.0.hours tidak ada, padahal perlu / is missing',
      ],
    ],
    [limit('"clock": "triage", "limit": "2"'), ['2: clocks.0.limit harus angka / must be a number']],
    [limit('"clock": "triage", "limit": -1'), ['2: clocks.0.limit harus paling sedikit 0 / at least 0']],
    [
      limit('"clock": "closure", "limit": 1'),
      [
        '2: clocks.0.clock harus salah satu dari: triage, inform, processed, firstResponse, resolution / must be one of these',
      ],
    ],
  ])('says what is wrong with the form of %j, and where', async (content, told) => {
    expect(await saidOf(content)).toEqual(told);
  });

  it.each([
    [
      'addDaysOff',
      '["2026-12-25"]',
      '2026-12-25 sudah libur: Kelahiran Yesus Kristus (Natal) / it is a day off already',
    ],
    ['addDaysOff', '["2026-11-21"]', '2026-11-21 hari Sabtu, kantor memang tidak buka / the office does not open'],
    ['addDaysOff', '["2026-11-17", "2026-11-17"]', '2026-11-17 disebut dua kali / it stands twice'],
    ['addDaysOff', '["2030-01-01"]', '2030-01-01: kalender tahun itu tidak ada; yang ada 2025, 2026, 2027 / '],
    [
      'removeDaysOff',
      '["2026-12-26"]',
      '2026-12-26 bukan hari libur; yang terdekat 2026-12-25, Kelahiran Yesus Kristus (Natal) / it is no day off',
    ],
    [
      'specialHours',
      `[{ "from": "2026-11-09", "until": "2026-11-02", "hours": ${monday('["08:00", "12:00"]')} }]`,
      'berakhir 2026-11-02, sebelum mulai 2026-11-09 / it ends before it begins',
    ],
  ])('says why the calendar cannot have %s %s', async (field, value, why) => {
    expect(await saidOf(inCalendar(field, value))).toEqual([expect.stringContaining(`3: ${why}`)]);
  });

  it.each([
    [
      '"clock": "resolution", "limit": 3',
      'resolution: batasnya menurut kelas; sebutkan yang mana: resolution class=service; ',
    ],
    ['"clock": "firstResponse", "channel": "ppid", "limit": 3', 'firstResponse channel=ppid: tidak ada batasnya, '],
    ['"clock": "inform", "channel": "ppdi", "limit": 3', 'tidak ada kanal ppdi; yang ada atau mirip: ppid / '],
    [
      '"clock": "inform", "channel": "LAPOR!", "limit": 3',
      'clocks.0.channel harus kanal seperti lapor / must be a channel such as lapor',
    ],
    ['"clock": "triage", "limit": 500, "unit": "workingDays"', 'triage: paling banyak 400 hari kerja (workingDays) '],
    [
      '"clock": "resolution", "class": "service", "channel": "ppid", "limit": 9, "unit": "workingMinutes"',
      'resolution class=service channel=ppid: dapat diperpanjang dalam workingDays; ',
    ],
  ])('says why a limit cannot be {%s}', async (fields, why) => {
    expect(await saidOf(limit(fields))).toEqual([expect.stringContaining(`2: ${why}`)]);
  });

  it('says that a file cannot be read', async () => {
    expect((await whatIf(join(folder, 'tiada.json'))).err).toMatch(/tidak dapat dibaca \/ cannot be read \(ENOENT\)/);
  });

  it.each(['--public', '--compare', '--csv=x.csv', '--xlsx=x.xlsx'])(
    'is refused with %s, which shows no difference',
    async (option) => {
      const { code, out, err } = await whatIf(await file('jika.json', '{}'), option);
      expect(err).toMatch(/^--what-if: tidak bersama --\w+; .*\nnot with --\w+: it tells how two counts/);
      expect([code, out]).toEqual([1, '']);
    },
  );

  it('asks for a running system only where the file says what can be tried', async () => {
    const told = { code: 1, out: '', err: 'no system runs beside this test\n' };
    expect(await whatIf(await file('jika.json', '{ "calendar": { "addDaysOff": ["2026-11-17"] } }'))).toEqual(told);
  });
});
