import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdminClient } from '#shared/contracts/admin-client';
import type { CommandName } from '#shared/contracts/admin-commands';
import { reportIdOf } from '#shared/domain/report-id';
import type { ReportId } from '#shared/domain/words';
import { LAPOR } from '#test/support/a-report';
import { without } from './iam.ts';
import { officer, tokenAs } from './officer.ts';
import { call, eventually, records } from './system.ts';
import { report, TEXTS } from './told.ts';

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
  it('take a report from its machine’s routing to its end, each as far as their function goes', async () => {
    const id = await routed();
    type Step = (api: AdminClient, decision: Decision) => ReturnType<AdminClient[CommandName]>;
    const steps: readonly (readonly [string, Step])[] = [
      ['lapor-admin', (api, seen) => api.confirm(seen)],
      ['staff-llaj', (api, seen) => api.startWork(seen)],
      ['head-llaj', (api, seen) => api.handBack({ ...seen, body: { reason: 'needsDecision' } })],
      [
        'lapor-admin',
        (api, seen) =>
          api.classify({ ...seen, body: { class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' } }),
      ],
      ['staff-llaj', (api, seen) => api.markProcessed(seen)],
      ['staff-llaj', (api, seen) => api.startWork(seen)],
      [
        'lapor-admin',
        (api, seen) => api.postAnswer({ ...seen, body: { text: 'Lampu akan diperbaiki pekan ini. (jawaban rekaan)' } }),
      ],
      ['head-llaj', (api, seen) => api.resolve({ ...seen, body: { result: 'answered' } })],
      ['lapor-admin', (api, seen) => api.reopen(seen)],
      ['head-llaj', (api, seen) => api.resolve({ ...seen, body: { result: 'planned' } })],
      ['lapor-admin', (api, seen) => api.close({ ...seen, body: { closedBy: 'reporter' } })],
    ];
    for (const [index, [group, step]] of steps.entries()) {
      // The watch or a notice may have gone on meanwhile: whoever is told so looks again.
      const done = await eventually(`step ${index}`, async () => {
        const outcome = await step(await officer(group), await now(id));
        return !outcome.ok && outcome.problem.code === 'versionStale' ? undefined : outcome;
      });
      expect(done, `step ${index}`).toMatchObject({ ok: true });
    }
    const shown = await (await officer('head-llaj')).showReport({ report: id });
    if (!shown.ok) expect.fail(shown.problem.code);
    const { report: head, messages, words, timeline = [] } = shown.value;
    expect(head).toMatchObject({ status: 'closed', result: 'planned', assignee: 'llaj' });
    expect(messages).toMatchObject([{ kind: 'answer' }]);
    expect(words?.text).toBe(TEXTS.llaj);
    const types = timeline.map(({ type }) => type);
    for (const type of ['HandedBack', 'MarkedProcessed', 'AnswerPosted', 'Reopened', 'Closed'])
      expect(types).toContain(type);
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
