import { commit } from '#shared/app/report/commit';
import type { DataKeys } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import type { TakenBack, TakenIn } from '#shared/domain/arrival/row-outcome';
import type { ReadRow } from '#shared/domain/arrival/sheet';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import { isAsImported, type Report } from '#shared/domain/report/report';
import type { Actor } from '#shared/domain/words/actor';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ChannelId, ReportId } from '#shared/domain/words/words';
import { type AcceptDeps, wordsOf } from './accept-arrival.ts';
import { commandOf } from './command-of.ts';
import type { ChannelEvent } from './read-event.ts';

export type TakeInDeps = AcceptDeps & { readonly dataKeys: DataKeys };
/** Who has which sheet taken in, and of which channel it is. */
export type Sheet = { readonly actor: Extract<Actor, { by: 'history' }>; readonly channel: ChannelId };

const eventOf = ({ channel }: Sheet, row: ReadRow): ChannelEvent => ({
  channel,
  report: reportIdOf(channel, row.externalId),
  arrival: { type: 'report.submitted', externalId: row.externalId, submission: row.submission },
  sentAt: row.receivedAt,
  receivedAt: row.receivedAt,
});

/** What there is already under the number of a row: its report, or one of another channel. */
export type Known = { readonly current: Report | undefined; readonly isElsewhere: boolean };

/** The same of many rows, each in its place: two calls a hundred of them. */
export const knownOf = async (
  { policy, reports }: Pick<TakeInDeps, 'policy' | 'reports'>,
  { channel }: Sheet,
  rows: readonly ReadRow[],
): Promise<readonly Known[]> => {
  const others = policy.channels.channels.filter(({ id, official }) => official && id !== channel);
  const idsOf = ({ externalId }: ReadRow) =>
    [channel, ...others.map(({ id }) => id)].map((id) => reportIdOf(id, externalId));
  const found = new Map((await reports.loadAll(rows.flatMap(idsOf))).map((report) => [report.id, report]));
  return rows.map((row) => {
    const [own, ...elsewhere] = idsOf(row).map((id) => found.get(id));
    return { current: own, isElsewhere: elsewhere.some((one) => one !== undefined) };
  });
};

/**
 * Takes a row into the record, once, however often it is asked for; with `dry` nothing is written, and what would
 * become of it is told all the same. Nobody is told of what it brings. What was `known` is looked at again only where
 * somebody else was first.
 */
export const takeInRow = async (
  deps: TakeInDeps,
  sheet: Sheet,
  row: ReadRow,
  { known, dry }: { readonly known: Known; readonly dry: boolean },
): Promise<TakenIn> => {
  const event = eventOf(sheet, row);
  let seen: Known | undefined = known;
  return untilSaved(async () => {
    const { current, isElsewhere } = seen ?? (await lookAgain(deps, sheet, row));
    seen = undefined;
    if (current === undefined && isElsewhere) return 'otherChannel';
    if (current !== undefined && !mayBeTaken(current)) return 'live';
    if (current === undefined && dry) return 'new';
    return write(deps, { sheet, row, event, current, dry });
  });
};

const lookAgain = async (deps: TakeInDeps, sheet: Sheet, row: ReadRow): Promise<Known> => {
  const [known] = await knownOf(deps, sheet, [row]);
  if (known === undefined) throw new Error('a row that was not looked for');
  return known;
};

/** As a sheet left it, or taken back with one. */
const mayBeTaken = (report: Report): boolean => report.status !== 'received' && isAsImported(report);

type Step = {
  readonly sheet: Sheet;
  readonly row: ReadRow;
  readonly event: ChannelEvent;
  readonly current: Report | undefined;
  readonly dry: boolean;
};

const write = async (deps: TakeInDeps, step: Step): Promise<TakenIn | 'conflict'> => {
  const { sheet, row, event, current, dry } = step;
  // Of a new report the first key stands that anybody keeps, also one who died over it.
  const wrapped = current === undefined ? undefined : await deps.reports.wrappedKey(event.report);
  const vault = await openVault(deps, event.report, wrapped);
  const command = await commandOf(deps, vault, event);
  if (command.type !== 'submit') throw new Error('a row is a submission');
  const { sentAt: _, ...submitted } = command;
  const context: Context = { now: deps.now(), actor: sheet.actor, policy: deps.policy };
  const decision = decide(current, { ...submitted, type: 'takeIn', ended: row.ended }, context);
  if (!decision.ok) return 'live';
  if (decision.value.length === 0) return outcomeOf(sheet, current);
  if (dry) return 'changed';
  const done = await commit(deps, { id: event.report, current }, decision.value, context, ({ report }) =>
    wordsOf(deps, { current, report, event }),
  );
  if (done === 'conflict') return done;
  return current === undefined ? 'new' : 'changed';
};

/** What this sheet has brought before it broke off is counted as what it was then. */
const FIRST_EVENTS = 3;
const outcomeOf = ({ actor }: Sheet, current: Report | undefined): TakenIn => {
  if (current?.imported?.sheet !== actor.sheet) return 'known';
  return current.version === FIRST_EVENTS ? 'new' : 'changed';
};

/**
 * Takes a report back that this sheet brought or corrected last; one that somebody has worked on since stays. Asked
 * again, nothing more happens.
 */
export const takeBack = async (
  deps: Pick<TakeInDeps, 'policy' | 'reports' | 'now' | 'log'>,
  sheet: Sheet,
  id: ReportId,
) =>
  untilSaved(async (): Promise<TakenBack | 'conflict'> => {
    const current = await deps.reports.load(id);
    const context: Context = { now: deps.now(), actor: sheet.actor, policy: deps.policy };
    const decision = decide(current, { type: 'takeBack' }, context);
    if (!decision.ok) return 'kept';
    if (decision.value.length === 0) return 'takenBack';
    const done = await commit(deps, { id, current }, decision.value, context);
    return done === 'conflict' ? done : 'takenBack';
  });

/** Of these, the reports that this sheet brought and somebody has worked on since. */
export const workedOn = async (
  { reports }: Pick<TakeInDeps, 'reports'>,
  { actor }: Sheet,
  ids: readonly ReportId[],
): Promise<number> => {
  let touched = 0;
  for (let at = 0; at < ids.length; at += LOOKED_AT_ONCE) {
    const some = await reports.loadAll(ids.slice(at, at + LOOKED_AT_ONCE));
    touched += some.filter((report) => report.imported?.sheet === actor.sheet && !isAsImported(report)).length;
  }
  return touched;
};
/** A sheet may name more reports than a function has room for. */
const LOOKED_AT_ONCE = 1_000;
