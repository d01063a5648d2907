import * as z from 'zod';

/** Instants are epoch milliseconds, UTC. ISO text exists only on the wire. */
export const Instant = z.int().nonnegative().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** `rep_` and 130 bits of base32: derived from channel and external id, so a repeated report is the same report. */
export const ReportId = z
  .string()
  .regex(/^rep_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

export const ChannelId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,23}$/)
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;

/** The office's two classes (meeting of May 2025): laporan pengawasan, layanan umum. */
export const ReportClass = z.enum(['oversight', 'service']);
export type ReportClass = z.infer<typeof ReportClass>;

/** What the office calls its classes. */
export const CLASS_NAMES = {
  oversight: { id: 'laporan pengawasan', en: 'oversight report' },
  service: { id: 'layanan umum', en: 'service' },
} as const satisfies Record<ReportClass, Bilingual>;

/** The same for a column, where whole names would not fit. */
export const BRIEF_CLASS_NAMES = {
  oversight: { id: 'pengawasan', en: 'oversight' },
  service: { id: 'layanan', en: 'service' },
} as const satisfies Record<ReportClass, Bilingual>;

/** Whether a report is about oversight, as far as anybody has judged. */
export const Oversight = z.enum(['none', 'suspected', 'confirmed']);
export type Oversight = z.infer<typeof Oversight>;

/** How far anybody has judged that, in words. */
export const OVERSIGHT_NAMES = {
  none: { id: 'bukan', en: 'none' },
  suspected: { id: 'diduga, menunggu penilaian', en: 'suspected, not judged yet' },
  confirmed: { id: 'ditetapkan', en: 'confirmed' },
} as const satisfies Record<Oversight, Bilingual>;

/** LAPOR!'s four classes, kept beside the office's own as they were received. */
export const ChannelClass = z.enum(['oversightComplaint', 'complaint', 'aspiration', 'informationRequest']);
export type ChannelClass = z.infer<typeof ChannelClass>;

/** What the channel calls them. */
export const CHANNEL_CLASS_NAMES = {
  oversightComplaint: { id: 'pengaduan berkadar pengawasan', en: 'oversight complaint' },
  complaint: { id: 'pengaduan tidak berkadar pengawasan', en: 'complaint' },
  aspiration: { id: 'aspirasi', en: 'aspiration' },
  informationRequest: { id: 'permintaan informasi', en: 'information request' },
} as const satisfies Record<ChannelClass, Bilingual>;

/** Unit kerja: the four units whose groups are told. */
export const Unit = z.enum(['llaj', 'asdp', 'keuangan', 'umum']);
export type Unit = z.infer<typeof Unit>;

/** Desks handle what is not a unit's work. */
export const Desk = z.enum(['secretary', 'ppid', 'news', 'sikedip']);
export type Desk = z.infer<typeof Desk>;

/** Where a report can be routed. */
export const Assignee = z.union([Unit, Desk]);
export type Assignee = z.infer<typeof Assignee>;

export const TopicId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(32)
  .brand<'TopicId'>();
export type TopicId = z.infer<typeof TopicId>;

/** Danger now, then injury, children and violence, then the rest. Independent of class. */
export const Urgency = z.enum(['danger', 'high', 'normal']);
export type Urgency = z.infer<typeof Urgency>;

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** HMAC under a salt that lives with the words: when they are erased, nobody can test a guess against it. */
export const KeyedHash = Sha256.brand<'KeyedHash'>();
export type KeyedHash = z.infer<typeof KeyedHash>;

/** Kecamatan, by the office's own id. */
export const SubDistrictId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(20)
  .brand<'SubDistrictId'>();
export type SubDistrictId = z.infer<typeof SubDistrictId>;

/** A text for people: Indonesian first, English second. */
export const Bilingual = z.strictObject({ id: z.string().min(1), en: z.string().min(1) }).readonly();
export type Bilingual = z.infer<typeof Bilingual>;
