import { knownOf, type Parked, type ParkedMatter } from '#shared/domain/arrival/parked';
import { type InformalContact, knownOfContact } from '#shared/domain/informal/contact';
import type { Audience } from '#shared/domain/office/audience';
import { isStillSeen, type Known, mayBeTold, READERS } from '#shared/domain/office/may-be-told';
import type { Office } from '#shared/domain/office/office';
import {
  groupsOf,
  headsOf,
  isPerson,
  peopleWith,
  type Recipient,
  type RecipientId,
  type Role,
} from '#shared/domain/office/recipient';
import { substituteFor } from '#shared/domain/office/stand-in';
import type { EventName, RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import type { Assessed, Report } from '#shared/domain/report/report';
import { ladderOf, WATCHED_CLOCKS, type WatchRules } from '#shared/domain/report/watch-rules';
import type { Assignee, ReportId } from '#shared/domain/words/words';
import type { ParkedNoticeKind, ReportNoticeKind } from './kind.ts';
import type { NoticeRule, Notices } from './rules.ts';

/** One telling: the same event, kind and recipient are the same notice, however often it is worked out. */
export type Notice = {
  readonly report: ReportId;
  readonly version: number;
  readonly kind: ReportNoticeKind | 'takenAway';
  readonly recipient: RecipientId;
  readonly urgent: boolean;
};

type Rules = { readonly office: Office; readonly notices: Notices; readonly watch: WatchRules };
type Told = { readonly office: Office };

/** Event types that may owe anybody a notice; the others need not be looked at. */
export const tellingEvents = ({ notices }: { readonly notices: Notices }): ReadonlySet<string> =>
  new Set([...notices.rules.flatMap(({ on }) => on), 'DeadlineMissed', 'Escalated', ...TAKES_AWAY]);

/** A report right before an event and right after it. */
export type Turn = { readonly before: Report | undefined; readonly after: Assessed };

/**
 * The notices that an event owes, worked out from the report as it stood right before and right after the event, so
 * that they are the same whenever they are worked out. A recipient is told once an event, by the first rule that names
 * it.
 */
export const noticesFor = (policy: Rules, turn: Turn, recorded: RecordedEvent): readonly Notice[] => {
  const { event, version } = recorded;
  const { after: report } = turn;
  // What a sheet of history brings, and takes back, is told to nobody.
  if (isToldByNext(event) || recorded.actor.by === 'history') return [];
  const owed = new Map<RecipientId, Notice>();
  const rules: readonly Telling[] = [
    ...policy.notices.rules.filter((candidate) => applies(candidate, report, recorded)),
    ...upLadder(policy, report, event),
  ];
  for (const rule of rules) {
    for (const recipient of toldBy(policy, report, rule)) {
      if (owed.has(recipient.id)) continue;
      const urgent = policy.notices.words[rule.kind].urgent || report.urgency === 'danger';
      owed.set(recipient.id, { report: report.id, version, kind: rule.kind, recipient: recipient.id, urgent });
    }
  }
  for (const { id: recipient } of takenFrom(policy, turn, event)) {
    // Not by the report's danger either: what was said last may have brought it, and takes the report away.
    const { urgent } = policy.notices.words.takenAway;
    owed.set(recipient, { report: report.id, version, kind: 'takenAway', recipient, urgent });
  }
  return [...owed.values()];
};

/** What takes a report from whoever has it. A unit that hands it back knows, and an end is another matter. */
const TAKES_AWAY: readonly EventName[] = ['Classified', 'Routed', 'HeldForTriage', 'OversightSuspected'];

/**
 * The groups that had a report to work on and have it no more. They are told by no rule, because a rule looks at what
 * the report is by now: these are told the same whether another unit has it, nobody, or whoever reads of oversight, and
 * whoever is named in it.
 */
const takenFrom = (policy: Told, { before, after }: Turn, { type }: ReportEvent): readonly Recipient[] => {
  if (!TAKES_AWAY.includes(type) || before === undefined || before.status === 'closed') return [];
  const had = openlyWith(before);
  return had === undefined || had === openlyWith(after) ? [] : groupsOf(policy, had);
};

const openlyWith = (report: Report): Assignee | undefined =>
  report.status !== 'received' && report.oversight === 'none' && 'assignee' in report ? report.assignee : undefined;

/**
 * That oversight was found is told by the step that was taken with it, in the words for that; this one would name the
 * topic.
 */
const isToldByNext = (event: ReportEvent): boolean => event.type === 'HandedBack' && event.reason === 'oversightFound';

/**
 * Whom a rule tells; in place of whoever is named in the report, whoever it passed to. Where oversight is or may be and
 * nobody is left of all those, it is told to the others who may read it: nothing about an accusation ends with the
 * accused.
 */
const toldBy = (policy: Told, report: Assessed, { to, afterwards }: Telling): readonly Recipient[] => {
  // Whoever was named in what was found to be none hears of it like anybody else, but not that there was something.
  const before = report.oversight === 'none' && afterwards === true ? (report.recused ?? []) : [];
  const audience = (audiences: readonly Audience[]) => audiences.flatMap((one) => audienceOf(policy, report, one));
  return inPlace(policy, report, audience(to), audience).filter(({ id }) => !before.includes(id));
};

/**
 * Who of these may hear of it; in place of whoever is named, whoever it passed to; where oversight may be and nobody is
 * left, its other readers.
 */
const inPlace = (
  policy: Told,
  known: Known,
  meant: readonly Recipient[],
  holding: (roles: readonly Role[]) => readonly Recipient[],
): readonly Recipient[] => {
  const { oversight, standIns = [] } = known;
  const recused = oversight === 'none' ? [] : (known.recused ?? []);
  const inPlaceOf = (recipient: Recipient): readonly Recipient[] => {
    if (!recused.includes(recipient.id) || !isPerson(recipient)) return [recipient];
    const substitute = substituteFor(policy.office, recipient, recused);
    return substitute !== undefined && standIns.includes(substitute.id) ? [substitute] : [];
  };
  const among = (recipients: readonly Recipient[]): readonly Recipient[] => [
    ...new Set(recipients.flatMap(inPlaceOf).filter((recipient) => mayBeTold(known, recipient))),
  ];
  const named = among(meant);
  return named.length > 0 || oversight === 'none' ? named : among(holding(READERS[oversight]));
};

export const PARKED_KINDS = { danger: 'dangerParked', missing: 'reportMissing' } as const satisfies Record<
  ParkedMatter,
  ParkedNoticeKind
>;

/**
 * Whom an arrival that waits for its report concerns. That it waits is for those alone who may hear of a suspicion:
 * nobody has judged it. Of danger the Secretary hears too, unless the words accuse somebody; the notice is the same for
 * all and says neither which report it is nor whom it accuses.
 */
export const toldOfParked = (
  policy: Told & { readonly notices: Notices },
  matter: ParkedMatter,
  parked: Parked,
): readonly Recipient[] => {
  const { danger, suspectedDanger, missing } = policy.notices.parkedTo;
  const holding = (roles: readonly Role[]) => roles.flatMap((role) => peopleWith(policy, role));
  const known = knownOf(policy.office, [parked]);
  if (matter === 'missing') return inPlace(policy, known, holding(missing), holding);
  return parked.oversight === 'none'
    ? [...new Set(holding(danger))]
    : inPlace(policy, known, holding(suspectedDanger), holding);
};

/**
 * Whom danger in an informal contact concerns: the group of its unit, and whoever looks after the official way; where
 * it accuses somebody, readers of oversight alone.
 */
export const toldOfContact = (
  policy: Told & { readonly notices: Notices },
  contact: Pick<InformalContact, 'oversight' | 'recused' | 'standIns' | 'unit'>,
): readonly Recipient[] => {
  const { danger, suspectedDanger } = policy.notices.informalTo;
  const holding = (roles: readonly Role[]) => roles.flatMap((role) => peopleWith(policy, role));
  if (contact.oversight !== 'none') return inPlace(policy, knownOfContact(contact), holding(suspectedDanger), holding);
  const groups = contact.unit === undefined ? [] : groupsOf(policy, contact.unit);
  return [...new Set([...groups, ...holding(danger)])];
};

const applies = (rule: NoticeRule, report: Assessed, { event, recordedAt }: RecordedEvent): boolean =>
  rule.on.includes(event.type) &&
  rule.oversight === report.oversight &&
  (rule.afterwards !== true || isStillSeen(report, recordedAt)) &&
  (rule.urgency === undefined || rule.urgency.includes(report.urgency)) &&
  (rule.unposted !== true || ('unposted' in event && event.unposted === true));

type Telling = {
  readonly kind: ReportNoticeKind;
  readonly to: readonly Audience[];
  readonly afterwards?: true | undefined;
};

/** Whom the ladder names for a miss, and for each step after it. */
const upLadder = ({ watch }: Rules, report: Assessed, event: ReportEvent): readonly Telling[] => {
  if (event.type !== 'DeadlineMissed' && event.type !== 'Escalated') return [];
  const clock = WATCHED_CLOCKS.safeParse(event.clock);
  const ladder = clock.success ? ladderOf(watch, report, clock.data) : undefined;
  if (event.type === 'DeadlineMissed') return ladder === undefined ? [] : [{ kind: 'overdue', to: ladder.onMiss }];
  const step = ladder?.steps[event.step - 1];
  return step === undefined ? [] : [{ kind: 'escalated', to: step.to }];
};

const audienceOf = (policy: Told, report: Assessed, audience: Audience): readonly Recipient[] => {
  switch (audience) {
    case 'assignee':
      return assigneeGroups(policy, report);
    case 'holder': {
      const groups = assigneeGroups(policy, report);
      return groups.length > 0 ? groups : peopleWith(policy, 'laporAdmin');
    }
    case 'head': {
      const heads = 'assignee' in report && report.assignee !== undefined ? headsOf(policy, report.assignee) : [];
      return heads.length > 0 ? heads : peopleWith(policy, 'secretary');
    }
    case 'overseer':
      return [...peopleWith(policy, 'secretary'), ...(isNamed(policy, report) ? peopleWith(policy, 'inspector') : [])];
    case 'approver':
      return policy.office.people.filter(({ id }) => report.proposed?.approvers.includes(id) === true);
    default:
      return peopleWith(policy, audience);
  }
};

const assigneeGroups = (policy: Told, report: Assessed): readonly Recipient[] =>
  'assignee' in report && report.assignee !== undefined && report.status !== 'closed'
    ? groupsOf(policy, report.assignee)
    : [];

/** The Secretary or the Lapor admin is named in the report: the inspector looks at it as well. */
const isNamed = (policy: Told, { recused = [] }: Assessed): boolean =>
  [...peopleWith(policy, 'secretary'), ...peopleWith(policy, 'laporAdmin')].some(({ id }) => recused.includes(id));
