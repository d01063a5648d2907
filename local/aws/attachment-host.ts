import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import * as z from 'zod';
import activities from '#policy/activities.json' with { type: 'json' };
import { LOCAL_FOLDER } from './folders.ts';
import { freePort } from './free-port.ts';
import { type SelfSigned, selfSigned } from './self-signed.ts';

/** Where the samples say that their files lie; nobody can register such a name. */
export const ATTACHMENT_HOST = 'lapor.contoh.invalid';
const PREFERRED_PORT = 4590;
const KEPT = join(LOCAL_FOLDER, 'tls', 'attachment-host.json');
const DAY_MS = 86_400_000;

/** It stands in for the news portal too, which nobody's machine asks by itself. */
const NAMES = [ATTACHMENT_HOST, ...activities.portalHosts];
const Kept = z.object({ until: z.int(), names: z.array(z.string()), cert: z.string(), key: z.string() });

/** The same as long as it holds: what was synthesised for it is taken as it is. */
const certificate = async (): Promise<SelfSigned> => {
  const kept = Kept.safeParse(await readFile(KEPT, 'utf8').then(JSON.parse, () => undefined));
  const isKept = kept.success && kept.data.until > Date.now() + DAY_MS && isDeepStrictEqual(kept.data.names, NAMES);
  if (isKept) return kept.data;
  const until = Date.now() + 365 * DAY_MS;
  const made = selfSigned(NAMES, { from: new Date(Date.now() - DAY_MS), until: new Date(until) });
  await mkdir(dirname(KEPT), { recursive: true });
  await writeFile(KEPT, JSON.stringify({ until, names: NAMES, ...made }), { mode: 0o600 });
  return made;
};

/** A street at night whose lamps are out, as somebody may have taken it. */
const STREET = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
<rect width="800" height="600" fill="#20263a"/><rect y="430" width="800" height="170" fill="#33363c"/>
<path d="M380 600 L395 430 L405 430 L420 600 Z" fill="#b9b39a"/>
${[90, 300, 560, 720].map((x) => `<path d="M${x} 470 V190 h46" stroke="#111" stroke-width="9" fill="none"/>`).join('')}
<rect x="180" y="300" width="120" height="130" fill="#4a4038"/><rect x="205" y="330" width="26" height="30" fill="#e5b95c"/>
<circle cx="640" cy="90" r="34" fill="#d9dde6"/></svg>`;

const photo = (): Promise<Buffer> =>
  sharp(Buffer.from(STREET))
    .withExif({ IFD0: { Make: 'Kamera', Model: 'Rekaan-1' }, IFD2: { DateTimeOriginal: '2026:11:16 19:40:00' } })
    .jpeg()
    .toBuffer();

/**
 * What lies where: a picture of the first sample, a note of any name, a page of the portal of any name, what always
 * fails, and what leads on to where a machine of AWS would find its credentials. Of everything else, like the other
 * files of the samples, there is nothing.
 */
const answer = async ({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> => {
  const note = /^\/catatan\/([\w-]{1,80})\.txt$/.exec(url)?.[1];
  if (url === '/berkas/foto-pju-1.jpg') response.end(await photo());
  else if (note !== undefined) response.end(`Catatan ${note} (rekaan)`);
  else if (/^\/berita\/[\w-]{1,80}$/.test(url)) response.end('Berita (rekaan)');
  else if (url === '/gagal') response.writeHead(503).end();
  else if (url === '/pindah') response.writeHead(302, { location: 'https://169.254.169.254/latest/' }).end();
  else response.writeHead(404).end();
};

export type AttachmentHost = {
  /** What functions are told of it that ask hosts outside, as JSON text. */
  readonly localHost: string;
  readonly stop: () => Promise<void>;
};

/** The host of what is attached to the samples and of the portal, over TLS; reachable from this machine only. */
export const startAttachmentHost = async (): Promise<AttachmentHost> => {
  const { cert, key } = await certificate();
  const server = createServer({ cert, key }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = await freePort(PREFERRED_PORT);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    localHost: JSON.stringify({ name: ATTACHMENT_HOST, address: '127.0.0.1', family: 4, port, ca: cert }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
