import { deliveriesOf, dutyBookOf, eventLogOf } from '#local/aws/records';
import type { Stack } from '#local/aws/stack';
import { showState } from '#local/pages/delivery-words';
import { DUTY_NAME } from '#local/pages/notice-table';
import { showMinute, showWeekday } from '#local/pages/office-time';
import { paint } from '#local/pages/steps';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { instantAt, plainDate } from '#shared/domain/calendar/calendar';
import type { Delivery } from '#shared/domain/notices/delivery';
import { datesBetween } from '#shared/domain/notices/duty';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { daySubject, reportSubject } from '#shared/domain/notices/subject';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { tellEvent } from '#shared/domain/report/event-words';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { readDuty } from './duty-list.ts';
import type { Pushed } from './push-clock.ts';

const policy = loadPolicy();

/** Something that time alone brought about, and who was told. */
type Brought = {
  readonly at: Instant;
  readonly about: string;
  readonly what: string;
  readonly told: readonly Delivery[];
};

/** Whether time alone brought an event about. */
const isBrought = (event: ReportEvent): boolean => {
  switch (event.type) {
    case 'DeadlineAtRisk':
    case 'DeadlineMissed':
    case 'Escalated':
    case 'DeadlineMoved':
    case 'SilenceNoted':
    case 'CloseProposed':
    case 'ChannelDiffers':
      return true;
    case 'Closed':
      return event.closedBy === 'silence';
    case 'Archived':
      return event.reason === 'silence';
    default:
      return false;
  }
};

const ofReports = async (
  stack: Stack,
  { from, until }: Pushed,
  names: ReadonlyMap<ReportId, string>,
): Promise<readonly Brought[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of eventLogOf(stack).between(from, until)) events.push(event);
  const store = deliveriesOf(stack);
  const reports = [...new Set(events.map(({ reportId }) => reportId))];
  const told = new Map(await Promise.all(reports.map(async (id) => [id, await store.of(reportSubject(id))] as const)));
  return events.flatMap(({ reportId, version, recordedAt, event }) => {
    if (!isBrought(event)) return [];
    const what = tellEvent(policy, event).id.replace(/\.$/, '');
    const deliveries = (told.get(reportId) ?? []).filter((delivery) => delivery.version === version);
    return [{ at: recordedAt, about: names.get(reportId) ?? reportId, what, told: deliveries }];
  });
};

const ofDuty = async (stack: Stack, { from, until }: Pushed): Promise<readonly Brought[]> => {
  const days = await readDuty(dutyBookOf(stack), datesBetween(policy.calendar, from, until));
  const missed = days.flatMap(({ date, day }) =>
    day?.missedAt !== undefined && day.missedAt >= from ? [{ date, at: day.missedAt }] : [],
  );
  return Promise.all(
    missed.map(async ({ date, at }) => ({
      at,
      about: DUTY_NAME,
      what: `antrean ${showWeekday(instantAt(policy.calendar, plainDate(date), '12:00'))} tidak dibuka pada waktunya`,
      told: await deliveriesOf(stack).of(daySubject(date)),
    })),
  );
};

/** Who was told alike: "lewat batas → grup-llaj: sampai". */
const toldWords = (told: readonly Delivery[], now: Instant): readonly string[] =>
  told.map(
    (delivery) => `${KIND_NAMES[delivery.kind].id} → ${delivery.recipient}: ${showState(policy, delivery, now)}`,
  );

/** So many names say enough. */
const NAMES_SHOWN = 4;

const namesOf = (brought: readonly Brought[]): string => {
  const names = brought.map(({ about }) => about);
  const others = names.length - NAMES_SHOWN;
  return others > 0 ? `${names.slice(0, NAMES_SHOWN).join(', ')} dan ${others} lainnya` : names.join(', ');
};

/**
 * What time alone brought about between two moments, in order, with whoever was told of it; what is alike stands
 * together.
 */
export const timeLines = async (
  stack: Stack,
  pushed: Pushed,
  names: ReadonlyMap<ReportId, string> = new Map(),
): Promise<readonly string[]> => {
  const brought = [...(await ofDuty(stack, pushed)), ...(await ofReports(stack, pushed, names))];
  const alike = Map.groupBy(
    brought.toSorted((one, other) => one.at - other.at),
    ({ at, what, told }) => [showMinute(at), what, ...toldWords(told, pushed.until)].join('\n'),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      `  ${showMinute(first.at)}  ${paint('bold', first.what)}: ${namesOf(group)}`,
      ...toldWords(first.told, pushed.until).map((words) => paint('dim', `    ✉ ${words}`)),
    ];
  });
};
