import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { InformalId } from '#shared/domain/informal/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { Assignee, ReportId, Sha256 } from '#shared/domain/words/words';
import { ChangeTold } from './change-told.ts';
import { ParkedNoticeKind, ReportNoticeKind } from './kind.ts';

const OfReport = z.object({ of: z.literal('report'), report: ReportId }).readonly();
const OfParked = z.object({ of: z.literal('parked'), report: ReportId, webhook: Sha256 }).readonly();
const OfContact = z.object({ of: z.literal('contact'), recipient: RecipientId }).readonly();
const OfDay = z.object({ of: z.literal('day'), day: IsoDate }).readonly();
const OfDigest = z.object({ of: z.literal('digest'), period: DigestPeriod }).readonly();
const OfChange = z.object({ of: z.literal('change'), change: ChangeTold }).readonly();
const OfInformal = z.object({ of: z.literal('informal'), contact: InformalId }).readonly();
/** Since which day nothing of a unit was published: the next silence is another. */
const OfSilence = z.object({ of: z.literal('silence'), unit: Assignee, since: IsoDate }).readonly();

/**
 * What a notice is about: a report, an arrival that waits for its report, a recipient that cannot be reached, a day on
 * which nobody opened the queue, a period's digest, a change of who may sign in and as what, an informal contact, or
 * the silence of a unit. An arrival without its report is no report: who may hear of it, and whether what was said of
 * it still holds, is another question, and no reader of the report sees whom it was told.
 */
export const NoticeSubject = z.discriminatedUnion('of', [
  OfReport,
  OfParked,
  OfContact,
  OfDay,
  OfDigest,
  OfChange,
  OfInformal,
  OfSilence,
]);
export type NoticeSubject = z.infer<typeof NoticeSubject>;

/** Of what each kind of notice is told. */
export const KindAndSubject = z.discriminatedUnion('kind', [
  z.object({ kind: ReportNoticeKind, subject: OfReport }),
  z.object({ kind: z.literal('takenAway'), subject: OfReport }),
  z.object({ kind: ParkedNoticeKind, subject: OfParked }),
  z.object({ kind: z.literal('undeliverable'), subject: OfContact }),
  z.object({ kind: z.literal('queueUnopened'), subject: OfDay }),
  z.object({ kind: z.literal('digest'), subject: OfDigest }),
  z.object({ kind: z.literal('officeChanged'), subject: OfChange }),
  z.object({ kind: z.literal('dangerInformal'), subject: OfInformal }),
  z.object({ kind: z.literal('unitSilent'), subject: OfSilence }),
]);

export const reportSubject = (report: ReportId) => ({ of: 'report', report }) as const;
export const parkedSubject = ({ report, webhook }: { readonly report: ReportId; readonly webhook: Sha256 }) =>
  ({ of: 'parked', report, webhook }) as const;
export const contactSubject = (recipient: RecipientId) => ({ of: 'contact', recipient }) as const;
export const daySubject = (day: IsoDate) => ({ of: 'day', day }) as const;
export const changeSubject = (change: ChangeTold) => ({ of: 'change', change }) as const;
export const informalSubject = (contact: InformalId) => ({ of: 'informal', contact }) as const;
export const silenceSubject = (unit: Assignee, since: IsoDate) => ({ of: 'silence', unit, since }) as const;
export const digestSubject = (period: DigestPeriod) => ({ of: 'digest', period }) as const;

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
    case 'change':
      return `change_${subject.change.id}`;
    case 'informal':
      return subject.contact;
    case 'silence':
      return `silence_${subject.unit}_${subject.since}`;
  }
};

export const sameSubject = (a: NoticeSubject, b: NoticeSubject): boolean => subjectKey(a) === subjectKey(b);
