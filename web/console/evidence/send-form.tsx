import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceShown } from '#shared/contracts/http/evidence';
import { titled } from '#shared/domain/words/titled';
import { KEPT_YEARS, OFFICE_PURPOSES } from '#web/made/evidence.ts';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import type { Outcome } from '../api/asked.ts';
import type { Refused } from '../api/client.ts';
import { api, NoLine } from '../api/line.ts';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { ACT_NAMES } from './act-forms.tsx';
import { type Examined, examine, hashOf, UNREADABLE } from './examine.ts';
import { calledBy, kindWords, type Piece, sizeWords } from './piece-words.ts';
import { postForm } from './post-form.ts';
import { type KnownEvidence, type Stage, sendEvidence } from './send-evidence.ts';

const WORDS = {
  name: { id: 'Tambah bukti dukung', en: 'Add evidence' },
  purpose: { id: 'Apa yang ditunjukkannya', en: 'What it shows' },
  choose: { id: 'Pilih', en: 'Choose' },
  file: { id: 'Berkas', en: 'File' },
  fileHint: {
    id: 'Foto (JPEG, PNG, WebP), PDF, DOCX, XLSX, atau teks; paling besar {most}. Di ponsel kamera ditawarkan.',
    en: 'A photo (JPEG, PNG, WebP), PDF, DOCX, XLSX or text; at most {most}. A phone offers its camera.',
  },
  why: { id: 'Keterangan (boleh kosong)', en: 'Explanation (may stay empty)' },
  whyHint: { id: 'Menjadi catatan pada laporan.', en: 'It becomes a note on the report.' },
  reading: { id: 'Berkas sedang dibaca …', en: 'The file is being read …' },
  sending: {
    id: 'Berkas sedang dikirim. Jangan tutup halaman ini.',
    en: 'The file is being sent. Do not close this page.',
  },
  checking: { id: 'Sudah sampai. Sedang diperiksa …', en: 'It has arrived. It is being checked …' },
  long: {
    id: 'Sudah sampai, dan pemeriksaannya belum selesai. Halaman ini boleh ditinggalkan: begitu selesai, berkasnya tampak pada daftar; bila ditolak, ia tidak tampak.',
    en: 'It has arrived, and the check is not finished yet. You may leave this page: once it is, the file stands in the list; if it is refused, it does not.',
  },
  progress: { id: 'Pengiriman berkas', en: 'Sending the file' },
  notTaken: {
    id: 'Berkasnya tidak diterima: terpotong di jalan, atau terlalu lama dikirim. Tidak ada yang tersimpan. Kirim lagi.',
    en: 'The file was not taken: it was cut off on its way, or took too long. Nothing was kept. Send it again.',
  },
} as const;

const HAPPENS = [
  {
    id: 'Berkas diperiksa dahulu: isinya harus benar-benar gambar atau dokumen, dan tidak boleh memuat program.',
    en: 'The file is checked first: it must really be a picture or a document, with no program in it.',
  },
  {
    id: `Sesudah itu ia terkunci ${KEPT_YEARS} tahun: tidak seorang petugas pun dapat menghapus atau menimpanya. Ia hanya dapat ditarik atau diganti, dan itu tercatat.`,
    en: `Then it is locked for ${KEPT_YEARS} years: no officer can delete or overwrite it. It can only be withdrawn or replaced, and that is on record.`,
  },
  {
    id: 'Waktu, tempat, dan kamera yang tertulis di dalam foto disimpan untuk kantor saja, tidak pernah untuk umum.',
    en: 'When, where and by what camera a photo was taken is kept for the office only, never for the public.',
  },
  {
    id: 'Anda tercatat sebagai pengirimnya. Orang lain harus melihatnya sebelum laporan tuntas sebagai “diperbaiki”.',
    en: 'You are recorded as who sent it. Somebody else must look at it before the report is resolved as “fixed”.',
  },
] as const;
const REPLACES = {
  id: 'Versi yang lama tetap tersimpan di sampingnya, dan tidak lagi dihitung sebagai bukti.',
  en: 'The older version stays beside it, and counts as evidence no more.',
};

/** Pictures by their types, so that a phone offers its camera; documents by their endings too. */
const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf,text/plain,.pdf,.docx,.xlsx,.txt';

type Words = Readonly<Record<'id' | 'en', string>>;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const stageWords = (stage: Stage | undefined): string => {
  if (stage === undefined) return say(WORDS.reading);
  if (stage.is === 'sending') return say(WORDS.sending);
  return say(stage.isLong ? WORDS.long : WORDS.checking);
};

type ChooseProps = {
  readonly mostBytes: number;
};

/** The file, and at once whether it can be sent: that is told before anything goes over a weak line. */
const ChooseFile = ({ mostBytes }: ChooseProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [known, setKnown] = useState<{ readonly file: File; readonly is: Examined } | undefined>(undefined);
  const change = async (): Promise<void> => {
    const file = input.current?.files?.[0];
    setKnown(undefined);
    if (file === undefined) return;
    const is = await examine(file, mostBytes);
    if (input.current?.files?.[0] === file) setKnown({ file, is });
  };
  const fault = known?.is.ok === false ? say(known.is.words) : '';
  useEffect(() => input.current?.setCustomValidity(fault), [fault]);
  return (
    <div class="field">
      <label for="bukti-berkas">{say(WORDS.file)}</label>
      <span class="hint" id="bukti-berkas-cara">
        {filled(say(WORDS.fileHint), { most: sizeWords(mostBytes) })}
      </span>
      <input
        id="bukti-berkas"
        name="file"
        type="file"
        required
        accept={ACCEPT}
        ref={input}
        aria-invalid={fault !== ''}
        aria-describedby="bukti-berkas-cara bukti-berkas-kabar"
        onChange={() => void change()}
      />
      <span role="status" id="bukti-berkas-kabar" class={fault === '' ? 'hint' : 'wrong'}>
        {fault}
        {known?.is.ok === true && `${kindWords(known.is)} · ${sizeWords(known.file.size)}`}
      </span>
    </div>
  );
};

type SendProps = {
  readonly report: string;
  readonly shown: Pick<EvidenceShown, 'mostBytes'>;
  /** The piece whose newer version is sent. */
  readonly replaces?: Piece | undefined;
  readonly onDone: (evidence: string) => void;
  readonly onCancel: () => void;
};

const refused = (code: string, words: Words): { readonly ok: false; readonly problem: Refused } => ({
  ok: false,
  problem: { code, detail: say(words) },
});

const isPurpose = (value: string): value is keyof typeof OFFICE_PURPOSES => Object.hasOwn(OFFICE_PURPOSES, value);

/** A file is chosen, sent and looked into; the form says how far that is until it is kept or refused. */
export const SendForm = ({ report, shown: { mostBytes }, replaces, onDone, onCancel }: SendProps) => {
  const [stage, setStage] = useState<Stage | undefined>(undefined);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const { signal } = leaving.current;
  const sendFile = async (filledIn: FormData): Promise<Outcome<string>> => {
    setStage(undefined);
    const [file, purpose, why] = [filledIn.get('file'), textIn(filledIn, 'purpose'), textIn(filledIn, 'why')];
    if (!(file instanceof File) || !isPurpose(purpose)) return refused('unreadable', UNREADABLE);
    const is = await examine(file, mostBytes);
    if (!is.ok) return refused(is.why, is.words);
    const body = {
      ...{ purpose, kind: is.kind, size: file.size, sha256: await hashOf(file), name: file.name },
      ...(why === '' ? {} : { why }),
      ...(replaces === undefined ? {} : { replaces: replaces.evidence }),
    };
    const sent = await sendEvidence<KnownEvidence>(
      {
        announce: () => api.announceEvidence({ report, body }),
        post: (form, onSent) => postForm(form, file, onSent, signal),
        look: (upload) => api.showUpload({ report, upload }),
        pause,
        isNoLine: (cause) => cause instanceof NoLine,
      },
      setStage,
      () => !signal.aborted,
    );
    // Nobody looks at this form any more.
    if (sent === undefined) return new Promise(() => {});
    if (!sent.ok) return sent.problem.code === 'uploadNotTaken' ? refused('uploadNotTaken', WORDS.notTaken) : sent;
    const { value } = sent;
    return value.state === 'kept' ? { ok: true, value: value.evidence } : refused(value.why, value.words);
  };
  return (
    <ActForm
      act="announceEvidence"
      name={replaces === undefined ? say(WORDS.name) : `${say(ACT_NAMES.replace)}: ${calledBy(replaces)}`}
      happens={replaces === undefined ? HAPPENS : [...HAPPENS, REPLACES]}
      underWay={stageWords(stage)}
      send={sendFile}
      onDone={onDone}
      onCancel={onCancel}
    >
      <div class="field">
        <label for="bukti-kegunaan">{say(WORDS.purpose)}</label>
        <select id="bukti-kegunaan" name="purpose" required>
          {replaces === undefined && <option value="">{say(WORDS.choose)}</option>}
          {Object.entries(OFFICE_PURPOSES).map(([purpose, words]) => (
            <option key={purpose} value={purpose} selected={purpose === replaces?.purpose}>
              {titled(say(words))}
            </option>
          ))}
        </select>
      </div>
      <ChooseFile mostBytes={mostBytes} />
      <div class="field">
        <label for="bukti-keterangan">{say(WORDS.why)}</label>
        <span class="hint" id="bukti-keterangan-cara">
          {say(WORDS.whyHint)}
        </span>
        <textarea id="bukti-keterangan" name="why" maxLength={2_000} aria-describedby="bukti-keterangan-cara" />
      </div>
      {stage?.is === 'sending' && (
        <progress class="bar" aria-label={say(WORDS.progress)} max={stage.of} value={stage.done} />
      )}
    </ActForm>
  );
};
