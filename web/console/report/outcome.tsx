import { useEffect, useRef } from 'preact/hooks';
import type { Revealed } from '#shared/contracts/http/command-call';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { nameOf } from '../words/name-of.ts';
import { officeNow, timeWords } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import type { Done } from './done.ts';

const WORDS = {
  done: { id: 'tercatat pukul', en: 'recorded at' },
  nothing: { id: 'sudah demikian sebelumnya; tidak ada yang berubah.', en: 'it was so before; nothing has changed.' },
  now: { id: 'Status sekarang', en: 'Status now' },
  away: { id: 'Laporan ini tidak lagi pada Anda.', en: 'This report is with you no more.' },
  today: { id: 'Ke pekerjaan hari ini', en: 'To the work of today' },
  goesOn: {
    id: 'Hitungan waktu tidak berhenti: sudah terlalu sering berhenti.',
    en: 'The clocks go on: they have stood still too often.',
  },
  reporter: { id: 'Pelapor', en: 'Who reported' },
  unknownReporter: { id: 'Kanal tidak menyebut siapa pelapornya.', en: 'The channel has not said who reported.' },
} as const;

const REPORTER = {
  name: { id: 'Nama', en: 'Name' },
  phone: { id: 'Telepon', en: 'Telephone' },
  email: { id: 'Surel', en: 'Mail' },
  nik: { id: 'NIK', en: 'NIK' },
  address: { id: 'Alamat', en: 'Address' },
} as const;

/** Who reported, as long as this page is open: it is kept nowhere. */
const Reporter = ({ reporter }: Pick<Revealed, 'reporter'>) => (
  <>
    <h3>{say(WORDS.reporter)}</h3>
    {reporter === undefined ? (
      <p>{say(WORDS.unknownReporter)}</p>
    ) : (
      <dl class="facts">
        {(['name', 'phone', 'email', 'nik', 'address'] as const).map(
          (field) =>
            reporter[field] !== undefined && (
              <>
                <dt>{say(REPORTER[field])}</dt>
                <dd class="words">{reporter[field]}</dd>
              </>
            ),
        )}
      </dl>
    )}
  </>
);

/** What happened, in one sentence, with its time; reading goes on there. */
export const Outcome = ({ done: { form, acted } }: { readonly done: Done }) => {
  const box = useRef<HTMLDivElement>(null);
  const at = useRef(timeWords(officeNow()));
  useEffect(() => box.current?.focus(), [acted]);
  const revealed: Revealed = acted;
  return (
    <div class="told done" role="status" tabIndex={-1} ref={box}>
      <p>
        <b>{say(form.name)}</b>:{' '}
        {acted.recorded.length === 0 ? say(WORDS.nothing) : `${say(WORDS.done)} ${at.current}.`}{' '}
        {acted.status === undefined ? say(WORDS.away) : `${say(WORDS.now)}: ${nameOf('statuses', acted.status)}.`}
      </p>
      {acted.warnings !== undefined && <p>{say(WORDS.goesOn)}</p>}
      {form.command === 'revealIdentity' && <Reporter reporter={revealed.reporter} />}
      {acted.status === undefined && (
        <p>
          <a href={OFFICE_PAGES.today}>{say(WORDS.today)}</a>
        </p>
      )}
    </div>
  );
};
