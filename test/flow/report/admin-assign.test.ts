import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { aReport, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const GROUPS = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-llaj'],
  'tono-contoh': ['staff-llaj', 'staff-asdp', 'oversight-reader'],
  'yudi-contoh': ['staff-asdp'],
} as const;
type Person = keyof typeof GROUPS;

const anOffice = async (story = aReport()) => {
  const store = tableReportStore(memoryTable(), policy);
  const { report, record } = story.story();
  if (report === undefined) throw new Error('no report');
  await store.commit({ report, expected: 0, events: record });
  const api = anAdminApi(GROUPS, { reports: store, dataKeys: memoryDataKeys(), now: () => wib('2025-05-07 09:00') });
  let keys = 0;
  const call = async (who: Person, given: Parameters<typeof api>[1]) => {
    const answer = await api(claimsOf(who), given);
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  return {
    get: (who: Person, path: string, query: Readonly<Record<string, string>> = {}) =>
      call(who, { method: 'GET', path: `/v1/admin/${path}`, query, pathParameters: { report: report.id } }),
    act: async (who: Person, command: string, body: object = {}) => {
      keys += 1;
      return call(who, {
        method: 'POST',
        path: `/v1/admin/reports/${report.id}/${command}`,
        pathParameters: { report: report.id },
        headers: {
          'content-type': 'application/json',
          'if-match': `"${(await store.load(report.id))?.version}"`,
          'idempotency-key': `kunci-${keys}-uji`,
        },
        body: JSON.stringify(body),
      });
    },
    id: report.id,
  };
};

describe('a report that is given to somebody of the unit', () => {
  it('shows whom, in its head and in the lists, and is found as theirs', async () => {
    const { act, get, id } = await anOffice();
    const mine = async (who: Person) =>
      (await get(who, 'work', { queue: 'llaj', show: 'mine' })).body.reports.map((one: { id: string }) => one.id);
    expect(await mine('rina-contoh')).toEqual([]);
    expect((await act('budi-contoh', 'assign', { person: 'rina-contoh' })).body.recorded).toEqual(['Assigned']);
    expect((await get('rina-contoh', `reports/${id}`)).body.report).toMatchObject({ handler: 'rina-contoh' });
    expect((await get('siti-contoh', 'work', { queue: 'llaj' })).body.reports[0]).toMatchObject({
      handler: 'rina-contoh',
    });
    expect([await mine('rina-contoh'), await mine('tono-contoh')]).toEqual([[id], []]);
    // It is no limit of access: whoever of the unit could read it and work on it still can.
    expect((await act('tono-contoh', 'startWork')).status).toBe(200);
  });

  it('is theirs no more in another unit', async () => {
    const { act, get, id } = await anOffice();
    await act('budi-contoh', 'assign', { person: 'tono-contoh' });
    await act('siti-contoh', 'route', { assignee: 'asdp' });
    expect((await get('yudi-contoh', `reports/${id}`)).body.report).not.toHaveProperty('handler');
  });

  it('is given by the head of its unit alone, to somebody who works there', async () => {
    const { act } = await anOffice();
    expect((await act('siti-contoh', 'assign', { person: 'rina-contoh' })).body.code).toBe('notAllowed');
    expect((await act('rina-contoh', 'assign', { person: 'rina-contoh' })).body.code).toBe('notAllowed');
    expect((await act('yudi-contoh', 'assign', { person: 'rina-contoh' })).body.code).toBe('notFound');
    expect((await act('budi-contoh', 'assign', { person: 'yudi-contoh' })).body).toMatchObject({
      code: 'unknownPerson',
      names: ['yudi-contoh'],
    });
    expect((await act('budi-contoh', 'assign', { person: 'grup-llaj' })).body.code).toBe('unknownPerson');
  });

  it('can be given to whom the head is told of, and nothing else is told of them', async () => {
    const { get, act } = await anOffice();
    expect((await get('budi-contoh', 'colleagues')).body).toEqual({
      people: [
        { id: 'budi-contoh', of: ['llaj'] },
        { id: 'rina-contoh', of: ['llaj'] },
        { id: 'tono-contoh', of: ['llaj'] },
      ],
    });
    expect((await get('rina-contoh', 'colleagues')).body.code).toBe('notAllowed');
    expect((await act('budi-contoh', 'assign', { person: 'budi-contoh' })).status).toBe(200);
  });

  it('is open to the head to give, as the report says', async () => {
    const { get, id } = await anOffice();
    const open = async (who: Person) =>
      (await get(who, `reports/${id}`)).body.open.find((one: { command: string }) => one.command === 'assign');
    expect(await open('budi-contoh')).toEqual({ command: 'assign', needs: [], takes: ['person'] });
    expect(await open('rina-contoh')).toBeUndefined();
  });
});
