import type { Vault } from '#shared/app/report/vault';
import type { Unreadable } from '#shared/domain/report/event';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId, Sha256 } from '#shared/domain/words/words';
import type { Originals } from './ports.ts';

/** Where people of the office may look through what lies there; the originals themselves say who reported. */
const ASIDE = 'aside/';

/**
 * Keeps the bytes as they came, sealed under the report's key. The name follows from the webhook and the content, so
 * keeping them again changes nothing, and says nothing of either.
 */
export const keepOriginal = async (
  originals: Originals,
  vault: Vault,
  { report, webhook, aside = false }: { readonly report: ReportId; readonly webhook: Sha256; readonly aside?: boolean },
  bytes: Uint8Array,
): Promise<string> => {
  const name = `${aside ? ASIDE : ''}${report}/${webhook.slice(0, 32)}-${vault.hash(bytes).slice(0, 32)}`;
  await originals.keep(name, vault.seal(name, bytes));
  return name;
};

/**
 * The bytes of an original, or why there are none: it is gone, was changed, or was sealed under another key or name. A
 * store that does not answer is a fault.
 */
export const readOriginal = async (
  originals: Pick<Originals, 'find'>,
  vault: Vault,
  name: string,
): Promise<Result<Uint8Array, Exclude<Unreadable, 'unparseable'>>> => {
  const sealed = await originals.find(name);
  if (sealed === undefined) return refuse('missing');
  try {
    return ok(vault.unseal(name, sealed));
  } catch {
    return refuse('sealBroken');
  }
};
