import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { refusalWords } from '../act/expected-words.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { GuidePart } from '../informal/guide-part.tsx';
import { DRAFT_OF } from '../informal/kept-form.ts';
import { keepDraft, newKey } from '../session/draft.ts';
import { session, signOut } from '../session/session.ts';
import { nameOf } from '../words/name-of.ts';
import { officeMoment } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { ActivityRow } from './activity-row.tsx';
import { type ContactEntry, type Entry, isOfActivity, isOfContact, isWaiting, type ReportEntry } from './entry.ts';
import {
  hasOutbox,
  lookedAtRefused,
  outbox,
  refreshOutbox,
  refusedUnseen,
  sendOutbox,
  takeOut,
  waiting,
} from './outbox.ts';

const WORDS = {
  title: { id: 'Kotak keluar', en: 'Outbox' },
  what: {
    id: 'Keputusan dan kegiatan yang menunggu sambungan tersimpan di sini, tersegel di peramban ini, dan dikirim sekali begitu ada sambungan. Jangan tutup jendela ini sebelum semuanya terkirim.',
    en: 'Decisions and activities that wait for a line are kept here, sealed in this browser, and are sent once as soon as there is one. Do not close this window before all of them are sent.',
  },
  none: { id: 'Tidak ada yang menunggu dikirim.', en: 'Nothing waits to be sent.' },
  cannot: {
    id: 'Peramban ini tidak dapat menyimpan apa pun, misalnya karena jendela pribadi. Tanpa sambungan, keputusan menunggu di halaman yang terbuka.',
    en: 'This browser can keep nothing, because its window is private for one. Without a line, a decision waits on the open page.',
  },
  waits: { id: 'Menunggu dikirim', en: 'Waiting to be sent' },
  refused: { id: 'Ditolak', en: 'Refused' },
  sent: { id: 'Terkirim', en: 'Sent' },
  tried: {
    id: 'Sudah dicoba kirim; mungkin sudah sampai.',
    en: 'It was sent before; it may have arrived.',
  },
  now: { id: 'Kirim sekarang', en: 'Send now' },
  out: { id: 'Buang', en: 'Take out' },
  hide: { id: 'Hapus dari daftar', en: 'Take off the list' },
  toForm: { id: 'Buka formulirnya', en: 'Open the form' },
  tooLate: {
    id: 'Sudah terkirim sebelum sempat dibuang. Lihat laporannya.',
    en: 'It was sent before it could be taken out. Look at the report.',
  },
  faster: {
    id: 'Laporan sudah berubah sejak Anda memutuskan, jadi tidak ada yang dilakukan. Isian Anda tersimpan: buka formulirnya, lihat apa yang berubah, lalu kirim bila keputusan Anda tetap.',
    en: 'The report has changed since you decided, so nothing was done. What you typed is kept: open the form, look at what changed, and send it if your decision stands.',
  },
  tooOld: {
    id: 'Lebih dari sehari menunggu, jadi tidak dikirim. Isian Anda tersimpan: buka formulirnya dan putuskan lagi.',
    en: 'It has waited for more than a day, so it was not sent. What you typed is kept: open the form and decide anew.',
  },
  notFound: { id: 'Laporan ini tidak lagi pada Anda.', en: 'This report is with you no more.' },
  contact: { id: 'Catat aduan tak resmi', en: 'Record an informal contact' },
  code: { id: 'kode', en: 'code' },
  leave: {
    id: 'Masih ada yang menunggu dikirim. Bila Anda keluar sekarang, semuanya dibuang dan tidak ada yang dilakukan.',
    en: 'Something still waits to be sent. If you sign out now, all of it is thrown away and nothing is done.',
  },
  leaveNow: { id: 'Keluar dan buang', en: 'Sign out and throw away' },
  stay: { id: 'Tetap masuk', en: 'Stay signed in' },
} as const;

const REASONS: Readonly<Record<string, (typeof WORDS)['faster' | 'tooOld' | 'notFound']>> = {
  versionStale: WORDS.faster,
  tooOld: WORDS.tooOld,
  notFound: WORDS.notFound,
};

/** Why it was refused: in words of ours where the API's do not say what became of what was typed. */
const Why = ({ entry: { became } }: { readonly entry: Entry }) => {
  if (became?.is !== 'refused') return null;
  const { code } = became.problem;
  const told = REASONS[code];
  return (
    <p>
      {told === undefined ? refusalWords(became.problem) : say(told)} <small>{`${say(WORDS.code)}: ${code}`}</small>
    </p>
  );
};

/** What goes to the citizen, once the contact is recorded. */
const Guide = ({ entry: { became, body } }: { readonly entry: ContactEntry }) =>
  became?.recorded === undefined ? null : <GuidePart recorded={became.recorded} asked={body} />;

const Row = ({ entry }: { readonly entry: ReportEntry | ContactEntry }) => {
  const { route } = useLocation();
  const [isTooLate, setTooLate] = useState(false);
  const { key, called, command, fields, putAt, isTried, became } = entry;
  const isContact = isOfContact(entry);
  const of = isContact ? DRAFT_OF : entry.report;
  const address = isContact ? OFFICE_PAGES.recordInformal : `/laporan/${entry.report}`;
  const take = (): void => void takeOut(key).then((how) => setTooLate(how === 'tooLate'));
  const toForm = (): void => {
    // A decision that is taken anew has a key of its own.
    keepDraft(of, command, { fields, key: newKey() });
    void takeOut(key).then(() => route(isContact ? address : `${address}?langkah=${command}`));
  };
  return (
    <article class="card">
      <p>
        <b>{isContact ? say(WORDS.contact) : nameOf('commands', entry.command)}</b> ·{' '}
        {isContact ? (
          called
        ) : (
          <a href={address} dir="auto">
            {called}
          </a>
        )}{' '}
        <span class="soft">
          <Moment at={officeMoment(became?.at ?? putAt)} />
        </span>
      </p>
      <Why entry={entry} />
      {isWaiting(entry) && isTried === true && <p class="soft">{say(WORDS.tried)}</p>}
      {isContact && <Guide entry={entry} />}
      {isTooLate && <p role="status">{say(WORDS.tooLate)}</p>}
      <div class="buttons">
        {became?.is === 'refused' && (
          <button type="button" class="button" onClick={toForm}>
            {say(WORDS.toForm)}
          </button>
        )}
        <button type="button" class="button second" onClick={take}>
          {say(became?.is === 'sent' ? WORDS.hide : WORDS.out)}
          <span class="unseen">: {called}</span>
        </button>
      </div>
    </article>
  );
};

const Part = ({
  id,
  name,
  entries,
}: {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}) =>
  entries.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {name} <span class="soft number">({entries.length})</span>
      </h2>
      {entries.map((entry) =>
        isOfActivity(entry) ? <ActivityRow key={entry.key} entry={entry} /> : <Row key={entry.key} entry={entry} />,
      )}
    </section>
  );

/** Whoever signs out while something waits is asked once. */
const Leaving = () => (
  <div class="told warn" role="alert">
    <p>{say(WORDS.leave)}</p>
    <div class="buttons">
      <button type="button" class="button" onClick={() => void signOut()}>
        {say(WORDS.leaveNow)}
      </button>
      <a class="button second" href={OFFICE_PAGES.outbox}>
        {say(WORDS.stay)}
      </a>
    </div>
  </div>
);

/** What waits to be sent, what was refused and why, and what was sent. */
export const OutboxPage = () => {
  usePageTitle(say(WORDS.title));
  const { query } = useLocation();
  useEffect(() => void refreshOutbox(), []);
  const unseen = refusedUnseen.value;
  useEffect(() => {
    if (unseen > 0) void lookedAtRefused();
  }, [unseen]);
  const all = outbox.value;
  const became = (is: 'refused' | 'sent') => all.filter((entry) => entry.became?.is === is);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {query['tutup'] !== undefined && waiting.value > 0 && <Leaving />}
      <p>{say(hasOutbox.value ? WORDS.what : WORDS.cannot)}</p>
      {waiting.value === 0 && <p class="told done">{say(WORDS.none)}</p>}
      <Part id="menunggu" name={say(WORDS.waits)} entries={all.filter(isWaiting)} />
      {waiting.value > 0 && session.value === 'signedIn' && (
        <button type="button" class="button" onClick={() => void sendOutbox()}>
          {say(WORDS.now)}
        </button>
      )}
      <Part id="ditolak" name={say(WORDS.refused)} entries={became('refused')} />
      <Part id="terkirim" name={say(WORDS.sent)} entries={became('sent')} />
    </>
  );
};
