import type { FetchFile } from '#shared/app/evidence/ports';
import type { FetchRefusal } from '#shared/domain/evidence/attachment';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Answer, follow, type LocalHost, type Outside, publicMachineOf, refusalOf, within } from './follow.ts';

/**
 * Fetches a file from a host that the rules name. A name is looked up once, and what answers is asked at exactly the
 * address that was found, which must be a public one like all that were found; wherever a host leads on to, all of that
 * holds again. No more is read than may be taken, and no longer than there is time.
 */
export const fetchFile =
  (outside: Outside, local?: LocalHost): FetchFile =>
  async (address, { mostBytes, hosts: named, fetching: { withinSeconds, mostRedirects } }) => {
    const signal = AbortSignal.timeout(1_000 * withinSeconds);
    const hosts = local === undefined ? named : [...named, local.name];
    const machineOf = async (name: string) => (local?.name === name ? local : publicMachineOf(outside, name));
    const way = { hosts, mostRedirects, signal, method: 'GET' } as const;
    try {
      const world = { ask: outside.ask, machineOf };
      return await within(
        signal,
        follow(world, address, way, (answer) => taken(answer, mostBytes)),
      );
    } catch (error) {
      return refuse(signal.aborted ? 'tooSlow' : refusalOf(error));
    }
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
