import type { ListAccounts } from '#shared/app/access/ports';
import type { Log, Now } from '#shared/app/ports';
import type { Acted } from '#shared/contracts/http/command-call';
import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { asksWithoutPause } from '#shared/domain/report/clocks';
import { type CommandRequest, isReporters } from '#shared/domain/report/command-table';
import { isQuiet, openNameOf, type ReportEvent } from '#shared/domain/report/event';
import type { KeyedHash, Report } from '#shared/domain/report/report';
import type { Message } from '#shared/domain/report/submission';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId, Sha256 } from '#shared/domain/words/words';
import { type Beside, commit, type Recorded } from './commit.ts';
import { type FindableDeps, findableOf } from './findable-of.ts';
import type { Classify, DataKeys, ReportStore } from './ports.ts';
import { untilSaved } from './until-saved.ts';
import { openVault } from './vault.ts';
import { type ActRefusal, objectionTo, weigh } from './weigh-command.ts';

export type ActDeps = FindableDeps & {
  readonly policy: Policy;
  readonly reports: Pick<
    ReportStore,
    'load' | 'event' | 'commit' | 'answered' | 'wrappedKey' | 'keepKey' | 'events' | 'evidence' | 'outlines'
  >;
  readonly dataKeys: DataKeys;
  readonly accounts: ListAccounts;
  readonly classify: Classify;
  readonly now: Now;
  readonly log: Log;
};

/** What an officer asks to be done to a report that they have seen at some version, under a key of their own choice. */
export type Act = {
  readonly officer: Officer;
  readonly report: ReportId;
  readonly request: CommandRequest;
  readonly version: number;
  readonly key: string;
};

/**
 * Carries out what an officer asks, if they may and the report is still as they saw it. The same request under the same
 * key is answered as it was the first time and does nothing again; of two who ask at once, one is told that the report
 * has changed.
 */
export const actOnReport = (deps: ActDeps, act: Act): Promise<Result<Acted, ActRefusal>> => {
  const { officer, request } = act;
  const key = sha256(canonicalJson([officer.person, act.key]));
  const asked = sha256(canonicalJson([act.report, act.version, request]));
  return untilSaved(async () => {
    const current = await deps.reports.load(act.report);
    const other = request.type === 'linkDuplicate' ? await deps.reports.load(request.of) : undefined;
    // Looked for last: what is not answered by now has not changed the report as it was loaded.
    const before = await deps.reports.answered(key);
    if (before !== undefined)
      return before.request === asked ? ok(before.acted) : refuse({ kind: 'KeyReused' as const });
    const refusal = objectionTo(officer, request, current, other) ?? (await staleness(deps, act, current));
    if (refusal !== undefined) return refuse(refusal);
    if (current === undefined) return refuse({ kind: 'Absent' as const });
    return carry(deps, act, { current, other }, { key, request: asked });
  });
};

/** So many steps of the machine may have come in between. */
const MOST_QUIET = 8;

/** Whether it has changed since the person saw it, but for steps that change nothing that they could have looked at. */
const staleness = async (
  { reports }: ActDeps,
  act: Act,
  current: Report | undefined,
): Promise<ActRefusal | undefined> => {
  const version = current?.version ?? 0;
  if (version === act.version) return undefined;
  const stale: ActRefusal = { kind: 'StaleVersion', version };
  const steps = version - act.version;
  if (steps < 0 || steps > MOST_QUIET || act.version < 1) return stale;
  const since = Array.from({ length: steps }, (_, index) => reports.event(act.report, act.version + index + 1));
  return (await Promise.all(since)).every((step) => step !== undefined && isQuiet(step)) ? undefined : stale;
};

const carry = async (
  deps: ActDeps,
  { officer, request }: Act,
  { current, other }: { readonly current: Report; readonly other: Report | undefined },
  asked: { readonly key: Sha256; readonly request: Sha256 },
): Promise<Result<Acted, ActRefusal> | 'conflict'> => {
  const hash = async (content: unknown): Promise<KeyedHash> => {
    const vault = await openVault(deps, current.id, await deps.reports.wrappedKey(current.id));
    return vault.hash(canonicalJson(content));
  };
  const weighed = await weigh(deps, { officer, request, current, other }, { hash, hear: deps.classify });
  if (!weighed.ok) return weighed;
  const { events, context, said, others, isTold } = weighed.value;
  const step = await commit(deps, { id: current.id, current }, events, context, async (next) => ({
    ...(said === undefined ? {} : await messageOf(deps, current.id, { ...said, n: next.report.messages })),
    answered: { ...asked, acted: actedBy(officer, next, isTold), at: context.now },
    // It is itself written, at the version that it was seen at.
    unchanged: others.filter((one) => one.id !== current.id),
  }));
  return step === 'conflict' ? step : ok(actedBy(officer, step, isTold));
};

/** What is said beside a step. By their words reports are found only where these are the reporter's. */
const messageOf = async (
  deps: ActDeps,
  report: ReportId,
  message: Message,
): Promise<Pick<Beside, 'messages' | 'findable'>> => {
  const messages = [message];
  return isReporters(message.kind)
    ? { messages, findable: await findableOf(deps, report, { messages }) }
    : { messages };
};

/**
 * What whoever asked is told of it. Where it is now, and that it may be about oversight, is told only as long as the
 * report is still theirs: to anybody else it went back to a person, as it does for other reasons too.
 */
const actedBy = (officer: Officer, { report, recorded }: Recorded, isTold: (event: ReportEvent) => boolean): Acted => {
  const isTheirs = mayDo(officer, { to: 'readHead', report }).ok;
  return {
    report: report.id,
    version: report.version,
    ...(isTheirs ? { status: report.status } : {}),
    recorded: recorded.flatMap(({ event }) => {
      if (!isTold(event)) return [];
      return isTheirs ? event.type : openNameOf(event);
    }),
    ...warningsOf({ report, recorded }),
  };
};

export const warningsOf = ({ report, recorded }: Recorded): Pick<Acted, 'warnings'> =>
  asksWithoutPause(report) && recorded.some(({ event }) => event.type === 'ReporterAsked')
    ? { warnings: ['clockGoesOn'] }
    : {};
