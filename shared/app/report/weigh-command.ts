import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { accountsKnown } from '#shared/app/access/list-people';
import type { ListAccounts } from '#shared/app/access/ports';
import type { Now } from '#shared/app/ports';
import { readMoment } from '#shared/domain/arrival/read-value';
import { proofOf } from '#shared/domain/evidence/proof';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import {
  type CommandMeant,
  type CommandRequest,
  commandRow,
  isReporters,
  type PersonCommand,
  type Refusal,
} from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context, Proof } from '#shared/domain/report/decision';
import type { ReportEvent } from '#shared/domain/report/event';
import type { Status } from '#shared/domain/report/lifecycle';
import type { KeyedHash, Report } from '#shared/domain/report/report';
import type { Message, Said } from '#shared/domain/report/submission';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { knownAlike } from './known-alike.ts';
import { knownEvidence } from './known-evidence.ts';
import { hiddenLinkOf, linkedFrom, withoutLink } from './known-link.ts';
import { openCommands } from './open-commands.ts';
import type { Classify, ReportStore } from './ports.ts';

export type WeighDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'events' | 'evidence' | 'outlines'>;
  readonly accounts: ListAccounts;
  readonly now: Now;
};

export type ActRefusal =
  | Exclude<Refusal, { kind: 'IllegalMove' | 'NotNow' }>
  /** Where the report is, and where it may go from there. */
  | { readonly kind: 'IllegalMove' | 'NotNow'; readonly from: Status; readonly open: readonly PersonCommand[] }
  | { readonly kind: Denied | 'KeyReused' | 'MomentUnreadable' }
  | { readonly kind: 'StaleVersion'; readonly version: number };

/** How words that come with a command are known to the rulebook. */
export type Listening = {
  readonly hash: (content: unknown) => Promise<KeyedHash>;
  /** Reads what the reporter said; where nobody does, it is decided as if they had said nothing. */
  readonly hear: Classify | undefined;
};

/** What an officer asks of a report as it is now, and of the other one that they name. */
type Asked = {
  readonly officer: Officer;
  readonly request: CommandRequest;
  readonly current: Report;
  readonly other: Report | undefined;
};

/** What the rulebook makes of a command, with the words that would be kept. */
type Weighed = {
  readonly events: readonly ReportEvent[];
  readonly context: Context;
  readonly said: Omit<Message, 'n'> | undefined;
  /** Other reports that it was decided by: it holds as long as they are as they were. */
  readonly others: readonly Report[];
  /** What is recorded that whoever asks may hear of. */
  readonly isTold: (event: ReportEvent) => boolean;
};

/**
 * Why it is not done, before the rulebook is asked; whoever may not know of the report is told nothing of its version.
 */
export const objectionTo = (
  officer: Officer,
  request: CommandRequest,
  current: Report | undefined,
  other: Report | undefined,
): ActRefusal | undefined => {
  const denied =
    request.type === 'linkDuplicate'
      ? deniedTo(officer, { to: request.type, report: current, other })
      : deniedTo(officer, { to: request.type, report: current });
  return denied === undefined ? undefined : { kind: denied };
};

/** What the rulebook decides of what somebody asks who may ask it. Nothing is written. */
export const weigh = async (
  deps: WeighDeps,
  { officer, request, current, other }: Asked,
  words: Listening,
): Promise<Result<Weighed, ActRefusal>> => {
  const now = deps.now();
  const meant = await meaningOf(deps, request, words, now);
  if (!meant.ok) return meant;
  const context: Context = {
    now,
    actor: { by: 'person', person: officer.person },
    policy: deps.policy,
    functions: officer.functions ?? [],
    ...(meant.value.names ? { accounts: await accountsKnown(deps) } : {}),
    ...(request.type === 'resolve' && request.result === 'fixed'
      ? { proof: await provenTo(deps, officer, current) }
      : {}),
  };
  const hidden = await hiddenLinkOf(deps, officer, current);
  const known = hidden === undefined ? current : withoutLink(current);
  const { original, others } = await originalFor(deps, officer, current, other);
  const { command, said } = meant.value;
  const decision = decide(command.type === 'unlinkDuplicate' ? known : current, command, {
    ...context,
    ...(original === undefined ? {} : { other: original }),
  });
  const isTold = (event: ReportEvent): boolean => event.type !== 'DuplicateUnlinked' || event.of !== hidden;
  if (decision.ok) return ok({ events: decision.value, context, said, others, isTold });
  const open = () => openCommands(deps.policy, officer, known, now).map((one) => one.command);
  return refuse(refusalOf(decision.refusal, open));
};

/** What proves that something was fixed, by all that whoever asks may know of. */
const provenTo = async ({ reports }: WeighDeps, officer: Officer, report: Report): Promise<Proof> => {
  const all = knownEvidence(officer, report, await reports.events(report.id), await reports.evidence(report.id));
  const knows = await knownAlike({ reports }, officer, report.id, all);
  return proofOf(all, report, { by: officer.person, as: officer.functions ?? [], knows });
};

/**
 * The report that another one is linked with, as whoever links them knows it: to them its own link with what they may
 * not know of is not there, unless that would lead round in a circle. With every report that this was decided by.
 */
const originalFor = async (
  deps: WeighDeps,
  officer: Officer,
  current: Report,
  other: Report | undefined,
): Promise<{ readonly original: Report | undefined; readonly others: readonly Report[] }> => {
  if (other === undefined) return { original: undefined, others: [] };
  if ((await hiddenLinkOf(deps, officer, other)) === undefined) return { original: other, others: [other] };
  const { chain, isWhole } = await linkedFrom(deps, other);
  const isRound = !isWhole || chain.some(({ id }) => id === current.id);
  return { original: isRound ? other : withoutLink(other), others: [other, ...chain] };
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
  deps: WeighDeps,
  request: CommandRequest<Name>,
  words: Listening,
  now: Instant,
): Promise<Result<Meant<Name>, ActRefusal>> => {
  const row = commandRow(request.type);
  const at = momentIn(deps, row.moment?.(request), now);
  if (at === undefined) return refuse({ kind: 'MomentUnreadable' });
  const names = row.names?.(request) === true;
  if (row.says === undefined) return ok({ command: { type: request.type, ...row.means(request, at) }, names });
  const isHeard = isReporters(row.says);
  const text = isHeard && words.hear === undefined ? undefined : row.text(request);
  if (text === undefined)
    return ok({ command: { type: request.type, ...row.means(request, at, undefined, undefined) }, names });
  const said: Said = { text, attachments: [], flags: [], raw: {} };
  const proposal = isHeard ? await words.hear?.({ text }) : undefined;
  const content = await words.hash({ type: request.type, said });
  return ok({
    command: { type: request.type, ...row.means(request, at, content, proposal) },
    said: { kind: row.says, sentAt: at, words: said },
    names,
  });
};

const momentIn = ({ policy }: WeighDeps, text: string | undefined, now: Instant): Instant | undefined => {
  if (text === undefined) return now;
  const at = readMoment(text, policy.office.zone);
  // What was before 1970 is readable, and impossible.
  return at === undefined ? undefined : Instant.parse(Math.max(at, 0));
};
