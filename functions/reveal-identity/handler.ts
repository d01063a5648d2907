import { acting } from '#functions/admin-api/acting';
import { officeApi, officeRoute } from '#functions/admin-api/office-api';
import type { WhoAmIDeps } from '#shared/app/access/who-am-i';
import { type RevealDeps, revealIdentity } from '#shared/app/report/reveal-identity';
import { REVEAL_IDENTITY } from '#shared/contracts/http/command-operations';

export type RevealIdentityDeps = RevealDeps & WhoAmIDeps & { readonly clientId: string };

/** Who reported, to whoever may see that: the one door to it, and behind it the one key. */
export const revealIdentityHandler = (deps: RevealIdentityDeps) =>
  officeApi(deps, [
    officeRoute(
      REVEAL_IDENTITY,
      acting(deps, REVEAL_IDENTITY.id, (asked, { text }) => revealIdentity(deps, { ...asked, reason: text })),
    ),
  ]);
