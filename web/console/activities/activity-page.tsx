import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { ActivityDone, ActivityShown } from '#shared/contracts/http/activities';
import { titled } from '#shared/domain/words/titled';
import { ActDone } from '../act/act-form.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { DownloadParts } from '../evidence/download.tsx';
import { kindWords, sizeWords } from '../evidence/piece-words.ts';
import { PictureView } from '../evidence/view.tsx';
import { type Views, viewsBy } from '../evidence/views.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { session } from '../session/session.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate, fullWords } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { ACT_NAMES, AddFilesForm, AmendForm, DraftForm, WithdrawFileForm, WithdrawForm } from './activity-forms.tsx';
import { activityName } from './activity-name.ts';
import { activityAddress, newsAddress } from './addresses.ts';
import { SendingPart } from './sending-part.tsx';
import { useSending } from './use-sending.ts';

const WORDS = {
  title: { id: 'Kegiatan', en: 'Activity' },
  state: { id: 'Keadaan', en: 'State' },
  kind: { id: 'Jenis', en: 'Kind' },
  unit: { id: 'Unit', en: 'Unit' },
  day: { id: 'Hari', en: 'Day' },
  where: { id: 'Tempat', en: 'Place' },
  who: { id: 'Siapa yang terlibat', en: 'Who took part' },
  why: { id: 'Mengapa', en: 'Why' },
  how: { id: 'Bagaimana dan hasilnya', en: 'How, and its result' },
  regularity: { id: 'Rutin atau insidental', en: 'Routine or incidental' },
  indicators: { id: 'Indikator kinerja', en: 'Performance indicators' },
  reports: { id: 'Laporan yang dijawab', en: 'Reports that it answers' },
  by: { id: 'Dicatat oleh', en: 'Recorded by' },
  news: { id: 'Berita', en: 'News' },
  pictures: { id: 'Foto', en: 'Photos' },
  documents: { id: 'Dokumen', en: 'Documents' },
  noFiles: { id: 'Belum ada foto atau dokumen.', en: 'There are no photos or documents yet.' },
  picture: { id: 'Foto kegiatan', en: 'Photo of the activity' },
  document: { id: 'Dokumen', en: 'Document' },
  full: {
    id: 'Berkasnya sudah sebanyak yang diizinkan. Tarik yang tidak perlu dahulu.',
    en: 'It holds as many files as it may. Withdraw one that is not needed first.',
  },
  history: { id: 'Riwayat', en: 'Timeline' },
  steps: { id: 'Langkah', en: 'Steps' },
  nothing: { id: 'tanpa keterangan', en: 'nothing said' },
  close: { id: 'Tutup', en: 'Close' },
} as const;

const DONE = {
  amend: { id: 'Catatan diperbaiki.', en: 'The record is amended.' },
  withdrawFile: { id: 'Berkas itu ditarik.', en: 'The file is withdrawn.' },
  withdraw: { id: 'Kegiatan ini ditarik.', en: 'The activity is withdrawn.' },
} as const;

type Act = ActivityShown['open'][number];
type File = ActivityShown['files'][number];
type ShownProps = { readonly shown: ActivityShown };

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const whenWords = ({ date, from, until }: ActivityShown): string =>
  [fullDate(date), ...(from === undefined ? [] : [`${from}${until === undefined ? '' : `–${until}`}`])].join(', ');

const whereWords = ({ words: { place }, subDistrict }: ActivityShown): string =>
  [place, subDistrict === undefined ? undefined : nameOf('subDistricts', subDistrict)]
    .filter((part) => part !== undefined)
    .join(', ');

const Facts = ({ shown }: ShownProps) => {
  const { state, why, kind, unit, regularity, words, indicators, reports, by, recordedAt, news } = shown;
  return (
    <dl class="facts">
      <Fact name={say(WORDS.state)}>
        {titled(activityName('states', state))}
        {why !== undefined && `: ${activityName('notDoneWhy', why)}`}
      </Fact>
      <Fact name={say(WORDS.day)}>{whenWords(shown)}</Fact>
      <Fact name={say(WORDS.where)}>
        <span dir="auto">{whereWords(shown)}</span>
      </Fact>
      <Fact name={say(WORDS.kind)}>{titled(activityName('kinds', kind))}</Fact>
      <Fact name={say(WORDS.unit)}>{nameOf('units', unit)}</Fact>
      <Fact name={say(WORDS.regularity)}>{activityName('regularities', regularity)}</Fact>
      {(['who', 'why', 'how'] as const).map(
        (name) =>
          words[name] !== undefined && (
            <Fact key={name} name={say(WORDS[name])}>
              <span class="words" dir="auto">
                {words[name]}
              </span>
            </Fact>
          ),
      )}
      {indicators.length > 0 && (
        <Fact name={say(WORDS.indicators)}>{indicators.map((one) => activityName('indicators', one)).join('; ')}</Fact>
      )}
      {reports.length > 0 && (
        <Fact name={say(WORDS.reports)}>
          {reports.map((report) => (
            <div key={report}>
              <a href={`/laporan/${report}`}>{report}</a>
            </div>
          ))}
        </Fact>
      )}
      <Fact name={say(WORDS.by)}>
        {by}, <Moment at={recordedAt} />
      </Fact>
      {news !== undefined && (
        <Fact name={say(WORDS.news)}>
          <a href={newsAddress(news.news)}>{titled(activityName('newsStates', news.state))}</a>
        </Fact>
      )}
    </dl>
  );
};

/** What a file is called: its own name was never asked for, so that nothing of it is told. */
const calledBy = (file: File, n: number): string => {
  const { picture, document } = WORDS;
  return `${say(file.pixels === undefined ? document : picture)} ${n}`;
};

type FileProps = {
  readonly activity: string;
  readonly file: File;
  readonly called: string;
  readonly views: Views;
  readonly onWithdraw: (() => void) | undefined;
  readonly children?: ComponentChildren;
};

const FileCard = ({ activity, file, called, views, onWithdraw, children }: FileProps) => {
  const { file: id, kind, size, parts, pixels, sentBy, keptAt } = file;
  const heading = `judul-${id}`;
  const size2 = pixels === undefined ? [] : [`${pixels.width} × ${pixels.height}`];
  return (
    <li class="card" id={id}>
      <h3 id={heading}>{called}</h3>
      {pixels !== undefined && (
        <PictureView file={id} alt={`${called}, ${say(WORDS.by)} ${sentBy}, ${fullWords(keptAt)}`} views={views} />
      )}
      <p>
        {sentBy}, <Moment at={keptAt} />
        <br />
        <span class="soft">{[kindWords({ kind }), sizeWords(size), ...size2].join(' · ')}</span>
      </p>
      <div class="buttons">
        <DownloadParts
          file={id}
          kind={kind}
          parts={parts}
          fetchPart={(part) => api.openActivityFile({ activity, file: id, part })}
          heading={heading}
        />
        {onWithdraw !== undefined && (
          <button type="button" class="button second" aria-describedby={heading} onClick={onWithdraw}>
            {say(ACT_NAMES.withdrawFile)}
          </button>
        )}
      </div>
      {children}
    </li>
  );
};

type FilesProps = ShownProps & {
  readonly chosen: string | undefined;
  readonly onChoose: (file: string | undefined) => void;
  readonly onDone: (done: ActivityDone) => void;
  readonly onStale: () => void;
};

const Files = ({ shown, chosen, onChoose, onDone, onStale }: FilesProps) => {
  const { activity, files, open } = shown;
  const views = useRef(viewsBy((file) => api.viewActivityFile({ activity, file })));
  useEffect(() => () => views.current.forget(), []);
  if (files.length === 0) return <p>{say(WORDS.noFiles)}</p>;
  const mayWithdraw = open.includes('withdrawFile') && session.value === 'signedIn';
  const pictures = files.filter(({ pixels }) => pixels !== undefined);
  const documents = files.filter(({ pixels }) => pixels === undefined);
  return (
    <>
      {[
        { title: WORDS.pictures, some: pictures },
        { title: WORDS.documents, some: documents },
      ].map(
        ({ title, some }) =>
          some.length > 0 && (
            <section key={title.en} aria-label={say(title)}>
              <h2>{`${say(title)} (${some.length})`}</h2>
              <ul class="pieces">
                {some.map((file, at) => {
                  const called = calledBy(file, at + 1);
                  return (
                    <FileCard
                      key={file.file}
                      {...{ activity, file, called }}
                      views={views.current}
                      onWithdraw={mayWithdraw ? () => onChoose(file.file) : undefined}
                    >
                      {chosen === file.file && (
                        <WithdrawFileForm
                          {...{ shown, called, onDone, onStale }}
                          file={file.file}
                          onCancel={() => onChoose(undefined)}
                        />
                      )}
                    </FileCard>
                  );
                })}
              </ul>
            </section>
          ),
      )}
    </>
  );
};

const History = ({ shown: { steps } }: ShownProps) => (
  <section aria-labelledby="riwayat">
    <h2 id="riwayat">{say(WORDS.history)}</h2>
    <ol class="timeline" reversed>
      {steps.map(({ at, type, person }, n) => (
        <li key={`${at} ${type} ${steps.length - n}`}>
          <span>{titled(activityName('events', type))}</span>
          <span class="soft">
            <Moment at={at} />
            {person !== undefined && ` · ${person}`}
          </span>
        </li>
      ))}
    </ol>
  </section>
);

/** What is done with the activity as a whole, the most usual first. */
const WHOLE: readonly Exclude<Act, 'withdrawFile'>[] = ['draftNews', 'addFile', 'amend', 'withdraw'];

const Steps = ({ shown: { open } }: ShownProps) => {
  const { path } = useLocation();
  const acts = WHOLE.filter((act) => open.includes(act));
  if (acts.length === 0 || session.value !== 'signedIn') return null;
  return (
    <section aria-label={say(WORDS.steps)} class="buttons unprinted">
      {acts.map((act) => (
        <a key={act} class={act === 'draftNews' ? 'button' : 'button second'} href={`${path}?langkah=${act}`}>
          {say(ACT_NAMES[act])}
        </a>
      ))}
    </section>
  );
};

type PageProps = ShownProps & { readonly again: () => void };
type Taken = ActivityDone & { readonly step: keyof typeof DONE };

/** What was looked at before a step was taken offers none until the page has looked again. */
const orBehind = (shown: ActivityShown, taken: Taken | undefined): ActivityShown =>
  taken === undefined || shown.version >= taken.version ? shown : { ...shown, state: taken.state, open: [] };

const Shown = ({ shown: seen, again }: PageProps) => {
  const { path, query, route } = useLocation();
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  const shown = orBehind(seen, taken);
  const [file, setFile] = useState<string | undefined>(undefined);
  const sending = useSending();
  const title = shown.words.what ?? say(WORDS.title);
  usePageTitle(title);
  const isSent = sending.entry?.became?.is === 'sent';
  useEffect(() => {
    if (isSent) again();
  }, [isSent]);
  const close = (): void => route(path);
  const finish = (step: keyof typeof DONE, done: ActivityDone): void => {
    setTaken({ ...done, step });
    setFile(undefined);
    close();
    again();
  };
  const form = { shown, onCancel: close };
  const step = query['langkah'];
  const isOpen = (act: Act): boolean => step === act && shown.open.includes(act) && session.value === 'signedIn';
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <p>
        <span class="state calm">{activityName('states', shown.state)}</span> {nameOf('units', shown.unit)} ·{' '}
        {whenWords(shown)}
      </p>
      {taken !== undefined && step === undefined && <ActDone>{say(DONE[taken.step])}</ActDone>}
      {sending.entry !== undefined && (
        <SendingPart entry={sending.entry} isHere={sending.isHere} onAddThere={sending.addThere} />
      )}
      <Steps shown={shown} />
      {isOpen('draftNews') && <DraftForm {...form} onDone={({ news }) => route(newsAddress(news))} />}
      {isOpen('addFile') && shown.room === 0 && <p class="told">{say(WORDS.full)}</p>}
      {isOpen('addFile') && shown.room > 0 && (
        <AddFilesForm
          {...form}
          onSend={({ photos, waitsHere }) => {
            const { activity } = shown;
            void sending.start({ called: title, activity, fields: {}, photos, waitsHere: waitsHere > 0 });
            close();
          }}
        />
      )}
      {isOpen('amend') && <AmendForm {...form} onStale={again} onDone={(done) => finish('amend', done)} />}
      {isOpen('withdraw') && <WithdrawForm {...form} onStale={again} onDone={(done) => finish('withdraw', done)} />}
      <div class="report">
        <div>
          <Files
            shown={shown}
            chosen={file}
            onChoose={setFile}
            onDone={(done) => finish('withdrawFile', done)}
            onStale={again}
          />
        </div>
        <div>
          <Facts shown={shown} />
          <History shown={shown} />
        </div>
      </div>
    </>
  );
};

/** One activity: what was done, its pictures and documents, and what may be done with it. */
export const ActivityPage = () => {
  const { activity = '' } = useRoute().params;
  const asked = useAsked(`kegiatan ${activity}`, () => api.showActivity({ activity }));
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(shown) => <Shown key={activityAddress(activity)} shown={shown} again={asked.again} />}
    </Waiting>
  );
};
