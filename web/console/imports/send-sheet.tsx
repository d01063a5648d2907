import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportShown } from '#shared/contracts/http/sheet-imports';
import { SHEET_SIZES } from '#web/made/imports.ts';
import { tenths } from '#web/words/numbers.ts';
import type { Refused } from '../api/client.ts';
import { api, NoLine, SignedOut } from '../api/line.ts';
import { Objection } from '../frame/objection.tsx';
import { filled } from '../words/filled.ts';
import { language, say } from '../words/say.ts';
import { hashOf, packedPart } from './sheet-parts.ts';

const WORDS = {
  file: { id: 'Berkas ekspor kanal (CSV atau Excel .xlsx)', en: 'Export of the channel (CSV or Excel .xlsx)' },
  fileHint: {
    id: 'Paling besar {most} MiB. Berkas yang sama dikenali lagi, dan tidak masuk dua kali.',
    en: 'At most {most} MiB. The same file is known again, and is not taken in twice.',
  },
  send: { id: 'Kirim berkas', en: 'Send the file' },
  none: { id: 'Pilih berkasnya dahulu.', en: 'Choose the file first.' },
  empty: { id: 'Berkas itu kosong.', en: 'The file is empty.' },
  tooLarge: {
    id: 'Berkas itu terlalu besar. Bagi menurut tahun.',
    en: 'The file is too large. Cut it into years.',
  },
  other: {
    id: 'Itu berkas lain. Untuk melanjutkan, pilih berkas yang sama.',
    en: 'That is another file. To go on, choose the same one.',
  },
  unreadable: {
    id: 'Peramban tidak dapat membaca berkas itu. Tutup di Excel, lalu pilih lagi.',
    en: 'The browser cannot read the file. Close it in Excel, then choose it again.',
  },
  reading: { id: 'Berkas sedang dibaca …', en: 'The file is being read …' },
  sending: { id: 'Terkirim {done} dari {of} bagian.', en: '{done} of {of} parts sent.' },
  progress: { id: 'Pengiriman berkas', en: 'Sending the file' },
  noLine: {
    id: 'Sambungan terputus. Yang sudah terkirim tidak hilang; dilanjutkan sendiri begitu tersambung. Jangan tutup halaman ini.',
    en: 'The line is down. What was sent is not lost; it goes on by itself as soon as there is a line. Do not close this page.',
  },
  notBegun: {
    id: 'Sambungan terputus, dan belum ada yang terkirim. Kirim lagi begitu tersambung.',
    en: 'The line is down, and nothing has been sent. Send it again when there is a line.',
  },
  code: { id: 'kode', en: 'code' },
} as const;

type Words = Readonly<Record<'id' | 'en', string>>;
type Progress =
  | { readonly is: 'choosing' | 'reading' }
  | { readonly is: 'sending' | 'noLine'; readonly done: number; readonly of: number }
  | { readonly is: 'wrong'; readonly words: Words }
  | { readonly is: 'refused'; readonly problem: Refused };

class Refusal extends Error {
  readonly problem: Refused;
  constructor(problem: Refused) {
    super(problem.code);
    this.problem = problem;
  }
}
const answered = <Value,>(answer: { ok: true; value: Value } | { ok: false; problem: Refused }): Value => {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.problem);
};

const AGAIN_MS = 5_000;
const untilAgain = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, AGAIN_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

type Telling = (progress: Progress) => void;

/** Sends what of a sheet is not there yet, part by part; where the line drops, it asks which are and goes on. */
const sendAll = async (file: File, begun: ImportShown, tell: Telling, signal: AbortSignal): Promise<ImportShown> => {
  let now = begun;
  const of = now.parts.of;
  while (now.state === 'sending' && !signal.aborted) {
    const there = now.parts.there ?? [];
    const part = Array.from({ length: of }, (_, at) => at + 1).find((one) => !there.includes(one)) ?? 1;
    tell({ is: 'sending', done: there.length, of });
    const gzip = await packedPart(file, part);
    try {
      now = answered(await api.sendPart({ import: now.import, part: String(part), body: { gzip } }));
    } catch (cause) {
      if (!(cause instanceof NoLine)) throw cause;
      tell({ is: 'noLine', done: there.length, of });
      await untilAgain(signal);
    }
  }
  return now;
};

const faultIn = (file: File | undefined): Words | undefined => {
  if (file === undefined) return WORDS.none;
  if (file.size === 0) return WORDS.empty;
  return file.size > SHEET_SIZES.most ? WORDS.tooLarge : undefined;
};

type SendSheetProps = {
  /** The import that is gone on with; a new one where it is left out. */
  readonly of?: ImportShown;
  readonly onSent: (sent: ImportShown) => void;
};

const HowFar = ({ progress }: { readonly progress: Progress }) => {
  switch (progress.is) {
    case 'choosing':
      return null;
    case 'reading':
      return say(WORDS.reading);
    case 'sending':
    case 'noLine':
      return `${progress.is === 'noLine' ? `${say(WORDS.noLine)} ` : ''}${filled(say(WORDS.sending), { done: progress.done, of: progress.of })}`;
    case 'wrong':
      return say(progress.words);
    case 'refused':
      return (
        <>
          <Objection problem={progress.problem} />
          <small>{`${say(WORDS.code)}: ${progress.problem.code}`}</small>
        </>
      );
  }
};

const LOOKS = {
  choosing: 'soft',
  reading: 'soft',
  sending: 'soft',
  noLine: 'told warn',
  wrong: 'told wrong',
  refused: 'told wrong',
};

/** A sheet chosen from the machine, hashed, and sent in slices. */
export const SendSheet = ({ of, onSent }: SendSheetProps) => {
  const [progress, setProgress] = useState<Progress>({ is: 'choosing' });
  const input = useRef<HTMLInputElement>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const isBusy = progress.is === 'reading' || progress.is === 'sending' || progress.is === 'noLine';
  const send = async (file: File): Promise<void> => {
    setProgress({ is: 'reading' });
    const sha256 = await hashOf(file).catch(() => undefined);
    if (sha256 === undefined) return setProgress({ is: 'wrong', words: WORDS.unreadable });
    const begun = answered(await api.beginImport({ body: { name: file.name, size: file.size, sha256 } }));
    if (of !== undefined && begun.import !== of.import) return setProgress({ is: 'wrong', words: WORDS.other });
    const { signal } = leaving.current;
    const sent = await sendAll(file, begun, setProgress, signal);
    if (!signal.aborted) onSent(sent);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    const words = faultIn(file);
    if (words !== undefined || file === undefined) {
      setProgress({ is: 'wrong', words: words ?? WORDS.none });
      return;
    }
    void send(file).catch((cause: unknown) => {
      if (cause instanceof Refusal) setProgress({ is: 'refused', problem: cause.problem });
      else if (cause instanceof NoLine) setProgress({ is: 'wrong', words: WORDS.notBegun });
      else if (!(cause instanceof SignedOut)) setProgress({ is: 'wrong', words: WORDS.unreadable });
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <div class="field">
        <label for="lembar">
          {say(WORDS.file)}
          <span class="hint">
            {say(WORDS.fileHint).replace('{most}', tenths(language.value, SHEET_SIZES.most / 1024 / 1024))}
          </span>
        </label>
        <input
          id="lembar"
          type="file"
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          ref={input}
          aria-invalid={progress.is === 'wrong'}
          aria-describedby="lembar-kabar"
          disabled={isBusy}
        />
      </div>
      {(progress.is === 'sending' || progress.is === 'noLine') && progress.of > 0 && (
        <progress class="bar" aria-label={say(WORDS.progress)} max={progress.of} value={progress.done} />
      )}
      <div role="status" id="lembar-kabar" class={LOOKS[progress.is]}>
        <HowFar progress={progress} />
      </div>
      <div class="buttons">
        <button type="submit" class="button" disabled={isBusy}>
          {say(WORDS.send)}
        </button>
      </div>
    </form>
  );
};
