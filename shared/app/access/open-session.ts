import type { Log, Now } from '#shared/app/ports';
import type { CodeBrought, SessionShown } from '#shared/contracts/http/session';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { sessionShown } from './living-session.ts';
import type { SessionSeal, SignInPool } from './ports.ts';

export type OpenSessionDeps = {
  readonly pool: Pick<SignInPool, 'redeem'>;
  readonly seal: Pick<SessionSeal, 'seal'>;
  readonly now: Now;
  readonly log: Log;
};

/** Opens a session with a code of the sign-in page: what the browser may know of it, and what it carries sealed. */
export const openSession = async (
  { pool, seal, now, log }: OpenSessionDeps,
  { code, verifier }: CodeBrought,
): Promise<Result<{ readonly shown: SessionShown; readonly sealed: string }, 'codeNotAccepted'>> => {
  const given = await pool.redeem(code, verifier);
  if (given === undefined) return refuse('codeNotAccepted');
  const session = { refreshToken: given.refreshToken, signedInAt: now() };
  const sealed = await seal.seal(session);
  log('session.opened', {});
  return ok({ shown: sessionShown(session, given, now), sealed });
};
