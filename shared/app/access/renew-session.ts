import type { Now } from '#shared/app/ports';
import type { SessionShown } from '#shared/contracts/http/session';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { livingSession, sessionShown } from './living-session.ts';
import type { SessionSeal, SignInPool } from './ports.ts';

export type RenewSessionDeps = {
  readonly pool: Pick<SignInPool, 'renew'>;
  readonly seal: Pick<SessionSeal, 'open'>;
  readonly now: Now;
};

/** Another access token for as long as the session lasts; it ends when it would have ended. */
export const renewSession = async (
  deps: RenewSessionDeps,
  sealed: string | undefined,
): Promise<Result<SessionShown, 'sessionOver'>> => {
  const session = await livingSession(deps, sealed);
  const given = session === undefined ? undefined : await deps.pool.renew(session.refreshToken);
  if (session === undefined || given === undefined) return refuse('sessionOver');
  return ok(sessionShown(session, given, deps.now));
};
