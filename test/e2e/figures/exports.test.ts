import { describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { tokensOf } from '#local/aws/people';
import { EVENT_COLUMNS, EXPORT_TYPES, REPORT_COLUMNS } from '#shared/contracts/http/exports';
import { isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer } from '#test/e2e/officer';
import { eventually, PATIENCE_MS, records, stack } from '#test/e2e/system';
import { report, TEXTS } from '#test/e2e/told';
import { policy } from '#test/support/policy';
import { readWorkbook } from '#test/support/read-workbook';

const today = plainDate(isoDateOf(policy.calendar, Instant.parse(Date.now())));
/** The tests may run over midnight. */
const DAYS = { from: isoOf(today.subtract({ days: 1 })), until: isoOf(today.add({ days: 2 })) };
const WINDOW = `from=${DAYS.from}&until=${DAYS.until}`;

const exported = async (group: string, what: string) => {
  const person = inventedPeople().find(({ groups }) => groups.includes(group)) ?? expect.fail(group);
  const { access } = await tokensOf(stack, person.id);
  const response = await fetch(`${stack.apiUrl}/v1/admin/exports/${what}`, {
    headers: { authorization: `Bearer ${access}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};

const classified = async (text: string): Promise<ReportId> => {
  const id = await report(text);
  await eventually('classified report', async () => {
    const found = await records.load(id);
    return found === undefined || found.status === 'received' ? undefined : true;
  });
  return id;
};

describe('an export of the deployed system', () => {
  it('can be opened, holds whatever may leave with its reader, and leaves a trace', async () => {
    const since = Date.now();
    const ours = await classified(TEXTS.llaj);
    const suspected = await classified(TEXTS.oversight);

    const csv = await exported('lapor-admin', `reports/csv?${WINDOW}`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, EXPORT_TYPES.csv]);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="laporan-[\d-]+\.csv"$/);
    expect(csv.headers.get('x-content-type-options')).toBe('nosniff');
    // A decoder would take the mark off.
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [columns, ...rows] = new TextDecoder().decode(csv.bytes).trimEnd().split('\n');
    expect(columns).toBe(REPORT_COLUMNS.join(','));
    const row = rows.find((line) => line.startsWith(ours)) ?? expect.fail('not exported');
    expect(row).toMatch(/,lapor,.*,service,pju,normal,llaj,/);
    expect(rows.join()).not.toContain(suspected);

    const xlsx = await exported('head-llaj', `events/xlsx?${WINDOW}`);
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, EXPORT_TYPES.xlsx]);
    const [names, ...steps] = readWorkbook(xlsx.bytes);
    expect(names).toEqual(EVENT_COLUMNS);
    const types = steps.filter(([of]) => of === ours).map(([, version, , type]) => [version, type]);
    expect(types.slice(0, 3)).toEqual([
      [1, 'Received'],
      [2, 'Classified'],
      [3, 'Routed'],
    ]);

    expect((await exported('staff-llaj', `reports/csv?${WINDOW}`)).status).toBe(403);
    await eventually('trace of the export', async () => {
      const [name = expect.fail()] = (await logGroups()).filter((group) => group.includes('AdminApiFunctionLogs'));
      const lines = (await linesOf(name, since)).filter((line) => line.includes('export.made'));
      return lines.some((line) => line.includes('"export":"events"')) ? lines : undefined;
    });
  });

  it('cannot be made where a grant is missing, and says nothing of why', async () => {
    const failed = await without('AdminApi', 'dynamodb:BatchGetItem', () =>
      exported('lapor-admin', `reports/csv?${WINDOW}`),
    );
    expect(failed.status).toBe(500);
    expect(new TextDecoder().decode(failed.bytes)).not.toMatch(/AccessDenied|dynamodb/i);
    expect((await exported('lapor-admin', `reports/csv?${WINDOW}`)).status).toBe(200);
  });
});

describe('an export that is ordered on the deployed system', () => {
  const ordered = async (group: string) => {
    const api = await officer(group);
    const order = await api.orderExport({ body: { table: 'events', format: 'csv', ...DAYS } });
    if (!order.ok) return expect.fail(order.problem.code);
    const { export: id } = order.value;
    const ended = await eventually('export in the background', async () => {
      const stands = await api.showExportOrder({ export: id });
      if (!stands.ok) return expect.fail(stands.problem.code);
      return stands.value.state === 'done' || stands.value.state === 'failed' ? stands.value : undefined;
    });
    return { api, id, ended };
  };

  it('is made in the background, says how far it is, and opens to whoever ordered it alone', async () => {
    const ours = await classified(TEXTS.llaj);
    const suspected = await classified(TEXTS.oversight);
    const { api, id, ended } = await ordered('lapor-admin');
    expect(ended).toMatchObject({
      state: 'done',
      files: [{ name: `riwayat-${DAYS.from}-${DAYS.until}.csv`, href: `/v1/admin/exports/${id}/files/1` }],
    });
    expect(ended.reports?.done).toBe(ended.reports?.of);
    const file = await api.openExportFile({ export: id, file: '1' });
    if (!file.ok) return expect.fail(file.problem.code);
    expect(file.value.type).toBe(EXPORT_TYPES.csv);
    const csv = new TextDecoder().decode(file.value.bytes);
    expect(csv).toMatch(new RegExp(`^${ours},1,\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},Received,channel,$`, 'm'));
    expect(csv).not.toContain(suspected);
    const other = await officer('inspector');
    for (const answer of [
      await other.showExportOrder({ export: id }),
      await other.openExportFile({ export: id, file: '1' }),
    ])
      expect(answer).toMatchObject({ ok: false, problem: { code: 'notFound' } });
  });

  it('ends where its asker sees it when it cannot be made', async () => {
    const { ended } = await without('Exports', 's3:PutObject', () => ordered('lapor-admin'));
    expect(ended).toMatchObject({ state: 'failed', failure: 'unexpected' });
  });
});
