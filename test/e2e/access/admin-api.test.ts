import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdminClient } from '#shared/contracts/http/admin-client';
import type { PersonCommand } from '#shared/domain/report/command-table';
import type { ReportEvent } from '#shared/domain/report/event';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { without } from '#test/e2e/iam';
import { officer, tokenAs } from '#test/e2e/officer';
import { aPosting, call, eventually, records, send } from '#test/e2e/system';
import { forgetTrouble, recipient, report, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';

/** To the byte. */
const see = async (group: string, id: ReportId) => {
  const { status, body } = await call(`/v1/admin/reports/${id}`, {
    headers: { authorization: `Bearer ${await tokenAs(group)}` },
  });
  return { status, body };
};

type Decision = { readonly report: ReportId; readonly version: number; readonly key: string };

/** A decision on a report as it is at this moment. */
const now = async (id: ReportId): Promise<Decision> => ({
  report: id,
  version: (await records.load(id))?.version ?? 0,
  key: randomUUID(),
});

const routed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

/** The same once its unit is told: nothing goes on with it by itself then. */
const informed = async (): Promise<ReportId> => {
  const id = await routed();
  await eventually('told report', async () => (await records.load(id))?.deadlines.inform?.stoppedAt);
  return id;
};

describe('officers on the deployed system', () => {
  it('take a report from its machine’s routing to its end, and its timeline tells what became of it', async () => {
    const externalId = `e2e-hari-${randomUUID()}`;
    const id = reportIdOf(LAPOR, externalId);
    const say = (type: string, text: string) => send({ ...aPosting({ externalId, text }), type });
    /** Waits for what goes on by itself, so that the story has one order. */
    const until = (type: ReportEvent['type'], times = 1) =>
      eventually(`${times} ${type}`, async () => {
        const events = await records.events(id);
        return events.filter(({ event }) => event.type === type).length === times || undefined;
      });
    type Step = (api: AdminClient, decision: Decision) => ReturnType<AdminClient[PersonCommand]>;
    const by = async (group: string, step: Step): Promise<void> => {
      const outcome = await step(await officer(group), await now(id));
      if (!outcome.ok)
        expect.fail(`${group}: ${outcome.problem.code} after ${(await records.events(id)).length} events`);
    };

    // Its address bounces: once that is known, nobody there is told any more.
    await forgetTrouble(recipient('grup-umum'));
    await say('report.submitted', TEXTS.llaj);
    await until('Informed');
    await by('lapor-admin', (api, seen) => api.confirm(seen));
    await by('staff-llaj', (api, seen) => api.startWork(seen));
    await by('head-llaj', (api, seen) => api.handBack({ ...seen, body: { reason: 'notThisUnit' } }));
    await by('lapor-admin', (api, seen) => api.route({ ...seen, body: { assignee: 'umum' } }));
    await until('Informed', 2);
    await by('staff-umum', (api, seen) => api.markProcessed(seen));
    await by('staff-umum', (api, seen) => api.startWork(seen));
    const text = 'Lampu akan diperbaiki pekan ini. (jawaban rekaan)';
    await by('lapor-admin', (api, seen) => api.postAnswer({ ...seen, body: { text } }));
    await by('lapor-admin', (api, seen) => api.noteChannelStatus({ ...seen, body: { status: 'inProcess' } }));
    await by('head-umum', (api, seen) => api.resolve({ ...seen, body: { result: 'answered' } }));
    await say('report.updated', 'Masih padam. (balasan rekaan)');
    await until('ReporterReplied');
    await by('head-umum', (api, seen) => api.reopen({ ...seen, body: { reason: 'notSatisfied' } }));
    await by('head-umum', (api, seen) => api.resolve({ ...seen, body: { result: 'planned' } }));
    await by('lapor-admin', (api, seen) => api.close({ ...seen, body: { closedBy: 'reporter' } }));

    const shown = await (await officer('head-umum')).showReport({ report: id });
    if (!shown.ok) expect.fail(shown.problem.code);
    const { report: head, messages, words, timeline } = shown.value;
    expect(head).toMatchObject({ status: 'closed', result: 'planned', assignee: 'umum' });
    expect(messages).toMatchObject([{ kind: 'answer' }, { kind: 'update' }]);
    expect(words?.text).toBe(TEXTS.llaj);
    expect(timeline?.map((step) => step.words.id)).toEqual([
      'Laporan diterima.',
      'Diklasifikasikan oleh mesin.',
      'Didisposisikan.',
      'Unit diberi tahu: pemberitahuan dikirim mesin.',
      'Klasifikasi mesin dibenarkan petugas.',
      'Pekerjaan dimulai.',
      'Dikembalikan: bukan pekerjaan unit ini.',
      'Didisposisikan ke Subbagian Umum dan Aparatur.',
      'Unit diberi tahu: pemberitahuan dikirim mesin.',
      'Ditandai sudah diproses.',
      'Pekerjaan dimulai.',
      'Jawaban disampaikan di kanal.',
      'Status di kanal berubah: proses.',
      'Dituntaskan: dijawab.',
      'Pelapor menambahkan keterangan.',
      'Dibuka kembali: pelapor tidak puas.',
      'Dituntaskan: direncanakan.',
      'Ditutup atas tanggapan pelapor.',
    ]);
    expect((await see('staff-llaj', id)).status).toBe(404);
  });

  it('see nothing of what is not theirs: the same answer as for what is not there', async () => {
    const id = await routed();
    const none = await see('staff-asdp', reportIdOf(LAPOR, 'tidak-pernah-ada'));
    expect(none.status).toBe(404);
    expect(await see('staff-asdp', id)).toEqual(none);
    expect(await see('operator', id)).toEqual(none);
    expect(await (await officer('staff-asdp')).startWork(await now(id))).toMatchObject({ problem: { status: 404 } });
    expect((await see('staff-llaj', id)).status).toBe(200);
    expect(await (await officer('staff-llaj')).confirm(await now(id))).toMatchObject({
      problem: { status: 403, code: 'notAllowed' },
    });
  });

  it('are answered once under a key, and told when somebody was first', async () => {
    const seen = await now(await informed());
    const { version } = seen;
    const admin = await officer('lapor-admin');
    const both = await Promise.all([admin.confirm(seen), admin.confirm(seen)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ ok: true, etag: `"${version + 1}"`, value: { version: version + 1 } });
    expect(await (await officer('staff-llaj')).startWork({ ...seen, key: randomUUID() })).toMatchObject({
      problem: { status: 412, code: 'versionStale', version: version + 1 },
    });
  });

  it('cannot act where a grant is missing, and the report stays as it was', async () => {
    const id = await informed();
    const before = await records.events(id);
    const admin = await officer('lapor-admin');
    const confirm = async () => admin.confirm(await now(id));
    const failed = await without('AdminApi', 'dynamodb:PutItem', confirm);
    expect(failed).toMatchObject({ problem: { status: 500, code: 'unexpected' } });
    expect((await records.events(id)).length).toBeGreaterThanOrEqual(before.length);
    expect((await records.events(id)).some(({ event }) => event.type === 'ClassificationConfirmed')).toBe(false);
    expect(await eventually('confirmation', async () => (await confirm()).ok || undefined)).toBe(true);
  });
});
