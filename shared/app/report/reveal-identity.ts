import { deniedTo } from '#shared/app/access/denied-to';
import type { Revealed } from '#shared/contracts/http/command-call';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Act, type ActDeps, actOnReport } from './act-on-report.ts';
import type { DataKeys, ReportStore } from './ports.ts';
import { unsealIdentity } from './seal-identity.ts';
import type { ActRefusal } from './weigh-command.ts';

/**
 * Nobody is named by a look at who reported, so that it need not be known who has an account; and why somebody looks
 * are not the reporter's words, so that they are neither classified nor found.
 */
export type RevealDeps = Omit<ActDeps, 'accounts' | 'classify' | 'searchKey'> & {
  readonly reports: Pick<ReportStore, 'identity'>;
  /** What identities are sealed under, each with a key of its own. */
  readonly identityKeys: Pick<DataKeys, 'unwrap'>;
};

const unasked = (): Promise<never> => Promise.reject(new Error("why somebody looks are not the reporter's words"));

/**
 * Shows who reported, to whoever may see that, after it is on record that they looked and why: an answer that is lost
 * can be asked for again under the same key by whoever may see it still, and one that was never recorded is never
 * given.
 */
export const revealIdentity = async (
  deps: RevealDeps,
  { reason, ...act }: Omit<Act, 'request'> & { readonly reason: string },
): Promise<Result<Revealed, ActRefusal>> => {
  const acted = await actOnReport(
    { ...deps, accounts: async () => [], classify: unasked, searchKey: unasked },
    { ...act, request: { type: 'revealIdentity', text: reason } },
  );
  if (!acted.ok) return acted;
  const sealed = await deps.reports.identity(act.report);
  // What is asked for again was allowed once; whether it still is, is asked of the officer and the report as they are
  // now, and no earlier than who reported was read.
  const denied = deniedTo(act.officer, { to: 'revealIdentity', report: await deps.reports.load(act.report) });
  if (denied !== undefined) return refuse({ kind: denied });
  if (sealed === undefined) return ok(acted.value);
  return ok({ ...acted.value, reporter: await unsealIdentity(deps.identityKeys, act.report, sealed) });
};
