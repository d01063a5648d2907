import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '../api/asked.ts';
import { api, NoLine, SignedOut } from '../api/line.ts';
import { saveFile } from '../frame/save-file.ts';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { joinedParts } from './joined-parts.ts';
import type { Kind } from './kind-of.ts';
import { type Piece, sizeWords } from './piece-words.ts';

const WORDS = {
  download: { id: 'Unduh', en: 'Download' },
  goOn: { id: 'Lanjutkan unduhan', en: 'Go on downloading' },
  under: { id: 'Sedang diunduh: bagian {part} dari {of}.', en: 'Being downloaded: part {part} of {of}.' },
  saved: { id: 'Tersimpan pada perangkat ini', en: 'Saved on this device' },
  noLine: {
    id: 'Sambungan terputus. Yang sudah diunduh tidak hilang.',
    en: 'The line is down. What has come is not lost.',
  },
  failed: { id: 'Berkasnya gagal diunduh. Coba lagi.', en: 'The file could not be downloaded. Try again.' },
  erased: {
    id: 'Berkas ini tidak dapat dibuka lagi: kuncinya sudah dimusnahkan.',
    en: 'The file cannot be opened any more: its key has been destroyed.',
  },
} as const;

/** How a file is saved. Its name is ours: what somebody else called it says nothing of what it is. */
const FILES: Readonly<Record<Kind, { readonly ending: string; readonly type: string }>> = {
  jpeg: { ending: 'jpg', type: 'image/jpeg' },
  png: { ending: 'png', type: 'image/png' },
  webp: { ending: 'webp', type: 'image/webp' },
  pdf: { ending: 'pdf', type: 'application/pdf' },
  docx: { ending: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  text: { ending: 'txt', type: 'text/plain' },
};

type How =
  | { readonly is: 'idle' | 'noLine' | 'failed' | 'erased' }
  | { readonly is: 'under'; readonly part: number }
  | { readonly is: 'saved'; readonly size: number };

type PartsProps = {
  /** Its id, by which it is saved. */
  readonly file: string;
  readonly kind: Kind;
  readonly parts: number;
  readonly fetchPart: (part: string) => Promise<Outcome<{ readonly bytes: Uint8Array }>>;
  /** What says which file it is. */
  readonly heading: string;
};

/** Fetches a file whole, part by part, and saves it; where the line drops, it goes on from there. */
export const DownloadParts = ({ file, kind, parts, fetchPart, heading }: PartsProps) => {
  const [how, setHow] = useState<How>({ is: 'idle' });
  const there = useRef<Uint8Array[]>([]);
  const { ending, type } = FILES[kind];
  const name = `${file}.${ending}`;
  const fetchIt = async (): Promise<void> => {
    try {
      const whole = await joinedParts(
        parts,
        there.current,
        (part) => fetchPart(String(part)),
        (done) => setHow({ is: 'under', part: done + 1 }),
      );
      if (!whole.ok) return setHow({ is: whole.problem.code === 'evidenceErased' ? 'erased' : 'failed' });
      there.current = [];
      saveFile(name, { type, bytes: whole.value });
      setHow({ is: 'saved', size: whole.value.length });
    } catch (cause) {
      if (!(cause instanceof SignedOut)) setHow({ is: cause instanceof NoLine ? 'noLine' : 'failed' });
    }
  };
  const isBad = how.is === 'noLine' || how.is === 'failed' || how.is === 'erased';
  return (
    <>
      <button
        type="button"
        class="button second"
        aria-disabled={how.is === 'under'}
        aria-describedby={heading}
        onClick={() => how.is !== 'under' && void fetchIt()}
      >
        {say(how.is === 'noLine' ? WORDS.goOn : WORDS.download)}
      </button>
      {how.is === 'under' && parts > 1 && (
        <progress class="bar" aria-label={say(WORDS.download)} max={parts} value={how.part - 1} />
      )}
      <p role="status" class={isBad ? 'late' : 'soft'}>
        {how.is === 'under' && filled(say(WORDS.under), { part: how.part, of: parts })}
        {how.is === 'saved' && (
          <>
            {`${say(WORDS.saved)} (${sizeWords(how.size)}): `}
            <code>{name}</code>
          </>
        )}
        {isBad && say(WORDS[how.is])}
      </p>
    </>
  );
};

type DownloadProps = {
  readonly report: string;
  readonly piece: Piece;
  /** What says which file it is. */
  readonly heading: string;
};

/** The same of a piece of evidence. */
export const Download = ({ report, piece: { evidence, kind, parts }, heading }: DownloadProps) => (
  <DownloadParts
    file={evidence}
    kind={kind}
    parts={parts}
    fetchPart={(part) => api.openEvidence({ report, evidence, part })}
    heading={heading}
  />
);
