import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { NewsDone, NewsShown } from '#shared/contracts/http/news';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES, PAGES } from '#web/page/addresses.ts';
import { ActDone } from '../act/act-form.tsx';
import { Gone } from '../act/changes-page.tsx';
import { activityName } from '../activities/activity-name.ts';
import { activityAddress } from '../activities/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api, SignedOut } from '../api/line.ts';
import { type Views, viewsBy } from '../evidence/views.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { saveFile } from '../frame/save-file.ts';
import { Waiting } from '../frame/waiting.tsx';
import { session } from '../session/session.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { EditForm } from './edit-form.tsx';
import { STEP_NAMES, type Step, StepForm } from './news-forms.tsx';
import { fieldName } from './news-words.tsx';
import { isBroken, PortalLink } from './portal-link.tsx';
import { Preview } from './preview.tsx';

const WORDS = {
  title: { id: 'Berita', en: 'News item' },
  steps: { id: 'Langkah', en: 'Steps' },
  facts: { id: 'Keterangan', en: 'Facts' },
  activity: { id: 'Kegiatannya', en: 'Its activity' },
  openActivity: { id: 'Buka kegiatannya', en: 'Open the activity' },
  day: { id: 'Hari kegiatan', en: 'Day of the activity' },
  unit: { id: 'Unit', en: 'Unit' },
  editors: { id: 'Ditulis oleh', en: 'Written by' },
  authors: { id: 'Dari catatan kegiatan oleh', en: 'From the activity as told by' },
  nobody: { id: 'belum ada yang menyunting', en: 'nobody has edited it yet' },
  approved: { id: 'Disetujui oleh', en: 'Approved by' },
  portal: { id: 'Di portal', en: 'On the portal' },
  history: { id: 'Riwayat', en: 'Timeline' },
  openPublic: { id: 'Buka di halaman umum', en: 'Open it on the public pages' },
  withdrawn: { id: 'Ditarik dari halaman umum:', en: 'Withdrawn from the public pages:' },
  returned: { id: 'Dikembalikan untuk diperbaiki:', en: 'Returned to be mended:' },
  notes: { id: 'Alasan sebelumnya', en: 'Earlier reasons' },
  missing: { id: 'Yang belum dikatakan catatan kegiatannya', en: 'What the record of the activity does not say' },
  missingHint: {
    id: 'Lengkapi catatannya, lalu tulis juga di sini: konsep tidak berubah sendiri.',
    en: 'Complete the record, then write it here too: the draft does not change by itself.',
  },
  amend: { id: 'Lengkapi catatan kegiatan', en: 'Complete the record of the activity' },
  stops: { id: 'Tidak boleh terbit', en: 'Must not be public' },
  stopsHint: {
    id: 'Ditandai di dalam teks. Selama ada, berita tidak dapat diterbitkan.',
    en: 'Marked in the text. As long as it is there, the item cannot be published.',
  },
  warnings: { id: 'Periksa sebelum terbit', en: 'Look at it before it is public' },
  own: {
    id: 'Anda menulis atau mengajukan berita ini, atau mencatat kegiatannya, jadi orang kedua yang menyetujuinya.',
    en: 'You wrote or submitted this item, or recorded its activity, so a second person approves it.',
  },
  waits: {
    id: 'Menunggu persetujuan admin portal berita, Sekretaris, atau kepala unitnya, yang tidak ikut menulisnya.',
    en: 'It waits for the news admin, the Secretary or the head of its unit, who has written none of it.',
  },
  broken: { id: 'Tautannya ke portal tidak menjawab sejak', en: 'Its link to the portal has not answered since' },
  brokenHint: {
    id: 'Sistem melihatnya lagi setiap pagi. Bila halamannya pindah, catat alamatnya yang baru; bila hilang, muat lagi.',
    en: 'The system looks again every morning. If the page has moved, record its new address; if it is lost, post it again.',
  },
  openLink: { id: 'Buka tautannya', en: 'Open the link' },
  pack: { id: 'Unduh paket untuk portal', en: 'Download the package for the portal' },
  packHint: {
    id: 'Teks, foto, dan keterangannya dalam satu berkas zip. Muat di portal dengan akun portal, lalu catat alamatnya di sini.',
    en: 'Text, photos and captions in one zip file. Post it with the portal’s account, then record its address here.',
  },
  saved: { id: 'Tersimpan pada perangkat ini:', en: 'Saved on this device:' },
  notSaved: { id: 'Paketnya gagal diunduh. Coba lagi.', en: 'The package could not be downloaded. Try again.' },
  all: { id: 'Semua berita', en: 'All news' },
} as const;

const DONE = {
  edit: { id: 'Teks tersimpan.', en: 'The text is kept.' },
  submit: { id: 'Diajukan. Sekarang menunggu orang kedua.', en: 'Submitted. Now it waits for a second person.' },
  discard: { id: 'Konsep dibatalkan.', en: 'The draft is discarded.' },
  publish: { id: 'Terbit.', en: 'It is public.' },
  return: { id: 'Dikembalikan dengan alasan Anda.', en: 'Returned with your reason.' },
  post: { id: 'Alamat di portal tercatat.', en: 'The portal’s address is recorded.' },
  withdraw: { id: 'Berita ditarik dari halaman umum.', en: 'The item is withdrawn from the public pages.' },
} as const;

/** What its text is, by what became of it. */
const READ_AS = {
  draft: { id: 'Begini ia akan terbaca', en: 'This is how it will be read' },
  submitted: { id: 'Begini ia akan terbaca', en: 'This is how it will be read' },
  published: { id: 'Begini ia terbaca', en: 'This is how it is read' },
  withdrawn: { id: 'Begini ia terbaca sebelum ditarik', en: 'This is how it was read before it was withdrawn' },
  discarded: { id: 'Konsep yang dibatalkan', en: 'The draft that was discarded' },
} as const satisfies Readonly<Record<NewsShown['state'], unknown>>;

type ShownProps = { readonly shown: NewsShown };

const isStep = (step: string | undefined): step is keyof typeof STEP_NAMES =>
  step !== undefined && Object.hasOwn(STEP_NAMES, step);

/** What carries it on: only that looks as if one should click it. */
const ONWARD: readonly (Step | 'edit')[] = ['publish', 'submit', 'post'];
const ORDER: readonly (Step | 'edit')[] = [...ONWARD, 'edit', 'return', 'withdraw', 'discard'];

const Steps = ({ shown: { open } }: ShownProps) => {
  const { path } = useLocation();
  const steps = ORDER.filter((step) => open.some((one) => one === step));
  if (steps.length === 0 || session.value !== 'signedIn') return null;
  return (
    <section aria-label={say(WORDS.steps)} class="buttons unprinted">
      {steps.map((step) => (
        <a key={step} class={ONWARD.includes(step) ? 'button' : 'button second'} href={`${path}?langkah=${step}`}>
          {say(STEP_NAMES[step])}
        </a>
      ))}
    </section>
  );
};

/** Why it came back or was withdrawn, and whose turn it is. */
const Turn = ({ shown: { state, returned, notes, open } }: ShownProps) => {
  const [last, ...earlier] = notes;
  const isTold = last !== undefined && (state === 'withdrawn' || (state === 'draft' && returned));
  return (
    <>
      {isTold && (
        <div class="told warn">
          <p>
            <b>{say(state === 'withdrawn' ? WORDS.withdrawn : WORDS.returned)}</b>{' '}
            <span class="words" dir="auto">
              {last.text}
            </span>
          </p>
          <p class="soft">
            {last.person} · <Moment at={last.at} />
          </p>
        </div>
      )}
      {state === 'submitted' && !open.includes('publish') && (
        <p class="told">{say(open.includes('return') ? WORDS.own : WORDS.waits)}</p>
      )}
      {(isTold ? earlier : notes).length > 0 && (
        <details>
          <summary>{say(WORDS.notes)}</summary>
          <ul>
            {(isTold ? earlier : notes).map(({ at, person, text }) => (
              <li key={at}>
                <span class="words" dir="auto">
                  {text}
                </span>{' '}
                <span class="soft">
                  {person} · <Moment at={at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

/** That what was posted on the portal is not to be found there: since when, and what came instead. */
const Broken = ({ shown: { portal } }: ShownProps) =>
  portal?.since === undefined || portal.outcome === undefined || !isBroken(portal) ? null : (
    <section class="told warn" aria-label={say(WORDS.portal)}>
      <p>
        <b>
          {say(WORDS.broken)} <Moment at={portal.since} />:
        </b>{' '}
        {activityName('linkOutcomes', portal.outcome)}.{' '}
        <a href={portal.url} rel="noreferrer">
          {say(WORDS.openLink)}
        </a>
      </p>
      <p>{say(WORDS.brokenHint)}</p>
    </section>
  );

/** What in the text must not be public, told on top; it is marked where it stands. */
const Stops = ({ shown: { stops } }: ShownProps) => {
  const [must, only] = [
    stops.filter(({ weight }) => weight === 'stop'),
    stops.filter(({ weight }) => weight !== 'stop'),
  ];
  const list = (some: typeof stops) => (
    <ul>
      {some.map((stop) => (
        <li key={`${stop.field} ${stop.index} ${stop.start} ${stop.kind}`}>
          <b>{fieldName(stop)}</b>: {say(stop.words)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {must.length > 0 && (
        <section class="told wrong" aria-label={say(WORDS.stops)}>
          <p>
            <b>{say(WORDS.stops)}.</b> {say(WORDS.stopsHint)}
          </p>
          {list(must)}
        </section>
      )}
      {only.length > 0 && (
        <section class="told warn" aria-label={say(WORDS.warnings)}>
          <p>
            <b>{say(WORDS.warnings)}</b>
          </p>
          {list(only)}
        </section>
      )}
    </>
  );
};

/** What the activity does not say of itself, as questions. */
const Missing = ({ shown: { missing, activity, open } }: ShownProps) =>
  missing.length === 0 || !open.includes('edit') ? null : (
    <section class="told" aria-label={say(WORDS.missing)}>
      <p>
        <b>{say(WORDS.missing)}</b>
      </p>
      <ul>
        {missing.map((question) => (
          <li key={question.en}>{say(question)}</li>
        ))}
      </ul>
      <p>
        {say(WORDS.missingHint)} <a href={`${activityAddress(activity)}?langkah=amend`}>{say(WORDS.amend)}</a>
      </p>
    </section>
  );

/** Text and pictures in one file, for whoever posts it on the portal. */
const Pack = ({ shown: { news, date } }: ShownProps) => {
  const [how, setHow] = useState<'idle' | 'under' | 'saved' | 'failed'>('idle');
  const name = `berita-${date}.zip`;
  const save = async (): Promise<void> => {
    setHow('under');
    try {
      const answer = await api.packNews({ news });
      if (answer.ok) saveFile(name, answer.value);
      setHow(answer.ok ? 'saved' : 'failed');
    } catch (cause) {
      if (!(cause instanceof SignedOut)) setHow('failed');
    }
  };
  return (
    <section class="unprinted">
      <p>{say(WORDS.packHint)}</p>
      <div class="buttons">
        <button
          type="button"
          class="button second"
          aria-disabled={how === 'under'}
          onClick={() => how !== 'under' && void save()}
        >
          {say(WORDS.pack)}
        </button>
      </div>
      <p role="status" class={how === 'failed' ? 'late' : 'soft'}>
        {how === 'saved' && (
          <>
            {say(WORDS.saved)} <code>{name}</code>
          </>
        )}
        {how === 'failed' && say(WORDS.notSaved)}
      </p>
    </section>
  );
};

const Facts = ({ shown }: ShownProps) => {
  const { activity, date, unit, editors, authors, approvedBy, publishedAt, portal } = shown;
  return (
    <section aria-labelledby="keterangan">
      <h2 id="keterangan">{say(WORDS.facts)}</h2>
      <dl class="facts">
        <dt>{say(WORDS.activity)}</dt>
        <dd>
          <a href={activityAddress(activity)}>{say(WORDS.openActivity)}</a>
        </dd>
        <dt>{say(WORDS.day)}</dt>
        <dd>{fullDate(date)}</dd>
        <dt>{say(WORDS.unit)}</dt>
        <dd>{nameOf('units', unit)}</dd>
        <dt>{say(WORDS.editors)}</dt>
        <dd>{editors.length === 0 ? say(WORDS.nobody) : editors.join(', ')}</dd>
        {authors.length > 0 && (
          <>
            <dt>{say(WORDS.authors)}</dt>
            <dd>{authors.join(', ')}</dd>
          </>
        )}
        {approvedBy !== undefined && publishedAt !== undefined && (
          <>
            <dt>{say(WORDS.approved)}</dt>
            <dd>
              {approvedBy}, <Moment at={publishedAt} />
            </dd>
          </>
        )}
        {portal !== undefined && (
          <>
            <dt>{say(WORDS.portal)}</dt>
            <dd>
              <PortalLink portal={portal} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};

const History = ({ shown: { steps } }: ShownProps) => (
  <section aria-labelledby="riwayat">
    <h2 id="riwayat">{say(WORDS.history)}</h2>
    <ol class="timeline" reversed>
      {steps.map(({ at, type, person }, n) => (
        <li key={`${at} ${type} ${steps.length - n}`}>
          <span>{titled(activityName('newsEvents', type))}</span>
          <span class="soft">
            <Moment at={at} />
            {person !== undefined && ` · ${person}`}
          </span>
        </li>
      ))}
    </ol>
  </section>
);

type FormsProps = ShownProps & {
  readonly views: Views;
  readonly onDone: (step: keyof typeof DONE, done: NewsDone) => void;
  readonly again: () => void;
};

/** The form that the address asks for, if that is open. */
const Forms = ({ shown, views, onDone, again }: FormsProps) => {
  const { path, query, route } = useLocation();
  const step = query['langkah'];
  if (step === undefined || session.value !== 'signedIn') return null;
  if (!isStep(step) || !shown.open.some((one) => one === step)) return <Gone />;
  const form = {
    shown,
    onDone: (done: NewsDone) => onDone(step, done),
    onCancel: () => route(path),
    onStale: again,
  };
  return step === 'edit' ? <EditForm {...form} views={views} /> : <StepForm {...form} step={step} />;
};

type Taken = NewsDone & { readonly step: keyof typeof DONE };

/** What was looked at before a step was taken offers none until the page has looked again. */
const orBehind = (shown: NewsShown, taken: Taken | undefined): NewsShown =>
  taken === undefined || shown.version >= taken.version ? shown : { ...shown, state: taken.state, open: [] };

const Shown = ({ shown: seen, again }: ShownProps & { readonly again: () => void }) => {
  const { path, query, route } = useLocation();
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  const shown = orBehind(seen, taken);
  const { news, activity, state, text } = shown;
  usePageTitle(text.headline);
  const views = useRef(viewsBy((file) => api.viewActivityFile({ activity, file })));
  useEffect(() => () => views.current.forget(), []);
  const finish = (step: keyof typeof DONE, done: NewsDone): void => {
    setTaken({ ...done, step });
    route(path);
    again();
  };
  const step = query['langkah'];
  return (
    <>
      <h1 dir="auto">{text.headline}</h1>
      <p>
        <span class="state calm">{activityName('newsStates', state)}</span> {nameOf('units', shown.unit)} ·{' '}
        {fullDate(shown.date)}
      </p>
      {taken !== undefined && step === undefined && <ActDone>{say(DONE[taken.step])}</ActDone>}
      {/* Whose turn it is follows from what is open to them now. */}
      {shown === seen && <Turn shown={shown} />}
      <Broken shown={shown} />
      <Stops shown={shown} />
      <Steps shown={shown} />
      <Forms shown={shown} views={views.current} onDone={finish} again={again} />
      {shown.open.includes('post') && <Pack shown={shown} />}
      <Missing shown={shown} />
      <div class="report">
        <div>
          {step !== 'edit' && (
            <section aria-labelledby="terbaca">
              <h2 id="terbaca">{say(READ_AS[state])}</h2>
              {state === 'published' && (
                <p class="unprinted">
                  <a href={`${PAGES.news}/${news}`}>{say(WORDS.openPublic)}</a>
                </p>
              )}
              <Preview shown={shown} views={views.current} />
            </section>
          )}
        </div>
        <div>
          <Facts shown={shown} />
          <History shown={shown} />
          <p class="unprinted">
            <a href={OFFICE_PAGES.news}>{say(WORDS.all)}</a>
          </p>
        </div>
      </div>
    </>
  );
};

/** One news item: its text as it will be read, what stops it, and what may be done with it. */
export const NewsItemPage = () => {
  const { news = '' } = useRoute().params;
  const asked = useAsked(`berita ${news}`, () => api.showNews({ news }));
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(shown) => <Shown key={news} shown={shown} again={asked.again} />}
    </Waiting>
  );
};
