import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { accountsKnown } from '#shared/app/access/list-people';
import type { ListAccounts } from '#shared/app/access/ports';
import type { Log, Now } from '#shared/app/ports';
import type { Acted } from '#shared/contracts/http/command-call';
import { mayDo } from '#shared/domain/access/access';
import { readMoment } from '#shared/domain/arrival/read-value';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { asksWithoutPause } from '#shared/domain/report/clocks';
import {
  type Command,
  type CommandMeant,
  type CommandRequest,
  commandRow,
  isReporters,
  type PersonCommand,
  type Refusal,
} from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context, Decision } from '#shared/domain/report/decision';
import { isQuiet, openNameOf } from '#shared/domain/report/event';
import type { Status } from '#shared/domain/report/lifecycle';
import type { Report } from '#shared/domain/report/report';
import type { Message, Said } from '#shared/domain/report/submission';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant, type ReportId, type Sha256 } from '#shared/domain/words/words';
import { type Beside, commit, type Recorded } from './commit.ts';
import { type FindableDeps, findableOf } from './findable-of.ts';
import { openCommands } from './open-commands.ts';
import type { Classify, DataKeys, ReportStore } from './ports.ts';
import { untilSaved } from './until-saved.ts';
import { openVault } from './vault.ts';

export type ActDeps = FindableDeps & {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'event' | 'commit' | 'answered' | 'wrappedKey' | 'keepKey'>;
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

export type ActRefusal =
  | Exclude<Refusal, { kind: 'IllegalMove' | 'NotNow' }>
  /** Where the report is, and where it may go from there. */
  | { readonly kind: 'IllegalMove' | 'NotNow'; readonly from: Status; readonly open: readonly PersonCommand[] }
  | { readonly kind: Denied | 'KeyReused' | 'MomentUnreadable' }
  | { readonly kind: 'StaleVersion'; readonly version: number };

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
    const refusal = objectionTo(act, current, other) ?? (await staleness(deps, act, current));
    if (refusal !== undefined) return refuse(refusal);
    if (current === undefined) return refuse({ kind: 'Absent' as const });
    return carry(deps, act, { current, other }, { key, request: asked });
  });
};

/**
 * Why it is not done, before the rulebook is asked; whoever may not know of the report is told nothing of its version.
 */
const objectionTo = (act: Act, current: Report | undefined, other: Report | undefined): ActRefusal | undefined => {
  const { officer, request } = act;
  const denied =
    request.type === 'linkDuplicate'
      ? deniedTo(officer, { to: request.type, report: current, other })
      : deniedTo(officer, { to: request.type, report: current });
  return denied === undefined ? undefined : { kind: denied };
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
  const now = deps.now();
  const meant = await meaningOf(deps, current, request, now);
  if (!meant.ok) return meant;
  const context: Context = {
    now,
    actor: { by: 'person', person: officer.person },
    policy: deps.policy,
    functions: officer.functions ?? [],
    ...(meant.value.names ? { accounts: await accountsKnown(deps) } : {}),
    ...(other === undefined ? {} : { other }),
  };
  const decision = await decidedFor(deps, officer, current, meant.value.command, context);
  if (!decision.ok) {
    const open = () => openCommands(deps.policy, officer, current, now).map(({ command }) => command);
    return refuse(refusalOf(decision.refusal, open));
  }
  const { said } = meant.value;
  const step = await commit(deps, { id: current.id, current }, decision.value, context, async (next) => ({
    ...(said === undefined ? {} : await messageOf(deps, current.id, { ...said, n: next.report.messages })),
    answered: { ...asked, acted: actedBy(officer, next), at: now },
    unchanged: other,
  }));
  return step === 'conflict' ? step : ok(actedBy(officer, step));
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
const actedBy = (officer: Officer, { report, recorded }: Recorded): Acted => {
  const isTheirs = mayDo(officer, { to: 'readHead', report }).ok;
  return {
    report: report.id,
    version: report.version,
    ...(isTheirs ? { status: report.status } : {}),
    recorded: recorded.map(({ event }) => (isTheirs ? event.type : openNameOf(event))),
    ...warningsOf({ report, recorded }),
  };
};

const warningsOf = ({ report, recorded }: Recorded): Pick<Acted, 'warnings'> =>
  asksWithoutPause(report) && recorded.some(({ event }) => event.type === 'ReporterAsked')
    ? { warnings: ['clockGoesOn'] }
    : {};

/** What the rulebook says, to somebody for whom a link with what they may not know of is not there. */
const decidedFor = async (
  { reports }: ActDeps,
  officer: Officer,
  current: Report,
  command: Command,
  context: Context,
): Promise<Decision> => {
  if (command.type !== 'unlinkDuplicate' || current.duplicateOf === undefined) return decide(current, command, context);
  const other = await reports.load(current.duplicateOf);
  return mayDo(officer, { to: 'readHead', report: other }).ok ? decide(current, command, context) : ok([]);
};

/** Where the state of the report forbids it, with what is open to this person instead. */
const refusalOf = (refusal: Refusal, open: () => readonly PersonCommand[]): ActRefusal => {
  if (refusal.kind === 'IllegalMove') return { kind: refusal.kind, from: refusal.from, open: open() };
  if (refusal.kind === 'NotNow') return { kind: refusal.kind, from: refusal.status, open: open() };
  return refusal;
};

type Meant<Name extends PersonCommand> = {
  readonly command: CommandMeant<Name>;
  readonly said?: Omit<Message, 'n'>;
  readonly names: boolean;
};

/** A request as the rulebook knows it: words become a keyed hash, and travel beside it. */
const meaningOf = async <Name extends PersonCommand>(
  deps: ActDeps,
  current: Report,
  request: CommandRequest<Name>,
  now: Instant,
): Promise<Result<Meant<Name>, ActRefusal>> => {
  const row = commandRow(request.type);
  const at = momentIn(deps, row.moment?.(request), now);
  if (at === undefined) return refuse({ kind: 'MomentUnreadable' });
  const names = row.names?.(request) === true;
  if (row.says === undefined) return ok({ command: { type: request.type, ...row.means(request, at) }, names });
  const text = row.text(request);
  if (text === undefined)
    return ok({ command: { type: request.type, ...row.means(request, at, undefined, undefined) }, names });
  const said: Said = { text, attachments: [], flags: [], raw: {} };
  const proposal = isReporters(row.says) ? await deps.classify({ text }) : undefined;
  const vault = await openVault(deps, current.id, await deps.reports.wrappedKey(current.id));
  const content = vault.hash(canonicalJson({ type: request.type, said }));
  return ok({
    command: { type: request.type, ...row.means(request, at, content, proposal) },
    said: { kind: row.says, sentAt: at, words: said },
    names,
  });
};

const momentIn = ({ policy }: ActDeps, text: string | undefined, now: Instant): Instant | undefined => {
  if (text === undefined) return now;
  const at = readMoment(text, policy.office.zone);
  // What was before 1970 is readable, and impossible.
  return at === undefined ? undefined : Instant.parse(Math.max(at, 0));
};
