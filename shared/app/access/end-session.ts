import type { Log, Now } from '#shared/app/ports';
import { livingSession } from './living-session.ts';
import type { SessionSeal, SignInPool } from './ports.ts';

export type EndSessionDeps = {
  readonly pool: Pick<SignInPool, 'renew' | 'signOutEverywhere'>;
  readonly seal: Pick<SessionSeal, 'open'>;
  readonly now: Now;
  readonly log: Log;
};

/**
 * Signs out everywhere whoever carries a session. A session that is over signs nobody out: what was copied of it
 * cannot end the one that its person has opened since.
 */
export const endSession = async (deps: EndSessionDeps, sealed: string | undefined): Promise<void> => {
  const session = await livingSession(deps, sealed);
  const given = session === undefined ? undefined : await deps.pool.renew(session.refreshToken);
  if (given === undefined) return;
  await deps.pool.signOutEverywhere(given.accessToken);
  deps.log('session.ended', {});
};
