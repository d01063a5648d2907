import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventedPeople, tokensOf } from '#local/people';
import { Acted } from '#shared/contracts/admin-commands';
import { ReportShown } from '#shared/contracts/admin-report';
import { reportIdOf } from '#shared/domain/report-id';
import type { ReportId } from '#shared/domain/words';
import { LAPOR } from '#test/support/a-report';
import { without } from './iam.ts';
import { call, eventually, records, stack } from './system.ts';
import { report, TEXTS } from './told.ts';

const tokens = new Map<string, Promise<string>>();
/** The token of whoever is in a group on the local stage. */
const tokenAs = (group: string): Promise<string> => {
  const known = tokens.get(group);
  if (known !== undefined) return known;
  const person = inventedPeople().find(({ groups }) => groups.includes(group)) ?? expect.fail(group);
  const made = tokensOf(stack, person.id).then(({ access }) => access);
  tokens.set(group, made);
  return made;
};

const see = async (group: string, id: ReportId) => {
  const answer = await call(`/v1/admin/reports/${id}`, {
    headers: { authorization: `Bearer ${await tokenAs(group)}` },
  });
  return { status: answer.status, body: answer.body };
};

type Given = { readonly version?: number; readonly key?: string };

const ask = async (group: string, id: ReportId, command: string, body: unknown = {}, { version, key }: Given = {}) => {
  const current = version ?? (await records.load(id))?.version ?? 0;
  const answer = await call(`/v1/admin/reports/${id}/${command}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenAs(group)}`,
      'content-type': 'application/json',
      'if-match': `"${current}"`,
      'idempotency-key': key ?? randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: JSON.parse(answer.body) };
};

const routed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

describe('officers on the deployed system', () => {
  it('take a report from its machine’s routing to its end, each as far as their function goes', async () => {
    const id = await routed();
    const steps: readonly (readonly [string, string, unknown?])[] = [
      ['lapor-admin', 'confirm'],
      ['staff-llaj', 'startWork'],
      ['head-llaj', 'handBack', { reason: 'needsDecision' }],
      ['lapor-admin', 'classify', { class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' }],
      ['staff-llaj', 'markProcessed'],
      ['staff-llaj', 'startWork'],
      ['lapor-admin', 'postAnswer', { text: 'Lampu akan diperbaiki pekan ini. (jawaban rekaan)' }],
      ['head-llaj', 'resolve', { result: 'answered' }],
      ['lapor-admin', 'reopen'],
      ['head-llaj', 'resolve', { result: 'planned' }],
      ['lapor-admin', 'close', { closedBy: 'reporter' }],
    ];
    for (const [group, command, body] of steps) {
      // The watch or a notice may have gone on meanwhile: whoever is told so looks again.
      const answer = await eventually(command, async () => {
        const asked = await ask(group, id, command, body);
        return asked.status === 412 ? undefined : asked;
      });
      expect([group, command, answer.status, answer.body.code]).toEqual([group, command, 200, undefined]);
      expect(Acted.safeParse(answer.body).success).toBe(true);
    }
    const { status, body } = await see('head-llaj', id);
    expect(status).toBe(200);
    const shown = ReportShown.parse(JSON.parse(body));
    expect(shown.report).toMatchObject({ status: 'closed', result: 'planned', assignee: 'llaj' });
    expect(shown.messages).toMatchObject([{ kind: 'answer' }]);
    expect(shown.words?.text).toBe(TEXTS.llaj);
    const types = shown.timeline?.map(({ type }) => type) ?? [];
    for (const type of ['HandedBack', 'MarkedProcessed', 'AnswerPosted', 'Reopened', 'Closed'])
      expect(types).toContain(type);
  });

  it('see nothing of what is not theirs: the same answer as for what is not there', async () => {
    const id = await routed();
    const none = await see('staff-asdp', reportIdOf(LAPOR, 'tidak-pernah-ada'));
    expect(none.status).toBe(404);
    expect(await see('staff-asdp', id)).toEqual(none);
    expect(await see('operator', id)).toEqual(none);
    expect((await ask('staff-asdp', id, 'startWork')).status).toBe(404);
    expect((await see('staff-llaj', id)).status).toBe(200);
    expect(await ask('staff-llaj', id, 'confirm')).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
  });

  it('are answered once under a key, and told when somebody was first', async () => {
    const id = await routed();
    const { version } = (await eventually('told report', async () => {
      const found = await records.load(id);
      return found !== undefined && found.deadlines.inform?.stoppedAt !== undefined ? found : undefined;
    })) ?? { version: 0 };
    const key = randomUUID();
    const both = await Promise.all([
      ask('lapor-admin', id, 'confirm', {}, { version, key }),
      ask('lapor-admin', id, 'confirm', {}, { version, key }),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ status: 200, body: { version: version + 1 } });
    expect(await ask('staff-llaj', id, 'startWork', {}, { version })).toMatchObject({
      status: 412,
      body: { code: 'versionStale', version: version + 1 },
    });
  });

  it('cannot act where a grant is missing, and the report stays as it was', async () => {
    const id = await routed();
    const before = await records.events(id);
    const failed = await without('AdminApi', 'dynamodb:PutItem', () => ask('lapor-admin', id, 'confirm'));
    expect(failed).toMatchObject({ status: 500, body: { code: 'unexpected' } });
    expect((await records.events(id)).length).toBeGreaterThanOrEqual(before.length);
    expect((await records.events(id)).some(({ event }) => event.type === 'ClassificationConfirmed')).toBe(false);
    const answer = await eventually('confirmation', async () => {
      const asked = await ask('lapor-admin', id, 'confirm');
      return asked.status === 412 ? undefined : asked;
    });
    expect(answer.status).toBe(200);
  });
});
