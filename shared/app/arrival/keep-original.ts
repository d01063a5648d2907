import type { Vault } from '#shared/app/report/vault';
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

/** The bytes of an original; throws when they were changed or moved under another name. */
export const readOriginal = async (
  originals: Pick<Originals, 'read'>,
  vault: Vault,
  name: string,
): Promise<Uint8Array> => vault.unseal(name, await originals.read(name));
