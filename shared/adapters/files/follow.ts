import { type FetchRefusal, leadsTo } from '#shared/domain/evidence/attachment';
import { type Result, refuse } from '#shared/domain/words/result';
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

export type Asking = { readonly method: 'GET' | 'HEAD'; readonly signal: AbortSignal };

/** The world outside: names, and machines that are asked over TLS for what lies at an address. */
export type Outside = {
  readonly lookUp: (name: string) => Promise<readonly Machine[]>;
  readonly ask: (url: URL, at: Machine, how: Asking) => Promise<Answer>;
};

/** The one host that a developer's machine has, under a name that nobody else has. No other stage can name one. */
export type LocalHost = Machine & { readonly name: string };

type Way = Asking & { readonly hosts: readonly string[]; readonly mostRedirects: number };

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Goes to where an address leads, on a host that is named. A name is looked up once, and what answers is asked at
 * exactly the machine that was found; wherever a host leads on to, all of that holds again. What is made of the last
 * answer is given back.
 */
export const follow = async <T>(
  { ask, machineOf }: Pick<Outside, 'ask'> & { readonly machineOf: (name: string) => Promise<Machine | undefined> },
  address: string,
  { hosts, mostRedirects, ...how }: Way,
  taken: (answer: Answer, at: URL) => Promise<Result<T, FetchRefusal>>,
): Promise<Result<T, FetchRefusal>> => {
  let leads = leadsTo(address, hosts);
  for (let redirects = 0; ; redirects += 1) {
    if (!leads.ok) return redirects === 0 ? leads : refuse('redirectElsewhere');
    const url = leads.value;
    const at = await machineOf(url.hostname);
    if (at === undefined) return refuse('insideAddress');
    how.signal.throwIfAborted();
    const answer = await ask(url, at, how);
    try {
      if (!REDIRECTS.includes(answer.status)) return await taken(answer, url);
    } finally {
      answer.close();
    }
    if (answer.location === undefined) return refuse('hostFails');
    if (redirects >= mostRedirects) return refuse('tooManyRedirects');
    leads = leadsTo(URL.parse(answer.location, url)?.href ?? '', hosts);
  }
};

/** The first machine of a name, where every one of it is public: a host with one inside is not what it says. */
export const publicMachineOf = async ({ lookUp }: Pick<Outside, 'lookUp'>, name: string) => {
  const machines = await lookUp(name);
  return machines.every(({ address }) => isPublic(address)) ? machines[0] : undefined;
};

/** A look-up cannot be broken off: it is left behind. */
export const within = <T>(over: AbortSignal, work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  over.addEventListener('abort', () => reject(over.reason), { once: true });
  return Promise.race([work, late]);
};

/** Of a certificate that is over, another's, or vouched for by nobody. */
const OF_CERTIFICATES =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF|GET_CRL)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const refusalOf = (error: unknown): FetchRefusal =>
  OF_CERTIFICATES.test(codeOf(error)) ? 'certificateBad' : 'unreachable';
