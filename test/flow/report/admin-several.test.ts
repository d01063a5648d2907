import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { ReportStore } from '#shared/app/report/ports';
import { SeveralDone } from '#shared/contracts/http/several';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { aReport, LAPOR, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
};
const [ADMIN, HEAD, OTHER_UNIT] = ['siti-contoh', 'budi-contoh', 'rina-contoh'] as const;
const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const NONE = idOf('tidak-ada');
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

const anOffice = async (
  stories: Readonly<Record<string, Told>>,
  around: (store: ReportStore) => ReportStore = (s) => s,
) => {
  const store = tableReportStore(memoryTable(), policy);
  for (const story of Object.values(stories)) {
    const { report, record } = story.story();
    if (report === undefined) throw new Error('no report');
    await store.commit({ report, expected: 0, events: record });
  }
  const api = anAdminApi(GROUPS, {
    reports: around(store),
    dataKeys: memoryDataKeys(),
    now: () => wib('2025-05-07 09:00'),
  });
  const send = async (officer: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await api(claimsOf(officer), {
      method: 'POST',
      path: '/v1/admin/commands',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'kunci-bersama', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const versionOf = async (id: ReportId): Promise<number> => (await store.load(id))?.version ?? 1;
  const seen = async (...ids: readonly ReportId[]) =>
    Promise.all(ids.map(async (report) => ({ report, version: await versionOf(report) })));
  const act = async (officer: string, body: object, headers?: Readonly<Record<string, string>>) => {
    const answer = await send(officer, body, headers);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return SeveralDone.parse(answer.body).outcomes;
  };
  return { store, send, seen, act, versionOf };
};
const codesOf = (outcomes: SeveralDone['outcomes']): readonly unknown[] =>
  outcomes.map((one) => ('acted' in one ? one.acted.recorded : one.problem.code));

const [FIRST, SECOND, THIRD] = [idOf('1'), idOf('2'), idOf('3')] as const;
const named = (number: string) => aReport({ id: idOf(number) });
const THREE = { first: named('1'), second: named('2'), third: named('3').next({ type: 'confirm' }) };

describe('one command to several reports', () => {
  it('is carried out on each, and answers each as by itself', async () => {
    const { act, seen, store } = await anOffice({
      ...THREE,
      suspected: named('4').suspected(),
      other: named('5').next({ type: 'route', assignee: 'asdp' }),
    });
    const [one, two] = await seen(FIRST, SECOND);
    const stale = { report: SECOND, version: (two?.version ?? 0) - 1 };
    const rest = await seen(idOf('4'), idOf('5'), NONE);
    const outcomes = await act(HEAD, { command: 'startWork', reports: [one, stale, ...rest], body: {} });
    expect(outcomes.map(({ report, status }) => [report, status])).toEqual([
      [FIRST, 200],
      [SECOND, 412],
      [idOf('4'), 404],
      [idOf('5'), 404],
      [NONE, 404],
    ]);
    expect(codesOf(outcomes)).toEqual([['WorkStarted'], 'versionStale', 'notFound', 'notFound', 'notFound']);
    expect(outcomes[1]).toMatchObject({ problem: { version: two?.version } });
    // What is kept from them is the same to the byte as what is not there.
    const problemIn = (at: number) =>
      outcomes[at] !== undefined && 'problem' in outcomes[at] ? outcomes[at].problem : at;
    expect([problemIn(2), problemIn(3)]).toEqual([problemIn(4), problemIn(4)]);
    expect((await store.load(SECOND))?.status).toBe('routed');
  });

  it('is done once for each report, however often the call is repeated under its key', async () => {
    const { act, seen, versionOf } = await anOffice(THREE);
    const reports = await seen(FIRST, SECOND, THIRD);
    const note = { command: 'addNote', reports, body: { text: 'Satu perjalanan. (rekaan)' } };
    const first = await act(ADMIN, note);
    expect(codesOf(first)).toEqual([['NoteAdded'], ['NoteAdded'], ['NoteAdded']]);
    expect(await act(ADMIN, note)).toEqual(first);
    expect(await versionOf(FIRST)).toBe((reports[0]?.version ?? 0) + 1);
    const other = await act(ADMIN, { ...note, body: { text: 'Yang lain. (rekaan)' } });
    expect(codesOf(other)).toEqual(['keyReused', 'keyReused', 'keyReused']);
  });

  it('names the one that failed, and does it when the call is repeated', async () => {
    let isDown = true;
    const { act, seen } = await anOffice(THREE, (store) => ({
      ...store,
      commit: async (commit) => {
        if (isDown && commit.report.id === SECOND) throw new TypeError('the table is down');
        return store.commit(commit);
      },
    }));
    const reports = await seen(FIRST, SECOND, THIRD);
    const start = { command: 'startWork', reports, body: {} };
    takeLines();
    expect(codesOf(await act(HEAD, start))).toEqual([['WorkStarted'], 'unexpected', ['WorkStarted']]);
    expect(takeLines().join('\n')).toContain('several.failed');
    isDown = false;
    expect(codesOf(await act(HEAD, start))).toEqual([['WorkStarted'], ['WorkStarted'], ['WorkStarted']]);
  });

  it('is not allowed where it would not be by itself', async () => {
    const { act, seen } = await anOffice(THREE);
    const reports = await seen(FIRST);
    const archive = { command: 'archive', reports, body: { reason: 'tooGeneral' } };
    expect(codesOf(await act(HEAD, archive))).toEqual(['notAllowed']);
    expect(codesOf(await act(OTHER_UNIT, archive))).toEqual(['notFound']);
  });

  it.each([
    ['there is no report', { command: 'startWork', reports: [], body: {} }, {}, 'requestInvalid'],
    [
      'there are more than twenty-five',
      { command: 'startWork', reports: Array.from({ length: 26 }, () => ({ report: NONE, version: 1 })), body: {} },
      {},
      'requestInvalid',
    ],
    [
      'the body is another command’s',
      { command: 'startWork', reports: [{ report: NONE, version: 1 }], body: { text: 'x' } },
      {},
      'requestInvalid',
    ],
    [
      'who reported is looked at',
      { command: 'revealIdentity', reports: [{ report: NONE, version: 1 }], body: { text: 'x' } },
      {},
      'requestInvalid',
    ],
    [
      'it has no key',
      { command: 'startWork', reports: [{ report: NONE, version: 1 }], body: {} },
      { 'idempotency-key': 'x' },
      'keyMissing',
    ],
  ] as const)('is refused whole where %s', async (_, body, headers, code) => {
    const { send } = await anOffice({});
    expect((await send(ADMIN, body, headers)).body.code).toBe(code);
  });
});
