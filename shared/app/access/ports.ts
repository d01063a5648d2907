import type { FileLink } from '#shared/domain/access/file-link';
import type { PersonId } from '#shared/domain/report/report';
import type { Sha256 } from '#shared/domain/words/words';

/** Files by name, for ever. Putting the same name twice keeps the first; to `read` what is not there is a fault. */
export type KeptFiles = {
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (name: string) => Promise<Uint8Array>;
  readonly find: (name: string) => Promise<Uint8Array | undefined>;
};

/** Links to kept files, by the hash of their token: whoever reads the table can open none. */
export type FileLinks = {
  /** Remembers all of them or none. */
  readonly keep: (links: readonly (FileLink & { readonly token: Sha256 })[]) => Promise<void>;
  /** A link that is over may still be found for a while. */
  readonly find: (token: Sha256) => Promise<FileLink | undefined>;
};

/**
 * The groups of the user pool that a person is in at this moment, asked anew each time: whoever was taken out of one is
 * out of it at the next call. Nobody by that name, no groups.
 */
export type LiveGroups = (person: PersonId) => Promise<readonly string[]>;

/**
 * Every account of the user pool that is not disabled and has a name that can be one, and the groups that mean
 * something which it is in.
 */
export type ListAccounts = () => Promise<readonly { readonly person: PersonId; readonly groups: readonly string[] }[]>;
