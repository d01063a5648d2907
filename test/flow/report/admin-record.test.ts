import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { eventItem } from '#shared/adapters/table/items';
import { eventKey } from '#shared/adapters/table/keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import { verifyRecord, verifyRecords } from '#shared/app/report/verify-record';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { RecordsVerified, RecordVerified } from '#shared/contracts/http/record-verified';
import { MonthName } from '#shared/domain/calendar/period';
import { knownTo, type Officer, officerOf } from '#shared/domain/office/officer';
import type { RecordedEvent } from '#shared/domain/report/event';
import { hashedEvent } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { retold, someWords, stepTo } from '#test/contract/stories';
import { aReport, CLOSED, LAPOR, OVERSIGHT, RESOLVED, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const OPENLY = aReport().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED);
const INSPECTOR = officerOf(PersonId.parse('siti-contoh'), ['inspector']);
const cursorKey = async () => 'kunci kursor';
type Told = Pick<ReturnType<typeof aReport>, 'story'>;
type Tampering = (events: readonly RecordedEvent[]) => readonly RecordedEvent[];

/** What an officer of some groups is told of a report's record, after somebody was at it. */
const verified = async (
  groups: readonly string[],
  { told = OPENLY, tampering = (events) => events, id }: { told?: Told; tampering?: Tampering; id?: ReportId } = {},
) => {
  const store = tableReportStore(memoryTable(), policy);
  const { report, record } = told.story();
  if (report === undefined) throw new Error('no report');
  await store.commit({ report, expected: 0, events: record });
  const reports = {
    ...store,
    hashedEvents: async (of: ReportId) => tampering(await store.events(of)).map(hashedEvent),
  };
  const officer = knownTo(policy.office, officerOf(PersonId.parse('siti-contoh'), groups));
  return verifyRecord({ policy, reports, now: () => wib('2025-05-07 09:00') }, officer, id ?? report.id);
};
const answered = async (tampering: Tampering): Promise<RecordVerified> => {
  const answer = await verified(['lapor-admin'], { tampering });
  return answer.ok ? RecordVerified.parse(answer.value) : expect.fail(answer.refusal);
};
const replaced = (index: number, change: (event: RecordedEvent) => RecordedEvent): Tampering => {
  return (events) => events.map((event, at) => (at === index ? change(event) : event));
};

const SECOND = OPENLY.story().record[1] ?? expect.fail();
const LATER: RecordedEvent = { ...SECOND, recordedAt: wib('2025-05-06 07:00') };
const WITH_MORE = JSON.stringify({ ...JSON.parse(hashedEvent(SECOND).body), more: 'apa saja' });

describe('the records of all reports of a month', () => {
  const asked = async (
    groups: readonly string[],
    month: string | undefined,
    tampering: Tampering = (events) => events,
  ) => {
    const store = tableReportStore(memoryTable(), policy);
    const stories = { satu: OPENLY, dua: aReport().next(OVERSIGHT) };
    for (const [name, told] of Object.entries(stories)) {
      await store.commit(stepTo(retold(told.story(), reportIdOf(LAPOR, name)), 0));
    }
    const concealed = reportIdOf(LAPOR, 'dua');
    const reports = {
      ...store,
      hashedEvents: async (of: ReportId) =>
        of === concealed ? tampering(await store.events(of)).map(hashedEvent) : store.hashedEvents(of),
    };
    const officer = knownTo(policy.office, officerOf(PersonId.parse('siti-contoh'), groups));
    const query = month === undefined ? {} : { month: MonthName.parse(month) };
    return verifyRecords({ policy, reports, cursorKey, now: () => wib('2025-05-07 09:00') }, officer, query);
  };
  const BROKEN = replaced(1, (event) => ({ ...event, recordedAt: wib('2025-05-06 07:00') }));

  it('hold, or do not, oversight and all; nothing says how many there are, or which', async () => {
    const value = { month: '2025-05', asOf: '2025-05-07T09:00:00+07:00', days: { done: 31, of: 31 } };
    for (const groups of [['secretary'], ['inspector'], ['operator']]) {
      expect(await asked(groups, '2025-05')).toEqual({ ok: true, value: { ...value, hold: true } });
      expect(await asked(groups, undefined, BROKEN)).toEqual({ ok: true, value: { ...value, hold: false } });
      expect(await asked(groups, undefined, () => [])).toMatchObject({ value: { hold: false } });
      expect(await asked(groups, undefined, (events) => events.slice(0, -1))).toMatchObject({ value: { hold: false } });
      expect(await asked(groups, '2025-04', BROKEN)).toMatchObject({
        value: { month: '2025-04', hold: true, days: { done: 30, of: 30 } },
      });
    }
  });

  it('do not hold where a report that was received is not there any more, and hold where one is listed twice', async () => {
    const store = tableReportStore(memoryTable(), policy);
    const { report, record } = OPENLY.story();
    if (report === undefined) throw new Error('no report');
    await store.commit({ report, expected: 0, events: record });
    const holds = async (...ids: readonly ReportId[]) => {
      const reports = {
        ...store,
        receivedIn: async function* () {
          yield* ids;
        },
      };
      const officer = officerOf(PersonId.parse('siti-contoh'), ['inspector']);
      return verifyRecords({ policy, reports, cursorKey, now: () => wib('2025-05-07 09:00') }, officer, {});
    };
    expect(await holds(report.id, report.id)).toMatchObject({ value: { hold: true } });
    expect(await holds(report.id, reportIdOf(LAPOR, 'hilang'))).toMatchObject({ value: { hold: false } });
  });

  const { report: kept, record: written } = OPENLY.story();
  if (kept === undefined) throw new Error('no report');
  const keyOf = (version: number) => eventKey(kept.id, version);
  const itemOf = (version: number) => eventItem(written[version - 1] ?? expect.fail(), policy.calendar.zone);

  it.each<[string, (table: Table) => Promise<unknown>]>([
    ['an event was removed', (table) => table.remove(keyOf(2))],
    ['an event was changed', (table) => table.put({ ...itemOf(2), body: hashedEvent(LATER).body })],
    ['something was added to an event that nobody reads', (table) => table.put({ ...itemOf(2), body: WITH_MORE })],
    ['an event stands in another place', (table) => table.put({ ...itemOf(3), ...keyOf(2) })],
    ['an event was added right behind the end', (table) => table.put({ ...itemOf(2), ...keyOf(written.length + 1) })],
    ['an event was added behind a gap', (table) => table.put({ ...itemOf(2), ...keyOf(written.length + 7) })],
    ['something lies behind a gap that no index lists', (table) => table.put({ ...keyOf(written.length + 7) })],
    ['an event is no event any more', (table) => table.put({ ...keyOf(2), type: 'Received' })],
  ])('do not hold where %s, and neither does that record by itself', async (_, tamper) => {
    const table = memoryTable();
    const reports = tableReportStore(table, policy);
    await reports.commit({ report: kept, expected: 0, events: written });
    const deps = { policy, reports, cursorKey, now: () => wib('2025-05-07 09:00') };
    const officer = officerOf(PersonId.parse('siti-contoh'), ['inspector', 'lapor-admin']);
    expect(await verifyRecords(deps, officer, {})).toMatchObject({ value: { hold: true } });
    await tamper(table);
    expect(await verifyRecords(deps, officer, {})).toMatchObject({ value: { hold: false } });
    expect(await verifyRecord(deps, officer, kept.id)).toMatchObject({ value: { holds: false } });
  });

  it('are checked in several answers where one would take too long, and the last says it of the whole month', async () => {
    const store = tableReportStore(memoryTable(), policy);
    const stories = ['2025-05-02 08:00', '2025-05-14 08:00', '2025-05-31 23:59'].map((shown, index) =>
      retold(aReport().receivedAt(wib(shown)).story(), reportIdOf(LAPOR, `hari-${index}`)),
    );
    for (const story of stories) await store.commit(stepTo(story, 0));
    // The clock moves with what is read, so that an answer ends after two looks at it.
    let read = 0;
    const now = () => Instant.parse(wib('2025-06-02 09:00') + read * 6000);
    const inAnswers = async (broken?: ReportId): Promise<readonly RecordsVerified[]> => {
      const reports = {
        ...store,
        tips: async (ids: readonly ReportId[]) => {
          read += 1;
          return store.tips(ids);
        },
        hashedEvents: async (of: ReportId) => (of === broken ? [] : store.hashedEvents(of)),
      };
      const answers: RecordsVerified[] = [];
      do {
        const last = answers.at(-1)?.next;
        const query = { month: MonthName.parse('2025-05'), ...(last === undefined ? {} : { cursor: last }) };
        const answer = await verifyRecords({ policy, reports, cursorKey, now }, INSPECTOR, query);
        answers.push(answer.ok ? RecordsVerified.parse(answer.value) : expect.fail(answer.refusal));
      } while (answers.at(-1)?.next !== undefined);
      return answers;
    };
    const whole = await inAnswers();
    expect(whole.map(({ days }) => days)).toEqual([6, 12, 18, 24, 30, 31].map((done) => ({ done, of: 31 })));
    expect(whole.map(({ hold }) => hold)).toEqual(whole.map(() => true));
    // The second of May is in the first of these answers, the fourteenth in the third, the last day in the sixth.
    for (const [index, first] of [0, 2, 5].entries()) {
      const answers = await inAnswers(stories[index]?.report.id);
      expect(answers.map(({ hold }) => hold)).toEqual(answers.map((_, n) => n < first));
    }
  });

  it('are checked on for nobody else, in no other month, and from no place that was made up', async () => {
    const reports = tableReportStore(memoryTable(), policy);
    const looks = { count: 0 };
    const now = () => {
      looks.count += 1;
      return Instant.parse(wib('2025-06-02 09:00') + 11_000 * looks.count);
    };
    const check = (officer: Officer, month: string, cursor?: string) => {
      const query = { month: MonthName.parse(month), ...(cursor === undefined ? {} : { cursor }) };
      return verifyRecords({ policy, reports, cursorKey, now }, officer, query);
    };
    const begun = await check(INSPECTOR, '2025-05');
    const next = begun.ok ? begun.value.next : undefined;
    const other = officerOf(PersonId.parse('agus-contoh'), ['inspector']);
    expect(next).toBeDefined();
    expect(await check(other, '2025-05', next)).toEqual({ ok: false, refusal: 'CursorInvalid' });
    expect(await check(INSPECTOR, '2025-06', next)).toEqual({ ok: false, refusal: 'CursorInvalid' });
    expect(await check(INSPECTOR, '2025-05', 'apa saja')).toEqual({ ok: false, refusal: 'CursorInvalid' });
    expect(await check(INSPECTOR, '2025-05', next)).toMatchObject({ ok: true });
  });

  it('are verified by those above and who runs the system only', async () => {
    for (const group of ['lapor-admin', 'head-llaj', 'oversight-reader'])
      expect(await asked([group], '2025-05')).toEqual({ ok: false, refusal: 'Forbidden' });
  });
});

describe('the record of a report', () => {
  it('holds as it was written, up to its newest event', async () => {
    const { report, record } = OPENLY.story();
    expect(await answered((events) => events)).toEqual({
      report: report?.id,
      asOf: '2025-05-07T09:00:00+07:00',
      version: record.length,
      tip: record.at(-1)?.hash,
      holds: true,
    });
  });

  it.each<[string, number, Tampering]>([
    ['an hour was moved', 2, replaced(1, (event) => ({ ...event, recordedAt: wib('2025-05-06 07:00') }))],
    ['somebody else did it', 4, replaced(3, (event) => ({ ...event, actor: { by: 'machine' } }))],
    ['one was taken out', 2, (events) => events.filter((_, index) => index !== 1)],
    ['the end was cut off', OPENLY.story().record.length, (events) => events.slice(0, -1)],
    ['everything is gone', 1, () => []],
  ])('does not hold where %s', async (_, broken, tampering) => {
    expect(await answered(tampering)).toMatchObject({ holds: false, firstBroken: broken });
  });

  it('holds while something is being recorded: events that the head does not know yet do not count', async () => {
    const { record } = OPENLY.story();
    const newest = record.at(-1) ?? expect.fail();
    const more = OPENLY.next({ type: 'reopen', reason: 'notSatisfied' }).story();
    const added = more.record[record.length] ?? expect.fail();
    expect(added.prev).toBe(newest.hash);
    expect(await answered((events) => [...events, added])).toMatchObject({ holds: true, version: record.length });
  });

  it('the record of an oversight report is absent for the Lapor admin, and the inspector can verify it', async () => {
    const told = aReport().next(OVERSIGHT);
    expect(await verified(['lapor-admin'], { told })).toMatchObject({ refusal: 'Absent' });
    expect(await verified(['inspector'], { told })).toMatchObject({ ok: true });
  });

  it('is nothing to those who may read the report and not verify it', async () => {
    expect(await verified(['staff-llaj'])).toMatchObject({ refusal: 'Forbidden' });
    expect(await verified(['lapor-admin'], { id: reportIdOf(LAPOR, 'tidak-ada') })).toMatchObject({
      refusal: 'Absent',
    });
  });
});

describe('what a report says of its record', () => {
  it.each([
    ['lapor-admin', ['verifyRecord']],
    ['inspector', ['verifyRecord', 'readRecord']],
    ['head-llaj', []],
  ] as const)('tells %s what of it is open to them', async (group, open) => {
    const reports = tableReportStore(memoryTable(), policy);
    const { report, record } = OPENLY.story();
    if (report === undefined) throw new Error('no report');
    await reports.commit({ report, expected: 0, events: record, words: someWords() });
    const call = anAdminApi({ 'siti-contoh': [group] }, { reports, now: () => wib('2025-05-07 09:00') });
    const ask = (what: string) =>
      call(claimsOf('siti-contoh'), { method: 'GET', path: `/v1/admin/reports/${report.id}${what}` });
    expect(ReportShown.parse(JSON.parse((await ask('')).body ?? '')).record).toEqual(open);
    // What it says is what is answered.
    for (const [what, path] of [
      ['verifyRecord', '/verification'],
      ['readRecord', '/record'],
    ] as const)
      expect((await ask(path)).statusCode).toBe(open.some((one) => one === what) ? 200 : 403);
  });
});
