import { describe, expect, it } from 'vitest';
import type { ReportDeadline } from '#shared/contracts/http/deadlines';
import type { TrackedDeadline } from '#shared/contracts/http/tracking';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';

const DAY = { date: '2026-11-24', kind: 'working', share: 240, counted: 240 } as const;
const LATE: ReportDeadline = {
  startedAt: '2026-11-24T07:35:00+07:00',
  clock: 'triage',
  limit: 240,
  unit: 'workingMinutes',
  dueAt: '2026-11-24T11:35:00+07:00',
  stoppedAt: '2026-11-24T15:02:00+07:00',
  outcome: 'missed',
  provisional: false,
  tentative: true,
  ledger: [DAY],
};
const { stoppedAt: _, ...running } = LATE;
const MOVES = 'Dapat bergeser';

describe('the deadlines of a report', () => {
  asInABrowser();
  const drawn = async (...deadlines: ReportDeadline[]): Promise<readonly [html: string, words: string]> => {
    const { Deadlines } = await import('#web/console/report/deadlines.tsx');
    return [htmlOf(Deadlines, { deadlines }), wordsOf(Deadlines, { deadlines })];
  };

  it('say how many of those that have stopped were missed, before they are opened', async () => {
    const met: ReportDeadline = { ...LATE, clock: 'inform', outcome: 'met' };
    expect((await drawn(LATE, met))[1]).toContain('Tenggat yang sudah berhenti (2) , 1 lewat');
    expect((await drawn(met))[1]).toMatch(/Tenggat yang sudah berhenti \(1\) Pemberitahuan/);
  });

  it('print the days of those that run, and of those that have stopped only where they are opened', async () => {
    expect((await drawn(LATE))[0]).toContain('<details class="long">');
    expect((await drawn({ ...running, outcome: 'pending' }))[0]).not.toContain('long');
  });

  it('explain the sign of a counted day as it stands in the strip', async () => {
    const [html] = await drawn(LATE);
    expect(html).toContain('<span class="counted"><b>✓</b> dihitung</span>');
    const days: ReportDeadline = { ...LATE, unit: 'workingDays', limit: 1, ledger: [{ ...DAY, share: 1, counted: 1 }] };
    expect((await drawn(days))[0]).toContain('<span class="counted"><b>1</b> dihitung</span>');
  });

  it('tell a reporter that a date may move only as long as it is still to come', async () => {
    const { OwedDeadline } = await import('#web/public/deadline-part.tsx');
    const clockwork = { language: 'id', zone: 'Asia/Pontianak' } as const;
    const owed = { name: { id: 'tanggapan awal', en: 'first response' }, clock: 'firstResponse' } as const;
    const told = (deadline: TrackedDeadline): string => wordsOf(OwedDeadline, { clockwork, deadline });
    expect(told({ ...running, ...owed, outcome: 'pending' })).toContain(MOVES);
    expect(told({ ...LATE, ...owed, outcome: 'met' })).not.toContain(MOVES);
    expect(told({ ...LATE, ...owed, outcome: 'cut' })).not.toContain(MOVES);
  });
});
