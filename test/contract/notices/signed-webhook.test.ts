import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCertificate } from '#local/aws/certificate';
import { freePort } from '#local/aws/free-port';
import { ensurePython } from '#local/aws/python';
import { signedWebhook } from '#shared/adapters/mail/signed-webhook';
import { Instant } from '#shared/domain/words/words';
import { verifySignature } from '#shared/runtime/webhook-signature';
import { type Answer, type FakeService, startFakeService } from '#test/support/fakes/fake-service';
import { aMailId } from './deliveries.ts';

const SECRET = `whsec_${Buffer.from('rahasia contoh sepanjang 36 karakter').toString('base64')}`;
const BODY = JSON.stringify({ type: 'notice', data: { text: 'Laporan baru — Kec. Contoh 💡' } });
const UNREACHABLE = { kind: 'later', reason: 'unreachable' };
const INVALID = { kind: 'refused', reason: 'contactInvalid' };

let receiver: FakeService;
beforeAll(async () => {
  receiver = await startFakeService();
});
afterAll(() => receiver.stop());

/** Nobody is given up for being slow, as the machine may be busy. */
const patient = (): AbortSignal => new AbortController().signal;
const post = signedWebhook({ plain: 'allowed', givenUp: patient });
const aWebhook = (given: { readonly url?: string; readonly secret?: string; readonly at?: Instant } = {}) =>
  ({
    id: aMailId(),
    to: { by: 'webhook', url: given.url ?? `${receiver.endpoint}/kait?grup=llaj`, secret: given.secret ?? SECRET },
    at: given.at ?? Instant.parse(Date.now()),
    body: BODY,
  }) as const;

describe('a webhook', () => {
  it.each([SECRET, SECRET.replace('whsec_', '')])(
    'is signed so that its receiver can tell whose it is',
    async (secret) => {
      receiver.answer({ status: 204, body: '' });
      const webhook = aWebhook({ secret });
      expect(await post(webhook)).toEqual({ kind: 'accepted' });
      const [asked] = receiver.asked();
      if (asked === undefined) throw new Error('nothing came');
      expect(asked.path).toBe('/kait?grup=llaj');
      expect(asked.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Tanggap' });
      expect(asked.body).toBe(BODY);
      const headers = Object.fromEntries(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(asked.headers[name])]),
      );
      expect(new Webhook(SECRET).verify(asked.body, headers)).toEqual(JSON.parse(BODY));
      expect(() => new Webhook(SECRET).verify(`${asked.body} `, headers)).toThrow();
      // As we verify what comes to us.
      const signed = {
        id: headers['webhook-id'],
        timestamp: headers['webhook-timestamp'],
        signature: headers['webhook-signature'],
        body: Buffer.from(asked.body),
      };
      expect(verifySignature(signed, [SECRET], Date.now())).toEqual({ ok: true, value: webhook.id });
    },
  );

  it('has the same id whenever it is posted, and the second of this attempt', async () => {
    receiver.answer({ status: 200, body: '' });
    const first = aWebhook({ at: Instant.parse(1_746_500_400_999) });
    await post(first);
    await post({ ...first, at: Instant.parse(1_746_500_405_000) });
    const sent = receiver.asked().map(({ headers }) => [headers['webhook-id'], headers['webhook-timestamp']]);
    expect(sent).toEqual([
      [first.id, '1746500400'],
      [first.id, '1746500405'],
    ]);
  });

  it('goes over a connection of its own, as the one before may have died while the function slept', async () => {
    receiver.answer({ status: 200, body: 'ok' });
    for (let n = 0; n < 3; n += 1) await post(aWebhook());
    expect(receiver.connections()).toBe(3);
  });

  it('does not wait for the end of an answer that nobody reads', async () => {
    receiver.answer({ status: 200, body: 'x'.repeat(100_000), unfinished: true });
    expect(await post(aWebhook())).toEqual({ kind: 'accepted' });
  });
});

describe('its receiver', () => {
  const to = (status: number, headers: Record<string, string> = {}): Answer => ({ status, body: '', headers });
  it.each<readonly [string, Answer, object]>([
    ['says yes', to(200), { kind: 'accepted' }],
    ['says that it will', to(202), { kind: 'accepted' }],
    ['is gone for good', to(410), { kind: 'refused', reason: 'endpointGone' }],
    ['does not know it', to(404), UNREACHABLE],
    ['does not accept the signature', to(401), UNREACHABLE],
    ['finds it wrong', to(400), UNREACHABLE],
    ['has too much to do', to(429, { 'retry-after': '5' }), UNREACHABLE],
    ['has an inner error', to(500), UNREACHABLE],
    ['is not available', to(503), UNREACHABLE],
    ['hangs up', 'hang up', UNREACHABLE],
  ])('%s', async (_, answer, said) => {
    receiver.answer(answer, to(200));
    expect(await post(aWebhook())).toEqual(said);
    expect(receiver.asked()).toHaveLength(1);
  });

  it('says nothing until it is given up', async () => {
    const over = new AbortController();
    receiver.answer(() => {
      setImmediate(() => over.abort());
      return 'silence';
    }, to(200));
    const impatient = signedWebhook({ plain: 'allowed', givenUp: () => over.signal });
    expect(await impatient(aWebhook())).toEqual(UNREACHABLE);
    expect(receiver.asked()).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('is not followed to where it points with %i', async (status) => {
    receiver.answer(to(status, { location: `${receiver.endpoint}/lain` }), to(200));
    expect(await post(aWebhook())).toEqual(UNREACHABLE);
    expect(receiver.asked().map(({ path }) => path)).toEqual(['/kait?grup=llaj']);
  });

  it('is not there', async () => {
    expect(await post(aWebhook({ url: `http://127.0.0.1:${await freePort()}/` }))).toEqual(UNREACHABLE);
    expect(await post(aWebhook({ url: 'http://kait.contoh.invalid/' }))).toEqual(UNREACHABLE);
  });

  it('cannot show a certificate for its name', async () => {
    const { certificatePath, keyPath } = await ensureCertificate(await ensurePython());
    let asked = 0;
    const server = createServer(
      { cert: await readFile(certificatePath), key: await readFile(keyPath) },
      (_, answer) => {
        asked += 1;
        answer.end();
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      expect(await post(aWebhook({ url: `https://localhost:${port}/` }))).toEqual(UNREACHABLE);
      expect(asked).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('where a webhook may not go', () => {
  const strictly = signedWebhook({ plain: 'refused', givenUp: patient });

  it('without TLS', async () => {
    receiver.answer({ status: 200, body: '' });
    expect(await strictly(aWebhook())).toEqual(INVALID);
    expect(await strictly(aWebhook({ url: 'http://kait.contoh.invalid/' }))).toEqual(INVALID);
    expect(receiver.asked()).toEqual([]);
  });

  it.each([
    'https://localhost/',
    'https://localhost./',
    'https://LOCALHOST:8443/',
    'https://gerbang.localhost/',
    'https://127.0.0.1:9001/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.20.0.1/',
    'https://192.168.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:172.16.0.1]/',
    'https://[::ffff:192.168.0.1]/',
    'https://[fc00::1]/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:0.0.0.0]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://169.254.170.2/',
    'https://0251.0376.0251.0376/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
  ])('no webhook goes to ourselves or our neighbours: %s', async (url) => {
    expect(await strictly(aWebhook({ url }))).toEqual(INVALID);
  });

  it.each(['https://kait.contoh.invalid/', 'https://localhost.contoh.invalid/', 'https://127.contoh.invalid/'])(
    'is not %s, which is only not there',
    async (url) => {
      expect(await strictly(aWebhook({ url }))).toEqual(UNREACHABLE);
    },
  );

  it('no webhook goes to an address with a password in it, wherever that leads', async () => {
    const url = receiver.endpoint.replace('http://', 'http://nama:sandi@');
    for (const send of [post, strictly]) expect(await send(aWebhook({ url }))).toEqual(INVALID);
  });
});
