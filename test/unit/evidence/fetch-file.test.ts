import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '#local/aws/self-signed';
import { fetchFile } from '#shared/adapters/files/fetch-file';
import type { LocalHost } from '#shared/adapters/files/follow';
import { outside } from '#shared/adapters/files/outside';
import { isPublic } from '#shared/adapters/files/public-address';
import { leadsTo } from '#shared/domain/evidence/attachment';

const NAME = 'berkas.contoh.invalid';
const RULES = { hosts: [], mostBytes: 1_000, fetching: { withinSeconds: 5, mostRedirects: 3, waits: [] } };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A host on this machine over TLS, by the name that its certificate is for unless told otherwise. */
const aHost = async (
  listener: RequestListener,
  given: { readonly of?: string; readonly isOver?: boolean; readonly trusted?: boolean } = {},
): Promise<LocalHost> => {
  const [now, day] = [Date.now(), 86_400_000];
  const until = new Date(now + (given.isOver === true ? -day : day));
  const certificate = selfSigned([given.of ?? NAME], { from: new Date(now - 2 * day), until });
  const server = createServer(certificate, listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') return expect.fail('no port');
  const ca = given.trusted === false ? undefined : certificate.cert;
  return { name: NAME, address: '127.0.0.1', family: 4, port: address.port, ca };
};

const from = (host: LocalHost, path = '/foto.jpg', rules: Partial<typeof RULES> = {}) =>
  fetchFile(outside, host)(`https://${NAME}${path}`, { ...RULES, ...rules });

describe('a file, fetched from a host over TLS', () => {
  it('comes as it is, and nothing is told of who asks', async () => {
    const asked: unknown[] = [];
    const packed = gzipSync('rekaan');
    const host = await aHost(({ method, url, headers }, response) => {
      asked.push({ method, url, headers });
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    expect(await from(host, '/foto.jpg?kunci=1#bagian')).toEqual({ ok: true, value: packed });
    expect(asked).toEqual([
      {
        method: 'GET',
        url: '/foto.jpg?kunci=1',
        headers: {
          host: NAME,
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': 'Tanggap',
          connection: 'close',
        },
      },
    ]);
  });

  it.each([
    ['of another name', { of: 'lain.contoh.invalid' }],
    ['that is over', { isOver: true }],
    ['that nobody vouches for', { trusted: false }],
  ])('is not taken under a certificate %s', async (_, given) => {
    let isAsked = false;
    const host = await aHost((__, response) => {
      isAsked = true;
      response.end('rekaan');
    }, given);
    expect([await from(host), isAsked]).toEqual([{ ok: false, refusal: 'certificateBad' }, false]);
  });

  it.each<readonly [string, RequestListener]>([
    ['says nothing', () => {}],
    [
      'sends a byte now and then',
      (_, response) => {
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('is given up when the time for all of it is over, where its host %s', async (_, listener) => {
    const host = await aHost(listener);
    expect(await from(host, '/', { fetching: { ...RULES.fetching, withinSeconds: 1 } })).toEqual({
      ok: false,
      refusal: 'tooSlow',
    });
  });

  it('is broken off when more comes than is taken, whatever its host said before', async () => {
    const { promise: brokenOff, resolve } = Promise.withResolvers<boolean>();
    const host = await aHost((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', more);
      response.on('close', () => resolve(!response.writableFinished));
      more();
    });
    expect(await from(host)).toEqual({ ok: false, refusal: 'tooLarge' });
    expect(await brokenOff).toBe(true);
  });

  it('is taken up to exactly as many bytes as may be', async () => {
    const host = await aHost(({ url }, response) => response.end(Buffer.alloc(url === '/satu' ? 1_000 : 1_001)));
    expect(await from(host, '/satu')).toEqual({ ok: true, value: Buffer.alloc(1_000) });
    expect(await from(host, '/dua')).toEqual({ ok: false, refusal: 'tooLarge' });
  });

  it('is not taken for whole where it was cut off on its way', async () => {
    const host = await aHost((_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('x', () => response.destroy());
    });
    expect(await from(host)).toEqual({ ok: false, refusal: 'unreachable' });
  });

  it('is not there where nobody answers', async () => {
    const host = await aHost(() => {});
    servers.pop()?.close();
    expect(await from(host)).toEqual({ ok: false, refusal: 'unreachable' });
  });

  it.each([
    [401, 'refusedByHost'],
    [403, 'refusedByHost'],
    [404, 'notThere'],
    [410, 'notThere'],
    [429, 'hostFails'],
    [500, 'hostFails'],
    [503, 'hostFails'],
    [204, 'refusedByHost'],
    [206, 'refusedByHost'],
    [302, 'hostFails'],
  ])('is not had where its host answers %i', async (status, refusal) => {
    const host = await aHost((_, response) => response.writeHead(status).end());
    expect(await from(host)).toEqual({ ok: false, refusal });
  });

  it('is had at the end of three redirects, and not of four', async () => {
    const host = await aHost(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left === 0) response.end('rekaan');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    expect(await from(host, '/3')).toEqual({ ok: true, value: Buffer.from('rekaan') });
    expect(await from(host, '/4')).toEqual({ ok: false, refusal: 'tooManyRedirects' });
  });

  it('is not had from our own machine, by the name that everybody gives it', async () => {
    const fetched = fetchFile(outside)('https://localhost/foto.jpg', { ...RULES, hosts: ['localhost'] });
    expect(await fetched).toEqual({ ok: false, refusal: 'insideAddress' });
  });
});

describe('where an address leads', () => {
  it.each([
    [`https://${NAME}/a`, undefined],
    [`https://${NAME.toUpperCase()}:443/a`, undefined],
    [`HTTPS://${NAME}`, undefined],
    [`http://${NAME}/a`, 'notHttps'],
    [`ftp://${NAME}/a`, 'addressUnusual'],
    [`https://${NAME}.`, 'hostNotNamed'],
    [`https://x.${NAME}`, 'hostNotNamed'],
    [`https://${NAME}.jahat.example`, 'hostNotNamed'],
    [`https://${NAME}@jahat.example/`, 'addressUnusual'],
    [`https://jahat.example\\@${NAME}/`, 'hostNotNamed'],
    [`https://${NAME}:80/`, 'addressUnusual'],
    ['https://2130706433/', 'hostNotNamed'],
    ['https://[::ffff:127.0.0.1]/', 'hostNotNamed'],
    ['//tanpa-skema/', 'addressUnusual'],
    ['', 'addressUnusual'],
  ])('is judged by the rules alone: %s', (address, refusal) => {
    const leads = leadsTo(address, [NAME]);
    expect(leads.ok ? undefined : leads.refusal).toBe(refusal);
  });
});

describe('an address of the public internet', () => {
  it.each(['93.184.215.14', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.255.255', '2606:4700::1111'])(
    'is %s',
    (one) => {
      expect(isPublic(one)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.170',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.251',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '100::1',
    '5f00::1',
    '4000::1',
    '2001:db8::1',
    '0x7f.1',
    '017700000001',
    '127.1',
    'localhost',
    '',
  ])('is not %s', (one) => {
    expect(isPublic(one)).toBe(false);
  });
});
