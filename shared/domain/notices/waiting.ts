import * as z from 'zod';
import type { Bilingual } from '#shared/domain/words/words';

/** The queues in which work waits for its function. */
export const WaitingQueue = z.enum(['intake', 'urgentNotices', 'notices', 'feedback', 'exports', 'imports']);
export type WaitingQueue = z.infer<typeof WaitingQueue>;

/** What waits in each, in words. */
export const WAITING_QUEUE_NAMES = {
  intake: { id: 'laporan dari kanal', en: 'reports from channels' },
  urgentNotices: { id: 'pemberitahuan mendesak', en: 'urgent notices' },
  notices: { id: 'pemberitahuan lain', en: 'other notices' },
  feedback: { id: 'kabar tentang surel', en: 'news of mails' },
  exports: { id: 'ekspor yang dipesan', en: 'ordered exports' },
  imports: { id: 'impor yang diminta', en: 'imports that were asked for' },
} as const satisfies Record<WaitingQueue, Bilingual>;

/** How much is in a queue: waiting, in somebody's hand, and put off until later. As good as the queue itself knows. */
export type Waiting = {
  readonly queue: WaitingQueue;
  readonly waits: number;
  readonly inHand: number;
  readonly putOff: number;
};

/** What is counted when something goes wrong, and what an alarm watches. */
export const TroubleMark = z.enum([
  'triageFailed',
  'originalUnreadable',
  'webhookRefused',
  'noticeFailed',
  'noticePutOff',
  'mailUnknown',
  'contactTrouble',
  'leftUnknown',
  'missedFailed',
  'watchFailed',
  'recountFailed',
  'exportFailed',
  'importFailed',
]);
export type TroubleMark = z.infer<typeof TroubleMark>;

export const TROUBLE_MARK_NAMES = {
  triageFailed: { id: 'laporan gagal dicatat', en: 'reports that could not be recorded' },
  originalUnreadable: { id: 'naskah asli tidak terbaca', en: 'originals that could not be read' },
  webhookRefused: { id: 'webhook ditolak karena tanda tangan', en: 'webhooks refused for their signature' },
  noticeFailed: { id: 'pemberitahuan gagal', en: 'notices that failed' },
  noticePutOff: { id: 'pemberitahuan ditunda layanan', en: 'notices put off by a service' },
  mailUnknown: { id: 'surel tanpa jawaban layanan', en: 'mails without an answer of the service' },
  contactTrouble: { id: 'kontak bermasalah', en: 'contacts in trouble' },
  leftUnknown: { id: 'surel yang sehari kemudian tetap tidak pasti', en: 'mails still uncertain a day later' },
  missedFailed: { id: 'pemberitahuan gagal disusun', en: 'notices that could not be worked out' },
  watchFailed: { id: 'batas waktu gagal dijaga', en: 'deadlines that could not be looked after' },
  recountFailed: { id: 'batas waktu gagal dihitung ulang', en: 'deadlines that could not be counted anew' },
  exportFailed: { id: 'ekspor gagal', en: 'exports that failed' },
  importFailed: { id: 'impor terputus', en: 'imports that broke off' },
} as const satisfies Record<TroubleMark, Bilingual>;
