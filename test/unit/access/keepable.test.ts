import { describe, expect, it } from 'vitest';
import type { ListedReport, ReportShown } from '#shared/contracts/http/admin-report';
import { ListedReport as ListedSchema, ReportShown as ShownSchema } from '#shared/contracts/http/admin-report';
import { TodayShown } from '#shared/contracts/http/today';
import { SHOWN_HEAD } from '#test/support/builders/a-shown-head';
import { MOST_MS, padded, stillHolds } from '#web/console/kept/ages.ts';
import { isPlainShown, keepableList, keepableReport, keepableToday } from '#web/console/kept/keepable.ts';

const idOf = (letter: string): string => `rep_${letter.repeat(26)}`;
const HEAD = { ...SHOWN_HEAD, title: 'Lampu padam', number: '1916449' };
const listed = (more: object = {}): ListedReport => ListedSchema.parse({ ...HEAD, ...more });

/** What makes a report other than plain, each alone. */
const NOT_PLAIN: readonly (readonly [string, object])[] = [
  ['about oversight', { class: 'oversight' }],
  ['of no class yet', { class: undefined }],
  ['with whoever triages, where it may be suspected', { status: 'triaging', assignee: undefined }],
  ['waiting for its reporter, and with no unit', { status: 'awaitingReporter', assignee: undefined }],
  ['at the desk where oversight is worked on', { assignee: 'secretary' }],
  ['referred', { status: 'referred' }],
  ['archived', { status: 'archived' }],
  ['secret', { secret: true }],
  ['anonymous', { anonymous: true }],
  ['called oversight by its channel', { channelClass: 'oversightComplaint' }],
];

describe('a list that is kept', () => {
  it.each(NOT_PLAIN)('has no row of a report that is %s', (_, more) => {
    const other = listed({ ...more, id: idOf('b'), title: 'Petugas minta uang' });
    const { value, of, without } = keepableList({ reports: [listed(), other], next: 'di-sini' });
    expect(value?.reports.map(({ id }) => id)).toEqual([idOf('a')]);
    expect([of, without]).toEqual([[idOf('a')], [idOf('b')]]);
    expect(JSON.stringify(value)).not.toMatch(/Petugas|bbb|di-sini/);
  });

  it('is the same to the byte whatever stood between its plain rows, and wherever it went on', () => {
    const plain = [listed(), listed({ id: idOf('c') })];
    const others = NOT_PLAIN.map(([, more], at) => listed({ ...more, id: idOf(String(at)) }));
    const [first, ...rest] = plain;
    const mixed = [...others, first ?? listed(), ...others, ...rest];
    expect(JSON.stringify(keepableList({ reports: mixed, next: 'x' }).value)).toBe(
      JSON.stringify(keepableList({ reports: plain }).value),
    );
  });

  it('is no shorter for what stood between its rows, as long as there are enough of them', () => {
    const plain = Array.from({ length: 20 }, () => listed());
    const mixed = plain.toSpliced(3, 4, ...Array.from({ length: 4 }, () => listed({ class: 'oversight' })));
    expect([plain, mixed].map((reports) => keepableList({ reports }).value?.reports.length)).toEqual([15, 15]);
  });

  it('names no report that another one duplicates, and nothing that is not listed here field by field', () => {
    const { value } = keepableList({ reports: [{ ...listed(), duplicateOf: listed({ id: idOf('d') }).id }] });
    expect(JSON.stringify(value)).not.toContain('ddd');
    const from = { ...listed(), yangBaru: 'dugaan pungli' };
    expect(JSON.stringify(keepableList({ reports: [from] }).value)).not.toContain('pungli');
  });
});

const ROW = {
  report: idOf('a'),
  version: 4,
  title: 'Lampu padam',
  number: '1916449',
  status: 'routed',
  assignee: 'llaj',
  class: 'service',
  topic: 'pju',
  urgency: 'normal',
  also: [],
  next: 'startWork',
  plain: true,
};
const { plain: _, ...UNMARKED } = ROW;
const today = (groups: readonly object[], more: object = {}): TodayShown =>
  TodayShown.parse({ asOf: '2026-11-25T09:41:00+07:00', date: '2026-11-25', groups, ...more });

describe('today’s list that is kept', () => {
  it('is the same to the byte whatever else waited, how much that was, and where more of it stands', () => {
    const row = { ...ROW, also: ['overdue'] };
    const alone = today([{ mark: 'overdue', reports: [row] }]);
    const among = today(
      [
        { mark: 'needsPerson', reports: [{ ...UNMARKED, report: idOf('e') }] },
        {
          mark: 'overdue',
          reports: [{ ...UNMARKED, report: idOf('f'), class: 'oversight' }, row],
          more: { list: 'work', query: { queue: 'oversight' } },
        },
        { mark: 'waitingSecond', reports: [{ ...ROW, report: idOf('g') }] },
      ],
      {
        parked: { reports: [], more: true },
        tomorrow: { date: '2026-11-26', due: 7 },
        nextDueAt: '2026-11-27T16:00:00+07:00',
        deadLetters: true,
      },
    );
    expect(JSON.stringify(keepableToday(among).value)).toBe(JSON.stringify(keepableToday(alone).value));
    expect(keepableToday(among).without).toEqual([idOf('e'), idOf('f'), idOf('g')]);
  });

  it('has no row that the API does not call plain, nor one that waits for a second person', () => {
    for (const row of [UNMARKED, { ...ROW, class: 'oversight' }, { ...ROW, also: ['waitingSecond'] }])
      expect(keepableToday(today([{ mark: 'overdue', reports: [row] }])).value?.groups).toEqual([]);
  });
});

const said = (text: string) => ({ text, attachments: [], raw: {}, flags: [] });
const shown = (more: object = {}, head: object = {}): ReportShown => {
  const { title: _, number: _1, ...report } = HEAD;
  return ShownSchema.parse({
    report: { ...report, ...head },
    open: [{ command: 'addNote', needs: ['text'], takes: [] }],
    record: [],
    duplicates: [],
    timeline: [],
    ...more,
  });
};
const PROPOSAL = {
  class: 'service',
  pOversight: 0,
  unit: 'llaj',
  topic: 'pju',
  urgency: 'normal',
  confidence: 0.9,
  abstain: false,
  reasons: [],
  because: [],
};

describe('a report that is kept', () => {
  it('has what was said with its reporter, and neither notes, nor who was told, nor what the machine thought', () => {
    const message = (kind: string, before: number) => ({
      n: before + 1,
      kind,
      sentAt: '2026-11-24T09:00:00+07:00',
      words: said(`kata ${kind}`),
    });
    const kinds = ['update', 'amendment', 'question', 'answer', 'note', 'reason', 'withdrawal', 'channelStatus'];
    const { value } = keepableReport({
      shown: shown({ messages: kinds.map(message), proposal: PROPOSAL, deliveries: [] }),
      deadlines: [],
    });
    expect(value?.shown.messages?.map(({ kind }) => kind)).toEqual(['update', 'amendment', 'question', 'answer']);
    expect(value?.shown).not.toHaveProperty('proposal');
    expect(value?.shown).not.toHaveProperty('deliveries');
  });

  it.each([
    ...NOT_PLAIN.map(([name, head]) => [name, shown({}, head)] as const),
    ['suspected', shown({ oversight: { stands: 'suspected', recused: [], standIns: [] } })] as const,
    [
      'waiting for a second person',
      shown({
        waiting: {
          step: { type: 'archive', reason: 'incomplete' },
          by: 'lapor-admin',
          until: '2026-12-01T16:00:00+07:00',
          approvers: [],
          approved: false,
        },
      }),
    ] as const,
    ['thought to be oversight by the machine', shown({ proposal: { ...PROPOSAL, class: 'oversight' } })] as const,
    ['said to accuse somebody', shown({ proposal: { ...PROPOSAL, accused: ['kepala-llaj'] } })] as const,
  ])('is never one that is %s, and whatever was kept of it goes', (_, of) => {
    expect(isPlainShown(of)).toBe(false);
    expect(keepableReport({ shown: of, deadlines: [] })).toEqual({ of: [], without: [idOf('a')] });
  });
});

describe('how long something is kept', () => {
  it('is until its end, and no longer; a clock that has gone back ends it', () => {
    const now = Date.parse('2026-11-25T02:00:00Z');
    expect(stillHolds(now + 1, now)).toBe(true);
    expect(stillHolds(now, now)).toBe(false);
    expect(stillHolds(now + MOST_MS + 6 * 60_000, now)).toBe(false);
    expect(stillHolds(Number.NaN, now)).toBe(false);
  });

  it('is written in whole steps, so that a length tells little', () => {
    expect([padded('a'), padded('a'.repeat(8_192)), padded('é'.repeat(4_097))].map(({ length }) => length)).toEqual([
      8_192, 8_192, 16_384,
    ]);
    expect(JSON.parse(new TextDecoder().decode(padded('{"a":1}')))).toEqual({ a: 1 });
  });
});
