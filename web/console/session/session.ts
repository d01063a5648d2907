import { signal } from '@preact/signals';
import * as oauth from 'oauth4webapi';
import type { SessionEnded, SessionShown } from '#shared/contracts/http/session';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { endsHere } from '../kept/ages.ts';
import { dropRing, isStillTheirs, keepRing, ringHere, shareRing } from '../kept/ring.ts';
import { dropAllSealed, sweepSealed } from '../kept/sealed-store.ts';
import { dropAllDrafts } from './draft.ts';
import { hearWindows, tellWindows } from './windows.ts';

/**
 * Whether somebody has signed in; nobody knows before the first answer. `withoutLine`: nobody can be asked, and whoever
 * had signed in in this window sees what they saw before.
 */
export type Session = 'unknown' | 'signedIn' | 'signedOut' | 'notEnded' | 'lineDown' | 'withoutLine';
export const session = signal<Session>('unknown');

/** The only place where it is: a page that is closed or loaded again has none. */
let token: { readonly value: string; readonly holdsUntil: number; readonly owner: string } | undefined;

/** A token is renewed so long before it ends, since a call takes its time. */
const BEFORE_ITS_END_MS = 30_000;
/** What a sign-in begins with and ends by; gone when it is over. */
const BEGUN = 'tanggap.masuk';

/** That somebody signed in with this browser and has not signed out: where nobody did, there is nothing to renew. */
const OPENED = 'tanggap.dibuka';

const said = (name: string): string =>
  document.querySelector(`meta[name="tanggap:${name}"]`)?.getAttribute('content') ?? '';

const backHere = (): string => `${location.origin}${OFFICE_PAGES.signedIn}`;

/** An address of ours that a person may be led back to: never one of another site. */
const isOurs = (path: string): boolean => /^\/(kantor|laporan)(\/|\?|$)/.test(path);

/** Pages of ours that are left by a click of ours need no warning. */
let isLeaving = false;
export const leavesByItself = (): boolean => isLeaving;
const leave = (address: string): void => {
  isLeaving = true;
  location.assign(address);
};

/** Leads to the sign-in page; from there, whoever has signed in comes back to this page. */
export const beginSignIn = async (
  language: string,
  returnTo = `${location.pathname}${location.search}`,
): Promise<void> => {
  const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
  sessionStorage.setItem(BEGUN, JSON.stringify({ verifier, state, returnTo }));
  const asked = new URLSearchParams({
    client_id: said('client'),
    response_type: 'code',
    scope: `openid ${said('scope')}`,
    redirect_uri: backHere(),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    lang: language,
  });
  leave(`${said('sign-in')}/oauth2/authorize?${asked}`);
};

type Begun = { readonly verifier: string; readonly state: string; readonly returnTo: string };

const begun = (): Begun | undefined => {
  const kept = sessionStorage.getItem(BEGUN);
  sessionStorage.removeItem(BEGUN);
  return kept === null ? undefined : JSON.parse(kept);
};

const post = async (path: string, body: unknown = {}): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });

/** Whose window this is: what one person typed is not the next one's to see, also where a session ended by itself. */
const OWNER = 'tanggap.siapa';

/** The user name in a token of ours, which the gateway has verified before anything is answered to it. */
const ownerOf = (accessToken: string): string => {
  const [, claims = ''] = accessToken.split('.');
  const said: unknown = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
  return typeof said === 'object' && said !== null && 'username' in said ? String(said.username) : '';
};

/** Who signed in last with this browser and has not signed out, in whatever window: by a hash that is only compared. */
const LAST = 'tanggap.terakhir';

const hashOf = async (owner: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`tanggap ${owner}`));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
};

/** Nothing that is kept for others is there any more, in this window or another. */
const dropWhatIsOthers = async (owner: string): Promise<void> => {
  if (sessionStorage.getItem(OWNER) !== owner) {
    dropAllDrafts();
    sessionStorage.setItem(OWNER, owner);
  }
  if (ringHere() !== undefined && ringHere()?.owner !== owner) dropRing();
  const hash = await hashOf(owner);
  const isSame = localStorage.getItem(LAST) === hash;
  localStorage.setItem(LAST, hash);
  tellWindows({ is: 'person', owner });
  if (!isSame) await dropAllSealed();
};

/** What this window keeps from now on is this person's, and no longer than the session lasts. */
const claim = async (owner: string, endsAt: number): Promise<void> => {
  await dropWhatIsOthers(owner);
  await sweepSealed(Date.now());
  keepRing(owner, endsAt);
};

const taken = async (answer: Response): Promise<boolean> => {
  // What stands between us and the function, or is broken there, says nothing of the session.
  if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
  if (!answer.ok) {
    token = undefined;
    localStorage.removeItem(OPENED);
    session.value = 'signedOut';
    // What waits to be sent stays for whoever signs in again; what was seen does not.
    await sweepSealed(Date.now(), { seen: true });
    return false;
  }
  const { accessToken, at, expiresAt, endsAt }: SessionShown = await answer.json();
  const owner = ownerOf(accessToken);
  // Where nothing can be kept, nothing is; that keeps nobody from signing in.
  await claim(owner, endsHere(endsAt, at, Date.now())).catch(() => {});
  // Counted from when it was said: this computer's clock may be wrong.
  token = { value: accessToken, holdsUntil: endsHere(expiresAt, at, Date.now()), owner };
  localStorage.setItem(OPENED, 'ya');
  session.value = 'signedIn';
  return true;
};

/**
 * Ends what `beginSignIn` began, with what the sign-in page has put behind the address; gives where to go on, and
 * nothing where it was not begun here or is not taken.
 */
export const endSignIn = async (query: Readonly<Record<string, string>>): Promise<string | undefined> => {
  const { code, state } = query;
  // A code is good for one use by us; it need not stay in the history.
  history.replaceState(null, '', OFFICE_PAGES.signedIn);
  const was = begun();
  if (was === undefined || code === undefined || state !== was.state) return undefined;
  const opened = await taken(await post('/v1/session', { code, verifier: was.verifier }));
  return opened ? (isOurs(was.returnTo) ? was.returnTo : OFFICE_PAGES.today) : undefined;
};

/** Nobody is signed in in this window any more, and nothing of theirs is left in it. */
const shut = (): void => {
  token = undefined;
  sessionStorage.clear();
  session.value = 'signedOut';
};

/** By which one window of this browser tells the others that somebody has signed out. */
const windows = new BroadcastChannel('tanggap');
windows.onmessage = () => {
  shut();
  void dropAllSealed();
};
hearWindows((told) => {
  const owner = sessionStorage.getItem(OWNER);
  if (told.is === 'person' && owner !== null && told.owner !== owner) shut();
});
shareRing();

let renewing: Promise<boolean> | undefined;

/** One renewal at a time, however many calls need it. */
const renew = (): Promise<boolean> => {
  renewing ??= post('/v1/session/renewal')
    .then(taken)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
};

/** A token that holds; `undefined` where nobody is signed in any more. Throws where there is no answer. */
export const tokenNow = async (how: { readonly renew?: true } = {}): Promise<string | undefined> => {
  const holds = token !== undefined && Date.now() < token.holdsUntil - BEFORE_ITS_END_MS;
  if (holds && how.renew !== true) return token?.value;
  return (await renew()) ? token?.value : undefined;
};

/** A token that holds and is this person's; `undefined` where somebody else, or nobody, is signed in by now. */
export const tokenOf = async (person: string, how: { readonly renew?: true } = {}): Promise<string | undefined> => {
  await tokenNow(how);
  return token?.owner === person ? token.value : undefined;
};

/** Whose window this is, as far as anybody knows. */
export const personHere = (): string | undefined => sessionStorage.getItem(OWNER) ?? undefined;

/** Finds out whether somebody is signed in here; asks nobody where nobody can be. */
export const lookForSession = async (): Promise<void> => {
  if (localStorage.getItem(OPENED) === null) {
    session.value = 'signedOut';
    return;
  }
  try {
    await renew();
  } catch {
    session.value = isStillTheirs(Date.now()) ? 'withoutLine' : 'lineDown';
  }
};

/**
 * Signs out everywhere, in the other windows of this browser at once, and at the sign-in page too, which leads back to
 * the front page. What was typed, what was seen and kept, and what waits to be sent goes with it. Without a line the
 * page is shut here, and says that the session goes on elsewhere.
 */
export const signOut = async (): Promise<void> => {
  sessionStorage.clear();
  token = undefined;
  localStorage.removeItem(LAST);
  windows.postMessage('signedOut');
  await dropAllSealed();
  try {
    const answer = await post('/v1/session/end');
    const { signOutUrl }: SessionEnded = await answer.json();
    localStorage.removeItem(OPENED);
    leave(signOutUrl);
  } catch {
    session.value = 'notEnded';
  }
};
