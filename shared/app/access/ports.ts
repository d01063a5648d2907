import type { FileLink } from '#shared/domain/access/file-link';
import type { Session } from '#shared/domain/access/session';
import type { PersonId } from '#shared/domain/report/report';
import type { Instant, Sha256 } from '#shared/domain/words/words';

/** Files by name, for ever. Putting the same name twice keeps the first; to `read` what is not there is a fault. */
export type KeptFiles = {
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (name: string) => Promise<Uint8Array>;
  readonly find: (name: string) => Promise<Uint8Array | undefined>;
};

/** Which files are kept under names that begin so, each with when it was first put there. All of them, in any order. */
export type ListKeptFiles = {
  readonly list: (prefix: string) => Promise<readonly { readonly name: string; readonly keptAt: Instant }[]>;
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

/** An access token, and for how many milliseconds it is taken. */
export type GivenToken = { readonly accessToken: string; readonly lastsMs: number };

/** The sign-in of the user pool. To reach it and get no answer is a fault. */
export type SignInPool = {
  /** `undefined` where the code is none, was used, is over, or was asked for by somebody else. */
  readonly redeem: (
    code: string,
    verifier: string,
  ) => Promise<(GivenToken & { readonly refreshToken: string }) | undefined>;
  /** `undefined` where the refresh token is over or was revoked, or the account is gone. */
  readonly renew: (refreshToken: string) => Promise<GivenToken | undefined>;
  /** Revokes every refresh token of whoever this access token is of. */
  readonly signOutEverywhere: (accessToken: string) => Promise<void>;
};

/** Seals a session so that whoever carries it can neither read nor make one. */
export type SessionSeal = {
  readonly seal: (session: Session) => Promise<string>;
  /** `undefined` for whatever was not sealed so: changed, cut off, for another purpose, under a key that is gone. */
  readonly open: (sealed: string) => Promise<Session | undefined>;
};
