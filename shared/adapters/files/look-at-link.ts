import type { LookAtLink } from '#shared/app/news/ports';
import type { FetchRefusal } from '#shared/domain/evidence/attachment';
import { type Arrived, type LinkLook, lookOf } from '#shared/domain/news/portal-link';
import { ok, type Result } from '#shared/domain/words/result';
import { codeOf, follow, type LocalHost, type Outside, publicMachineOf, refusalOf, within } from './follow.ts';

/** So long each way of asking may take, redirects and all. */
const WITHIN_MS = 8_000;
const MOST_REDIRECTS = 5;

/** That our own line is down, or nobody can say now where a name leads. */
const OURS = ['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'];

type Given = {
  /** Asked in the place of every host: a developer's machine asks nobody's portal. */
  readonly local?: LocalHost | undefined;
  readonly withinMs?: number;
};

/**
 * Looks whether a link answers, by the rules under which files are fetched: over HTTPS, on hosts that are named, also
 * wherever one leads on to, and on public machines alone. Nothing of a page is read. Where the short way of asking
 * (HEAD) does not simply answer, be it that it leads elsewhere, the page is asked for as a person would, which holds.
 */
export const lookAtLink =
  (outside: Outside, { local, withinMs = WITHIN_MS }: Given = {}): LookAtLink =>
  async (address, hosts) => {
    const machineOf = async (name: string) => local ?? publicMachineOf(outside, name);
    const ask = async (method: 'HEAD' | 'GET'): Promise<LinkLook> => {
      const signal = AbortSignal.timeout(withinMs);
      const way = { hosts, mostRedirects: MOST_REDIRECTS, method, signal };
      try {
        const walk = follow(
          { ask: outside.ask, machineOf },
          address,
          way,
          async ({ status }, at): Promise<Result<Arrived, FetchRefusal>> => ok({ status, from: new URL(address), at }),
        );
        const arrived = await within(signal, walk);
        return arrived.ok ? lookOf(arrived.value) : REFUSALS[arrived.refusal];
      } catch (error) {
        if (OURS.includes(codeOf(error))) return 'notNow';
        return signal.aborted ? 'unreachable' : REFUSALS[refusalOf(error)];
      }
    };
    const first = await ask('HEAD');
    return SETTLED.includes(first) ? first : ask('GET');
  };

/** What needs no second way: the page is there, or the portal is not to be asked more now. */
const SETTLED: readonly LinkLook[] = ['answers', 'notNow'];

const REFUSALS: Readonly<Record<FetchRefusal, LinkLook>> = {
  // The rules no longer name the host.
  addressUnusual: 'notNow',
  notHttps: 'notNow',
  hostNotNamed: 'notNow',
  insideAddress: 'unreachable',
  redirectElsewhere: 'elsewhere',
  tooManyRedirects: 'failing',
  hostFails: 'failing',
  certificateBad: 'failing',
  tooSlow: 'unreachable',
  unreachable: 'unreachable',
  // Of what was read, which is nothing here.
  tooLarge: 'answers',
  notThere: 'gone',
  refusedByHost: 'refused',
};
