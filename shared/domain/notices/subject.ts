import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { RecipientId } from '#shared/domain/office/recipient';
import { ReportId, Sha256 } from '#shared/domain/words/words';

/**
 * What a notice is about: a report, an arrival that waits for its report, a recipient that cannot be reached, a day on
 * which nobody opened the queue, or a period's digest. An arrival without its report is no report: who may hear of it,
 * and whether what was said of it still holds, is another question, and no reader of the report sees whom it was told.
 */
export const NoticeSubject = z.discriminatedUnion('of', [
  z.object({ of: z.literal('report'), report: ReportId }).readonly(),
  z.object({ of: z.literal('parked'), report: ReportId, webhook: Sha256 }).readonly(),
  z.object({ of: z.literal('contact'), recipient: RecipientId }).readonly(),
  z.object({ of: z.literal('day'), day: IsoDate }).readonly(),
  z.object({ of: z.literal('digest'), period: DigestPeriod }).readonly(),
]);
export type NoticeSubject = z.infer<typeof NoticeSubject>;

export const reportSubject = (report: ReportId): NoticeSubject => ({ of: 'report', report });
export const parkedSubject = ({
  report,
  webhook,
}: {
  readonly report: ReportId;
  readonly webhook: Sha256;
}): NoticeSubject => ({
  of: 'parked',
  report,
  webhook,
});
export const contactSubject = (recipient: RecipientId): NoticeSubject => ({ of: 'contact', recipient });
export const daySubject = (day: IsoDate): NoticeSubject => ({ of: 'day', day });
export const digestSubject = (period: DigestPeriod): NoticeSubject => ({ of: 'digest', period });

/** The report that a notice is about, if it is about one. */
export const reportIn = (subject: NoticeSubject): ReportId | undefined =>
  subject.of === 'report' ? subject.report : undefined;

/** A subject as text, no two alike. Names of mails follow from it, so it stays as it is. */
export const subjectKey = (subject: NoticeSubject): string => {
  switch (subject.of) {
    case 'report':
      return subject.report;
    case 'parked':
      return `parked_${subject.webhook}`;
    case 'contact':
      return `contact_${subject.recipient}`;
    case 'day':
      return `day_${subject.day}`;
    case 'digest':
      return `digest_${subject.period}`;
  }
};

export const sameSubject = (a: NoticeSubject, b: NoticeSubject): boolean => subjectKey(a) === subjectKey(b);
