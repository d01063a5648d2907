import { describe, expect, it } from 'vitest';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { DeadlinesShown } from '#shared/contracts/http/deadlines';
import { AS_SERVICE, ASKED, aProposal, aReport, OVERSIGHT, person, said, wib } from '#test/support/builders/a-report';
import { ADMIN, anActingOffice, HEAD, OTHER_UNIT, SECRETARY } from '#test/support/builders/an-acting-office';
import { policy } from '#test/support/policy';

const read = async (story: ReturnType<typeof aReport>, officer: string) => {
  const office = await anActingOffice({ story });
  const path = `/v1/admin/reports/${office.id}/deadlines`;
  return office.call(officer, { method: 'GET', path });
};
const shown = async (story: ReturnType<typeof aReport>, officer: string): Promise<DeadlinesShown> => {
  const { status, body } = await read(story, officer);
  expect([status, body.code]).toEqual([200, undefined]);
  return DeadlinesShown.parse(body);
};
const clockIn = ({ deadlines }: DeadlinesShown, name: string) =>
  deadlines.find(({ clock }) => clock === name) ?? expect.fail(`no ${name}`);

describe('the ledger of a report’s deadlines', () => {
  it('is for each clock that has run what the calculator for everybody gives', async () => {
    const given = await shown(aReport(), HEAD);
    expect(given.deadlines.map(({ clock }) => clock)).toEqual([
      'triage',
      'inform',
      'processed',
      'firstResponse',
      'resolution',
    ]);
    const asked = { startedAt: '2025-05-06T10:00:00+07:00', clock: 'resolution', class: 'service' } as const;
    const told = tellDeadline(policy, asked);
    if (!told.ok) throw new Error(told.refusal);
    expect(clockIn(given, 'resolution')).toEqual({ ...told.value, outcome: 'pending' });
    // 6 May 2025 is a Tuesday; Waisak falls on the 12th.
    const days = clockIn(given, 'resolution').ledger;
    expect(days[0]).toMatchObject({ date: '2025-05-06', dayZero: true });
    expect(days.find(({ date }) => date === '2025-05-12')).toMatchObject({ kind: 'holiday', share: 0 });
    expect(days.at(-1)).toMatchObject({ date: '2025-05-28', counted: 14 });
  });

  it('calls a proposal what the office has not set, as the calculator does', async () => {
    const { deadlines } = await shown(aReport(), HEAD);
    const proposed = deadlines.filter((one) => one.proposed === true).map(({ clock }) => clock);
    expect(proposed).toEqual(['triage', 'inform', 'processed']);
  });

  it('says since when a clock stands still, why and by whom, and gives no date meanwhile', async () => {
    const asked = aReport().next(ASKED, { now: wib('2025-05-06 11:00'), actor: person('budi-contoh') });
    const { ledger, ...resolution } = clockIn(await shown(asked, HEAD), 'resolution');
    expect(resolution).not.toHaveProperty('dueAt');
    expect(resolution.limit).toBe(14);
    expect(ledger.flatMap(({ still = [] }) => still)).toContainEqual({
      from: '2025-05-06T11:00:00+07:00',
      why: 'awaitingReporter',
      by: 'budi-contoh',
    });
  });

  it('does not say who made it stand still before a person decided: it may have been about oversight then', async () => {
    const answer = { type: 'addReply', content: said('jawaban'), sentAt: wib('2025-05-06 12:00') } as const;
    const judged = aReport()
      .suspected()
      .next(ASKED, { now: wib('2025-05-06 11:00') })
      .next({ ...answer, proposal: aProposal() }, { now: wib('2025-05-06 12:00') })
      .agreed(AS_SERVICE, { now: wib('2025-05-06 13:00') });
    const stills = (given: DeadlinesShown) =>
      given.deadlines.flatMap(({ ledger }) => ledger.flatMap(({ still = [] }) => still));
    const told = stills(await shown(judged, HEAD));
    expect(told).toContainEqual({
      from: '2025-05-06T11:00:00+07:00',
      until: '2025-05-06T12:00:00+07:00',
      why: 'awaitingReporter',
    });
    expect(told.some((still) => 'by' in still)).toBe(false);
  });

  it('is not there for whoever may not know of the report', async () => {
    expect((await read(aReport(), OTHER_UNIT)).body.code).toBe('notFound');
    expect((await read(aReport().suspected(), HEAD)).body.code).toBe('notFound');
    expect((await read(aReport().next(OVERSIGHT), ADMIN)).body.code).toBe('notFound');
    expect((await read(aReport().next(OVERSIGHT), SECRETARY)).status).toBe(200);
  });
});
