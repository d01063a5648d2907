import type { Parked } from '#shared/domain/arrival/parked';
import type { Calendar, IsoDate } from '#shared/domain/calendar/calendar';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import type { InformalContact } from '#shared/domain/informal/contact';
import type { Office } from '#shared/domain/office/office';
import type { Recipient } from '#shared/domain/office/recipient';
import type { Assessed } from '#shared/domain/report/report';
import type { Assignee, Bilingual, Instant, ReportId } from '#shared/domain/words/words';
import type { ChangeTold } from './change-told.ts';
import type { NoticeItem } from './item.ts';
import { isNeutral, type NoticeKind, type ParkedNoticeKind, type ReportNoticeKind } from './kind.ts';

/** A digest that is told. What it says of itself is worked out where digests are. */
export type DigestTelling = {
  readonly kind: 'digest';
  readonly period: DigestPeriod;
  readonly says: (voice: {
    readonly policy: { readonly calendar: Calendar; readonly office: Office };
    readonly language: keyof Bilingual;
    readonly brief: boolean;
    readonly showMoment: (at: Instant) => string;
  }) => Pick<NoticeItem, 'passages' | 'facts' | 'links'>;
};

/**
 * One thing to tell: of a report as it stands, of an arrival without its report, of a day, of a recipient that cannot
 * be reached, of a digest, of who may sign in, or of an informal contact. Of a report that was taken away it has
 * nothing but the id, so that no word of it can depend on what the report is by now.
 */
export type Telling =
  | { readonly kind: ReportNoticeKind; readonly report: Assessed }
  | { readonly kind: 'takenAway'; readonly former: ReportId }
  | { readonly kind: ParkedNoticeKind; readonly parked: Pick<Parked, 'channel' | 'receivedAt'> }
  | { readonly kind: 'queueUnopened'; readonly day: IsoDate }
  | { readonly kind: 'undeliverable'; readonly about: Recipient }
  | { readonly kind: 'officeChanged'; readonly change: ChangeTold }
  | { readonly kind: 'dangerInformal'; readonly contact: ContactTold }
  | { readonly kind: 'unitSilent'; readonly silence: { readonly unit: Assignee; readonly since: IsoDate } }
  | DigestTelling;

/** As much of an informal contact as is told of one. */
export type ContactTold = Pick<InformalContact, 'topic' | 'subDistrict' | 'at' | 'oversight'>;

export type ReportTelling = Extract<Telling, { readonly report: Assessed }>;
export const isOfReport = (telling: Telling): telling is ReportTelling => 'report' in telling;

export const isDanger = (telling: Telling): boolean =>
  telling.kind === 'dangerParked' ||
  telling.kind === 'dangerInformal' ||
  (isOfReport(telling) && (telling.kind === 'danger' || telling.report.urgency === 'danger'));

/** Is or may be oversight: nothing of it is said beyond that it is there and until when. */
export const isRestricted = (telling: Telling): boolean => isOfReport(telling) && telling.report.oversight !== 'none';

export const isOverdue = ({ kind }: Telling): boolean => kind === 'overdue' || kind === 'escalated';

export const isSecret = (telling: Telling): boolean => isOfReport(telling) && telling.report.secret;

/** The kind in whose words it is told: a report that has become restricted meanwhile is told as such. */
export const toldAs = (telling: Telling): NoticeKind => {
  if (!isRestricted(telling) || !isOfReport(telling) || isNeutral(telling.kind)) return telling.kind;
  return telling.report.oversight === 'confirmed' ? 'confirmedOversight' : 'suspectedOversight';
};
