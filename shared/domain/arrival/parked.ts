import * as z from 'zod';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { Known } from '#shared/domain/office/may-be-told';
import type { Office } from '#shared/domain/office/office';
import { standInsFor } from '#shared/domain/office/stand-in';
import type { RulesInForce } from '#shared/domain/report/decision';
import { Unreadable } from '#shared/domain/report/event';
import { keptByMachine } from '#shared/domain/report/recusal';
import { isSuspected } from '#shared/domain/report/route';
import { Kept } from '#shared/domain/report/second-step';
import type { WatchRules } from '#shared/domain/report/watch-rules';
import { ChannelId, Instant, ReportId, Sha256, Urgency } from '#shared/domain/words/words';
import { ARRIVAL_TYPES } from './arrival.ts';

/** What can come before its report. */
const ParkedType = z.enum(ARRIVAL_TYPES).exclude(['report.submitted']);
export type ParkedType = z.infer<typeof ParkedType>;

/**
 * An arrival that waits for its report: the name of its original, and what the machine heard in its words, by codes
 * alone.
 */
export const Parked = z
  .object({
    report: ReportId,
    webhook: Sha256,
    channel: ChannelId,
    type: ParkedType,
    original: z.string(),
    receivedAt: Instant,
    sentAt: Instant,
    urgency: Urgency,
    /** Its own words are heard as an accusation, and whom they accuse is kept from it. */
    oversight: z.enum(['none', 'suspected']),
    ...Kept,
    /** Counts changes: two who look at the same arrival do not both change it. */
    rev: z.int().min(1),
    /** Danger that it speaks of was told. */
    alarmedAt: Instant.optional(),
    /** Somebody was told that its report is missing. */
    toldAt: Instant.optional(),
    /** Its report has come, and it could not be taken in. */
    unreadable: Unreadable.optional(),
  })
  .readonly();
export type Parked = z.infer<typeof Parked>;

/** What the machine hears in an arrival that is parked; without words it hears nothing. */
export const heardIn = (
  policy: RulesInForce,
  proposal: Proposal | undefined,
): Pick<Parked, 'urgency' | 'oversight' | 'recused' | 'standIns'> => {
  if (proposal === undefined) return { urgency: 'normal', oversight: 'none' };
  if (!isSuspected(policy, proposal)) return { urgency: proposal.urgency, oversight: 'none' };
  return {
    urgency: proposal.urgency,
    oversight: 'suspected',
    ...keptByMachine({ policy }, proposal.accused ?? []),
  };
};

/**
 * As what the arrivals of one missing report are known. Nobody has judged them, and what they belong to nobody has
 * seen: whatever the machine hears, they may be about anybody, so they are read like a suspicion, and by nobody whom
 * any of them accuses.
 */
export const knownOf = (
  office: Pick<Office, 'people'>,
  parked: readonly Parked[],
): Known & { readonly oversight: 'suspected' } => {
  const recused = [...new Set(parked.flatMap((one) => one.recused ?? []))];
  return { oversight: 'suspected', recused, standIns: standInsFor(office, 'suspected', recused) };
};

/**
 * What waits for one report accuses as one: each is kept from whomever any of it accuses. Gives those that did not say
 * so yet, as they are to be kept: to be told of anew, since they have passed to others.
 */
export const agreeing = (policy: RulesInForce, waiting: readonly Parked[]): readonly Parked[] => {
  const accused = [...new Set(waiting.flatMap(({ recused = [] }) => recused))];
  const kept = keptByMachine({ policy }, accused);
  const isSuspected = waiting.some(({ oversight }) => oversight === 'suspected');
  return waiting.flatMap(({ alarmedAt: _, toldAt: __, recused = [], standIns: ___, ...parked }) =>
    !isSuspected || (parked.oversight === 'suspected' && recused.length === (kept.recused ?? []).length)
      ? []
      : [{ ...parked, ...kept, oversight: 'suspected', rev: parked.rev + 1 }],
  );
};

type Rules = { readonly calendar: Calendar; readonly watch: Pick<WatchRules, 'reportMissingAfter'> };

/** From when on the report of a parked arrival counts as missing. */
export const missingFrom = ({ calendar, watch }: Rules, { receivedAt }: { readonly receivedAt: Instant }): Instant =>
  countLimit(calendar, watch.reportMissingAfter, receivedAt).dueAt;

export type ParkedMatter = 'danger' | 'missing';

/** What somebody is to be told of a parked arrival by itself, and from when on. */
const toTell = (rules: Rules, parked: Parked): readonly { readonly what: ParkedMatter; readonly at: Instant }[] => [
  ...(parked.urgency === 'danger' && parked.alarmedAt === undefined
    ? [{ what: 'danger' as const, at: parked.receivedAt }]
    : []),
  ...(parked.toldAt === undefined && parked.unreadable === undefined
    ? [{ what: 'missing' as const, at: missingFrom(rules, parked) }]
    : []),
];

/** What somebody is to be told by now. */
export const owedOf = (rules: Rules, parked: Parked, now: Instant): readonly ParkedMatter[] =>
  toTell(rules, parked).flatMap(({ what, at }) => (at <= now ? [what] : []));

/** When somebody must look at it again if its report does not come before; `undefined` when nothing is left to tell. */
export const lookAtOf = (rules: Rules, parked: Parked): Instant | undefined =>
  toTell(rules, parked).reduce<Instant | undefined>(
    (first, { at }) => (first === undefined || at < first ? at : first),
    undefined,
  );
