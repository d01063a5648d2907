import type { Now } from '#shared/app/ports';
import type { SessionShown } from '#shared/contracts/http/session';
import { isSessionOver, type Session, sessionEnd } from '#shared/domain/access/session';
import type { GivenToken, SessionSeal } from './ports.ts';

/** The session that is sealed in a text; `undefined` where there is none, or it is over. */
export const livingSession = async (
  { seal, now }: { readonly seal: Pick<SessionSeal, 'open'>; readonly now: Now },
  sealed: string | undefined,
): Promise<Session | undefined> => {
  const session = sealed === undefined ? undefined : await seal.open(sealed);
  return session === undefined || isSessionOver(session, now()) ? undefined : session;
};

const iso = (at: number): string => new Date(at).toISOString();

/** What the browser is told: the token may be taken for a while longer than the session lasts, and is not used then. */
export const sessionShown = (session: Session, { accessToken, lastsMs }: GivenToken, now: Now): SessionShown => {
  const [at, end] = [now(), sessionEnd(session)];
  return { accessToken, at: iso(at), expiresAt: iso(Math.min(at + lastsMs, end)), endsAt: iso(end) };
};
