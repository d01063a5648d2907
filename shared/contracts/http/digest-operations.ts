import { DIGEST_TYPES } from '#shared/domain/digest/files';
import { DigestFilePath, DigestShown, DigestsListed } from './digest-shown.ts';
import { PeriodPath } from './evaluation.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';

/** Compliance reports. */
export const DIGEST_OPERATIONS = [
  operation({
    id: 'listDigests',
    method: 'GET',
    path: '/v1/admin/digests',
    function: 'adminApi',
    summary: { id: 'Melihat daftar laporan kepatuhan sendiri', en: 'List the compliance reports that one receives' },
    who: { office: 'readDigest' },
    answers: { 200: { name: { id: 'Periode yang ada laporannya', en: 'Periods that have one' }, json: DigestsListed } },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showDigest',
    method: 'GET',
    path: '/v1/admin/digests/{period}',
    function: 'adminApi',
    summary: { id: 'Membaca laporan kepatuhan sebuah periode', en: 'Read the compliance report of a period' },
    who: { office: 'readDigest' },
    parameters: PeriodPath,
    answers: {
      200: { name: { id: 'Isi pokok dan berkasnya', en: 'What it says first, and its files' }, json: DigestShown },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'openDigestFile',
    method: 'GET',
    path: '/v1/admin/digests/{period}/{file}',
    function: 'adminApi',
    summary: { id: 'Mengunduh berkas laporan kepatuhan', en: 'Download a file of a compliance report' },
    who: { office: 'readDigest' },
    parameters: DigestFilePath,
    answers: {
      200: { name: { id: 'Berkas', en: 'The file' }, file: DIGEST_TYPES },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
];
