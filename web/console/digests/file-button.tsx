import { useState } from 'preact/hooks';
import type { DigestShown } from '#shared/contracts/http/digest-shown';
import { DIGEST_FILES } from '#web/made/digest-files.ts';
import { api, NoLine, SignedOut } from '../api/line.ts';
import { saveFile } from '../frame/save-file.ts';
import { say } from '../words/say.ts';

const WORDS = {
  other: { id: 'Unduh', en: 'Download' },
  under: { id: 'Sedang diunduh …', en: 'Being downloaded …' },
  saved: { id: 'Tersimpan pada perangkat ini:', en: 'Saved on this device:' },
  noLine: {
    id: 'Sambungan terputus; berkasnya belum tersimpan. Coba lagi.',
    en: 'The line is down; the file is not saved yet. Try again.',
  },
  failed: {
    id: 'Berkasnya gagal diunduh. Tidak ada yang hilang; coba lagi.',
    en: 'The file could not be downloaded. Nothing is lost; try again.',
  },
} as const;

type File = DigestShown['files'][number]['file'];
type How = 'idle' | 'under' | 'saved' | 'noLine' | 'failed';

const nameOf = (file: string): string =>
  say((Object.hasOwn(DIGEST_FILES, file) ? DIGEST_FILES[file] : undefined) ?? WORDS.other);

/** Fetches a file of a compliance report and saves it; it says how far that is. */
export const FileButton = ({ period, file }: { readonly period: string; readonly file: File }) => {
  const [how, setHow] = useState<How>('idle');
  const name = file.replace('.', `-${period}.`);
  const fetchIt = async (): Promise<void> => {
    setHow('under');
    try {
      const answer = await api.openDigestFile({ period, file });
      if (!answer.ok) return setHow('failed');
      saveFile(name, answer.value);
      setHow('saved');
    } catch (cause) {
      // That somebody is signed out is told by the frame of the page.
      if (!(cause instanceof SignedOut)) setHow(cause instanceof NoLine ? 'noLine' : 'failed');
    }
  };
  return (
    <>
      <button type="button" class="button second" disabled={how === 'under'} onClick={() => void fetchIt()}>
        {nameOf(file)}
      </button>
      <p role="status" class={how === 'noLine' || how === 'failed' ? 'late' : 'soft'}>
        {how === 'idle' ? '' : say(WORDS[how])} {how === 'saved' && <code>{name}</code>}
      </p>
    </>
  );
};
