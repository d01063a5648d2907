import type { FetchFile } from '#shared/app/evidence/ports';
import { type FetchRefusal, leadsTo } from '#shared/domain/evidence/attachment';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { isPublic } from './public-address.ts';

/** A machine, by its number. */
export type Machine = {
  readonly address: string;
  readonly family: number;
  /** That of HTTPS unless given. */
  readonly port?: number | undefined;
  /** Whose certificates are taken there, in the place of those that everybody takes. */
  readonly ca?: string | undefined;
};

/** What a host answers, before what it sends is read; that ends with `close`, however much was read. */
export type Answer = {
  readonly status: number;
  readonly location?: string | undefined;
  /** Bytes, as it says. */
  readonly length?: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  readonly close: () => void;
};

/** The world outside: names, and machines that are asked over TLS for what lies at an address. */
export type Outside = {
  readonly lookUp: (name: string) => Promise<readonly Machine[]>;
  readonly ask: (url: URL, at: Machine, signal: AbortSignal) => Promise<Answer>;
};

/** The one host that a developer's machine has, under a name that nobody else has. No other stage can name one. */
export type LocalHost = Machine & { readonly name: string };

type Bounds = Parameters<FetchFile>[1];

/**
 * Fetches a file from a host that the rules name. A name is looked up once, and what answers is asked at exactly the
 * address that was found, which must be a public one like all that were found; wherever a host leads on to, all of that
 * holds again. No more is read than may be taken, and no longer than there is time.
 */
export const fetchFile =
  (outside: Outside, local?: LocalHost): FetchFile =>
  async (address, bounds) => {
    const over = AbortSignal.timeout(1_000 * bounds.fetching.withinSeconds);
    const hosts = local === undefined ? bounds.hosts : [...bounds.hosts, local.name];
    try {
      return await within(over, follow({ outside, local }, address, { ...bounds, hosts }, over));
    } catch (error) {
      return refuse(over.aborted ? 'tooSlow' : refusalOf(error));
    }
  };

/** A look-up cannot be broken off: it is left behind. */
const within = <T>(over: AbortSignal, work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  over.addEventListener('abort', () => reject(over.reason), { once: true });
  return Promise.race([work, late]);
};

type World = { readonly outside: Outside; readonly local: LocalHost | undefined };

const follow = async (
  world: World,
  address: string,
  { hosts, mostBytes, fetching: { mostRedirects } }: Bounds,
  over: AbortSignal,
): Promise<Result<Uint8Array, FetchRefusal>> => {
  let leads = leadsTo(address, hosts);
  for (let redirects = 0; ; redirects += 1) {
    if (!leads.ok) return redirects === 0 ? leads : refuse('redirectElsewhere');
    const url = leads.value;
    const at = await machineOf(world, url.hostname);
    if (at === undefined) return refuse('insideAddress');
    over.throwIfAborted();
    const answer = await world.outside.ask(url, at, over);
    try {
      if (!REDIRECTS.includes(answer.status)) return await taken(answer, mostBytes);
    } finally {
      answer.close();
    }
    if (answer.location === undefined) return refuse('hostFails');
    if (redirects >= mostRedirects) return refuse('tooManyRedirects');
    leads = leadsTo(URL.parse(answer.location, url)?.href ?? '', hosts);
  }
};

const REDIRECTS = [301, 302, 303, 307, 308];

/** The first machine of a name, where every one of it is public: a host with one inside is not what it says. */
const machineOf = async ({ outside, local }: World, name: string): Promise<Machine | undefined> => {
  if (local?.name === name) return local;
  const machines = await outside.lookUp(name);
  return machines.every(({ address }) => isPublic(address)) ? machines[0] : undefined;
};

const taken = async (answer: Answer, mostBytes: number): Promise<Result<Uint8Array, FetchRefusal>> => {
  const { status, length, body } = answer;
  if (status !== 200) return refuse(STATUS_SAYS[status] ?? (status >= 500 ? 'hostFails' : 'refusedByHost'));
  if (length !== undefined && length > mostBytes) return refuse('tooLarge');
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > mostBytes) return refuse('tooLarge');
    pieces.push(piece);
  }
  return ok(Buffer.concat(pieces));
};

/** Of those that do not say by their hundred what they mean; busy is not no. */
const STATUS_SAYS: Readonly<Record<number, FetchRefusal>> = {
  404: 'notThere',
  410: 'notThere',
  408: 'hostFails',
  425: 'hostFails',
  429: 'hostFails',
};

/** Of a certificate that is over, another's, or vouched for by nobody. */
const OF_CERTIFICATES =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF|GET_CRL)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

const refusalOf = (error: unknown): FetchRefusal => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return OF_CERTIFICATES.test(code) ? 'certificateBad' : 'unreachable';
};
