import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { ActDone } from '../act/act-form.tsx';
import type { ActivityEntry } from '../outbox/entry.ts';
import { isStuck } from '../outbox/on-its-way.ts';
import { session } from '../session/session.ts';
import { say } from '../words/say.ts';
import { activityAddress } from './addresses.ts';
import { EntryProgress } from './entry-progress.tsx';

const WORDS = {
  sending: {
    id: 'Sedang dikirim. Anda boleh pindah ke halaman lain; jangan tutup jendela ini.',
    en: 'It is being sent. You may go to other pages; do not close this window.',
  },
  sendingHere: {
    id: 'Sedang dikirim dari halaman ini. Jangan tutup halaman ini.',
    en: 'It is being sent from this page. Do not close it.',
  },
  stuck: {
    id: 'Tidak ada sambungan. Catatan dan fotonya menunggu di kotak keluar, dan dikirim sekali begitu ada sambungan. Jangan tutup jendela ini.',
    en: 'There is no line. It waits with its photos in the outbox, and is sent once as soon as there is one. Do not close this window.',
  },
  stuckHere: {
    id: 'Tidak ada sambungan. Catatan dan fotonya menunggu di halaman ini, dan dikirim begitu ada sambungan. Jangan tutup halaman ini.',
    en: 'There is no line. It waits with its photos on this page, and is sent as soon as there is one. Do not close it.',
  },
  outbox: { id: 'Lihat kotak keluar', en: 'See the outbox' },
  done: { id: 'Tersimpan:', en: 'Kept:' },
  open: { id: 'Buka kegiatannya', en: 'Open the activity' },
  exists: {
    id: 'Kegiatan berulang ini sudah dicatat atau dijawab untuk hari itu, jadi catatan Anda tidak disimpan lagi.',
    en: 'This recurring activity was recorded or answered for that day before, so yours was not kept again.',
  },
  openExisting: { id: 'Buka yang sudah ada', en: 'Open the one that is there' },
  addThere: { id: 'Tambahkan foto saya ke sana', en: 'Add my photos to it' },
} as const;

const isWithoutLine = (): boolean => isStuck.value || session.value !== 'signedIn';

type ExistsProps = { readonly entry: ActivityEntry; readonly onAddThere: () => void };

/** The one that was recorded before, and what can be done with what was to be sent. */
export const Exists = ({ entry, onAddThere }: ExistsProps) => (
  <>
    <p>{say(WORDS.exists)}</p>
    {entry.exists !== undefined && (
      <div class="buttons">
        <a class="button second" href={activityAddress(entry.exists)}>
          {say(WORDS.openExisting)}
        </a>
        {entry.files.length > 0 && (
          <button type="button" class="button" onClick={onAddThere}>
            {say(WORDS.addThere)}
          </button>
        )}
      </div>
    )}
  </>
);

type SendingProps = ExistsProps & { readonly isHere: boolean };

/** What was sent, until all is known of it. */
export const SendingPart = ({ entry, isHere, onAddThere }: SendingProps) => {
  if (entry.became?.is === 'refused')
    return (
      <div class="told warn" role="alert">
        <Exists entry={entry} onAddThere={onAddThere} />
      </div>
    );
  if (entry.became?.is === 'sent')
    return (
      <>
        <ActDone>
          {say(WORDS.done)}{' '}
          {entry.activity !== undefined && <a href={activityAddress(entry.activity)}>{say(WORDS.open)}</a>}
        </ActDone>
        <EntryProgress entry={entry} />
      </>
    );
  return (
    <div class={isWithoutLine() ? 'told warn' : 'told'} role="status">
      <p>
        {isWithoutLine()
          ? say(isHere ? WORDS.stuckHere : WORDS.stuck)
          : say(isHere ? WORDS.sendingHere : WORDS.sending)}
        {!isHere && (
          <>
            {' '}
            <a href={OFFICE_PAGES.outbox}>{say(WORDS.outbox)}</a>
          </>
        )}
      </p>
      <EntryProgress entry={entry} />
    </div>
  );
};
