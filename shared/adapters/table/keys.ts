import { type Activity, ActivityId } from '#shared/domain/activities/activity';
import type { ActivityUploadId } from '#shared/domain/activities/activity-upload';
import { type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { DigestPeriod, YearName } from '#shared/domain/calendar/period';
import { MonthName } from '#shared/domain/calendar/period';
import type { Attachment } from '#shared/domain/evidence/attachment';
import type { UploadId } from '#shared/domain/evidence/evidence';
import type { Trace } from '#shared/domain/evidence/trace';
import type { ExportId } from '#shared/domain/figures/export-order';
import type { InformalContact, InformalId } from '#shared/domain/informal/contact';
import type { NewsId, NewsItem, PublishedNews } from '#shared/domain/news/news-item';
import { isLinkBroken, portalOf } from '#shared/domain/news/portal-link';
import type { LetterAct, LetterId } from '#shared/domain/notices/dead-letter';
import { type Delivery, type DeliveryId, failedAt, type MailId } from '#shared/domain/notices/delivery';
import type { NoticeSubject } from '#shared/domain/notices/subject';
import type { ChangeId, OfficeChange } from '#shared/domain/office/change';
import type { RecipientId } from '#shared/domain/office/recipient';
import { isOpenWork } from '#shared/domain/report/agenda';
import type { RecordedEvent } from '#shared/domain/report/event';
import { type ListedType, listedType } from '#shared/domain/report/listed-events';
import { type Queue, queueOf, type Report } from '#shared/domain/report/report';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import type { ImportId } from '#shared/domain/words/import-id';
import { type Assignee, Instant, ReportId, type Sha256 } from '#shared/domain/words/words';

/**
 * Every key and index entry of the one table, each beside the access pattern that it serves. Only that of a movable
 * clock stands with the clock (clock.ts): the front door reads it, and knows nothing of reports.
 */
export type Key = { readonly pk: string; readonly sk: string };

const reportKey = (id: ReportId, sk: string): Key => ({ pk: `R#${id}`, sk });

/** Everything of one report lies together; `items` of a kind by prefix. */
export const ofReport = (id: ReportId): string => `R#${id}`;
export const headKey = (id: ReportId): Key => reportKey(id, 'HEAD');
export const wordsKey = (id: ReportId): Key => reportKey(id, 'TEXT');
export const identityKey = (id: ReportId): Key => reportKey(id, 'WHO');
/** The report's wrapped data key; destroying this item makes identity and originals unreadable. */
export const dataKeyKey = (id: ReportId): Key => reportKey(id, 'KEY');

export const EVENTS = 'EV#';
export const eventKey = (id: ReportId, version: number): Key => reportKey(id, `${EVENTS}${padded(version, 6)}`);
export const MESSAGES = 'MSG#';
export const messageKey = (id: ReportId, n: number): Key => reportKey(id, `${MESSAGES}${padded(n, 5)}`);
export const PARKED = 'PEND#';
export const parkedKey = (id: ReportId, webhook: Sha256): Key => reportKey(id, `${PARKED}${webhook}`);
export const CONFLICTS = 'CONF#';
export const conflictKey = (id: ReportId, webhook: Sha256, body: string): Key =>
  reportKey(id, `${CONFLICTS}${webhook}#${body}`);

/** The reports that are linked as duplicates of a report, beside it. */
export const DUPLICATES = 'DUP#';
export const duplicateKey = (of: ReportId, duplicate: ReportId): Key => reportKey(of, `${DUPLICATES}${duplicate}`);

/** The files that prove something about a report, beside it; what they are called, sealed. */
export const EVIDENCE = 'DOC#';
export const evidenceKey = (report: ReportId, id: EvidenceId): Key => reportKey(report, `${EVIDENCE}${id}`);
export const EVIDENCE_TEXTS = 'DOCTEXT#';
export const evidenceTextKey = (report: ReportId, id: EvidenceId): Key => reportKey(report, `${EVIDENCE_TEXTS}${id}`);
/** What became of the files that a channel named, each by its address, which only the report's key can tell. */
export const ATTACHMENTS = 'ATT#';
export const attachmentKey = ({ report, id }: Pick<Attachment, 'report' | 'id'>): Key =>
  reportKey(report, `${ATTACHMENTS}${id}`);
/** A file that somebody means to send. */
export const uploadKey = (id: UploadId): Key => ({ pk: `U#${id}`, sk: '-' });
/** By what the files that were kept in a year are found again, apart from the reports: who looks for one reads all. */
export const ofTraces = (year: YearName): string => `V#${year}`;
export const traceKey = (year: YearName, { report, evidence }: Pick<Trace, 'report' | 'evidence'>): Key => ({
  pk: ofTraces(year),
  sk: `${report}#${evidence}`,
});

/** What became of a webhook; forgotten after 90 days, when the report item alone is the duplicate check. */
export const inboxKey = (webhook: Sha256): Key => ({ pk: `I#${webhook}`, sk: '-' });
/** What an officer's request under a key of theirs was answered with. */
export const answeredKey = (key: Sha256): Key => ({ pk: `K#${key}`, sk: '-' });
/** What the reports received in a month are found by, by their words, the earliest first: one item for each text. */
export const ofSearch = (month: MonthName): string => `W#${month}`;
export const searchEntriesOf = ({ id, receivedAt }: Pick<Report, 'id' | 'receivedAt'>): string =>
  `${padded(receivedAt, 13)}#${id}#`;
export const searchEntryKey = (month: MonthName, report: Pick<Report, 'id' | 'receivedAt'>, n: number): Key => ({
  pk: ofSearch(month),
  sk: `${searchEntriesOf(report)}${padded(n, 5)}`,
});
/** Whose entry it is. */
export const searchEntryIn = (sk: string): { readonly receivedAt: Instant; readonly report: ReportId } => {
  const [receivedAt = '', report] = sk.split('#');
  return { receivedAt: Instant.parse(Number(receivedAt)), report: ReportId.parse(report) };
};

/** From a tracking code's hash to its report. */
export const trackingKey = (tracking: Sha256): Key => ({ pk: `T#${tracking}`, sk: '-' });
/** Wrong tracking codes from one address in one window. */
export const missKey = (name: string, window: Instant): Key => ({ pk: `L#${name}`, sk: padded(window, 13) });

/**
 * What is told about a report lies with the report, and so does what was told before it came, apart; about a contact or
 * a day, beside what is known of it; about a digest, by its period; about a change of accounts or contacts, by the
 * change; about an informal contact, with it; about a silence, by the day on which it began.
 */
export const ofSubject = (subject: NoticeSubject): string => {
  switch (subject.of) {
    case 'report':
    case 'parked':
      return ofReport(subject.report);
    case 'contact':
      return ofContact(subject.recipient);
    case 'day':
      return ofDay(subject.day);
    case 'silence':
      return ofDay(subject.since);
    case 'digest':
      return ofDigest(subject.period);
    case 'change':
      return ofChange(subject.change.id);
    case 'informal':
      return ofInformal(subject.contact);
  }
};
/**
 * Not among those of the report, whose readers may not know what was told to whom before it came; of units that have
 * been silent since the same day, each apart.
 */
export const deliveriesOn = (subject: NoticeSubject): string => {
  if (subject.of === 'silence') return `SN#${subject.unit}#`;
  return subject.of === 'parked' ? `PN#${subject.webhook}#` : 'NT#';
};
export const deliveryKey = ({ subject, version, kind, recipient }: DeliveryId): Key => ({
  pk: ofSubject(subject),
  sk: `${deliveriesOn(subject)}${padded(version, 6)}#${kind}#${recipient}`,
});
const ofContact = (recipient: RecipientId): string => `C#${recipient}`;
const ofChange = (id: ChangeId): string => `O#${id}`;
/** What is known of a recipient's contact: never the address. */
export const healthKey = (recipient: RecipientId): Key => ({ pk: ofContact(recipient), sk: '-' });
/** Which deliveries were in a mail, by our own id for it. */
export const mailKey = (id: MailId): Key => ({ pk: `M#${id}`, sk: '-' });
/** From the mail service's name for a mail to ours. */
export const mailNameKey = (serviceId: string): Key => ({ pk: `S#${serviceId}`, sk: '-' });
export type QuotaOf = 'mail' | 'letters' | 'exports' | 'imports' | 'changes';
/**
 * How many mails have been taken from a day's quota, how many acts on dead letters, exports, imports and changes of
 * accounts from an hour's.
 */
export const quotaKey = (of: QuotaOf, time: string): Key => ({ pk: `Q#${of}`, sk: time });
const ofDay = (date: IsoDate): string => `D#${date}`;
/** Who opened the queue on a day. */
export const dutyKey = (date: IsoDate): Key => ({ pk: ofDay(date), sk: '-' });
const ofDigest = (period: DigestPeriod): string => `G#${period}`;
/** What a link to a file opens, by the hash of its token. */
export const fileLinkKey = (token: Sha256): Key => ({ pk: `F#${token}`, sk: '-' });
/** An export that is made in the background, by its name. */
export const exportOrderKey = (id: ExportId): Key => ({ pk: `J#${id}`, sk: '-' });
/** All imports of history lie together: an office has a few. */
export const ofImports = (): string => 'H#imports';
export const IMPORTS = 'imp_';
export const sheetImportKey = (id: ImportId): Key => ({ pk: ofImports(), sk: id });
/** Why a message failed when it was last tried. */
export const letterNoteKey = (letter: LetterId): Key => ({ pk: `X#${letter}`, sk: '-' });
/** What was done with dead letters lies by the office's month: there are few. */
export const ofLetterActs = (month: MonthName): string => `A#${month}`;
export const LETTER_ACTS = 'ACT#';
export const letterActsOn = (letter: LetterId): string => `${LETTER_ACTS}${letter}#`;
export const letterActKey = (month: MonthName, { letter, action, at }: LetterAct): Key => ({
  pk: ofLetterActs(month),
  sk: `${letterActsOn(letter)}${action}#${padded(at, 13)}`,
});
/** Who changed accounts, by the office's month: there are few. */
export const ofChanges = (month: MonthName): string => `B#${month}`;
export const CHANGES = 'CHG#';
export const changeKey = (month: MonthName, { id }: Pick<OfficeChange, 'id'>): Key => ({
  pk: ofChanges(month),
  sk: `${CHANGES}${id}`,
});
/** Everything of one informal contact lies together, apart from all reports. */
export const ofInformal = (id: InformalId): string => `N#${id}`;
export const contactHeadKey = (id: InformalId): Key => ({ pk: ofInformal(id), sk: 'HEAD' });
export const contactEventKey = (id: InformalId, version: number): Key => ({
  pk: ofInformal(id),
  sk: `${EVENTS}${padded(version, 6)}`,
});
/** What was said, sealed, with its wrapped key; forgotten when the policy says so. */
export const contactSaidKey = (id: InformalId): Key => ({ pk: ofInformal(id), sk: 'SAID' });
/** The rules that open deadlines were last counted by. */
export const rulesAppliedKey = (): Key => ({ pk: 'E#rules', sk: 'applied' });
/** How far somebody has read the log of events. */
export const markKey = (reader: string): Key => ({ pk: `E#${reader}`, sk: 'mark' });
/** All evaluated months lie together: an office has twelve a year. */
export const EVALUATIONS = 'E#evaluations';
export const MONTHS = 'MONTH#';
export const evaluatedMonthKey = (month: MonthName): Key => ({ pk: EVALUATIONS, sk: `${MONTHS}${month}` });
/** What everybody may see of a year, apart from all that it was counted from: its readers may read nothing else. */
export const publicYearKey = (year: YearName): Key => ({ pk: `Y#${year}`, sk: '-' });

/** Everything of one activity lies together: head, record, versions of its words, its key and its files. */
const activityKey = (id: ActivityId, sk: string): Key => ({ pk: ofActivity(id), sk });
export const ofActivity = (id: ActivityId): string => `AC#${id}`;
/** Whose partition it is. */
export const activityIn = (pk: string): ActivityId => ActivityId.parse(pk.slice(3));
export const activityHeadKey = (id: ActivityId): Key => activityKey(id, 'HEAD');
export const activityWordsKey = (id: ActivityId, n: number): Key => activityKey(id, `TEXT#${padded(n, 4)}`);
export const activityEventKey = (id: ActivityId, version: number): Key =>
  activityKey(id, `${EVENTS}${padded(version, 6)}`);
export const activityKeyKey = (id: ActivityId): Key => activityKey(id, 'KEY');
export const activityFileKey = (id: ActivityId, file: EvidenceId): Key => activityKey(id, `${EVIDENCE}${file}`);
/** A file that somebody means to send for an activity. */
export const activityUploadKey = (id: ActivityUploadId): Key => ({ pk: `U#${id}`, sk: '-' });
/** GSI2: activities by the month and day on which they were done. */
export const activityMonthEntry = ({
  date,
  id,
}: Pick<Activity, 'date' | 'id'>): { gsi2pk: string; gsi2sk: string } => ({
  gsi2pk: activitiesIn(monthOfDay(date)),
  gsi2sk: `${date}#${id}`,
});
export const activitiesIn = (month: MonthName): string => `ACTIVITIES#${month}`;

/** Everything of one news item lies together: head, record, versions of its words, and why it was returned. */
const newsKey = (id: NewsId, sk: string): Key => ({ pk: ofNews(id), sk });
export const ofNews = (id: NewsId): string => `NW#${id}`;
export const newsHeadKey = (id: NewsId): Key => newsKey(id, 'HEAD');
export const newsTextKey = (id: NewsId, n: number): Key => newsKey(id, `TEXT#${padded(n, 4)}`);
export const newsEventKey = (id: NewsId, version: number): Key => newsKey(id, `${EVENTS}${padded(version, 6)}`);
export const NEWS_NOTES = 'NOTE#';
export const newsNoteKey = (id: NewsId, version: number): Key => newsKey(id, `${NEWS_NOTES}${padded(version, 6)}`);
/**
 * GSI1: news that nobody has decided, by when it was last changed; and news whose link to the portal does not answer,
 * by since when. Sparse.
 */
export const openNewsEntry = (news: NewsItem): { gsi1pk?: string; gsi1sk?: string } => {
  const { state, changedAt, id } = news;
  if (state === 'draft' || state === 'submitted')
    return { gsi1pk: OPEN_NEWS, gsi1sk: `${padded(changedAt, 13)}#${id}` };
  const portal = portalOf(news);
  if (!isLinkBroken(portal?.outcome)) return {};
  return { gsi1pk: BROKEN_LINKS, gsi1sk: `${padded(portal?.checkedAt ?? changedAt, 13)}#${id}` };
};
export const OPEN_NEWS = 'OPEN#newsItems';
export const BROKEN_LINKS = 'OPEN#newsLinks';
/**
 * Links to the portal, apart from the news that they are of: whoever looks at them has no need of an index, where open
 * work of all kinds lies.
 */
export const POSTED_LINKS = 'NW#links';
export const postedLinkKey = (id: NewsId): Key => ({ pk: POSTED_LINKS, sk: id });
export const ALL_POSTED = 'nws_';
/** With which of them the next look begins. */
export const linkRoundKey = (): Key => ({ pk: POSTED_LINKS, sk: 'next' });
/** GSI2: news by the month and day of its activity. */
export const newsMonthEntry = ({ date, id }: Pick<NewsItem, 'date' | 'id'>): { gsi2pk: string; gsi2sk: string } => ({
  gsi2pk: newsIn(monthOfDay(date)),
  gsi2sk: `${date}#${id}`,
});
export const newsIn = (month: MonthName): string => `NEWS#${month}`;
const monthOfDay = (date: IsoDate): MonthName => MonthName.parse(date.slice(0, 7));

/** Sorts after every instant: nothing is due on the report, but it is still open. */
export const NEVER = 9_999_999_999_999;

/**
 * What everybody may read of the news, the newest first, apart from all that it was made of: its readers may read
 * nothing else.
 */
export const PUBLISHED_NEWS = 'PB#news';
type NewsPlace = Pick<PublishedNews, 'publishedAt' | 'id'>;
const newestFirst = ({ publishedAt, id }: NewsPlace): string => `${padded(NEVER - publishedAt, 13)}#${id}`;
export const publishedNewsKey = (news: NewsPlace): Key => ({ pk: PUBLISHED_NEWS, sk: newestFirst(news) });
/** The same by its unit, and by its id; both sort behind the list of all, which digits begin. */
const publishedBy = (unit: Assignee): string => `UNIT#${unit}#`;
export const publishedByUnitKey = ({ unit, ...news }: NewsPlace & Pick<PublishedNews, 'unit'>): Key => ({
  pk: PUBLISHED_NEWS,
  sk: `${publishedBy(unit)}${newestFirst(news)}`,
});
export const publishedByIdKey = (id: NewsId): Key => ({ pk: PUBLISHED_NEWS, sk: id });
/** What is another whenever anything was published or withdrawn. */
export const publishedMarkKey = (): Key => ({ pk: PUBLISHED_NEWS, sk: 'MARK' });
/** What was published before something, of a unit or of all: an exclamation mark sorts before whatever is in a key. */
export const publishedBefore = (
  after: NewsPlace | undefined,
  unit: Assignee | undefined,
): { readonly from: string; readonly to: string } => {
  const start = unit === undefined ? '' : publishedBy(unit);
  return { from: `${start}${after === undefined ? '0' : `${newestFirst(after)}!`}`, to: `${start}9~` };
};

/**
 * GSI1: open work by who must act, soonest first: by when somebody must look at it again if nothing happens before.
 * Sparse: a report leaves when it is done and the channel says the same.
 */
export const openWorkEntry = (
  report: Report,
  nextActionAt: Instant | undefined,
): { gsi1pk?: string; gsi1sk?: string } =>
  isOpenWork(report)
    ? { gsi1pk: openWorkOf(queueOf(report)), gsi1sk: `${padded(nextActionAt ?? NEVER, 13)}#${report.id}` }
    : {};
export const openWorkOf = (queue: Queue): string => `OPEN#${queue}`;
/** The time and the report of an entry. */
export const openWorkIn = (gsi1sk: string): { readonly at: Instant; readonly report: ReportId } => ({
  at: Instant.parse(Number(gsi1sk.slice(0, 13))),
  report: ReportId.parse(gsi1sk.slice(14)),
});

/**
 * GSI1: arrivals that wait for their report, by when somebody must look at them: one whose report never comes is seen.
 */
export const parkedEntry = (report: ReportId, lookAt: Instant | undefined): { gsi1pk: string; gsi1sk: string } => ({
  gsi1pk: ALL_PARKED,
  gsi1sk: `${padded(lookAt ?? NEVER, 13)}#${report}`,
});
export const ALL_PARKED = 'OPEN#parked';

/** GSI1: informal contacts that wait for their report, by when somebody turned to an officer. Sparse. */
export const waitingEntry = ({ state, at, id }: InformalContact): { gsi1pk?: string; gsi1sk?: string } =>
  state === 'waiting' ? { gsi1pk: WAITING_CONTACTS, gsi1sk: `${padded(at, 13)}#${id}` } : {};
export const WAITING_CONTACTS = 'OPEN#informal';

/** GSI2: informal contacts by the office's month in which somebody turned to an officer. */
export const contactMonthEntry = (
  { at, id }: InformalContact,
  month: MonthName,
): { gsi2pk: string; gsi2sk: string } => ({ gsi2pk: contactsIn(month), gsi2sk: `${padded(at, 13)}#${id}` });
export const contactsIn = (month: MonthName): string => `INFORMAL#${month}`;

/**
 * GSI1: deliveries that somebody must look after, longest waiting first, the urgent apart. Sparse: one that is done
 * leaves.
 */
export const lookEntry = (delivery: Delivery): { gsi1pk?: string; gsi1sk?: string } => {
  if (delivery.lookAt === undefined) return {};
  const { pk, sk } = deliveryKey(delivery);
  return { gsi1pk: noticesToLookAt(delivery.urgent), gsi1sk: `${padded(delivery.lookAt, 13)}#${pk}#${sk}` };
};
export const noticesToLookAt = (urgent: boolean): string => `OPEN#${urgent ? 'urgentNotices' : 'notices'}`;

/** GSI2: deliveries that came to nothing, by when that was known. Sparse: one that is told after all leaves. */
export const failedEntry = (delivery: Delivery): { gsi2pk?: string; gsi2sk?: string } => {
  const at = failedAt(delivery);
  if (at === undefined) return {};
  const { pk, sk } = deliveryKey(delivery);
  return { gsi2pk: failedIn(monthOf(at)), gsi2sk: `${padded(at, 13)}#${pk}#${sk}` };
};
export const failedIn = (month: string): string => `FAILED#${month}`;
/** Months of the world's clock: they only cut the list into pieces. */
const monthOf = (at: Instant): string => new Date(at).toISOString().slice(0, 7);
export const monthsBetween = (from: Instant, until: Instant): readonly string[] => {
  const months: string[] = [];
  for (
    const month = new Date(`${monthOf(from)}-01`);
    month.getTime() < until;
    month.setUTCMonth(month.getUTCMonth() + 1)
  ) {
    months.push(month.toISOString().slice(0, 7));
  }
  return months;
};

/** GSI2: reports by the office's month in which they came in, whichever year that is said to be. */
export const receiptEntry = (
  { id, receivedAt }: Pick<Report, 'id' | 'receivedAt'>,
  zone: string,
): { gsi2pk: string; gsi2sk: string } => ({
  gsi2pk: receivedInMonth(isoDateOf({ zone }, receivedAt).slice(0, 7)),
  gsi2sk: `${padded(receivedAt, 13)}#${id}`,
});
export const receivedInMonth = (month: string): string => `RECEIVED#${month}`;
/** The report of an entry. */
export const reportReceived = (gsi2sk: string): ReportId => ReportId.parse(gsi2sk.slice(14));

/** GSI2: the log of all events by the day of their recording. */
export const logEntry = (event: RecordedEvent, zone: string): { gsi2pk: string; gsi2sk: string } => ({
  gsi2pk: loggedOn(isoDateOf({ zone }, event.recordedAt)),
  gsi2sk: placeInLog(event),
});

/** GSI1: events of the kinds that are looked through by themselves, month by month. Sparse: most kinds are not. */
export const kindEntry = (event: RecordedEvent): { gsi1pk?: string; gsi1sk?: string } => {
  const type = listedType(event);
  if (type === undefined) return {};
  return { gsi1pk: ofKind(type, monthOf(event.recordedAt)), gsi1sk: placeInLog(event) };
};
export const ofKind = (type: ListedType, month: string): string => `KIND#${type}#${month}`;

const placeInLog = ({ recordedAt, reportId, version }: RecordedEvent): string =>
  `${padded(recordedAt, 13)}#${reportId}#${padded(version, 6)}`;

export const loggedOn = (day: string): string => `LOG#${day}`;

/** Sorts before every index entry of that instant, and after those of every earlier one. */
export const startOf = (at: Instant): string => padded(at, 13);
/**
 * Sorts after every index entry of that instant, and before those of every later one: `$` is the next letter after `#`.
 */
export const endOf = (at: Instant): string => `${padded(at, 13)}$`;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
