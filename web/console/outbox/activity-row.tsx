import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { activityLabel } from '../activities/activity-fields.tsx';
import { activityAddress } from '../activities/addresses.ts';
import { EntryProgress } from '../activities/entry-progress.tsx';
import { keepActivity, PLAIN } from '../activities/kept-activity.ts';
import { Exists } from '../activities/sending-part.tsx';
import { typedIn } from '../activities/typed-activity.ts';
import { Moment } from '../frame/moment.tsx';
import { Objection } from '../frame/objection.tsx';
import { officeMoment } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { type ActivityEntry, isWaiting } from './entry.ts';
import { addToExisting, takeOut } from './outbox.ts';

const WORDS = {
  activity: { id: 'Kegiatan', en: 'Activity' },
  toForm: { id: 'Buka formulirnya', en: 'Open the form' },
  out: { id: 'Buang', en: 'Take out' },
  hide: { id: 'Hapus dari daftar', en: 'Take off the list' },
  tooLate: {
    id: 'Sudah terkirim sebelum sempat dibuang. Lihat kegiatannya.',
    en: 'It was sent before it could be taken out. Look at the activity.',
  },
  code: { id: 'kode', en: 'code' },
} as const;

/** Why it was refused, and how to go on: nothing of it is lost. */
const Why = ({ entry }: { readonly entry: ActivityEntry }) => {
  const { became } = entry;
  if (became?.is !== 'refused') return null;
  if (became.problem.code === 'activityExists')
    return <Exists entry={entry} onAddThere={() => void addToExisting(entry.key)} />;
  return (
    <>
      <Objection problem={became.problem} labelOf={activityLabel} />
      <p>
        <small>{`${say(WORDS.code)}: ${became.problem.code}`}</small>
      </p>
    </>
  );
};

/** An activity in the outbox, with its photos: how far it is, or why it was refused. */
export const ActivityRow = ({ entry }: { readonly entry: ActivityEntry }) => {
  const { route } = useLocation();
  const [isTooLate, setTooLate] = useState(false);
  const { key, called, activity, body, files, fields, putAt, became } = entry;
  const take = (): void => void takeOut(key).then((how) => setTooLate(how === 'tooLate'));
  const toForm = (): void => {
    const problem = became?.is === 'refused' ? became.problem : undefined;
    keepActivity(PLAIN, { typed: typedIn(fields), photos: files, problem });
    // The form goes on with its photos.
    void takeOut(key, { files: false }).then(() => route(OFFICE_PAGES.recordActivity));
  };
  const isRefused = became?.is === 'refused' && became.problem.code !== 'activityExists' && body !== undefined;
  return (
    <article class="card">
      <p>
        <b>{say(WORDS.activity)}</b> ·{' '}
        {activity === undefined ? (
          <span dir="auto">{called}</span>
        ) : (
          <a href={activityAddress(activity)} dir="auto">
            {called}
          </a>
        )}{' '}
        <span class="soft">
          {/* When something became of it was told by the office's clock, when it was put by this computer's. */}
          <Moment at={became === undefined ? officeMoment(putAt) : new Date(became.at).toISOString()} />
        </span>
      </p>
      <EntryProgress entry={entry} />
      <Why entry={entry} />
      {isTooLate && <p role="status">{say(WORDS.tooLate)}</p>}
      <div class="buttons">
        {isRefused && (
          <button type="button" class="button" onClick={toForm}>
            {say(WORDS.toForm)}
          </button>
        )}
        <button type="button" class="button second" onClick={take}>
          {say(isWaiting(entry) || became?.is === 'refused' ? WORDS.out : WORDS.hide)}
          <span class="unseen">: {called}</span>
        </button>
      </div>
    </article>
  );
};
