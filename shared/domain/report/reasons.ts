import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { Bilingual } from '#shared/domain/words/words';

/** With what result a report ends. `fixed` needs evidence. */
export const Result = z.enum(['fixed', 'answered', 'planned', 'notFixed']);
export type Result = z.infer<typeof Result>;
export const RESULT_NAMES = {
  fixed: { id: 'diperbaiki', en: 'fixed' },
  answered: { id: 'dijawab', en: 'answered' },
  planned: { id: 'direncanakan', en: 'planned' },
  notFixed: { id: 'tidak diperbaiki', en: 'not fixed' },
} as const satisfies Record<Result, Bilingual>;

/** By whom it was closed. */
export const ClosedBy = z.enum(['reporter', 'silence', 'officer', 'channel']);
export const CLOSED_BY_NAMES = {
  reporter: { id: 'dibenarkan pelapor', en: 'confirmed by the reporter' },
  silence: { id: 'pelapor diam', en: 'the reporter kept silent' },
  officer: { id: 'ditutup petugas', en: 'closed by an officer' },
  channel: { id: 'ditutup kanal', en: 'closed by the channel' },
} as const satisfies Record<z.infer<typeof ClosedBy>, Bilingual>;
export const ArchiveReason = z.enum([
  'withdrawn',
  'incomplete',
  'tooGeneral',
  'notAComplaint',
  'wrongFormat',
  'silence',
]);
export type ArchiveReason = z.infer<typeof ArchiveReason>;
export const ARCHIVE_REASON_NAMES = {
  withdrawn: { id: 'dicabut pelapor', en: 'withdrawn' },
  incomplete: { id: 'tidak lengkap', en: 'incomplete' },
  tooGeneral: { id: 'terlalu umum', en: 'too general' },
  notAComplaint: { id: 'bukan pengaduan', en: 'no complaint' },
  wrongFormat: { id: 'format keliru', en: 'wrong format' },
  silence: { id: 'pelapor tidak melengkapi', en: 'the reporter kept silent' },
} as const satisfies Record<ArchiveReason, Bilingual>;

/** The same, and what an import alone archives for. */
export const ArchivedFor = z.enum([...ArchiveReason.options, 'importUndone']);
export type ArchivedFor = z.infer<typeof ArchivedFor>;
export const ARCHIVED_FOR_NAMES = {
  ...ARCHIVE_REASON_NAMES,
  importUndone: { id: 'impornya dibatalkan', en: 'its import was taken back' },
} as const satisfies Record<ArchivedFor, Bilingual>;

/** How a report had ended before it came here, as far as whoever had it says: no result is known of it. */
export const EndedBefore = z
  .object({
    how: z.enum(['done', 'archived', 'notOurs']),
    closedBy: ClosedBy.optional(),
    /** The day on which it ended, where that is known: never when it was answered. */
    endedOn: IsoDate.optional(),
  })
  .readonly();
export type EndedBefore = z.infer<typeof EndedBefore>;
export const ENDED_BEFORE_NAMES = {
  done: { id: 'selesai di kanal', en: 'done in the channel' },
  archived: { id: 'diarsipkan di kanal', en: 'archived in the channel' },
  notOurs: { id: 'bukan wewenang menurut kanal', en: 'not ours by the channel' },
} as const satisfies Record<EndedBefore['how'], Bilingual>;

export const HandBackReason = z.enum(['notThisUnit', 'oversightFound', 'needsDecision']);
export const HAND_BACK_REASON_NAMES = {
  notThisUnit: { id: 'bukan pekerjaan unit ini', en: 'not this unit’s work' },
  oversightFound: { id: 'ditemukan unsur pengawasan', en: 'oversight was found in it' },
  needsDecision: { id: 'perlu keputusan', en: 'it needs a decision' },
} as const satisfies Record<z.infer<typeof HandBackReason>, Bilingual>;

/** Why what was resolved or closed is opened again. */
export const ReopenReason = z.enum(['notSatisfied', 'notDone', 'newFacts', 'mistake']);
export const REOPEN_REASON_NAMES = {
  notSatisfied: { id: 'pelapor tidak puas', en: 'the reporter is not satisfied' },
  notDone: { id: 'ternyata belum dikerjakan', en: 'it turned out not to be done' },
  newFacts: { id: 'ada keterangan baru', en: 'something new became known' },
  mistake: { id: 'keliru dituntaskan', en: 'it was resolved by mistake' },
} as const satisfies Record<z.infer<typeof ReopenReason>, Bilingual>;

/** Another agency, by its id in the topics policy. */
export const Authority = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);
