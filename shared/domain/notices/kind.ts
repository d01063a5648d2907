import * as z from 'zod';
import type { Bilingual } from '#shared/domain/words/words';

/** Why somebody is told of a report. */
export const ReportNoticeKind = z.enum([
  'newReport',
  'needsPerson',
  'suspectedOversight',
  'confirmedOversight',
  'reporterUpdated',
  'withdrawn',
  'handedBack',
  'danger',
  'amended',
  'conflict',
  'unreadable',
  'atRisk',
  'overdue',
  'escalated',
  'reporterSilent',
  'closeProposed',
  'toPost',
  'channelDiffers',
  'secondPerson',
  'oversightStep',
]);
export type ReportNoticeKind = z.infer<typeof ReportNoticeKind>;

/** Why somebody is told of what waits for its report. */
export const ParkedNoticeKind = z.enum(['dangerParked', 'reportMissing']);
export type ParkedNoticeKind = z.infer<typeof ParkedNoticeKind>;

/**
 * Why somebody is told: of a report, of one that they no longer have, of an arrival without its report, or of a day, a
 * recipient, a period, who may sign in, danger that an officer heard of by another way, or a unit of which nothing is
 * published.
 */
export const NoticeKind = z.enum([
  ...ReportNoticeKind.options,
  'takenAway',
  ...ParkedNoticeKind.options,
  'queueUnopened',
  'undeliverable',
  'digest',
  'officeChanged',
  'dangerInformal',
  'unitSilent',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What each kind is called, in a word or two; of what concerns oversight no more than that it is restricted. */
export const KIND_NAMES = {
  newReport: { id: 'laporan baru', en: 'new' },
  needsPerson: { id: 'perlu klasifikasi', en: 'to classify' },
  suspectedOversight: { id: 'laporan terbatas', en: 'restricted' },
  confirmedOversight: { id: 'laporan terbatas', en: 'restricted' },
  reporterUpdated: { id: 'keterangan baru', en: 'with new details' },
  withdrawn: { id: 'pencabutan', en: 'withdrawn' },
  handedBack: { id: 'dikembalikan unit', en: 'handed back' },
  danger: { id: 'bahaya', en: 'danger' },
  amended: { id: 'ralat', en: 'corrected' },
  conflict: { id: 'kiriman bertentangan', en: 'conflicting' },
  unreadable: { id: 'kiriman tidak terbaca', en: 'unreadable' },
  atRisk: { id: 'mendekati batas', en: 'at risk' },
  overdue: { id: 'lewat batas waktu', en: 'overdue' },
  escalated: { id: 'belum ditangani', en: 'not acted on' },
  reporterSilent: { id: 'pelapor belum menjawab', en: 'reporter silent' },
  closeProposed: { id: 'usulan penutupan', en: 'to be closed' },
  toPost: { id: 'belum disampaikan di kanal', en: 'to say in the channel' },
  channelDiffers: { id: 'beda status kanal', en: 'channel differs' },
  secondPerson: { id: 'perlu persetujuan', en: 'to approve' },
  oversightStep: { id: 'langkah baru', en: 'new step' },
  takenAway: { id: 'tidak lagi pada Anda', en: 'no longer yours' },
  dangerParked: { id: 'bahaya, laporan belum datang', en: 'danger, report missing' },
  reportMissing: { id: 'laporan belum datang', en: 'report missing' },
  queueUnopened: { id: 'antrean belum dibuka', en: 'queue not opened' },
  undeliverable: { id: 'tidak sampai', en: 'undeliverable' },
  digest: { id: 'laporan kepatuhan', en: 'compliance report' },
  officeChanged: { id: 'perubahan akun', en: 'account changed' },
  dangerInformal: { id: 'bahaya, aduan tak resmi', en: 'danger, informal contact' },
  unitSilent: { id: 'unit tanpa berita', en: 'unit without news' },
} as const satisfies Record<NoticeKind, Bilingual>;

/** What a notice may say beside its texts. Nothing else of a report ever gets into one. */
export const NoticeFact = z.enum([
  'topic',
  'subDistrict',
  'unit',
  'urgency',
  'channel',
  'triageDue',
  'informDue',
  'processedDue',
  'firstResponseDue',
  'resolutionDue',
  'silenceEnds',
  'approveBy',
  'channelStatus',
  'officeStatus',
]);
export type NoticeFact = z.infer<typeof NoticeFact>;

const PLACES = ['topic', 'unit', 'subDistrict'] as const;
/** The limits that it is about. */
const LIMITS = [...PLACES, 'clock'] as const;

type Sayable = {
  readonly placeholders: readonly string[];
  readonly facts: readonly NoticeFact[];
  /** Its words fit any report, so that a restricted one can be told in them. */
  readonly isNeutral?: true;
};
/** What is about a report may say all that is known; what concerns oversight says nothing but that it is there. */
const OPEN: Sayable = { placeholders: PLACES, facts: NoticeFact.options };
const SILENT: Sayable = { placeholders: [], facts: ['channel', 'triageDue', 'resolutionDue'] };
/** Told of any report, and of a restricted one without what it would say of another. */
const NEUTRAL: Sayable = { ...OPEN, isNeutral: true };
const NOTHING: Sayable = { placeholders: [], facts: [] };
/** What each kind may say, in the placeholders of its subject and as facts. */
export const SAYABLE: Readonly<Record<NoticeKind, Sayable>> = {
  newReport: OPEN,
  needsPerson: OPEN,
  suspectedOversight: SILENT,
  confirmedOversight: SILENT,
  secondPerson: { placeholders: [], facts: ['channel', 'approveBy'], isNeutral: true },
  oversightStep: { ...SILENT, isNeutral: true },
  reporterUpdated: NEUTRAL,
  withdrawn: NEUTRAL,
  handedBack: OPEN,
  danger: OPEN,
  amended: NEUTRAL,
  conflict: NEUTRAL,
  unreadable: NEUTRAL,
  atRisk: { ...NEUTRAL, placeholders: LIMITS },
  overdue: { ...NEUTRAL, placeholders: LIMITS },
  escalated: { ...NEUTRAL, placeholders: LIMITS },
  reporterSilent: NEUTRAL,
  closeProposed: NEUTRAL,
  toPost: OPEN,
  channelDiffers: NEUTRAL,
  // Nothing of the report but which one it is: whatever else is said of it follows from where it went.
  takenAway: NOTHING,
  dangerParked: { ...NOTHING, placeholders: ['channel'] },
  reportMissing: { ...NOTHING, placeholders: ['channel'] },
  queueUnopened: { ...NOTHING, placeholders: ['day'] },
  undeliverable: { placeholders: ['recipient'], facts: [] },
  digest: { ...NOTHING, placeholders: ['period'] },
  officeChanged: { ...NOTHING, placeholders: ['change'] },
  dangerInformal: { ...NOTHING, placeholders: ['matter'] },
  unitSilent: { ...NOTHING, placeholders: ['silence'] },
};

/** Whether a restricted report can be told in the words of this kind, which fit any report. */
export const isNeutral = (kind: NoticeKind): boolean => SAYABLE[kind].isNeutral === true;

const OF_OVERSIGHT: readonly NoticeKind[] = [
  'suspectedOversight',
  'confirmedOversight',
  'secondPerson',
  'oversightStep',
];
/** Whether somebody is told so only of what is, may be or was suspected to be about oversight. */
export const tellsOfOversight = (kind: NoticeKind): boolean => OF_OVERSIGHT.includes(kind);
