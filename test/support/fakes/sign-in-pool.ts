import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { SignInPool } from '#shared/app/access/ports';

export const ACCESS_LASTS_MS = 900_000;

const Claims = z.object({ username: z.string() });

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** Like one of a user pool: its second part are claims. */
const tokenOf = (head: string, username: string): string =>
  `${head}.${Buffer.from(JSON.stringify({ username })).toString('base64url')}.`;

/** Whose access token it is; nothing where it is none of this pool. */
export const userNameIn = (accessToken: string): string | undefined => {
  const [head = '', claims = ''] = accessToken.split('.');
  if (!/^akses-rahasia-\d+$/.test(head)) return undefined;
  return Claims.parse(JSON.parse(Buffer.from(claims, 'base64url').toString())).username;
};

export type SignInPoolInMemory = {
  readonly pool: SignInPool;
  /** The page has let somebody in and gives a code for it. */
  readonly letIn: (person: string, verifier: string) => string;
  /** The same, for a browser that has sent the hash of its proof. */
  readonly letInBy: (person: string, challenge: string) => string;
  /** Whether it does not answer. */
  down: boolean;
  /** Every refresh token that is still worth something. */
  readonly living: () => readonly string[];
};

/** The sign-in of a user pool that never leaves the process. */
export const signInPoolInMemory = (): SignInPoolInMemory => {
  const codes = new Map<string, { readonly person: string; readonly challenge: string }>();
  const people = new Map<string, string>();
  let made = 0;
  const next = (what: string): string => {
    made += 1;
    return `${what}-rahasia-${made}`;
  };
  const accessOf = (person: string) => ({ accessToken: tokenOf(next('akses'), person), lastsMs: ACCESS_LASTS_MS });
  const answering = (): void => {
    if (fake.down) throw new Error('the user pool does not answer');
  };
  const fake: SignInPoolInMemory = {
    down: false,
    letIn: (person, verifier) => fake.letInBy(person, challengeOf(verifier)),
    letInBy: (person, challenge) => {
      const code = next('kode');
      codes.set(code, { person, challenge });
      return code;
    },
    living: () => [...people.keys()],
    pool: {
      redeem: async (code, verifier) => {
        answering();
        const found = codes.get(code);
        if (found === undefined || found.challenge !== challengeOf(verifier)) return undefined;
        codes.delete(code);
        const refreshToken = next('penyegar');
        people.set(refreshToken, found.person);
        return { ...accessOf(found.person), refreshToken };
      },
      renew: async (refreshToken) => {
        answering();
        const person = people.get(refreshToken);
        return person === undefined ? undefined : accessOf(person);
      },
      signOutEverywhere: async (accessToken) => {
        answering();
        const person = userNameIn(accessToken);
        for (const [token, whose] of people) if (whose === person) people.delete(token);
      },
    },
  };
  return fake;
};
