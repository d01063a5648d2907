import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { signWebhook } from '#local/aws/sign';
import { channelSecret } from '#local/aws/stack';
import { BODY_LIMIT, PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { tokenAs } from '#test/e2e/officer';
import { aPosting, call, stack } from '#test/e2e/system';

const Problem = z.looseObject({ status: z.int(), code: z.string(), title: z.string(), detail: z.string() });

const EVENTS = '/v1/channels/lapor/events';
const now = () => Math.floor(Date.now() / 1000);
const bodyOf = ({ type, timestamp, data } = aPosting()) => JSON.stringify({ type, timestamp, data });

type Call = { readonly path?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

const signedBy = async (channel: string, body: string, timestamp = now()) =>
  signWebhook({ secret: await channelSecret(stack, channel), id: aPosting().id, timestamp, body });

const post = async ({ path = EVENTS, body = bodyOf(), headers = {} }: Call) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const expectProblem = (answer: Awaited<ReturnType<typeof call>>, code: ProblemCode) => {
  expect(answer).toMatchObject({
    status: PROBLEMS[code].status,
    type: expect.stringContaining('application/problem+json'),
  });
  expect(Problem.parse(JSON.parse(answer.body))).toMatchObject({ status: PROBLEMS[code].status, code });
};

describe('the front door refuses', () => {
  it('a body that was changed after it was signed', async () => {
    const headers = await signedBy('lapor', bodyOf());
    expectProblem(await post({ body: bodyOf(), headers }), 'signatureInvalid');
  });

  it("another channel's signature", async () => {
    const body = bodyOf();
    expectProblem(await post({ body, headers: await signedBy('ppid', body) }), 'signatureInvalid');
  });

  it('a call without a signature', async () => {
    expectProblem(await post({}), 'signatureMissing');
  });

  it('a signature of six minutes ago', async () => {
    const body = bodyOf();
    expectProblem(await post({ body, headers: await signedBy('lapor', body, now() - 360) }), 'timestampOutsideWindow');
  });

  it('a channel that nobody knows, and one that is not official', async () => {
    const body = bodyOf();
    const headers = await signedBy('lapor', body);
    expectProblem(await post({ path: '/v1/channels/merpati/events', body, headers }), 'channelUnknown');
    expectProblem(await post({ path: '/v1/channels/whatsapp/events', body, headers }), 'channelNotOfficial');
  });

  it('what is no JSON, and a report without text', async () => {
    const broken = '{"type": "report.submitted", ';
    expectProblem(await post({ body: broken, headers: await signedBy('lapor', broken) }), 'bodyNotJson');
    const empty = bodyOf(aPosting({ text: ' ' }));
    expectProblem(await post({ body: empty, headers: await signedBy('lapor', empty) }), 'textMissing');
  });

  it('a body above the limit', async () => {
    const body = bodyOf(aPosting({ text: 'a'.repeat(BODY_LIMIT) }));
    expectProblem(await post({ body, headers: await signedBy('lapor', body) }), 'bodyTooLarge');
  });
});

const signedAs = async (signed: { readonly body?: string; readonly id?: string; readonly timestamp?: string }) => {
  const { body = bodyOf(), id = aPosting().id, timestamp } = signed;
  const headers = signWebhook({ secret: await channelSecret(stack, 'lapor'), id, timestamp: now(), body });
  return { body, headers: { ...headers, ...(timestamp === undefined ? {} : { 'webhook-timestamp': timestamp }) } };
};

describe('hard input is refused at the front door by its own code', () => {
  it('a field that stands twice in one object, however it is spelled', async () => {
    const body = bodyOf(aPosting({ reporter: { name: 'Contoh' } })).replace('"name"', '"n\\u0061me":"Lain","name"');
    expectProblem(await post(await signedAs({ body })), 'fieldRepeated');
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"code":"A","code":"B"}' };
    expectProblem(await call('/v1/public/tracking', asked), 'fieldRepeated');
  });

  it('a text of characters that nobody sees', async () => {
    const unseen = bodyOf(aPosting({ text: '\u3164\u2800\u115f\u200b\u{e0041}\ud800' }));
    expectProblem(await post(await signedAs({ body: unseen })), 'textMissing');
  });

  it('an id of the report that is too long', async () => {
    const body = bodyOf(aPosting({ externalId: '9'.repeat(500) }));
    expectProblem(await post(await signedAs({ body })), 'externalIdTooLong');
  });

  it('an id of the webhook that is too long', async () => {
    expectProblem(await post(await signedAs({ id: `msg_${'a'.repeat(61)}` })), 'webhookIdTooLong');
  });

  it.each(['0x6b0fdd80', '1.0', '1e9', '-1', '+1', '9'.repeat(30)])('the time %s', async (timestamp) => {
    expectProblem(await post(await signedAs({ timestamp })), 'timestampInvalid');
  });

  it('the right signature among more than ten', async () => {
    const { body, headers } = await signedAs({});
    const signature = `${headers['webhook-signature']}${' v1,AAAA'.repeat(10)}`;
    expectProblem(await post({ body, headers: { ...headers, 'webhook-signature': signature } }), 'signatureInvalid');
  });

  it('a parameter that stands twice behind an address', async () => {
    expectProblem(await call('/v1/health?a=1&a=2'), 'parameterRepeated');
    const authorization = `Bearer ${await tokenAs('lapor-admin')}`;
    const twice = '/v1/admin/work?queue=triage&limit=1&%6cimit=2';
    expectProblem(await call(twice, { headers: { authorization } }), 'parameterRepeated');
  });
});

describe('what is not served is answered by us', () => {
  it('an unknown address with 404', async () => {
    expectProblem(await call('/v1/nothing'), 'notFound');
  });

  it('a wrong method with 405', async () => {
    expectProblem(await call(EVENTS), 'methodNotAllowed');
    expectProblem(await call('/v1/public/tracking', { method: 'DELETE' }), 'methodNotAllowed');
  });
});
