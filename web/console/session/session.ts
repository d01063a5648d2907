import { signal } from '@preact/signals';
import * as oauth from 'oauth4webapi';
import type { SessionEnded, SessionShown } from '#shared/contracts/http/session';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { dropAllDrafts } from './draft.ts';

/** Whether somebody has signed in; nobody knows before the first answer. */
export type Session = 'unknown' | 'signedIn' | 'signedOut' | 'notEnded' | 'lineDown';
export const session = signal<Session>('unknown');

/** The only place where it is: a page that is closed or loaded again has none. */
let token: { readonly value: string; readonly holdsUntil: number } | undefined;

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
  location.assign(`${said('sign-in')}/oauth2/authorize?${asked}`);
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

const dropDraftsOfOthers = (accessToken: string): void => {
  const owner = ownerOf(accessToken);
  if (sessionStorage.getItem(OWNER) === owner) return;
  dropAllDrafts();
  sessionStorage.setItem(OWNER, owner);
};

const taken = async (answer: Response): Promise<boolean> => {
  // What stands between us and the function, or is broken there, says nothing of the session.
  if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
  if (!answer.ok) {
    token = undefined;
    localStorage.removeItem(OPENED);
    session.value = 'signedOut';
    return false;
  }
  const { accessToken, at, expiresAt }: SessionShown = await answer.json();
  dropDraftsOfOthers(accessToken);
  // Counted from when it was said: this computer's clock may be wrong.
  token = { value: accessToken, holdsUntil: Date.now() + Date.parse(expiresAt) - Date.parse(at) };
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

/** What one window of this browser tells the others. */
const windows = new BroadcastChannel('tanggap');
windows.onmessage = () => {
  token = undefined;
  sessionStorage.clear();
  session.value = 'signedOut';
};

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

/** Finds out whether somebody is signed in here; asks nobody where nobody can be. */
export const lookForSession = async (): Promise<void> => {
  if (localStorage.getItem(OPENED) === null) {
    session.value = 'signedOut';
    return;
  }
  try {
    await renew();
  } catch {
    session.value = 'lineDown';
  }
};

/**
 * Signs out everywhere, in the other windows of this browser at once, and at the sign-in page too, which leads back to
 * the front page. What was typed and kept for a while goes with it. Without a line the page is shut here, and says that
 * the session goes on elsewhere.
 */
export const signOut = async (): Promise<void> => {
  sessionStorage.clear();
  token = undefined;
  windows.postMessage('signedOut');
  try {
    const answer = await post('/v1/session/end');
    const { signOutUrl }: SessionEnded = await answer.json();
    localStorage.removeItem(OPENED);
    location.assign(signOutUrl);
  } catch {
    session.value = 'notEnded';
  }
};
