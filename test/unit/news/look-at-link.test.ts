import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '#local/aws/self-signed';
import type { LocalHost, Machine, Outside } from '#shared/adapters/files/follow';
import { lookAtLink } from '#shared/adapters/files/look-at-link';
import { outside } from '#shared/adapters/files/outside';

const PORTAL = 'info.kapuashulukab.go.id';
const PAGE = `https://${PORTAL}/berita/1`;
const INSIDE = 'https://169.254.169.254/latest/meta-data/';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A portal on this machine over TLS, by the name of the real one, and what it was asked. */
const aPortal = async (listener: RequestListener, of = PORTAL) => {
  const day = 86_400_000;
  const certificate = selfSigned([of], { from: new Date(Date.now() - day), until: new Date(Date.now() + day) });
  const asked: string[] = [];
  const server = createServer(certificate, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') return expect.fail('no port');
  const local: LocalHost = {
    ...{ name: 'lapor.contoh.invalid', address: '127.0.0.1', family: 4 },
    ...{ port: address.port, ca: certificate.cert },
  };
  return { local, asked };
};

const look = ({ local }: { readonly local: LocalHost }, address = PAGE, withinMs = 5_000) =>
  lookAtLink(outside, { local, withinMs })(address, [PORTAL]);

describe('a link, looked at on a portal over TLS', () => {
  it('answers where the short way of asking does, and nothing of the page is sent', async () => {
    const portal = await aPortal((_, response) => response.end('Berita (rekaan)'));
    expect(await look(portal)).toBe('answers');
    expect(portal.asked).toEqual(['HEAD /berita/1']);
  });

  it.each([403, 404, 405, 500, 501])('is asked for as a person would where the short way gives %i', async (status) => {
    const portal = await aPortal(({ method }, response) =>
      response.writeHead(method === 'HEAD' ? status : 200).end('Berita (rekaan)'),
    );
    expect(await look(portal)).toBe('answers');
    expect(portal.asked).toEqual(['HEAD /berita/1', 'GET /berita/1']);
  });

  it.each([
    ['to its front page', `https://${PORTAL}/`],
    ['to another host', 'https://lain.contoh.invalid/'],
    ['inside', INSIDE],
  ])('answers where only the short way leads %s, and a person gets the page', async (_, location) => {
    const portal = await aPortal(({ method, url }, response) =>
      method === 'HEAD' && url === '/berita/1'
        ? response.writeHead(302, { location }).end()
        : response.end('Berita (rekaan)'),
    );
    expect(await look(portal)).toBe('answers');
    expect(portal.asked.at(-1)).toBe('GET /berita/1');
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [500, 'failing'],
    [403, 'refused'],
  ])('is what the page says where that gives %i too', async (status, expected) => {
    const portal = await aPortal((_, response) => response.writeHead(status).end('x'.repeat(100_000)));
    expect(await look(portal)).toBe(expected);
    expect(portal.asked).toHaveLength(2);
  });

  it('is left alone where the portal is busy', async () => {
    const portal = await aPortal((_, response) => response.writeHead(429).end());
    expect(await look(portal)).toBe('notNow');
    expect(portal.asked).toHaveLength(1);
  });

  it('is followed on the portal itself, to where the page has moved', async () => {
    const portal = await aPortal(({ url }, response) =>
      url === '/berita/1' ? response.writeHead(301, { location: '/2026/11/berita-1' }).end() : response.end(),
    );
    expect(await look(portal)).toBe('answers');
    expect(portal.asked).toEqual(['HEAD /berita/1', 'HEAD /2026/11/berita-1']);
  });

  it.each([
    ['inside', INSIDE],
    ['to our own machine', 'https://localhost/'],
    ['to another host', 'https://lain.contoh.invalid/berita/1'],
    ['to the portal without TLS', `http://${PORTAL}/berita/1`],
    ['to another port of the portal', `https://${PORTAL}:8443/berita/1`],
    ['to the front page of the portal', `https://${PORTAL}/`],
  ])('leads elsewhere where the portal leads on %s', async (_, location) => {
    const portal = await aPortal(({ url }, response) =>
      url === '/berita/1' ? response.writeHead(302, { location }).end() : response.end(),
    );
    expect(await look(portal)).toBe('elsewhere');
    expect(portal.asked.filter((one) => !one.endsWith('/berita/1') && !one.endsWith(' /'))).toEqual([]);
  });

  it('is answered with an error where the portal leads on and on, or nowhere', async () => {
    const round = await aPortal((_, response) => response.writeHead(302, { location: '/berita/1' }).end());
    expect(await look(round)).toBe('failing');
    // Six for each way of asking: the address itself, and five more.
    expect(round.asked).toHaveLength(12);
    expect(await look(await aPortal((_, response) => response.writeHead(302).end()))).toBe('failing');
  });

  it('is answered with an error under the certificate of another name, which browsers refuse too', async () => {
    const portal = await aPortal((_, response) => response.end(), 'lain.contoh.invalid');
    expect(await look(portal)).toBe('failing');
    expect(portal.asked).toEqual([]);
  });

  it('is not waited for longer than there is time where nothing is said', async () => {
    const portal = await aPortal(() => {});
    expect(await look(portal, PAGE, 300)).toBe('unreachable');
  });

  it('answers, however much there would be to read', async () => {
    const { promise: brokenOff, resolve } = Promise.withResolvers<boolean>();
    const portal = await aPortal(({ method }, response) => {
      if (method === 'HEAD') return void response.writeHead(405).end();
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', more);
      response.on('close', () => resolve(!response.writableFinished));
      more();
    });
    expect(await look(portal)).toBe('answers');
    expect(await brokenOff).toBe(true);
  });

  it('cannot be reached where nobody listens', async () => {
    const portal = await aPortal(() => {});
    servers.pop()?.close();
    expect(await look(portal)).toBe('unreachable');
  });
});

describe('a link, looked at in a world of machines', () => {
  const world = (given: Partial<Outside>): Outside => ({
    lookUp: async () => [{ address: '93.184.215.14', family: 4 }],
    ask: async () => expect.fail('asked'),
    ...given,
  });
  const fails = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };

  it.each<readonly [string, readonly Machine[]]>([
    ['our own machine', [{ address: '127.0.0.1', family: 4 }]],
    ['where AWS tells machines who they are', [{ address: '169.254.169.254', family: 4 }]],
    ['a public machine and one inside', ['93.184.215.14', '10.0.0.1'].map((address) => ({ address, family: 4 }))],
    ['nothing', []],
  ])('is asked of nobody where the name of the portal leads to %s', async (_, machines) => {
    expect(await lookAtLink(world({ lookUp: async () => machines }))(PAGE, [PORTAL])).toBe('unreachable');
  });

  it.each([
    ['EAI_AGAIN', 'notNow'],
    ['ENETUNREACH', 'notNow'],
    ['ENOTFOUND', 'unreachable'],
  ])('says nothing of the portal where our own line is down: %s is %s', async (code, expected) => {
    expect(await lookAtLink(world({ lookUp: fails(code) }))(PAGE, [PORTAL])).toBe(expected);
  });

  it('is asked of nobody where the office does not name its host', async () => {
    expect(await lookAtLink(world({}))('https://lain.contoh.invalid/1', [PORTAL])).toBe('notNow');
  });
});
