import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import type { DeliveryStore, DutyBook } from '#shared/app/notices/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { type Delivery, type DeliveryId, idOf, sameDelivery } from '#shared/domain/notices/delivery';
import { dutyTold } from '#shared/domain/notices/duty';
import { noticesFor } from '#shared/domain/notices/notice';
import { contactSubject, daySubject, digestSubject, reportSubject } from '#shared/domain/notices/subject';
import { tellersOfTrouble } from '#shared/domain/notices/tellers-of-trouble';
import { isNews } from '#shared/domain/notices/timing';
import { type ContactHealth, Trouble } from '#shared/domain/office/contact';
import { recipientOf } from '#shared/domain/office/recipient';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { isWaiting } from './delivery-words.ts';

const policy = loadPolicy();

/** One telling: whether the rules owe it, and what became of it so far. */
export type NoticeOutcome = {
  readonly id: DeliveryId;
  readonly owed: boolean;
  readonly delivery: Delivery | undefined;
};

/** As much of the table as is needed to look at notices. */
export type NoticeSource = {
  readonly events: ReportStore['events'];
  readonly deliveries: Pick<DeliveryStore, 'of' | 'health'>;
};

type Owed = { readonly id: DeliveryId; readonly since: Instant };

/** Everything that the events of a report owe, worked out anew from the record, and since when. */
const owedBy = (events: readonly RecordedEvent[]): readonly Owed[] => {
  let report: Report | undefined;
  const owed: Owed[] = [];
  for (const event of events) {
    const before = report;
    report = evolve(before, event);
    if (report.status === 'received') continue;
    owed.push(
      ...noticesFor(policy, { before, after: report }, event).map(({ report: about, version, kind, recipient }) => ({
        id: { subject: reportSubject(about), version, kind, recipient },
        since: event.recordedAt,
      })),
    );
  }
  return owed;
};

const compared = (owed: readonly DeliveryId[], deliveries: readonly Delivery[]): readonly NoticeOutcome[] => [
  ...owed.map((id) => ({ id, owed: true, delivery: deliveries.find((delivery) => sameDelivery(delivery, id)) })),
  ...deliveries
    .filter((delivery) => !owed.some((id) => sameDelivery(delivery, id)))
    .map((delivery) => ({ id: idOf(delivery), owed: false, delivery })),
];

/**
 * The notices of a report: those that its record owes, and any that it does not. What is no news any more is not
 * missing.
 */
export const reportNotices = async (
  source: NoticeSource,
  report: ReportId,
  now: Instant,
): Promise<readonly NoticeOutcome[]> => {
  // In this order: what is begun between the two reads is owed by an event that was there before.
  const deliveries = await source.deliveries.of(reportSubject(report));
  const owed = owedBy(await source.events(report));
  const isOwed = ({ id, since }: Owed): boolean =>
    isNews(since, now) || deliveries.some((delivery) => sameDelivery(delivery, id));
  return compared(
    owed.filter(isOwed).map(({ id }) => id),
    deliveries,
  );
};

/** What is known of every contact that has been tried. */
export const contactHealths = async ({ deliveries }: NoticeSource): Promise<readonly ContactHealth[]> => {
  const { people, groups } = policy.office;
  const healths = await Promise.all([...people, ...groups].map(({ id }) => deliveries.health(id)));
  return healths.filter((health) => health !== undefined);
};

/** The notices about contacts in trouble, likewise. */
export const troubleNotices = async (
  source: NoticeSource,
  healths: readonly ContactHealth[],
): Promise<readonly NoticeOutcome[]> => {
  const all = await Promise.all(
    healths
      .filter(({ troubles }) => troubles > 0)
      .map(async ({ recipient, troubles }) => {
        const subject = contactSubject(recipient);
        const troubled = recipientOf(policy, recipient);
        const told = troubled === undefined ? [] : tellersOfTrouble(policy, troubled);
        const owed = told.map(({ id }) => ({
          subject,
          version: troubles,
          kind: 'undeliverable' as const,
          recipient: id,
        }));
        const deliveries = await source.deliveries.of(subject);
        return compared(
          owed,
          deliveries.filter(({ version }) => version === troubles),
        );
      }),
  );
  return all.flat();
};

/** The notices about days on which nobody opened the queue in time, likewise. */
export const dutyNotices = async (
  { deliveries }: Pick<NoticeSource, 'deliveries'>,
  book: Pick<DutyBook, 'day'>,
  dates: readonly IsoDate[],
  now: Instant,
): Promise<readonly NoticeOutcome[]> => {
  const all = await Promise.all(
    dates.map(async (date) => {
      const subject = daySubject(date);
      // What a clock that ran ahead has left is still to come.
      const told = (await deliveries.of(subject)).filter(({ queuedAt }) => queuedAt <= now);
      const day = await book.day(date);
      // Of a day that was over before the watch came to it, nobody is told.
      const isTold = day?.missedAt !== undefined && isoDateOf(policy.calendar, day.missedAt) === date;
      const owed = isTold ? dutyTold(policy, day) : [];
      return compared(
        owed.map((one) => ({ subject, kind: 'queueUnopened' as const, ...one })),
        told,
      );
    }),
  );
  return all.flat();
};

/** The notices of digests. Each is begun when the files of its period are there, and never before. */
export const digestNotices = async (
  { deliveries }: Pick<NoticeSource, 'deliveries'>,
  periods: readonly DigestPeriod[],
): Promise<readonly NoticeOutcome[]> => {
  const told = await Promise.all(periods.map((period) => deliveries.of(digestSubject(period))));
  return told.flat().map((delivery) => ({ id: idOf(delivery), owed: true, delivery }));
};

/** What waits for less is waited for. */
const SOON_MS = 10_000;

/** Nothing more happens to it by itself, before the time that it waits for. */
export const isAtRest = ({ delivery }: NoticeOutcome, now: number): boolean => {
  if (delivery === undefined) return false;
  if (delivery.state === 'queued') return isWaiting(delivery, now + SOON_MS);
  return delivery.state !== 'sending' && delivery.state !== 'sent';
};

/** What is wrong with a notice, in words; `undefined` where it came out as it should. */
export const noticeProblem = (
  { owed, delivery }: NoticeOutcome,
  healths: readonly ContactHealth[],
  now: number,
): string | undefined => {
  if (delivery === undefined) return 'tidak pernah dimulai / never begun';
  if (!owed) return 'tidak seharusnya ada / not owed by any event';
  switch (delivery.state) {
    case 'delivered':
    case 'bounced':
    case 'complained':
    case 'withheld':
      return undefined;
    case 'queued':
      return isWaiting(delivery, now) ? undefined : 'belum dikirim / not sent yet';
    case 'sending':
      return 'masih dikirim / still being sent';
    case 'sent':
      return 'belum ada kabar / no news of it yet';
    case 'unknown':
      return 'tidak pasti terkirim / nobody knows whether it was sent';
    case 'failed':
      return isSuppressed(delivery, healths) ? undefined : 'gagal / failed';
  }
};

/** Not even tried, because the contact is in trouble: as it should be. */
const isSuppressed = ({ recipient, reason }: Delivery, healths: readonly ContactHealth[]): boolean =>
  Trouble.safeParse(reason).success &&
  healths.some((health) => health.recipient === recipient && health.trouble !== undefined);
