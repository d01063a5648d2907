import type { EvidenceActed } from '#shared/contracts/http/evidence';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { say } from '../words/say.ts';
import { calledBy, type Piece } from './piece-words.ts';

export const ACT_NAMES = {
  look: { id: 'Saya sudah melihatnya', en: 'I have looked at it' },
  replace: { id: 'Ganti dengan versi baru', en: 'Replace by a newer version' },
  withdraw: { id: 'Tarik', en: 'Withdraw' },
} as const;

const WORDS = {
  why: { id: 'Alasan', en: 'Reason' },
} as const;

const LOOKED = {
  recorded: {
    id: 'Tercatat atas nama Anda bahwa Anda sudah membuka berkas ini dan melihat apa yang ditunjukkannya.',
    en: 'It is recorded in your name that you have opened this file and seen what it shows.',
  },
  counts: {
    id: 'Ini dihitung: laporan dapat tuntas dengan hasil “diperbaiki” setelah orang selain pengirimnya melihat berkas keadaan sesudahnya.',
    en: 'It counts: a report can be resolved as “fixed” once somebody else than who sent it has looked at a file of how it is afterwards.',
  },
  notYet: {
    id: 'Untuk hasil “diperbaiki” ini tidak dihitung: yang dihitung berkas keadaan sesudahnya.',
    en: 'For the result “fixed” it does not count: what counts is a file of how it is afterwards.',
  },
  flagged: {
    id: 'Berkas ini bertanda. Untuk hasil “diperbaiki” orang dengan jabatan lain juga harus melihatnya.',
    en: 'This file carries a flag. For the result “fixed” somebody of another function must look at it too.',
  },
  stays: { id: 'Pernyataan ini tidak dapat ditarik.', en: 'This statement cannot be taken back.' },
} as const;

const WITHDRAWN = [
  {
    id: 'Berkas ini tidak lagi dihitung sebagai bukti.',
    en: 'The file counts as evidence no more.',
  },
  {
    id: 'Ia tidak dihapus: tetap tersimpan sampai masanya, dan masih dapat dibuka di bawah daftar.',
    en: 'It is not deleted: it stays until its term, and can still be opened below the list.',
  },
  {
    id: 'Siapa yang menarik tercatat; alasannya menjadi catatan pada laporan.',
    en: 'Who withdrew it is on record; the reason becomes a note on the report.',
  },
] as const;

type FormProps = {
  readonly report: string;
  readonly piece: Piece;
  readonly onDone: (acted: EvidenceActed) => void;
  readonly onCancel: () => void;
};

/** Somebody states that they have looked at what another person sent. */
export const LookForm = ({ report, piece, onDone, onCancel }: FormProps) => (
  <ActForm
    act="lookAtEvidence"
    name={`${say(ACT_NAMES.look)}: ${calledBy(piece)}`}
    happens={[
      LOOKED.recorded,
      piece.purpose === 'after' ? LOOKED.counts : LOOKED.notYet,
      ...(piece.purpose === 'after' && piece.flags.length > 0 ? [LOOKED.flagged] : []),
      LOOKED.stays,
    ]}
    send={() => api.lookAtEvidence({ report, evidence: piece.evidence })}
    onDone={onDone}
    onCancel={onCancel}
  />
);

/** A file counts no more; why is said. */
export const WithdrawForm = ({ report, piece, onDone, onCancel }: FormProps) => (
  <ActForm
    act="withdrawEvidence"
    name={`${say(ACT_NAMES.withdraw)}: ${calledBy(piece)}`}
    happens={WITHDRAWN}
    send={(filled) =>
      api.withdrawEvidence({ report, evidence: piece.evidence, body: { text: textIn(filled, 'text') } })
    }
    onDone={onDone}
    onCancel={onCancel}
  >
    <div class="field">
      <label for="tarik-alasan">{say(WORDS.why)}</label>
      <textarea id="tarik-alasan" name="text" required maxLength={2_000} />
    </div>
  </ActForm>
);
