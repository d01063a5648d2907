import { describe, expect, it } from 'vitest';
import { type AdminClient, adminClient, type Received } from '#shared/contracts/http/admin-client';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import type { SentCall } from '#shared/contracts/http/sent-call';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const REPORT = reportIdOf(LAPOR, '1');
const ACTED = { report: REPORT, version: 4, status: 'routed', recorded: ['ClassificationConfirmed'] };

type Told = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

const receivedOf = ({ status = 200, headers = {}, body }: Told): Received =>
  new Response(body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body), { status, headers });

/** A client whose every call is answered so, and what it sent. */
const answered = (told: Told) => {
  const calls: (SentCall & { readonly address: string })[] = [];
  const api = adminClient(async (address, sent) => {
    calls.push({ address, ...sent });
    return receivedOf(told);
  });
  return { api, calls };
};

const aProblem = (code: ProblemCode, more: object = {}) => {
  const said = { title: 'x', detail: 'x' };
  return { type: 'about:blank', status: PROBLEMS[code].status, code, ...said, en: said, ...more };
};
const refusing = (code: ProblemCode, more?: object) =>
  answered({ status: PROBLEMS[code].status, body: aProblem(code, more) }).api;

const SEEN = { report: REPORT, version: 3, key: 'kunci-uji-1' };

describe('a call', () => {
  it.each(ADMIN_OPERATIONS.map((operation) => [operation.id, operation] as const))(
    '%s goes where its row of the table says, by its method',
    async (id, { method, path }) => {
      const { api, calls } = answered({ status: 404, body: aProblem('notFound') });
      const call: unknown = Reflect.get(api, id);
      if (typeof call !== 'function') expect.fail('no such method');
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      await Promise.resolve(call(Object.fromEntries(names.map((name) => [name, `a-${name}`])))).catch(() => {});
      const at = names.reduce((address, name) => address.replace(`{${name}}`, `a-${name}`), path);
      expect(calls.map((sent) => [sent.method, sent.address])).toEqual([[method, at]]);
    },
  );

  it('a call that only reads sends nothing but its address, with each part of it encoded', async () => {
    const { api, calls } = answered({ status: 404, body: aProblem('notFound') });
    await api.me().catch(() => {});
    await api.showFigure({ period: '2025', figure: '../?a=b' });
    await api.listWork({ query: { queue: 'a&b', limit: '5', cursor: undefined } });
    expect(calls).toEqual([
      { method: 'GET', address: '/v1/admin/me', headers: {} },
      { method: 'GET', address: '/v1/admin/evaluations/2025/..%2F%3Fa%3Db', headers: {} },
      { method: 'GET', address: '/v1/admin/work?queue=a%26b&limit=5', headers: {} },
    ]);
  });

  it('a call that decides sends the version that was seen and its key; without fields its body is empty', async () => {
    const { api, calls } = answered({ headers: { etag: '"4"' }, body: ACTED });
    const headers = { 'content-type': 'application/json', 'if-match': '"3"', 'idempotency-key': 'kunci-uji-1' };
    await api.confirm(SEEN);
    await api.route({ ...SEEN, body: { assignee: 'llaj' } });
    expect(calls).toEqual([
      { method: 'POST', address: `/v1/admin/reports/${REPORT}/confirm`, headers, body: '{}' },
      { method: 'POST', address: `/v1/admin/reports/${REPORT}/route`, headers, body: '{"assignee":"llaj"}' },
    ]);
  });
});

describe('an answer', () => {
  it('is the value that the contract promises, with its entity tag where it promises one', async () => {
    const { api } = answered({ headers: { etag: '"4"' }, body: ACTED });
    expect(await api.confirm(SEEN)).toEqual({ ok: true, status: 200, value: ACTED, etag: '"4"' });
    const me = { person: 'siti-contoh', groups: [], roles: [], may: [], tokenIsBehind: false };
    expect(await answered({ headers: { etag: '"4"' }, body: me }).api.me()).toEqual({
      ok: true,
      status: 200,
      value: me,
    });
  });

  it('is a file with its type', async () => {
    const bytes = Uint8Array.from([37, 80, 0, 255]);
    const { api } = answered({ headers: { 'content-type': 'application/pdf' }, body: bytes });
    const file = await api.openDigestFile({ period: '2025-05', file: 'laporan-kepatuhan.pdf' });
    expect(file).toEqual({ ok: true, status: 200, value: { type: 'application/pdf', bytes } });
  });

  it('is a problem that the contract tells of, with what a program needs to go on', async () => {
    expect(await refusing('versionStale', { version: 7 }).confirm(SEEN)).toEqual({
      ok: false,
      problem: aProblem('versionStale', { version: 7 }),
    });
    expect(await refusing('notFound').showReport({ report: REPORT })).toMatchObject({
      ok: false,
      problem: { code: 'notFound', status: 404 },
    });
  });

  it('is the gateway’s own, to whoever has no token or asks too often', async () => {
    for (const status of [401, 403, 429]) {
      const { api } = answered({ status, body: { message: 'Unauthorized' } });
      expect(await api.me()).toEqual({ ok: false, problem: { code: 'gateway', status } });
    }
  });
});

describe('a fault is thrown, and holds nothing of what was answered', () => {
  const SECRET = 'Warga Contoh';
  it.each<[string, Told, (api: AdminClient) => Promise<unknown>]>([
    ['a value that lacks something', { body: { person: SECRET } }, (api) => api.me()],
    [
      'a value with more than was promised',
      { body: { ...ACTED, name: SECRET }, headers: { etag: '"4"' } },
      (api) => api.confirm(SEEN),
    ],
    ['no entity tag where one was promised', { body: ACTED }, (api) => api.confirm(SEEN)],
    ['a status that it never has', { status: 201, body: ACTED }, (api) => api.confirm(SEEN)],
    ['a problem that this one never has', { status: 409, body: aProblem('windowOver') }, (api) => api.confirm(SEEN)],
    [
      'a problem under the status of another',
      { status: 404, body: aProblem('notAllowed') },
      (api) => api.confirm(SEEN),
    ],
    ['a page of a proxy', { status: 502, body: `<html>${SECRET}` }, (api) => api.me()],
    [
      'a file of another type',
      { body: new Uint8Array(1), headers: { 'content-type': 'text/html' } },
      (api) => api.openDigestFile({ period: '2025-05', file: 'angka.csv' }),
    ],
  ])('%s', async (_, told, ask) => {
    const thrown: unknown = await ask(answered(told).api).catch((cause: unknown) => cause);
    if (!(thrown instanceof Error)) expect.fail('it was not thrown');
    expect(thrown.message).toMatch(/^\w+ answered \d+, which is not what its contract says$/);
    expect(`${thrown.message} ${JSON.stringify(thrown.cause)} ${String(thrown.cause)}`).not.toContain(SECRET);
  });
});

/** Never called: that it compiles is the test, and that what is wrong in it does not. */
const typed = async (api: AdminClient): Promise<readonly unknown[]> => {
  const shown = await api.showReport({ report: REPORT });
  const routed = await api.route({ ...SEEN, body: { assignee: 'llaj' } });
  const listed = await api.listDigests();
  const known: readonly unknown[] = [
    shown.ok ? [shown.value.report.version.toFixed(), shown.etag.length, shown.value.words?.text] : shown.problem.code,
    !routed.ok && routed.problem.code === 'versionStale' ? routed.problem.version.toFixed() : undefined,
    !routed.ok && routed.problem.code === 'illegalMove' ? routed.problem.open.length : undefined,
  ];
  return [
    ...known,
    // @ts-expect-error it is named in the address, so it cannot be left out
    api.showReport({}),
    // @ts-expect-error a read takes no version
    api.showReport({ report: REPORT, version: 3 }),
    // @ts-expect-error there is no such desk
    api.route({ ...SEEN, body: { assignee: 'bupati' } }),
    // @ts-expect-error whom it is routed to must be said
    api.route(SEEN),
    // @ts-expect-error a confirmation has no fields
    api.confirm({ ...SEEN, body: { note: 'x' } }),
    // @ts-expect-error nobody closes by silence
    api.close({ ...SEEN, body: { closedBy: 'silence' } }),
    // @ts-expect-error a decision is made on what was seen
    api.confirm({ report: REPORT, key: 'kunci-uji-1' }),
    // @ts-expect-error there is no such queue of limits
    api.listWork({ query: { limit: 3 } }),
    // @ts-expect-error no such parameter
    api.listWork({ query: { queue: 'llaj', unit: 'asdp' } }),
    // @ts-expect-error there is no such file
    api.openDigestFile({ period: '2025-05', file: 'lain.csv' }),
    // @ts-expect-error no such operation
    api.removeReport,
    // @ts-expect-error who reported is told by a look at that alone
    shown.ok ? shown.value.reporter : undefined,
    // @ts-expect-error a list has no entity tag
    listed.ok ? listed.etag : undefined,
    // @ts-expect-error reading a report is never refused so
    !shown.ok && shown.problem.code === 'versionStale',
    // @ts-expect-error only a stale version tells of another
    !routed.ok && routed.problem.code === 'notNow' ? routed.problem.version : undefined,
  ];
};
void typed;
