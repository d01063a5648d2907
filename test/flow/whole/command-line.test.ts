import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dutyJson, dutyLines, readDuty } from '#local/cli/duty-list';
import { reportJson, reportLines } from '#local/cli/report-lines';
import { readWork, workJson, workLines } from '#local/cli/work-list';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { openQueue } from '#shared/app/notices/duty';
import { carryOut } from '#shared/app/report/carry-out';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { CalendarYear } from '#shared/domain/calendar/calendar';
import { datesBetween, dutyBy } from '#shared/domain/notices/duty';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import type { Actor } from '#shared/domain/report/event';
import { PersonId, QUEUES } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { Instant } from '#shared/domain/words/words';
import { anInboxEntry, aParked } from '#test/contract/stories';
import { isoDate } from '#test/support/builders/a-calendar';
import { ASKED, aReport, DOUBT, LAPOR, MACHINE, PROPOSED, person, submit, wib } from '#test/support/builders/a-report';
import { callCommand, type Ended } from '#test/support/commands';
import { policy } from '#test/support/policy';

/** The office's rules from the command line; that each command can be started is looked at elsewhere. */

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

const deadline = (...args: readonly string[]): Promise<Ended> => callCommand('deadline', args);
/** The due date that the command gives as JSON. */
const dueAt = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await deadline(...args, '--json')).out).dueAt;

describe('npm run deadline', () => {
  // In May 2025 the 12th (Waisak), the 13th (joint leave), the 29th and the 30th do not count; the 6th is a Tuesday.
  it.each([
    // 7, 8, 9, 14, 15 May.
    [['--days', '5'], '2025-05-15T16:00:00+07:00'],
    // None: the end of office hours of the day itself.
    [['--days', '0'], '2025-05-06T16:00:00+07:00'],
    // From 10:00: 120 minutes until noon, 60 from 13:00.
    [['--minutes', '180'], '2025-05-06T14:00:00+07:00'],
    // 5 days and then 16, 19, 20, 21, 22, 23, 26, 27, 28 May: the 14th day.
    [['--clock', 'resolution', '--class', 'service'], '2025-05-28T16:00:00+07:00'],
    // Whatever the class, 5 days.
    [['--clock', 'firstResponse'], '2025-05-15T16:00:00+07:00'],
    // LAPOR!'s aspirations have 5 days.
    [['--clock', 'resolution', '--class', 'service', '--channel-class', 'aspiration'], '2025-05-15T16:00:00+07:00'],
    // PPID has 10: 5 and then 16, 19, 20, 21, 22 May.
    [['--clock', 'resolution', '--class', 'service', '--channel', 'ppid'], '2025-05-22T16:00:00+07:00'],
  ] as const)('counts %j from Tuesday morning, 6 May 2025', async (args, due) => {
    expect(await dueAt('--received', '2025-05-06T10:00', ...args)).toBe(due);
  });

  it.each([
    // It stood still as the office shut on the 7th: 8 and 9 May, a Friday, when it shuts at 16:30.
    [['--days', '2', '--pause', '2025-05-07T15:00/2025-05-08T09:00'], '2025-05-09T16:30:00+07:00'],
    // And on the 9th as well: 8 and 14 May.
    [
      ['--days', '2', '--pause', '2025-05-07T15:00/2025-05-08T09:00', '--pause', '2025-05-09T16:00/2025-05-09T17:00'],
      '2025-05-14T16:00:00+07:00',
    ],
    // 10:00 to 10:30, 11:30 to 12:00, and 60 minutes from 13:00.
    [['--minutes', '120', '--pause', '2025-05-06T10:30/2025-05-06T11:30'], '2025-05-06T14:00:00+07:00'],
  ] as const)('leaves out when the count stood still: %j', async (args, due) => {
    expect(await dueAt('--received', '2025-05-06T10:00', ...args)).toBe(due);
  });

  it('answers in JSON as the public calculator does', async () => {
    const { out } = await deadline(
      ...['--received', '2025-05-06T10:00', '--clock', 'resolution', '--class', 'service', '--json'],
      ...['--pause', '2025-05-07T15:00/2025-05-08T09:00', '--channel', 'lapor', '--channel-class', 'complaint'],
    );
    const told = tellDeadline(policy, {
      startedAt: '2025-05-06T10:00',
      clock: 'resolution',
      class: 'service',
      channel: LAPOR,
      channelClass: 'complaint',
      pauses: [{ from: '2025-05-07T15:00', until: '2025-05-08T09:00' }],
    });
    expect(told.ok).toBe(true);
    expect({ ok: true, value: JSON.parse(out) }).toEqual(JSON.parse(JSON.stringify(told)));
  });

  it('answers a case a line, and names the lines that it cannot answer', async () => {
    const cases = [
      '{"id":1,"received":"2025-05-06","days":60}',
      '{"id":"b","received":"2026-11-24T10:00:00+07:00","clock":"resolution","class":"oversight"}',
      '{"id":"c","received":"2025-05-06","days":-1}',
      'bukan JSON',
      // 120 minutes, of which an hour stood still, as above.
      '{"id":"e","received":"2025-05-06T10:00","minutes":120,"pauses":[{"from":"2025-05-06T10:30","until":"2025-05-06T11:30"}]}',
      '{"id":"f","received":"kemarin","days":3}',
    ];
    const path = await file('cases.jsonl', `${cases.join('\n')}\n`);
    const { code, out, err } = await deadline('--in', path);
    expect(jsonLines(out)).toEqual([
      { id: 1, due: '2025-08-07T16:00:00+07:00', provisional: false },
      // In Ramadan: the office shuts at 15:00.
      { id: 'b', due: '2027-02-23T15:00:00+07:00', provisional: false },
      { id: 'e', due: '2025-05-06T14:00:00+07:00', provisional: false },
    ]);
    expect(err).toMatch(/line 3: .*days is a whole number from 0 to 400.*\nline 4: .*\nline 6: received kemarin: /);
    expect(code).toBe(1);
  });

  it('writes the answers to a file', async () => {
    const path = await file('one.jsonl', '{"id":1,"received":"2025-05-06","days":3}');
    const to = join(folder, 'answers.jsonl');
    expect(await deadline('--in', path, '--out', to)).toMatchObject({ code: 0, out: '' });
    expect(jsonLines(await readFile(to, 'utf8'))).toEqual([
      { id: 1, due: '2025-05-09T16:30:00+07:00', provisional: false },
    ]);
  });

  it('explains one deadline day by day, in words and as JSON', async () => {
    const asked = ['--received', '2025-03-27T16:30:00+07:00', '--clock', 'resolution', '--class', 'service'];
    const inWords = await deadline(...asked);
    expect(inWords.out).toMatch(/Senin, 28 April 2025 pukul 16\.00 WIB/);
    expect(inWords.out).toMatch(/14 hari kerja, tenggat penyelesaian \/ resolution — Pengaduan tidak berkadar/);
    expect(inWords.out).toMatch(/Jum, 28 Mar 2025 +Cuti bersama Hari Suci Nyepi — SKB/);
    expect(inWords.out).toMatch(/Sen, 28 Apr 2025 +hari kerja ke-14\n/);
    // 27 March to 28 April: 33 days, the first and the last included.
    expect(JSON.parse((await deadline(...asked, '--json')).out).ledger).toHaveLength(33);
  });

  it.each([
    ['a weekend', ['--received', '2025-05-09', '--days', '1'], /Sab, 10 Mei 2025 +akhir pekan\n/],
    [
      'other office hours, and where they come from',
      ['--received', '2025-03-26', '--days', '1'],
      /Kam, 27 Mar 2025 +hari kerja ke-1; Jam kerja Ramadan 08\.00–12\.00 dan 12\.30–15\.00\n +Jam kerja Ramadan .*Perpres 21\/2023/,
    ],
    [
      'a holiday that may move',
      ['--received', '2027-03-09', '--days', '1'],
      /Rab, 10 Mar 2027 +libur nasional: Idulfitri \(tentatif\) — SKB .*\n +tentatif: /s,
    ],
    [
      'a year without a decree',
      ['--received', '2028-02-25', '--days', '1'],
      /SEMENTARA \/ provisional.*Sen, 28 Feb 2028 +hari kerja ke-1; sementara/s,
    ],
    [
      'what a standstill took',
      ['--received', '2025-05-06', '--days', '1', '--pause', '2025-05-07T15:00/2025-05-08T09:00'],
      /Rab, 7 Mei 2025 +tidak dihitung; jeda 7 Mei, 15\.00 – 8 Mei, 09\.00\n +Kam, 8 Mei 2025 +hari kerja ke-1\n/,
    ],
    [
      // 60 minutes until 16:00 and 30 on the next day.
      'how many minutes each day gave',
      ['--received', '2025-05-06T15:00', '--minutes', '90'],
      /Sel, 6 Mei 2025 +60 menit \(jumlah 60 menit\)\n +Rab, 7 Mei 2025 +30 menit \(jumlah 90 menit\)\n/,
    ],
  ])('says in the ledger: %s', async (_, args, line) => {
    const { code, out, err } = await deadline(...args);
    expect(out).toMatch(line);
    expect([code, err]).toEqual([0, '']);
  });

  const from = ['--received', '2025-05-06'];

  it('refuses more pauses than anybody needs', async () => {
    const pauses = (count: number) => Array.from({ length: count }, () => ['--pause', '2025-05-07/2025-05-08']).flat();
    const { code, err } = await deadline(...from, '--days', '3', ...pauses(51));
    expect(err).toMatch(/Paling banyak 50 jeda.* \/ At most 50 pauses/);
    expect(code).toBe(2);
    expect((await deadline(...from, '--days', '3', ...pauses(50))).code).toBe(0);
  });

  it.each([
    [
      ['--received', 'kemarin', '--days', '3'],
      /^received kemarin: Waktu ditulis .* \/ A moment is written in ISO 8601/,
    ],
    [['--received', '1999-12-31', '--days', '3'], /Waktu harus antara .* \/ A moment must lie between/],
    [[...from, '--clock', 'penyelesaian'], /clock tidak dikenal.* \/ clock is not known/],
    [[...from, '--clock', 'resolution'], /bergantung pada klasifikasi.* \/ .*give class service or oversight/],
    [[...from, '--clock', 'resolution', '--class', 'lain'], /^class: pilihannya \/ one of oversight, service\n/],
    [[...from, '--days', '3', '--minutes', '3'], /Beri tepat satu .* \/ Give exactly one of/],
    [[...from, '--days', '3', '--clock', 'triage'], /Beri tepat satu .* \/ Give exactly one of/],
    [from, /Beri tepat satu .* \/ Give exactly one of/],
    [[...from, '--days', '401'], /bilangan bulat 0 sampai 400.* \/ .*from 0 to 400/],
    [[...from, '--days=-3'], /bilangan bulat 0 sampai 400/],
    [[...from, '--days', '1.5'], /bilangan bulat 0 sampai 400/],
    [[...from, '--days', 'tiga'], /bilangan bulat 0 sampai 400/],
    [[...from, '--days='], /bilangan bulat 0 sampai 400/],
    [[...from, '--minutes', '20001'], /0 sampai 20000.* \/ .*0 to 20000/],
    [[...from, '--days', '3', '--pause', '2025-05-07'], /Setiap jeda memerlukan .* \/ Each pause needs/],
    [[...from, '--days', '3', '--pause', '2025-05-07/'], /Setiap jeda memerlukan .* \/ Each pause needs/],
    [[...from, '--days', '3', '--pause', '2025-05-08/2025-05-07'], /berakhir sebelum dimulai.* \/ .*before it starts/],
    [[...from, '--days', '3', '--pause', '2025-05-08/besok'], /^pause besok: Waktu ditulis/],
    [[...from, '--days', '3', '--pause', '2025-05-08/2098-05-09'], /antara tahun 2000 dan 2097/],
    [[...from, '--days', '3', '--pause', '7/5/2025/8/5/2025'], /tulis DARI\/SAMPAI .* \/ write FROM\/UNTIL/],
    [['--days', '3'], /^--received: .* \/ say when/],
    [['--out', 'x.jsonl'], /only with --in/],
    [['--in', 'tidak-ada.jsonl'], /ENOENT/],
    [[...from, '--hari', '3'], /--hari/],
    [[], /^npm run deadline -- --received/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, out, err } = await deadline(...args);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  it('refuses in words also where JSON is asked for', async () => {
    const { code, out, err } = await deadline(...from, '--days', '401', '--json');
    expect(err).toMatch(/bilangan bulat 0 sampai 400/);
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
    const { code } = await callCommand('classify', ['--in', from, '--out', to]);
    expect(code).toBe(0);
    expect(jsonLines(await readFile(to, 'utf8'))).toMatchObject([
      { id: 'a', class: 'service', unit: 'llaj', topic: 'pju', abstain: false },
      { id: 2, class: 'oversight', unit: 'llaj', abstain: true },
      { id: 'c', class: 'service', unit: 'notOurs', abstain: true },
    ]);
  });

  it('never repeats a citizen’s words where it complains', async () => {
    const from = await file('broken.jsonl', '{"id":1,"text":"rahasia warga"\n{"id":2,"text":5}\n');
    const { code, err } = await callCommand('classify', ['--in', from, '--out', '-']);
    expect(code).toBe(1);
    expect(err).toMatch(/line 1: .*\nline 2: /);
    expect(err).not.toContain('rahasia');
  });
});

const MORNING = wib('2026-11-24 10:00');
const ADMIN = person('admin-lapor');
const FROM_LAPOR: Actor = { by: 'channel', channel: LAPOR };
const TIME_PASSES = { type: 'passTime' } as const satisfies Command;

/** The same rules with one more day on which the office is shut: Monday, 30 November 2026. */
const withElection: Policy = {
  ...policy,
  calendar: {
    ...policy.calendar,
    years: policy.calendar.years.map((year) =>
      year.year === 2026
        ? CalendarYear.parse({
            ...year,
            days: [
              ...year.days,
              {
                date: '2026-11-30',
                weekday: 'Senin',
                kind: 'oneOff',
                name: { id: 'Pemungutan suara', en: 'Election day' },
                decree: year.decrees[0]?.id,
              },
            ],
          })
        : year,
    ),
  },
};

const idOf = (name: string) => reportIdOf(LAPOR, name);

/**
 * Reports that came on Tuesday, 24 November 2026 at 10:00, each with what happened to it; none of those days is a
 * holiday.
 */
const anOffice = () => {
  const reports = tableReportStore(memoryTable(), policy);
  const act = async (name: string, command: Command, at: Instant, actor: Actor = MACHINE, rules = policy) => {
    const deps = { policy: rules, reports, now: () => at, log: () => {} };
    expect(await carryOut(deps, idOf(name), command, actor)).toMatchObject({ ok: true });
  };
  const arrive = (name: string, given: Partial<ReturnType<typeof submit>> = {}) =>
    act(name, submit({ id: idOf(name), receivedAt: MORNING, sentAt: MORNING, ...given }), MORNING, FROM_LAPOR);
  /** The group was told and said so at once. */
  const takenUp = async (name: string) => {
    await arrive(name);
    await act(name, { type: 'recordInformed' }, MORNING);
    await act(name, { type: 'markProcessed', statedAt: MORNING }, MORNING, ADMIN);
  };
  const look = async (name: string, now: Instant) => {
    const report = await reports.load(idOf(name));
    if (report === undefined) throw new Error(`${name} was not recorded`);
    return { report, events: await reports.events(idOf(name)), now };
  };
  return { reports, act, arrive, takenUp, look };
};

const lineOf = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.includes(idOf(name)));

describe('npm run work', () => {
  const now = wib('2026-11-24 14:30');

  const listed = async () => {
    const { reports, act, arrive, takenUp } = anOffice();
    // Nobody told the group by 11:00, nor in the 120 working minutes after that: until 14:00.
    await arrive('late');
    await act('late', TIME_PASSES, wib('2026-11-24 14:00'));
    await takenUp('asked');
    await act('asked', ASKED, wib('2026-11-24 11:00'), ADMIN);
    await arrive('doubtful', { proposal: DOUBT });
    await takenUp('over there');
    const done = { type: 'noteChannelStatus', status: 'done', observedAt: wib('2026-11-24 10:30') } as const;
    await act('over there', done, wib('2026-11-24 10:30'), FROM_LAPOR);
    await takenUp('moved');
    await act('moved', { type: 'recountDeadlines' }, wib('2026-11-24 12:00'), MACHINE, withElection);
    return readWork(reports, QUEUES);
  };

  it('says of each report what is due next and how it stands', async () => {
    const lines = workLines(await listed(), now);
    // It must be marked as processed by 15:00: 240 minutes. The reminder goes out an hour before.
    expect(lineOf(lines, 'late')).toMatch(
      / ke unit +llaj +24 Nov, 11\.00 +pemberitahuan ke unit \(usulan\) +LEWAT pemberitahuan ke unit \(jenjang ke-1\); mendekati tanda sudah diproses$/,
    );
    expect(lineOf(lines, 'asked')).toMatch(/ tunggu pelapor +llaj +– +– +jeda tanggapan awal, penyelesaian$/);
    expect(lineOf(lines, 'doubtful')).toMatch(/ perlu petugas +– +24 Nov, 15\.00 +klasifikasi \(usulan\)$/);
    // 5 working days: 25, 26, 27, 30 November and 1 December.
    expect(lineOf(lines, 'over there')).toMatch(/ 1 Des, 16\.00 +tanggapan awal +beda status kanal$/);
  });

  it('lists by queue, the soonest due first and what has no date last', async () => {
    const { queues } = await listed();
    const names = ['late', 'asked', 'doubtful', 'over there', 'moved'];
    const named = (queue: string) =>
      queues.find((one) => one.queue === queue)?.reports.map(({ id }) => names.find((name) => idOf(name) === id));
    expect(named('triage')).toEqual(['doubtful']);
    // Due on 24 November, 1 December, 2 December (the 30th does not count any more), and never for now.
    expect(named('llaj')).toEqual(['late', 'over there', 'moved', 'asked']);
    expect(workLines({ queues, moved: [], parked: [] }, now)).toContain(
      'Kosong / empty: oversight, channel, asdp, keuangan, umum, secretary, ppid, news, sikedip',
    );
  });

  it('shows which reports have not come though something about them has, and whether that was told', async () => {
    const { reports } = anOffice();
    const came = wib('2026-11-24 11:00');
    const waiting = [
      aParked({ receivedAt: came, urgency: 'danger', toldAt: wib('2026-11-24 13:00') }),
      aParked({ receivedAt: wib('2026-11-24 12:00'), type: 'report.withdrawn' }),
    ];
    for (const one of waiting) await reports.park(anInboxEntry(one.report, { webhook: one.webhook }), one);
    const work = await readWork(reports, QUEUES);
    const [first, second] = waiting.map(({ report }) => report);
    expect(workLines(work, now)).toEqual(
      expect.arrayContaining([
        `  ${first}  kanal lapor, sejak 24 Nov, 11.00; tambahan; BAHAYA; diberitahukan 24 Nov, 13.00`,
        `  ${second}  kanal lapor, sejak 24 Nov, 12.00; pencabutan; diberitahukan mulai 25 Nov, 16.00`,
      ]),
    );
    expect(workJson(work, policy.calendar, now).parked).toMatchObject([
      { report: first, danger: true, toldAt: '2026-11-24T13:00:00+07:00' },
      { report: second, type: 'report.withdrawn', danger: false },
    ]);
  });

  it('shows apart where office and channel differ, and which deadlines moved from when to when', async () => {
    const work = await listed();
    const lines = workLines(work, now);
    expect(lines).toContain(
      `  ${idOf('over there')}  kantor: ke unit, kanal: done, sejak 24 Nov, 10.30 (belum lewat batas)`,
    );
    // 14 working days: 14 December, and one later.
    expect(lines).toContain(
      `  ${idOf('moved')}  24 Nov, 12.00: Batas waktu penyelesaian berpindah dari Senin, 14 Desember 2026 pukul 16.00 WIB ke Selasa, 15 Desember 2026 pukul 16.00 WIB (pasti): kalender berubah.`,
    );
    expect(workJson(work, policy.calendar, now).moved).toEqual(
      ['firstResponse', 'resolution'].map((clock) => ({
        report: idOf('moved'),
        recordedAt: '2026-11-24T12:00:00+07:00',
        clock,
        from: clock === 'resolution' ? '2026-12-14T16:00:00+07:00' : '2026-12-01T16:00:00+07:00',
        to: clock === 'resolution' ? '2026-12-15T16:00:00+07:00' : '2026-12-02T16:00:00+07:00',
        provisional: false,
        why: 'calendar',
      })),
    );
  });

  it('says the same to programs', async () => {
    const { queues } = workJson(await listed(), policy.calendar, now);
    expect(queues.find(({ queue }) => queue === 'llaj')?.reports).toMatchObject([
      {
        report: idOf('late'),
        status: 'routed',
        unit: 'llaj',
        dueAt: '2026-11-24T11:00:00+07:00',
        clock: 'inform',
        overdue: [{ clock: 'inform', step: 1 }],
        atRisk: ['processed'],
        paused: [],
      },
      { report: idOf('over there'), channelStatus: 'done', channelDiffersSince: '2026-11-24T10:30:00+07:00' },
      { report: idOf('moved'), overdue: [], atRisk: [], paused: [], channelDiffersSince: undefined },
      { report: idOf('asked'), dueAt: undefined, paused: ['firstResponse', 'resolution'] },
    ]);
  });

  it('refuses a queue that is none', async () => {
    const { code, out, err } = await callCommand('work', ['--queue', 'antrean']);
    expect(err).toMatch(/antrean tidak dikenal.*not known; one of triage, oversight, channel, llaj/);
    expect([code, out]).toEqual([1, '']);
  });
});

describe('npm run report', () => {
  it('says in the timeline which clock, which step and from when to when', async () => {
    const { act, arrive, look } = anOffice();
    await arrive('late');
    await act('late', TIME_PASSES, wib('2026-11-24 14:00'));
    await act('late', { type: 'recountDeadlines' }, wib('2026-11-24 14:05'), MACHINE, withElection);
    const lines = reportLines(await look('late', wib('2026-11-24 14:30')), [], []).join('\n');
    expect(lines).toContain('Lewat batas waktu pemberitahuan ke unit. (DeadlineMissed, mesin)');
    expect(lines).toContain('Mendekati batas waktu tanda sudah diproses. (DeadlineAtRisk, mesin)');
    expect(lines).toContain(
      'Masih lewat batas waktu pemberitahuan ke unit, jenjang ke-1 diberi tahu. (Escalated, mesin)',
    );
    expect(lines).toContain(
      'Batas waktu penyelesaian berpindah dari Senin, 14 Desember 2026 pukul 16.00 WIB ke Selasa, 15 Desember 2026 pukul 16.00 WIB (pasti): kalender berubah. (DeadlineMoved, mesin)',
    );
    expect(lines).toMatch(
      /^inform .*: Selasa, 24 November 2026 pukul 11\.00 WIB; berjalan; LEWAT BATAS, dicatat .* pukul 14\.00 WIB; jenjang ke-1$/m,
    );
    // The rules that this command has know nothing of the election: what it counts is not what was recorded.
    expect(lines).toContain('PERHATIAN: pada laporan masih tersimpan Selasa, 15 Desember 2026 pukul 16.00 WIB');
  });

  it('shows how far a clock is that stands still, and since when, why and by whom', async () => {
    const { act, takenUp, look } = anOffice();
    await takenUp('asked');
    await act('asked', ASKED, wib('2026-11-26 09:00'), ADMIN);
    const looked = await look('asked', wib('2026-12-01 09:00'));
    const lines = reportLines(looked, [], []).join('\n');
    // 25 November was counted; on the 26th it stood still as the office shut.
    expect(lines).toMatch(/^resolution \(penyelesaian\): JEDA: 1 dari 14 hari kerja terhitung$/m);
    expect(lines).toMatch(
      /^ {2}jeda 26 Nov, 09\.00 – belum berakhir, menunggu jawaban pelapor \(petugas admin-lapor\)$/m,
    );
    const [resolution] = JSON.parse(JSON.stringify(reportJson(looked).deadlines)).filter(
      ({ clock }: { clock: string }) => clock === 'resolution',
    );
    expect(resolution).toMatchObject({ limit: 14, paused: true, startedAt: '2026-11-24T10:00:00+07:00' });
    expect(resolution).not.toHaveProperty('dueAt');
    // 24 November to 1 December.
    expect(resolution.ledger).toHaveLength(8);
  });

  it('says of a clock that has stopped whether that was in time', async () => {
    const { act, arrive, look } = anOffice();
    await arrive('told late');
    await act('told late', { type: 'recordInformed' }, wib('2026-11-24 11:01'));
    await act(
      'told late',
      { type: 'markProcessed', statedAt: wib('2026-11-24 15:00') },
      wib('2026-11-24 15:00'),
      ADMIN,
    );
    const lines = reportLines(await look('told late', wib('2026-11-24 15:30')), [], []).join('\n');
    // 60 minutes from 10:00; 240, until 15:00.
    expect(lines).toMatch(/^inform .*; berhenti Selasa, 24 November 2026 pukul 11\.01 WIB, lewat$/m);
    expect(lines).toMatch(/^processed .*; berhenti Selasa, 24 November 2026 pukul 15\.00 WIB, tepat waktu$/m);
  });

  it('says from whom an accusation is kept, to whom it has passed, and what waits for whom until when', async () => {
    const record = aReport()
      .suspected()
      .next({ type: 'recuse', recused: ['pembaca-pengawasan'] })
      .next(PROPOSED);
    const { report, record: events } = record.story();
    if (report === undefined) throw new Error('a story without a report');
    const lines = reportLines({ report, events, now: wib('2025-05-06 12:00') }, [], []);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Pengawasan: diduga, menunggu penilaian',
        '  dikecualikan: pembaca-pengawasan',
        '  beralih kepada: inspektur',
        // Five working days: 7 to 9, 14 and 15 May.
        '  menunggu inspektur: usul: diarsipkan, oleh admin, sampai Kamis, 15 Mei 2025 pukul 16.00 WIB',
      ]),
    );
    const ordinary = aReport().story();
    if (ordinary.report === undefined) throw new Error('a story without a report');
    const told = reportLines(
      { report: ordinary.report, events: ordinary.record, now: wib('2025-05-06 12:00') },
      [],
      [],
    );
    expect(told.filter((line) => line.startsWith('Pengawasan'))).toEqual([]);
  });

  it('says that office and channel differ, and whether anybody was told', async () => {
    const { act, takenUp, look } = anOffice();
    await takenUp('over there');
    const done = { type: 'noteChannelStatus', status: 'done', observedAt: wib('2026-11-24 10:30') } as const;
    await act('over there', done, wib('2026-11-24 10:30'), FROM_LAPOR);
    const before = await look('over there', wib('2026-11-25 10:00'));
    expect(reportLines(before, [], []).join('\n')).toContain(
      'Beda status kanal sejak Selasa, 24 November 2026 pukul 10.30 WIB, belum diberitahukan',
    );
    // One working day: until the office shuts on the 25th.
    await act('over there', TIME_PASSES, wib('2026-11-26 08:00'));
    const after = await look('over there', wib('2026-11-26 08:00'));
    expect(reportLines(after, [], []).join('\n')).toContain('pukul 10.30 WIB, sudah diberitahukan');
    expect([reportJson(before).channelDiffers, reportJson(after).channelDiffers]).toEqual([false, true]);
  });
});

describe('npm run duty', () => {
  it('shows who opened the queue on which day, and which days were missed', async () => {
    const book = tableDutyBook(memoryTable());
    const open = (by: string, at: Instant) =>
      openQueue({ policy, dutyBook: book, now: () => at, log: () => {} }, PersonId.parse(by));
    await open('admin-lapor', wib('2026-11-30 07:45'));
    // On Tuesday nobody did by 9:00, nor by 10:30.
    const missed = dutyBy(policy, isoDate('2026-12-01'), undefined, {
      since: wib('2026-12-01 08:55'),
      now: wib('2026-12-01 10:35'),
    });
    if (missed === undefined) throw new Error('a day that was not missed');
    await book.save(missed);
    await open('pengganti-admin-lapor', wib('2026-12-01 11:45'));
    const dates = datesBetween(policy.calendar, wib('2026-11-28 00:00'), wib('2026-12-04 00:00'));
    const days = await readDuty(book, dates);
    expect(dutyLines(policy, days, wib('2026-12-03 09:15'))).toEqual([
      'Sab, 28 Nov 2026     bukan hari kerja',
      'Min, 29 Nov 2026     bukan hari kerja',
      'Sen, 30 Nov 2026     dibuka oleh admin-lapor 07.45',
      'Sel, 1 Des 2026      TERLEWAT, dicatat 1 Des, 10.35, diberi tahu: pengganti-admin-lapor, sekretaris; dibuka oleh pengganti-admin-lapor 11.45',
      'Rab, 2 Des 2026      tidak ada catatan',
      'Kam, 3 Des 2026      belum dibuka, pengawas belum mencatatnya',
      'Jum, 4 Des 2026      belum dibuka, paling lambat pukul 09.00',
      '1 dari 5 hari kerja terlewat / working days were missed',
    ]);
    expect(dutyJson(policy.calendar, days)[3]).toEqual({
      date: '2026-12-01',
      working: true,
      opened: [{ by: 'pengganti-admin-lapor', at: '2026-12-01T11:45:00+07:00' }],
      missedAt: '2026-12-01T10:35:00+07:00',
      step: 2,
    });
  });

  it.each([
    [['open', '--by', 'Bukan Id'], /bukan orang dari office.json/],
    [['show', '--from', '30-11-2026'], /--from 30-11-2026: bukan tanggal/],
    [['tutup'], /^npm run duty -- open/],
    [['open', '--by', 'salah-ketik'], /salah-ketik: bukan orang dari office.json/],
    [['show', '--by', 'admin-lapor'], /^npm run duty -- open/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, out, err } = await callCommand('duty', args);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([1, '']);
  });
});
