import * as z from 'zod';
import type { Bilingual } from '#shared/domain/words/words';

export const Status = z.enum([
  'received',
  'triaging',
  'routed',
  'inProgress',
  'awaitingReporter',
  'resolved',
  'closed',
  'referred',
  'archived',
  'history',
]);
export type Status = z.infer<typeof Status>;

/**
 * Where a report may go from each status. The rulebook, the console's buttons and the property tests read this table.
 */
export const NEXT = {
  // to history: it had ended before it came here
  received: ['triaging', 'routed', 'history'],
  // to history: the next sheet says that it is over
  triaging: ['routed', 'referred', 'archived', 'awaitingReporter', 'history'],
  // to triaging: the unit hands it back, or it is decided anew; to resolved: it was answered at once
  routed: ['inProgress', 'resolved', 'triaging', 'awaitingReporter', 'referred', 'archived'],
  // to routed: another unit takes it over
  inProgress: ['resolved', 'routed', 'triaging', 'awaitingReporter', 'referred', 'archived'],
  // back to where the question was asked, or to triage when the reply changes what it is
  awaitingReporter: ['triaging', 'routed', 'inProgress', 'resolved', 'archived'],
  // to inProgress: the reporter is not satisfied
  resolved: ['closed', 'inProgress', 'awaitingReporter', 'triaging'],
  // to inProgress: reopened inside the window; to triaging: oversight found
  closed: ['inProgress', 'triaging'],
  // it came back
  referred: ['triaging'],
  // restored; to history: the sheet that was taken back is taken in again
  archived: ['triaging', 'history'],
  // to triaging: taken up after all; to archived: the sheet that it came with is taken back
  history: ['triaging', 'archived'],
} as const satisfies Record<Status, readonly Status[]>;

export const mayMove = (from: Status, to: Status): boolean => {
  const targets: readonly Status[] = NEXT[from];
  return targets.includes(to);
};

/** What each status is called by the office. */
export const STATUS_NAMES = {
  received: { id: 'diterima', en: 'received' },
  triaging: { id: 'menunggu klasifikasi petugas', en: 'waiting for an officer to classify' },
  routed: { id: 'didisposisikan ke unit', en: 'routed to the unit' },
  inProgress: { id: 'diproses', en: 'in progress' },
  awaitingReporter: { id: 'menunggu kelengkapan', en: 'waiting for the reporter' },
  resolved: { id: 'tuntas, menunggu tanggapan', en: 'resolved, waiting for a reaction' },
  closed: { id: 'selesai', en: 'closed' },
  referred: { id: 'bukan wewenang', en: 'not our authority' },
  archived: { id: 'diarsipkan', en: 'archived' },
  history: { id: 'riwayat', en: 'history' },
} as const satisfies Record<Status, Bilingual>;

/** The same for a column, where whole names would not fit. */
export const BRIEF_STATUS_NAMES = {
  ...STATUS_NAMES,
  triaging: { id: 'perlu petugas', en: 'needs an officer' },
  routed: { id: 'ke unit', en: 'to the unit' },
  awaitingReporter: { id: 'tunggu pelapor', en: 'reporter asked' },
  resolved: { id: 'tuntas', en: 'resolved' },
} as const satisfies Record<Status, Bilingual>;

/** What LAPOR! says of a report: a fact of its own beside the office's status. */
export const ChannelStatus = z.enum([
  'unverified',
  'notFollowedUp',
  'inProcess',
  'done',
  'held',
  'notOurs',
  'archived',
  'unknown',
]);
export type ChannelStatus = z.infer<typeof ChannelStatus>;

/** What the channel calls its statuses, in its own words. */
export const CHANNEL_STATUS_NAMES = {
  unverified: { id: 'belum terverifikasi', en: 'not verified yet' },
  notFollowedUp: { id: 'belum ditindaklanjuti', en: 'not followed up' },
  inProcess: { id: 'proses', en: 'in process' },
  done: { id: 'selesai', en: 'done' },
  held: { id: 'tertunda', en: 'held' },
  notOurs: { id: 'bukan wewenang', en: 'not ours' },
  archived: { id: 'arsip', en: 'archived' },
  unknown: { id: 'tidak dikenal', en: 'unknown' },
} as const satisfies Record<ChannelStatus, Bilingual>;
