import * as z from 'zod';
import { Accepted, Envelope } from '#shared/contracts/messages/channel-event';
import { FileToken } from '#shared/domain/access/file-link';
import { DIGEST_TYPES } from '#shared/domain/digest/files';
import { ChannelId } from '#shared/domain/words/words';
import { DeadlineAnswer, DeadlineRequest } from './deadlines.ts';
import { OfficeAnswer } from './office.ts';
import { OF_A_QUESTION, operation } from './operation.ts';
import { PublicFiguresAnswer, PublicFiguresQuery } from './public-figures.ts';
import { TrackingAnswer, TrackingRequest } from './tracking.ts';

const Signature = z.object({
  'webhook-id': z.string().min(1).max(64).meta({
    description: 'nama tetap kiriman ini · the id of this message, the same at every retry',
  }),
  'webhook-timestamp': z
    .string()
    .regex(/^(0|[1-9]\d{0,11})$/)
    .meta({ description: 'detik Unix percobaan ini · Unix seconds of this attempt, within 300 s of our clock' }),
  'webhook-signature': z.string().meta({
    description: 'satu atau beberapa v1,<base64> · one or more v1,<base64>, see docs/channel-api.md',
  }),
});

/** What channels send. */
export const RECEIVE_EVENT = operation({
  id: 'receiveEvent',
  method: 'POST',
  path: '/v1/channels/{channel}/events',
  function: 'intake',
  summary: { id: 'Menerima kejadian dari kanal resmi', en: 'Take an event of an official channel' },
  who: 'channel',
  parameters: z.object({
    channel: ChannelId.meta({
      description: 'nama kanal resmi: lapor, ppid · the name of the official channel: lapor, ppid',
    }),
  }),
  headers: Signature,
  body: Envelope,
  answers: {
    202: { name: { id: 'Tersimpan dan tidak akan hilang', en: 'Kept, and will not be lost' }, json: Accepted },
  },
  problems: [
    'mediaTypeUnsupported',
    'bodyTooLarge',
    'bodyNotJson',
    'fieldRepeated',
    'parameterRepeated',
    'envelopeInvalid',
    'externalIdMissing',
    'externalIdTooLong',
    'textMissing',
    'statusMissing',
    'headerInvalid',
    'webhookIdTooLong',
    'signatureMissing',
    'signatureInvalid',
    'timestampInvalid',
    'timestampOutsideWindow',
    'channelNotOfficial',
    'channelUnknown',
    'temporarilyUnavailable',
  ],
});

/** What anybody may ask; one entry an operation. */
export const PUBLIC_API_OPERATIONS = [
  operation({
    id: 'health',
    method: 'GET',
    path: '/v1/health',
    function: 'publicApi',
    summary: { id: 'Apakah layanan hidup', en: 'Whether the service is up' },
    who: 'everybody',
    answers: { 200: { name: { id: 'Hidup', en: 'It is' }, json: z.strictObject({ status: z.literal('ok') }) } },
    problems: ['parameterRepeated', 'unexpected'],
  }),
  operation({
    id: 'trackReport',
    method: 'POST',
    path: '/v1/public/tracking',
    function: 'publicApi',
    summary: { id: 'Mengikuti laporan dengan kode lacak', en: 'Follow a report by its tracking code' },
    who: 'everybody',
    body: TrackingRequest,
    answers: {
      200: {
        name: {
          id: 'Di mana laporan, apa yang sudah dan akan dilakukan, dan batas waktunya',
          en: 'Where the report is, what was done and is to come, and by when',
        },
        json: TrackingAnswer,
      },
    },
    problems: [...OF_A_QUESTION, 'parameterRepeated', 'receiptGiven', 'notFound', 'tooManyMisses', 'unexpected'],
  }),
  operation({
    id: 'tellDeadline',
    method: 'POST',
    path: '/v1/public/deadlines',
    function: 'publicApi',
    summary: { id: 'Menghitung dan menjelaskan tenggat', en: 'Work out a deadline and explain it' },
    who: 'everybody',
    body: DeadlineRequest,
    answers: { 200: { name: { id: 'Tenggat, hari demi hari', en: 'The deadline, day by day' }, json: DeadlineAnswer } },
    problems: [
      ...OF_A_QUESTION,
      'parameterRepeated',
      'clockUnknown',
      'clockOrLimit',
      'noRule',
      'noLimit',
      'noSuchChannel',
      'clockNeverPauses',
      'limitOutOfRange',
      'momentUnreadable',
      'momentOutOfRange',
      'pauseWithoutEnd',
      'pauseReversed',
      'pausesTooLong',
      'tooManyPauses',
      'unexpected',
    ],
  }),
  operation({
    id: 'showPublicFigures',
    method: 'GET',
    path: '/v1/public/figures',
    function: 'publicApi',
    summary: {
      id: 'Angka umum satu tahun, tanpa angka kecil',
      en: 'The general figures of a year, without small numbers',
    },
    who: 'everybody',
    query: PublicFiguresQuery,
    answers: {
      200: {
        name: { id: 'Angka per tahun, menurut evaluasi terakhir', en: 'Figures by year, from the last evaluation' },
        json: PublicFiguresAnswer,
      },
    },
    problems: ['requestInvalid', 'parameterRepeated', 'notFound', 'unexpected'],
  }),
  operation({
    id: 'showOffice',
    method: 'GET',
    path: '/v1/public/office',
    function: 'publicApi',
    summary: {
      id: 'Kantor ini: jam layanan, cara melapor, dan yang dijanjikan',
      en: 'This office: its hours, how to report, and what it promises',
    },
    who: 'everybody',
    answers: { 200: { name: { id: 'Menurut aturan hari ini', en: 'By the rules of today' }, json: OfficeAnswer } },
    problems: ['parameterRepeated', 'unexpected'],
  }),
  operation({
    id: 'openFile',
    method: 'GET',
    path: '/v1/files/{token}',
    function: 'publicApi',
    summary: { id: 'Mengambil berkas lewat tautan di surat', en: 'Take a file by the link of a mail' },
    who: 'everybody',
    parameters: z.object({
      token: FileToken.meta({
        description:
          'token tautan pada surat; berlaku tujuh hari · the token of the link in the mail; open for seven days',
      }),
    }),
    answers: {
      200: { name: { id: 'Berkas', en: 'The file' }, file: DIGEST_TYPES },
    },
    problems: ['parameterRepeated', 'notFound', 'unexpected'],
  }),
];
export type PublicApiOperationId = (typeof PUBLIC_API_OPERATIONS)[number]['id'];
