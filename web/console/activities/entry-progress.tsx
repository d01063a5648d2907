import type { ActivityEntry, FileOnItsWay } from '../outbox/entry.ts';
import { onItsWay } from '../outbox/on-its-way.ts';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';

const WORDS = {
  notYet: { id: 'kegiatan belum terkirim', en: 'the activity is not sent yet' },
  notYetWith: {
    id: 'kegiatan dan {n} berkasnya belum terkirim',
    en: 'the activity and its {n} files are not sent yet',
  },
  recorded: { id: 'kegiatan tercatat', en: 'the activity is recorded' },
  some: {
    id: 'kegiatan tercatat, {done} dari {n} foto terkirim',
    en: 'the activity is recorded, {done} of {n} photos are sent',
  },
  refused: { id: '{n} tidak diterima', en: '{n} not taken' },
  sending: { id: 'Sedang dikirim', en: 'Being sent' },
  checking: { id: 'Sudah sampai; sedang diperiksa', en: 'It has arrived and is being checked' },
  fileGone: {
    id: 'Berkas ini tidak lagi tersimpan di peramban ini. Pilih lagi pada halaman kegiatannya.',
    en: 'The file is not kept in this browser any more. Choose it again on the page of the activity.',
  },
  uploadNotTaken: {
    id: 'Berkas ini berkali-kali terpotong di jalan. Pilih lagi pada halaman kegiatannya.',
    en: 'The file was cut off on its way several times. Choose it again on the page of the activity.',
  },
} as const;

/** How far an activity is on its way, in words. */
export const progressWords = ({ activity, files, became }: ActivityEntry): string => {
  const n = files.length;
  if (activity === undefined || became?.is === 'refused')
    return n === 0 ? say(WORDS.notYet) : filled(say(WORDS.notYetWith), { n });
  const done = files.filter((file) => file.became?.is === 'kept').length;
  const refused = files.filter((file) => file.became?.is === 'refused').length;
  const said = n === 0 ? say(WORDS.recorded) : filled(say(WORDS.some), { done, n });
  return refused === 0 ? said : `${said}, ${filled(say(WORDS.refused), { n: refused })}`;
};

const whyRefused = ({ became }: FileOnItsWay): string => {
  if (became?.is !== 'refused') return '';
  if (became.code === 'fileGone' || became.code === 'uploadNotTaken') return say(WORDS[became.code]);
  return became.words === undefined ? became.code : say(became.words);
};

/** How far it is, with the file that is on its way, and what was not taken and why. */
export const EntryProgress = ({ entry }: { readonly entry: ActivityEntry }) => {
  const way = onItsWay.value;
  const file = entry.files.find(({ id }) => id === way?.file);
  const refused = entry.files.filter(({ became }) => became?.is === 'refused');
  return (
    <>
      <p>{progressWords(entry)}.</p>
      {file !== undefined && way !== undefined && (
        <p class="soft">
          {way.stage.is === 'sending' ? say(WORDS.sending) : say(WORDS.checking)}: <span dir="auto">{file.called}</span>
          {way.stage.is === 'sending' && (
            <progress
              class="bar"
              aria-label={`${say(WORDS.sending)}: ${file.called}`}
              max={way.stage.of}
              value={way.stage.done}
            />
          )}
        </p>
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map((one) => (
            <li key={one.id} class="late">
              <span dir="auto">{one.called}</span>: {whyRefused(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
