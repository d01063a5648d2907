import { ReportPath } from './admin-report.ts';
import {
  EvidenceActed,
  EvidenceAnnounced,
  EvidencePartPath,
  EvidencePath,
  EvidenceShown,
  EvidenceWithdrawn,
  UploadOpened,
  UploadPath,
  UploadShown,
} from './evidence.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';

const OF_EVIDENCE = [...OF_AN_OFFICER, 'notFound', 'notAllowed'] as const;
const ACTED = { name: { id: 'Sampai mana catatannya', en: 'How far the record is' }, json: EvidenceActed };

/** The files that prove something about a report. */
export const EVIDENCE_OPERATIONS = [
  operation({
    id: 'showEvidence',
    method: 'GET',
    path: '/v1/admin/reports/{report}/evidence',
    function: 'evidenceApi',
    summary: { id: 'Melihat bukti dukung sebuah laporan', en: 'See the evidence of a report' },
    who: { report: 'readEvidence' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Bukti dukung', en: 'The evidence' }, json: EvidenceShown } },
    problems: OF_EVIDENCE,
  }),
  operation({
    id: 'announceEvidence',
    method: 'POST',
    path: '/v1/admin/reports/{report}/evidence',
    function: 'evidenceApi',
    summary: {
      id: 'Mengumumkan sebuah berkas; jawabannya formulir untuk mengirimnya, seperempat jam lamanya',
      en: 'Announce a file; the answer is a form to send it by, good for a quarter of an hour',
    },
    who: { report: 'sendEvidence' },
    parameters: ReportPath,
    body: EvidenceAnnounced,
    answers: { 200: { name: { id: 'Ke mana berkasnya dikirim', en: 'Where to send the file' }, json: UploadOpened } },
    problems: [
      ...OF_EVIDENCE,
      ...OF_A_BODY,
      'evidenceReportEnded',
      'evidenceOfReporter',
      'evidenceFull',
      'evidenceTooLarge',
      'evidenceEnded',
      'evidenceErased',
    ],
  }),
  operation({
    id: 'showUpload',
    method: 'GET',
    path: '/v1/admin/reports/{report}/uploads/{upload}',
    function: 'evidenceApi',
    summary: { id: 'Melihat apa jadinya berkas yang dikirim', en: 'See what became of a file that was sent' },
    who: { report: 'sendEvidence' },
    parameters: UploadPath,
    answers: { 200: { name: { id: 'Keadaannya', en: 'How it stands' }, json: UploadShown } },
    problems: OF_EVIDENCE,
  }),
  operation({
    id: 'viewEvidence',
    method: 'GET',
    path: '/v1/admin/reports/{report}/evidence/{evidence}/view',
    function: 'evidenceApi',
    summary: { id: 'Melihat gambar dalam ukuran kecil', en: 'Look at a picture in a small size' },
    who: { report: 'readEvidence' },
    parameters: EvidencePath,
    answers: { 200: { name: { id: 'Gambar', en: 'The picture' }, file: ['image/jpeg'] } },
    problems: [...OF_EVIDENCE, 'evidenceErased'],
  }),
  operation({
    id: 'openEvidence',
    method: 'GET',
    path: '/v1/admin/reports/{report}/evidence/{evidence}/parts/{part}',
    function: 'evidenceApi',
    summary: { id: 'Mengunduh sebuah bagian dari salinan bersih', en: 'Download a part of the clean copy' },
    who: { report: 'readEvidence' },
    parameters: EvidencePartPath,
    answers: { 200: { name: { id: 'Bagian itu', en: 'The part' }, file: ['application/octet-stream'] } },
    problems: [...OF_EVIDENCE, 'evidenceErased'],
  }),
  operation({
    id: 'lookAtEvidence',
    method: 'POST',
    path: '/v1/admin/reports/{report}/evidence/{evidence}/look',
    function: 'evidenceApi',
    summary: {
      id: 'Menyatakan sudah melihat bukti dukung orang lain',
      en: 'State that one has looked at evidence of somebody else',
    },
    who: { report: 'lookAtEvidence' },
    parameters: EvidencePath,
    answers: { 200: ACTED },
    problems: [...OF_EVIDENCE, 'evidenceOwn', 'evidenceEnded', 'evidenceOfReporter'],
  }),
  operation({
    id: 'withdrawEvidence',
    method: 'POST',
    path: '/v1/admin/reports/{report}/evidence/{evidence}/withdraw',
    function: 'evidenceApi',
    summary: {
      id: 'Menarik sebuah bukti dukung; berkasnya tetap tersimpan sampai masanya',
      en: 'Withdraw a piece of evidence; its file stays until its term',
    },
    who: { report: 'withdrawEvidence' },
    parameters: EvidencePath,
    body: EvidenceWithdrawn,
    answers: { 200: ACTED },
    problems: [...OF_EVIDENCE, ...OF_A_BODY, 'evidenceEnded', 'evidenceOfReporter', 'evidenceErased'],
  }),
];
export type EvidenceOperationId = (typeof EVIDENCE_OPERATIONS)[number]['id'];
