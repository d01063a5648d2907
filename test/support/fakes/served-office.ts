import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { pagesHandler } from '#functions/pages/handler';
import { sessionHandler } from '#functions/session/handler';
import { bundleOf } from '#infra/parts/bundles';
import { builtAssets } from '#shared/adapters/files/built-assets';
import { sessionSeal } from '#shared/adapters/secrets/session-seal';
import type { MemoryTable } from '#shared/adapters/table/memory-table';
import type { PublishedPictures } from '#shared/app/news/ports';
import type { Now } from '#shared/app/ports';
import { log } from '#shared/runtime/logger';
import { type anAdminApi, claimsOf } from './admin-api.ts';
import { UPLOADS } from './evidence-room.ts';
import { type Call, httpEvent } from './http-event.ts';
import { aContext } from './lambda-context.ts';
import { publicPagesOnMemory } from './public-pages.ts';
import { signInPoolInMemory, userNameIn } from './sign-in-pool.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** A browser says by this header who signs in there: nobody types a password. */
export const WHO = 'x-siapa';

export type ServedOffice = {
  /** The origin of pages, session and API, without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

type Served = {
  readonly now: Now;
  /** Where the reports lie, and the figures that everybody may see. */
  readonly table: MemoryTable;
  /** Pictures of the news that is published there. */
  readonly pictures?: PublishedPictures;
  readonly admin: ReturnType<typeof anAdminApi>;
  /** What anybody may ask, without having signed in. */
  readonly open: (call: Omit<Call, 'at'>) => Promise<Answer>;
  /** A file that was sent as evidence, by the name that its form gave it. */
  readonly arrives: (key: string, bytes: Uint8Array) => Promise<void>;
};

const bytesOf = async (request: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'cookie' ? [] : [[name, [value].flat().join(', ')]],
    ),
  );

const give = (response: ServerResponse, { statusCode = 502, headers = {}, cookies = [], ...answer }: Answer): void => {
  // The clock of the office is the only one.
  response.sendDate = false;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode);
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8'));
};

const UNAUTHORIZED: Answer = {
  statusCode: 401,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Unauthorized"}',
};

/** What the gateway does with an access token: who it is of, without asking anybody. */
const bearerIn = (headers: Readonly<Record<string, string>>): string | undefined =>
  userNameIn(headers['authorization']?.replace('Bearer ', '') ?? '');

/** A call as the gateway hands it on, and the cookies beside it. */
const callIn = (request: IncomingMessage, origin: string, body: string) => {
  const { pathname: path, search, searchParams } = new URL(request.url ?? '/', origin);
  const call = {
    method: request.method ?? 'GET',
    path,
    headers: headersOf(request),
    rawQuery: search.slice(1),
    ...(searchParams.size === 0 ? {} : { query: Object.fromEntries(searchParams) }),
    ...(body === '' ? {} : { body }),
  };
  return { call, cookies: request.headers.cookie?.split('; ') ?? [] };
};

/**
 * The pages of the office before their real handlers, on memory, for a real browser: what is deployed without a
 * deployment. The gateway and the sign-in page are stand-ins; whoever the browser names by a header is let in.
 */
export const serveOffice = async ({ now, table, pictures, admin, open, arrives }: Served): Promise<ServedOffice> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the office listens nowhere');
  // A browser keeps the cookie of a session for this name, as it does for one with a certificate.
  const url = `http://localhost:${address.port}`;
  const signIn = signInPoolInMemory();
  const pages = pagesHandler({
    ...publicPagesOnMemory(now, table, pictures),
    assets: builtAssets(new URL(`file://${join(bundleOf('pages', false), 'aset')}/`)),
    signIn: { url, clientId: 'client-of-the-console', scope: 'tanggap/office' },
    worker: 'on',
    uploadUrl: 'https://unggahan.example/',
  });
  const session = sessionHandler({
    origin: url,
    signOutUrl: `${url}/logout`,
    pool: signIn.pool,
    seal: sessionSeal(async () => ['kunci'.repeat(8)]),
    now,
    log,
  });
  const signInPage = (asked: URLSearchParams, who: string): Answer => {
    const code = signIn.letInBy(who, asked.get('code_challenge') ?? '');
    const back = new URLSearchParams({ code, state: asked.get('state') ?? '' });
    return { statusCode: 302, headers: { location: `${asked.get('redirect_uri')}?${back}` } };
  };
  /** What the store of files does with a form. */
  const take = async (type: string, body: Buffer<ArrayBuffer>): Promise<Answer> => {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const [key, file] = [form.get('key'), form.get('file')];
    if (typeof key !== 'string' || !(file instanceof Blob)) return { statusCode: 400 };
    await arrives(key, new Uint8Array(await file.arrayBuffer()));
    return { statusCode: 204 };
  };
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const body = await bytesOf(request);
    if (request.url === UPLOADS) return take(request.headers['content-type'] ?? '', body);
    const { call, cookies } = callIn(request, url, body.toString());
    const { path, headers } = call;
    if (path === '/oauth2/authorize') return signInPage(new URLSearchParams(call.rawQuery), headers[WHO] ?? '');
    if (path === '/logout') return { statusCode: 302, headers: { location: '/' } };
    if (path.startsWith('/v1/admin/')) {
      const who = bearerIn(headers);
      return who === undefined ? UNAUTHORIZED : admin(claimsOf(who), call);
    }
    const event: APIGatewayProxyEventV2 = { ...httpEvent({ ...call, at: now() }), cookies };
    if (path.startsWith('/v1/session')) return session(event, aContext());
    return path.startsWith('/v1/') ? open(call) : pages(event, aContext());
  };
  server.on('request', (request, response) => {
    answer(request).then(
      (given) => give(response, given),
      (cause: unknown) => {
        console.error(cause);
        response.destroy();
      },
    );
  });
  return {
    url,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
