import { afterAll, describe, expect, it } from 'vitest';
import { signWebhook } from '#local/aws/sign';
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { BODY_LIMIT } from '#shared/contracts/http/problem-codes';
import {
  EVENING,
  earlier,
  lapor,
  type Posting,
  statusChanged,
  submitted,
  updated,
  withdrawn,
} from '#test/support/builders/a-channel-event';
import type { Call } from '#test/support/fakes/http-event';
import { aWorld, SECRET, signedCall, type World } from '#test/support/fakes/world';
import { ACCEPTED, refusal, told } from '#test/support/laws/answers';

const posting = submitted({ webhookId: 'msg_a', externalId: '8001', timestamp: earlier(10) });
const OTHER_SECRET = `whsec_${Buffer.from('another invented secret of 32 b!').toString('base64')}`;

type Asked = Omit<Call, 'at'>;
const NOW = Date.parse(EVENING);
const signed = (given: { readonly at?: number; readonly secret?: string } = {}): Asked =>
  signedCall(posting, given.at ?? NOW, given.secret === undefined ? {} : { secret: given.secret });
const withHeaders = (headers: Readonly<Record<string, string | undefined>>): Asked => {
  const all: Record<string, string | undefined> = { ...signed().headers, ...headers };
  const kept = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...signed(), headers: Object.fromEntries(kept) };
};
const signatureOf = (asked: Asked): string => asked.headers?.['webhook-signature'] ?? '';

/** A body of these bytes, correctly signed. */
const bytes = (body: string | Uint8Array): Asked => {
  const at = Math.floor(NOW / 1000);
  return {
    ...signed(),
    headers: {
      'content-type': 'application/json',
      ...signWebhook({ secret: SECRET, id: 'msg_b', timestamp: at, body }),
    },
    body,
  };
};
const envelope = (data: string, type = 'report.submitted'): string =>
  `{"type":"${type}","timestamp":"2026-11-03T18:00:00+07:00","data":${data}}`;
const withId = (id: string): Asked => bytes(envelope(`{"complaint_id":${id},"content":"Lampu jalan padam."}`));
const sized = (size: number): Asked => {
  const start =
    '{"type":"report.submitted","timestamp":"2026-11-03T18:00:00+07:00","data":{"complaint_id":"1","content":"';
  return bytes(`${start}${'a'.repeat(size - start.length - 3)}"}}`);
};

let cases = 0;
afterAll(() => console.log(`refusals at the front door: ${cases} cases`));

const ask = async (asked: Asked): Promise<{ readonly world: World; readonly answer: ReturnType<typeof told> }> => {
  cases += 1;
  const world = aWorld();
  const answer = await world.callIntake(asked);
  expect(answer?.body ?? '').not.toMatch(/whsec|at .*\.ts|Zod|Lampu/);
  return { world, answer: told(answer) };
};

const expectRefused = async (asked: Asked, code: ProblemCode): Promise<void> => {
  const { world, answer } = await ask(asked);
  expect(answer).toEqual(refusal(code));
  expect(answer.status).toBeLessThan(500);
  expect(world.queue.held()).toEqual([]);
  expect(world.points.calls().some(({ port }) => port === 'send')).toBe(false);
};
const expectAccepted = async (asked: Asked): Promise<void> => {
  const { world, answer } = await ask(asked);
  expect(answer).toEqual(ACCEPTED);
  expect(world.queue.held()).toHaveLength(1);
};

describe('A. who may post', () => {
  it.each<[string, Asked, ProblemCode]>([
    ['A01 no headers', { ...signed(), headers: { 'content-type': 'application/json' } }, 'signatureMissing'],
    ['A01 no id', withHeaders({ 'webhook-id': undefined }), 'signatureMissing'],
    ['A01 no timestamp', withHeaders({ 'webhook-timestamp': undefined }), 'signatureMissing'],
    ['A02 an empty signature', withHeaders({ 'webhook-signature': '' }), 'signatureMissing'],
    ['A02 a version and nothing else', withHeaders({ 'webhook-signature': 'v1,' }), 'signatureInvalid'],
    [
      'A03 the signature of another body',
      { ...signed(), body: posting.body.replace('mati', 'nyala') },
      'signatureInvalid',
    ],
    ['A03 the signature of another id', withHeaders({ 'webhook-id': 'msg_other' }), 'signatureInvalid'],
    [
      'A03 the signature of another time',
      withHeaders({ 'webhook-timestamp': String(NOW / 1000 - 1) }),
      'signatureInvalid',
    ],
    [
      'A04 the right bytes in hexadecimal',
      withHeaders({
        'webhook-signature': `v1,${Buffer.from(signatureOf(signed()).slice(3), 'base64').toString('hex')}`,
      }),
      'signatureInvalid',
    ],
    [
      'A04 the version of public keys',
      withHeaders({ 'webhook-signature': signatureOf(signed()).replace('v1', 'v1a') }),
      'signatureInvalid',
    ],
    ['A05 301 s old', signed({ at: NOW - 301_000 }), 'timestampOutsideWindow'],
    ['A06 301 s ahead', signed({ at: NOW + 301_000 }), 'timestampOutsideWindow'],
    [
      'A10 the eleventh of eleven signatures',
      withHeaders({ 'webhook-signature': `${'v1,AAAA '.repeat(10)}${signatureOf(signed())}` }),
      'signatureInvalid',
    ],
    [
      'A10 the first of eleven signatures',
      withHeaders({ 'webhook-signature': `${signatureOf(signed())}${' v1,AAAA'.repeat(10)}` }),
      'signatureInvalid',
    ],
    [
      'A12 the right signature with something behind it',
      withHeaders({ 'webhook-signature': `${signatureOf(signed())}AAAA` }),
      'signatureInvalid',
    ],
    ['A11 another secret', signed({ secret: OTHER_SECRET }), 'signatureInvalid'],
    [
      'A13 the same JSON with other spaces',
      { ...signed(), body: JSON.stringify(JSON.parse(posting.body), null, 1) },
      'signatureInvalid',
    ],
    ['A14 an id with a dot', withHeaders({ 'webhook-id': 'msg.a' }), 'headerInvalid'],
    ['A14 an id of 65 characters', withHeaders({ 'webhook-id': 'a'.repeat(65) }), 'webhookIdTooLong'],
    ['A14 an id of 10,000 characters', withHeaders({ 'webhook-id': 'a'.repeat(10_000) }), 'webhookIdTooLong'],
    ['B14 an id sent twice', withHeaders({ 'webhook-id': 'msg_a,msg_a' }), 'headerInvalid'],
    [
      'B14 a signature sent twice',
      withHeaders({ 'webhook-signature': `${signatureOf(signed())},${signatureOf(signed())}` }),
      'headerInvalid',
    ],
    [
      'B14 a timestamp sent twice',
      withHeaders({ 'webhook-timestamp': `${NOW / 1000},${NOW / 1000}` }),
      'headerInvalid',
    ],
    ...[
      '1e9',
      '0x6b0fdd80',
      '1793707200.5',
      '-1793707200',
      '+1793707200',
      ' 1793707200',
      '017937072000',
      'NaN',
      '１',
    ].map((timestamp): [string, Asked, ProblemCode] => [
      `A08 the time ${JSON.stringify(timestamp)}`,
      withHeaders({ 'webhook-timestamp': timestamp }),
      'timestampInvalid',
    ]),
    ['A08 a time of 13 digits', withHeaders({ 'webhook-timestamp': String(NOW) }), 'timestampInvalid'],
    ['A08 the time 0', withHeaders({ 'webhook-timestamp': '0' }), 'timestampOutsideWindow'],
    ['A08 an empty time', withHeaders({ 'webhook-timestamp': '' }), 'signatureMissing'],
  ])('%s is refused', (_, asked, code) => expectRefused(asked, code));

  it.each<[string, Asked]>([
    ['A07 299 s old', signed({ at: NOW - 299_000 })],
    ['A07 300 s old', signed({ at: NOW - 300_000 })],
    ['A07 299 s ahead', signed({ at: NOW + 299_000 })],
    [
      'A10 one good signature of three',
      withHeaders({ 'webhook-signature': `v1,${'A'.repeat(43)}= ${signatureOf(signed())} v1a,abc` }),
    ],
    ['our own signer', bytes(posting.body)],
    [
      'A10 the tenth of ten signatures',
      withHeaders({ 'webhook-signature': `${'v1,AAAA '.repeat(9)}${signatureOf(signed())}` }),
    ],
    ['A14 an id of 64 characters', signedCall({ ...posting, webhookId: 'a'.repeat(64) }, NOW)],
  ])('%s is accepted', (_, asked) => expectAccepted(asked));

  it('O16 a refusal says its code, a sentence in two languages and the id of the request, and nothing else', async () => {
    const answer = await aWorld().callIntake(withHeaders({ 'webhook-id': 'msg_canary', 'webhook-timestamp': '1e9' }));
    const body: unknown = JSON.parse(answer?.body ?? '');
    expect(body).toEqual({
      type: 'about:blank',
      status: 401,
      code: 'timestampInvalid',
      title: expect.any(String),
      detail: expect.any(String),
      en: { title: expect.any(String), detail: expect.any(String) },
      requestId: 'request-1',
    });
    expect(answer?.body).not.toMatch(/canary|1e9/);
  });

  it('F10 keeps the window of 300 s while the clock runs', async () => {
    const world = aWorld();
    const asked = signed();
    world.clock.advance(300_000);
    expect(told(await world.callIntake(asked))).toEqual(ACCEPTED);
    world.clock.advance(1);
    expect(told(await world.callIntake(asked))).toEqual(refusal('timestampOutsideWindow'));
  });

  it('A09 a replay inside the window gets the same answer and changes nothing', async () => {
    const world = aWorld();
    const [first, second] = [await world.callIntake(signed()), await world.callIntake(signed())];
    expect(second).toEqual(first);
    await world.drain();
    expect((await world.store.events(lapor('8001'))).map(({ event }) => event.type)).toEqual([
      'Received',
      'Classified',
      'Routed',
    ]);
  });

  it.each<[string, ProblemCode]>([
    ['whatsapp', 'channelNotOfficial'],
    ['telepon', 'channelNotOfficial'],
    ['unknown', 'channelUnknown'],
    ['LAPOR', 'channelUnknown'],
    ['constructor', 'channelUnknown'],
  ])('the channel "%s" is refused with the way to the official one', async (channel, code) => {
    const { world, answer } = await ask(signedCall({ ...posting, channel }, NOW));
    expect(answer).toEqual(refusal(code));
    const shown = await world.callIntake(signedCall({ ...posting, channel }, NOW));
    expect(shown?.body).toContain('https://www.lapor.go.id');
    expect(world.points.calls()).toEqual([]);
  });
});

describe('B. what can be read', () => {
  const deep = (levels: number): string =>
    envelope(`{"complaint_id":"1","content":"x","a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
  it.each<[string, Asked, ProblemCode]>([
    ['B01 GET', { ...signed(), method: 'GET' }, 'methodNotAllowed'],
    ['B01 PUT', { ...signed(), method: 'PUT' }, 'methodNotAllowed'],
    ['B01 DELETE', { ...signed(), method: 'DELETE' }, 'methodNotAllowed'],
    ['B02 text/plain', withHeaders({ 'content-type': 'text/plain' }), 'mediaTypeUnsupported'],
    ['B02 no media type', withHeaders({ 'content-type': undefined }), 'mediaTypeUnsupported'],
    [
      'B02 two media types',
      withHeaders({ 'content-type': 'application/json,application/json' }),
      'mediaTypeUnsupported',
    ],
    ['B03 nothing', bytes(''), 'bodyNotJson'],
    ['B04 null', bytes('null'), 'envelopeInvalid'],
    ['B04 a list', bytes('[]'), 'envelopeInvalid'],
    ['B04 a text', bytes('"x"'), 'envelopeInvalid'],
    ['B04 a number', bytes('1'), 'envelopeInvalid'],
    ['B05 half of it', bytes(posting.body.slice(0, -10)), 'bodyNotJson'],
    [
      'B07 __proto__',
      bytes(envelope('{"complaint_id":"1","content":"x","__proto__":{"status":"closed"}}')),
      'bodyNotJson',
    ],
    [
      'B07 constructor',
      bytes(envelope('{"complaint_id":"1","content":"x","constructor":{"prototype":{}}}')),
      'bodyNotJson',
    ],
    ['B06 a field twice', bytes(envelope('{"complaint_id":"1","complaint_id":"2","content":"x"}')), 'fieldRepeated'],
    [
      'B06 a field twice further in, once by numbers',
      bytes(envelope('{"complaint_id":"1","content":"x","user":{"name":"a","n\\u0061me":"b"}}')),
      'fieldRepeated',
    ],
    ['B06 the data twice', bytes(posting.body.replace('{', '{"data":{},')), 'fieldRepeated'],
    ['B08 65 levels', bytes(deep(63)), 'bodyNotJson'],
    ['B12 a parameter twice', { ...signed(), rawQuery: 'a=1&%61=2' }, 'parameterRepeated'],
    ['B09 one byte over 700 KiB', sized(BODY_LIMIT + 1), 'bodyTooLarge'],
    ['B10 gzip', withHeaders({ 'content-encoding': 'gzip' }), 'mediaTypeUnsupported'],
    ['B11 UTF-16', bytes(Buffer.from(posting.body, 'utf16le')), 'bodyNotJson'],
    ['B11 a byte order mark', bytes(`\ufeff${posting.body}`), 'bodyNotJson'],
    ['B11 broken UTF-8', bytes(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), 'bodyNotJson'],
    [
      'B11 another character set',
      withHeaders({ 'content-type': 'application/json; charset=iso-8859-1' }),
      'mediaTypeUnsupported',
    ],
    ['B13 1e400', withId('1e400'), 'externalIdMissing'],
    ['B13 -0', withId('-0'), 'externalIdMissing'],
    ['B13 2^53 + 1', withId('9007199254740993'), 'externalIdMissing'],
    ['B13 a fraction', withId('1.5'), 'externalIdMissing'],
    ['B13 a list as the id', withId('["1"]'), 'externalIdMissing'],
    ['B13 an empty id', withId('" "'), 'externalIdMissing'],
    ['B13 an id with a control character', withId('"1\\u0000"'), 'externalIdMissing'],
    ['B13 an id of 201 characters', withId(`"${'9'.repeat(201)}"`), 'externalIdTooLong'],
    ['B13 an id of 500 characters', withId(`"${'9'.repeat(500)}"`), 'externalIdTooLong'],
    ['B13 an id with half a character', withId('"1\\ud800"'), 'externalIdMissing'],
    ['B13 an id with a filler', withId('"1\\u3164"'), 'externalIdMissing'],
    ['no id at all', bytes(envelope('{"content":"x"}')), 'externalIdMissing'],
    ['an unknown type', bytes(envelope('{"complaint_id":"1","content":"x"}', 'report.deleted')), 'envelopeInvalid'],
    ['an impossible time', bytes(posting.body.replace(/T\d\d:/, 'T25:')), 'envelopeInvalid'],
    ['no data', bytes('{"type":"report.submitted","timestamp":"2026-11-03T18:00:00Z"}'), 'envelopeInvalid'],
    ['C01 no text', bytes(envelope('{"complaint_id":"1"}')), 'textMissing'],
    ['C01 an empty text', bytes(envelope('{"complaint_id":"1","content":""}')), 'textMissing'],
    ['C01 only spaces and controls', bytes(envelope('{"complaint_id":"1","content":" \\u0000\\n"}')), 'textMissing'],
    [
      'C02 only characters that nobody sees',
      bytes(
        envelope(
          '{"complaint_id":"1","content":"\\u3164\\u2800\\u115f\\u1160\\u200b\\u200f\\u2064\\ufe0f\\u00ad\\udb40\\udc41\\uffa0"}',
        ),
      ),
      'textMissing',
    ],
    [
      'C02 only halves of characters',
      bytes(envelope('{"complaint_id":"1","content":"\\udc00\\ud800"}')),
      'textMissing',
    ],
    ['C01 a text that is a number', bytes(envelope('{"complaint_id":"1","content":7}')), 'textMissing'],
    [
      'C02 characters that nobody sees in text, title, category and files',
      bytes(
        envelope(
          '{"complaint_id":"1","content":"\\u3164","title":"\\u200b","category_name":"\\u2800","attachments":"\\u115f"}',
        ),
      ),
      'textMissing',
    ],
    ['C01 no text and no files', bytes(envelope('{"complaint_id":"1","attachments":"[]"}')), 'textMissing'],
    ['an addition that says nothing', bytes(envelope('{"complaint_id":"1"}', 'report.updated')), 'textMissing'],
    [
      'a status event without status',
      bytes(envelope('{"complaint_id":"1"}', 'channel.statusChanged')),
      'statusMissing',
    ],
  ])('%s is refused', (_, asked, code) => expectRefused(asked, code));

  const sent: (p: Posting) => Asked = (p) => signedCall(p, NOW);
  const about = { webhookId: 'msg_c', externalId: '8002', timestamp: earlier(5) };
  it.each<[string, Asked]>([
    ['B08 64 levels', bytes(deep(62))],
    ['B09 257 KiB', sized(257 * 1024)],
    ['B09 700 KiB', sized(BODY_LIMIT)],
    ['B02 the media type with its character set', withHeaders({ 'content-type': 'application/json; charset=UTF-8' })],
    ['B10 no compression, said aloud', withHeaders({ 'content-encoding': 'identity' })],
    ['B13 the largest whole number that JSON carries', withId('9007199254740991')],
    ['B13 the same id as text', withId('"9007199254740993"')],
    ['C01 one character', bytes(envelope('{"complaint_id":"1","content":"?"}'))],
    ['a report of files alone', bytes(envelope('{"complaint_id":"1","attachments":"[{\\"name\\":\\"a.jpg\\"}]"}'))],
    ['a report of a title alone', bytes(envelope('{"complaint_id":"1","title":"Lampu padam"}'))],
    ['an addition', sent(updated(about))],
    ['a withdrawal without a reason', sent(withdrawn(about, { reason: undefined }))],
    ['a status that nobody knows', sent(statusChanged(about, 'Entah'))],
    ['a time without a zone', bytes(posting.body.replace('+07:00', ''))],
  ])('%s is accepted', (_, asked) => expectAccepted(asked));
});
