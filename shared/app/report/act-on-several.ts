import type { Acted } from '#shared/contracts/http/command-call';
import type { Result } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { type Act, type ActDeps, actOnReport } from './act-on-report.ts';
import type { ActRefusal } from './weigh-command.ts';

export type Several = Pick<Act, 'officer' | 'request' | 'key'> & {
  readonly reports: readonly Pick<Act, 'report' | 'version'>[];
};

/** `failed`: a fault of ours; whether it was done is told when the call is repeated under its key. */
export type Outcome = { readonly report: ReportId; readonly outcome: Result<Acted, ActRefusal> | 'failed' };

/**
 * Carries out one command on several reports, one after the other, each as if it had been asked for by itself and under
 * a key of its own that follows from the call's: what fails for one of them changes nothing for the others, and whoever
 * repeats the call gets for each what became of it.
 */
export const actOnSeveral = async (deps: ActDeps, several: Several): Promise<readonly Outcome[]> => {
  const { officer, request, key, reports } = several;
  const once = { ...deps, accounts: remembered(deps.accounts) };
  const outcomes: Outcome[] = [];
  for (const { report, version } of reports) {
    const outcome = await actOnReport(once, { officer, request, report, version, key: `${key}\n${report}` }).catch(
      (fault: unknown) => {
        deps.log('several.failed', { report, fault: fault instanceof Error ? fault.name : 'unknown' });
        return 'failed' as const;
      },
    );
    outcomes.push({ report, outcome });
  }
  return outcomes;
};

/** Who has an account is asked once for all of them. */
const remembered = (accounts: ActDeps['accounts']): ActDeps['accounts'] => {
  let known: ReturnType<ActDeps['accounts']> | undefined;
  return () => {
    known ??= accounts();
    return known;
  };
};
