import { Temporal } from 'temporal-polyfill';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { LAPOR } from './a-report.ts';

/** One event of a channel under the webhook id that its sender gives it. */
export type Posting = {
  readonly webhookId: string;
  readonly channel: string;
  readonly body: string;
};

/** A Tuesday evening: no clock of the office runs, so that an hour more or less changes no due date. */
export const EVENING = '2026-11-03T19:00:00+07:00';
export const EVENING_MS: number = Temporal.Instant.from(EVENING).epochMilliseconds;

/** `minutes` before the evening, on the wire. */
export const earlier = (minutes: number): string =>
  Temporal.Instant.from(EVENING).subtract({ minutes }).toString({ timeZone: 'Asia/Pontianak', smallestUnit: 'second' });

type Given = {
  readonly webhookId: string;
  readonly externalId: string;
  readonly timestamp: string;
  readonly channel?: string;
};

const post = (type: string, { webhookId, timestamp, channel = 'lapor' }: Given, data: object): Posting => ({
  webhookId,
  channel,
  body: JSON.stringify({ type, timestamp, data }),
});

/** A submission in LAPOR!'s shape, valid by default, by an invented person. */
export const submitted = (given: Given, data: object = {}): Posting =>
  post('report.submitted', given, {
    complaint_id: given.externalId,
    title: 'Lampu PJU dekat jembatan mati',
    content: 'Lampu penerangan jalan di dekat jembatan Contoh mati sejak minggu lalu, mohon segera diganti.',
    classification_name: 'Pengaduan Tidak Berkadar Pengawasan',
    category_name: 'Perhubungan',
    location_name: 'Kec. Putussibau Utara, Kab. Kapuas Hulu',
    created_at: '02-11-2026 08:00:00',
    disposed_at: '02-11-2026 10:00:00',
    is_anonymous: '0',
    is_secret: '0',
    status_name: 'Belum Ditindaklanjuti',
    attachments: '[]',
    user: { name: 'Warga Contoh', phone: '081200000000', email: 'warga@contoh.invalid' },
    ...data,
  });

/** A submission in our own shape. */
export const submittedOurs = (given: Given, data: object = {}): Posting =>
  post('report.submitted', given, {
    externalId: given.externalId,
    title: 'Lampu PJU dekat jembatan mati',
    text: 'Lampu penerangan jalan di dekat jembatan Contoh mati sejak minggu lalu, mohon segera diganti.',
    ...data,
  });

export const updated = (given: Given, data: object = {}): Posting =>
  post('report.updated', given, {
    complaint_id: given.externalId,
    content: 'Tambahan: tiang nomor dua dari jembatan, sekarang yang di sebelahnya ikut padam.',
    ...data,
  });

export const withdrawn = (given: Given, data: object = {}): Posting =>
  post('report.withdrawn', given, { complaint_id: given.externalId, reason: 'Sudah menyala lagi.', ...data });

export const statusChanged = (given: Given, status: string, data: object = {}): Posting =>
  post('channel.statusChanged', given, { complaint_id: given.externalId, status_name: status, ...data });

export const lapor = (externalId: string): ReportId => reportIdOf(LAPOR, externalId);
