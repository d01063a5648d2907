import { createHmac, createPublicKey, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { invoke } from '#local/aws/invoke';
import { LOCAL_PASSWORD, peopleClient, tokensOf } from '#local/aws/people';
import { PLAIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { COMMAND_OPERATIONS } from '#shared/contracts/http/command-operations';
import type { Operation } from '#shared/contracts/http/operation';
import { Shown } from '#shared/contracts/http/work';
import { PersonId } from '#shared/domain/report/report';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer, tokenAs } from '#test/e2e/officer';
import { aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { mailsAbout, report, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';
import { commandBody } from '#test/support/builders/command-body';
import { inTurn } from '#test/support/in-turn';

const pool = peopleClient(stack);
const SITI = PersonId.parse('siti-contoh');
const ABSENT = reportIdOf(LAPOR, 'tidak-pernah-ada');
const TEXT = 'Kata-kata kantor. (rekaan)';

const isTaken = inTurn('refusals of the admin API', 3);

/** With what those are asked that are no commands and are about a report. */
const SENT: Readonly<Record<string, object>> = {
  previewCommand: { command: 'addNote', body: commandBody('addNote', { text: TEXT, of: ABSENT }) },
  announceEvidence: { purpose: 'after', kind: 'text', size: 1, sha256: sha256('x'), name: 'catatan.txt' },
  withdrawEvidence: { text: TEXT },
};
/** What else stands in their addresses. */
const PLACES: Readonly<Record<string, string>> = {
  evidence: `evd_${'0'.repeat(26)}`,
  activity: `act_${'0'.repeat(26)}`,
  news: `nws_${'0'.repeat(26)}`,
  upload: `upl_${'0'.repeat(26)}`,
  part: '1',
};

/** Every operation of the admin API with what it can be asked with. */
const CALLS: readonly { readonly operation: Operation; readonly body?: object }[] = [
  ...PLAIN_OPERATIONS.map((operation: Operation) => {
    const body = SENT[operation.id];
    return body === undefined ? { operation } : { operation, body };
  }),
  ...COMMAND_OPERATIONS.map((operation) => ({
    operation,
    body: commandBody(operation.id, { text: TEXT, of: ABSENT }),
  })),
];
type Asking = (typeof CALLS)[number] & { readonly token?: string | undefined; readonly about?: ReportId };

const ask = async ({ operation: { method, path }, body, token, about = ABSENT }: Asking) => {
  const address = path.replace('{report}', about).replace(/\{(\w+)\}/g, (_, name) => PLACES[name] ?? 'x');
  const { status, body: answer } = await call(address, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'if-match': '"1"', 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status, answer };
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const Part = z.record(z.string(), z.unknown());
const partsOf = (token: string) => {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) => Part.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  return { head: read(head), claims: read(claims), signature };
};

/** A token of siti with other parts, signed by whoever signs. */
const forged = async (header: object, sign: (signed: string) => string): Promise<string> => {
  const { head, claims } = partsOf(await tokenAs('lapor-admin'));
  const signed = `${encode({ ...head, ...header })}.${encode({ ...claims, 'cognito:groups': ['secretary'] })}`;
  return `${signed}.${sign(signed)}`;
};

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const byOwnKey = (signed: string): string => createSign('RSA-SHA256').update(signed).sign(own.privateKey, 'base64url');

const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) });
const publicPem = async (): Promise<string> => {
  const answer = await fetch(`${stack.aws.endpoint}/${stack.UserPoolId}/.well-known/jwks.json`);
  const [key = {}] = Keys.parse(await answer.json()).keys;
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
};

/** Of the same name, in a pool that is not the office's. */
const ofAnotherPool = async (): Promise<string> => {
  const { UserPool } = await pool.send(new CreateUserPoolCommand({ PoolName: 'lain' }));
  const UserPoolId = UserPool?.Id ?? '';
  const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] as const;
  const { UserPoolClient } = await pool.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'lain', ExplicitAuthFlows: [...ExplicitAuthFlows] }),
  );
  const who = { UserPoolId, Username: SITI };
  await pool.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }));
  await pool.send(new AdminSetUserPasswordCommand({ ...who, Password: LOCAL_PASSWORD, Permanent: true }));
  const other = { ...stack, UserPoolId, SignInClientId: UserPoolClient?.ClientId ?? '' };
  return (await tokensOf(other, SITI)).access;
};

describe('every address of the admin API refuses', () => {
  it.each<[string, string, () => Promise<string | undefined>]>([
    ['E01', 'whoever brings no token', async () => undefined],
    ['E02', 'a token that says it needs no signature', () => forged({ alg: 'none' }, () => '')],
    [
      'E03',
      'a token signed with the public key as if it were a secret',
      async () => {
        const secret = await publicPem();
        return forged({ alg: 'HS256' }, (signed) => createHmac('sha256', secret).update(signed).digest('base64url'));
      },
    ],
    ['E04', 'a token of another pool', ofAnotherPool],
    ['E06', 'an ID token', async () => (await tokensOf(stack, SITI)).id],
    [
      'E10',
      'a token that brings the key for its signature',
      () => forged({ jwk: own.publicKey.export({ format: 'jwk' }) }, byOwnKey),
    ],
    [
      'E10',
      'a token that says where the key for its signature is',
      () => forged({ jku: 'https://contoh.invalid/jwks.json', kid: 'punya-sendiri' }, byOwnKey),
    ],
    [
      'E11',
      'a token whose groups were changed',
      async () => forged({}, () => '').then(async (token) => token + partsOf(await tokenAs('lapor-admin')).signature),
    ],
  ])('%s %s', async (_, _name, make) => {
    const token = await make();
    const answers = await Promise.all(
      CALLS.map(async (one) => ({ id: one.operation.id, ...(await ask({ ...one, token })) })),
    );
    expect(answers.filter(({ status }) => status !== 401 && status !== 403)).toEqual([]);
    const [said] = new Set(answers.map(({ answer }) => answer));
    expect(answers.filter(({ answer }) => answer !== said)).toEqual([]);
    expect(JSON.parse(said ?? '')).toEqual({ message: expect.stringMatching(/^(Unauthorized|Forbidden)$/) });
  });
});

const suspected = async (text: string = TEXTS.oversight): Promise<ReportId> => {
  const id = await report(text);
  await eventually('judged report', async () => (await records.load(id))?.status === 'triaging' || undefined);
  return id;
};
const routed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('told report', async () => (await records.load(id))?.deadlines.inform?.stoppedAt);
  return id;
};
const now = async (id: ReportId) => ({
  report: id,
  version: (await records.load(id))?.version ?? 0,
  key: randomUUID(),
});
const seenBy = async (token: string, id: ReportId): Promise<number> =>
  (await call(`/v1/admin/reports/${id}`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('E14 whoever may no longer read about oversight reads nothing more of it, though the token still holds', () => {
  const USER = { UserPoolId: stack.UserPoolId, Username: 'joko-contoh' };
  const GROUP = { ...USER, GroupName: 'oversight-reader' };
  it.each([
    [
      'taken out of the group',
      () => pool.send(new AdminRemoveUserFromGroupCommand(GROUP)),
      () => pool.send(new AdminAddUserToGroupCommand(GROUP)),
    ],
    ['disabled', () => pool.send(new AdminDisableUserCommand(USER)), () => pool.send(new AdminEnableUserCommand(USER))],
  ] as const)('%s', async (_, end, undo) => {
    const id = await suspected();
    const { access } = await tokensOf(stack, PersonId.parse('joko-contoh'));
    expect(await seenBy(access, id)).toBe(200);
    await end();
    try {
      expect(await seenBy(access, id)).toBe(404);
    } finally {
      await undo();
    }
    expect(await seenBy(access, id)).toBe(200);
  });
});

describe('what somebody may not know of is to the byte like what is not there', () => {
  const ABOUT = CALLS.filter(({ operation }) => operation.path.includes('{report}'));
  const expectUnknown = async (group: string, id: ReportId): Promise<void> => {
    const token = await tokenAs(group);
    for (const one of ABOUT) {
      const theirs = await ask({ ...one, token, about: id });
      expect([one.operation.id, theirs]).toEqual([one.operation.id, await ask({ ...one, token })]);
      expect([one.operation.id, theirs.status]).toEqual([one.operation.id, 404]);
    }
  };

  it.runIf(isTaken())('Z01 a report of another unit, whatever is asked of it', async () => {
    await expectUnknown('staff-asdp', await routed());
  });

  it.runIf(isTaken())(
    'W01 what may be about oversight, to the unit that it accuses, whatever is asked of it',
    async () => {
      const id = await suspected();
      await expectUnknown('head-llaj', id);
      const reader = await officer('lapor-admin');
      const judged = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' } as const;
      expect(await reader.classify({ ...(await now(id)), body: judged })).toMatchObject({ ok: true });
      await expectUnknown('lapor-admin', id);
    },
  );

  it('Z02 the queue of oversight; that of another unit is refused', async () => {
    const token = await tokenAs('staff-llaj');
    const list = async (queue: string) => {
      const { status, body } = await call(`/v1/admin/work?queue=${queue}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { status, body };
    };
    expect(await list('oversight')).toEqual(await list('tidak-ada'));
    expect((await list('oversight')).status).toBe(404);
    expect(await (await officer('staff-llaj')).listWork({ query: { queue: 'asdp' } })).toMatchObject({
      problem: { status: 403, code: 'notAllowed' },
    });
  });
});

describe('W02 a report about oversight changes nothing that the accused unit can count', () => {
  const period = String(new Date().getFullYear());

  /** Evaluates until a report is counted for somebody who may read it; then what the head of the unit can count. */
  const countedWith = async (id: ReportId, readBy: string) => {
    const reader = await officer(readBy);
    await eventually('evaluation of the report', async () => {
      await invoke(stack, 'Evaluate');
      const behind = await reader.showFigure({ period, figure: 'received' });
      return (behind.ok && behind.value.reports.includes(id)) || undefined;
    });
    const head = await officer('head-llaj');
    const lists = await Promise.all(
      [undefined, ...Shown.options].map(async (show) => {
        const list = await head.listWork({ query: { queue: 'llaj', limit: '100', ...(show && { show }) } });
        return list.ok ? list.value.reports.map((one) => one.id) : expect.fail(list.problem.code);
      }),
    );
    const evaluation = await head.showEvaluation({ period });
    if (!evaluation.ok) return expect.fail(evaluation.problem.code);
    // When it was counted last is no figure.
    return { lists, figures: evaluation.value.figures.map(({ asOf: _, ...figure }) => figure) };
  };

  it.runIf(isTaken())(
    'not its lists, however narrowed, nor its figures when they are counted the next time',
    async () => {
      const before = await countedWith(await routed(), 'secretary');
      expect(before.lists[0]?.length).toBeGreaterThan(0);
      const id = await suspected(`${TEXTS.llaj} ${TEXTS.oversight}`);
      expect(await countedWith(id, 'oversight-reader')).toEqual(before);
      expect(await (await officer('lapor-admin')).showReport({ report: id })).toMatchObject({ ok: true });
      // One that is not about oversight is counted for the head as well.
      const after = await countedWith(await routed(), 'secretary');
      const received = ({ figures }: typeof after) => figures.find(({ name }) => name === 'received')?.n;
      expect(received(after)).toBe((received(before) ?? Number.NaN) + 1);
    },
  );
});

describe('what is not somebody’s to do leaves the report as it was', () => {
  const unchanged = async (id: ReportId, work: () => Promise<unknown>): Promise<void> => {
    const before = await records.load(id);
    await work();
    expect(await records.load(id)).toEqual(before);
  };

  it.each([
    ['confirm', { version: 9 }],
    ['classify', { status: 'closed' }],
    ['classify', { unit: 'asdp' }],
    ['classify', { oversight: 'none' }],
    ['route', { class: 'service' }],
    ['resolve', { evidence: 9 }],
    ['addNote', { kind: 'answer' }],
  ] as const)('Z04 %s with a field that it has not: %j', async (command, more) => {
    const id = await routed();
    const operation = COMMAND_OPERATIONS.find((one) => one.id === command) ?? expect.fail(command);
    const body = { ...commandBody(command, { text: TEXT, of: ABSENT }), ...more };
    await unchanged(id, async () => {
      const { status, answer } = await ask({ operation, body, token: await tokenAs('lapor-admin'), about: id });
      expect([status, JSON.parse(answer).code]).toEqual([400, 'requestInvalid']);
    });
  });

  it('Z05 what is the head’s or the admin’s, asked by others who work on it', async () => {
    const id = await routed();
    const [staff, head] = [await officer('staff-llaj'), await officer('head-llaj')];
    const seen = await now(id);
    await unchanged(id, async () => {
      for (const outcome of [
        await staff.resolve({ ...seen, body: { result: 'answered' } }),
        await staff.reopen({ ...seen, body: { reason: 'notDone' } }),
        await head.confirm(seen),
        await head.route({ ...seen, body: { assignee: 'asdp' } }),
        await head.close({ ...seen, body: { closedBy: 'officer' } }),
        await head.postAnswer({ ...seen, body: { text: TEXT } }),
      ]) {
        expect(outcome).toMatchObject({ problem: { status: 403, code: 'notAllowed' } });
      }
    });
  });

  it('Z11 what skips a step of its way', async () => {
    const id = await routed();
    const admin = await officer('lapor-admin');
    const seen = await now(id);
    await unchanged(id, async () => {
      for (const outcome of [
        await admin.close({ ...seen, body: { closedBy: 'officer' } }),
        await admin.reopen({ ...seen, body: { reason: 'notDone' } }),
        await admin.restore(seen),
        await admin.comeBack(seen),
      ]) {
        expect(outcome).toMatchObject({ problem: { status: 409, code: 'illegalMove', reportStatus: 'routed' } });
      }
      expect(await admin.resolve({ ...seen, body: { result: 'answered' } })).toMatchObject({
        problem: { status: 422, code: 'answerRequired' },
      });
    });
  });
});

describe('who reported', () => {
  const reported = async (more: object): Promise<ReportId> => {
    const externalId = `e2e-siapa-${randomUUID()}`;
    expect((await send(aPosting({ externalId, text: TEXTS.llaj, ...more }))).status).toBe(202);
    const id = reportIdOf(LAPOR, externalId);
    await eventually('told report', async () => (await records.load(id))?.deadlines.inform?.stoppedAt);
    return id;
  };
  const REPORTER = { name: 'Warga Contoh', phone: '081200000000' };

  it('W12 is not told without a reason, and with one only where it is on record who looked', async () => {
    const id = await reported({ reporter: REPORTER });
    const admin = await officer('lapor-admin');
    for (const text of ['', '   ']) {
      expect(await admin.revealIdentity({ ...(await now(id)), body: { text } })).toMatchObject({
        problem: { status: 400, code: 'requestInvalid' },
      });
    }
    expect(
      await (await officer('operator')).revealIdentity({ ...(await now(id)), body: { text: TEXT } }),
    ).toMatchObject({ problem: { status: 404, code: 'notFound' } });
    expect((await records.events(id)).map(({ event }) => event.type)).not.toContain('IdentityRevealed');
    expect(await admin.revealIdentity({ ...(await now(id)), body: { text: TEXT } })).toMatchObject({
      ok: true,
      value: { reporter: REPORTER, recorded: ['IdentityRevealed'] },
    });
    expect((await records.events(id)).at(-1)).toMatchObject({
      actor: { by: 'person', person: SITI },
      event: { type: 'IdentityRevealed' },
    });
    const looked = await (await officer('inspector')).listReveals({ query: {} });
    expect(looked.ok && looked.value.reveals).toContainEqual(
      expect.objectContaining({ report: id, person: SITI, reason: TEXT }),
    );
  });

  it('W11 is not told of an anonymous reporter, and a name among the words is in no list, notice or log', async () => {
    const name = `Sukarni${randomUUID().slice(0, 8)}`;
    const id = await reported({ text: `${TEXTS.llaj} Saya ${name}.`, anonymous: true, reporter: REPORTER });
    const admin = await officer('lapor-admin');
    expect(await admin.revealIdentity({ ...(await now(id)), body: { text: TEXT } })).toMatchObject({
      problem: { status: 403, code: 'notAllowed' },
    });
    const shown = await admin.showReport({ report: id });
    expect(JSON.stringify(shown)).toContain(name);
    const list = await admin.listWork({ query: { queue: 'llaj', limit: '100' } });
    expect([JSON.stringify(list).includes(id), JSON.stringify(list).includes(name)]).toEqual([true, false]);
    expect(JSON.stringify(await mailsAbout(id))).not.toContain(name);
    const lines = (await Promise.all((await logGroups()).map((group) => linesOf(group)))).flat();
    expect(lines.filter((line) => line.includes(name))).toEqual([]);
  });
});

describe('what is sent to it', () => {
  it('O14 makes no second line in a log, and O16 comes back in no answer', async () => {
    const since = Date.now();
    const mark = randomUUID();
    const injected = `${mark}\n{"level":"FATAL"}`;
    const id = await routed();
    const authorization = `Bearer ${await tokenAs('lapor-admin')}`;
    const answers = [
      await call(`/v1/admin/reports/${encodeURIComponent(injected)}`, { headers: { authorization } }),
      await call(`/v1/admin/work?queue=${encodeURIComponent(injected)}`, { headers: { authorization } }),
      await call(`/v1/admin/${encodeURIComponent(injected)}`, { headers: { authorization, 'user-agent': mark } }),
      await call(`/v1/admin/reports/${id}/addNote`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'if-match': mark, 'idempotency-key': mark },
        body: JSON.stringify({ text: injected }),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 404, 400]);
    const said = z.strictObject({ title: z.string(), detail: z.string() });
    const Problem = said.extend({
      type: z.literal('about:blank'),
      status: z.int(),
      code: z.string(),
      en: said,
      requestId: z.string().optional(),
      /** Of a request that does not fit: its fields, and nothing that stood in them. */
      fields: z.array(z.strictObject({ field: z.string(), expected: z.string(), rule: z.string() })).optional(),
    });
    for (const { body } of answers) {
      Problem.parse(JSON.parse(body));
      expect(body).not.toContain(mark);
    }
    const noted = await (await officer('lapor-admin')).addNote({ ...(await now(id)), body: { text: injected } });
    expect(noted).toMatchObject({ ok: true });
    const groups = (await logGroups()).filter((name) => name.includes('AdminApiFunctionLogs'));
    const lines = await eventually('line of the note', async () => {
      const found = (await Promise.all(groups.map((group) => linesOf(group, since)))).flat();
      return found.some((line) => line.includes('report.NoteAdded')) ? found : undefined;
    });
    expect(lines.filter((line) => line.includes(mark) || /FATAL/i.test(line))).toEqual([]);
  });
});
