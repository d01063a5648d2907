import { useState } from 'preact/hooks';
import type { ImportShown } from '#shared/contracts/http/sheet-imports';
import { titled } from '#shared/domain/words/titled';
import { IMPORT_FAILURES, ROW_OUTCOMES } from '#web/made/imports.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { ActForm } from '../act/act-form.tsx';
import { type Outcome, useAsked } from '../api/asked.ts';
import type { Refused } from '../api/client.ts';
import { api, NoLine } from '../api/line.ts';
import { type Telling, Told, tellingOf } from '../export/told.tsx';
import { Moment } from '../frame/moment.tsx';
import { Objection } from '../frame/objection.tsx';
import { saveFile } from '../frame/save-file.ts';
import { useNews } from '../frame/use-news.ts';
import { Waiting } from '../frame/waiting.tsx';
import { filled } from '../words/filled.ts';
import { language, say } from '../words/say.ts';
import { SendSheet } from './send-sheet.tsx';
import { STATES } from './states.ts';

const WORDS = {
  by: { id: 'Terakhir oleh', en: 'Last by' },
  progress: { id: 'Kemajuan', en: 'Progress' },
  rowsDone: { id: '{done} baris diolah.', en: '{done} rows done.' },
  rowsOf: { id: '{done} dari {of} baris.', en: '{done} of {of} rows.' },
  reportsOf: { id: '{done} dari {of} laporan.', en: '{done} of {of} reports.' },
  waits: { id: 'Menunggu giliran.', en: 'It waits for its turn.' },
  stopping: { id: 'Sedang dihentikan …', en: 'Being stopped …' },
  stays: {
    id: 'Halaman ini memperbarui diri sendiri; boleh ditinggalkan dan dibuka lagi.',
    en: 'This page updates by itself; you may leave it and open it again.',
  },
  workedOn: {
    id: 'Tidak diambil kembali: {count} laporan dari lembar ini sudah dikerjakan. Tidak ada yang berubah.',
    en: 'It was not taken back: {count} reports of this sheet have been worked on. Nothing has changed.',
  },
  back: { id: '{takenBack} laporan diambil kembali.', en: '{takenBack} reports taken back.' },
  kept: {
    id: '{kept} dibiarkan, karena bukan dari lembar ini atau sudah berubah sejak itu.',
    en: '{kept} left as they are, since they are not of this sheet or have changed since.',
  },
  outcomes: { id: 'Hasil menurut jenis', en: 'What became of the rows' },
  outcome: { id: 'Hasil', en: 'Outcome' },
  rows: { id: 'Baris', en: 'Rows' },
  noRows: {
    id: 'Tidak ada satu baris pun di bawah nama kolom.',
    en: 'There is not one row under the names of columns.',
  },
  first: { id: 'Baris yang perlu dilihat', en: 'Rows to look at' },
  row: { id: 'Baris', en: 'Row' },
  column: { id: 'Kolom', en: 'Column' },
  save: { id: 'Unduh semua {count} baris (CSV)', en: 'Download all {count} rows (CSV)' },
  saveFirst: { id: 'Unduh {count} baris pertama (CSV)', en: 'Download the first {count} rows (CSV)' },
  unlisted: {
    id: '{count} baris lagi tidak tercantum: perbaiki yang ada di sini dahulu, atau bagi lembar itu menurut tahun.',
    en: '{count} more rows are not listed: mend those that are first, or cut the sheet into years.',
  },
  check: { id: 'Periksa', en: 'Check' },
  checkAgain: { id: 'Periksa lagi', en: 'Check again' },
  checkHint: {
    id: 'Belum ada yang ditulis: hanya dikatakan apa yang akan terjadi dengan setiap baris.',
    en: 'Nothing is written yet: it is only told what would become of each row.',
  },
  takeIn: { id: 'Masukkan', en: 'Take in' },
  goOn: { id: 'Lanjutkan', en: 'Go on' },
  takeInHint: {
    id: 'Menjadi laporan dari masa lalu, atas nama Anda. Tidak seorang pun diberi tahu, laporan yang berjalan tidak disentuh, dan seluruh lembar dapat diambil kembali selama belum dikerjakan.',
    en: 'They become reports from before, in your name. Nobody is told, no report with a life here is touched, and the whole sheet can be taken back while nobody has worked on it.',
  },
  stop: { id: 'Hentikan', en: 'Stop' },
  takeBack: { id: 'Ambil kembali', en: 'Take back' },
  sendAgain: { id: 'Lanjutkan pengiriman', en: 'Go on sending' },
  others: { id: 'Semua impor', en: 'All imports' },
  noLine: {
    id: 'Sambungan terputus. Muat ulang untuk melihat apakah ini sudah dimulai; tidak ada yang terjadi dua kali.',
    en: 'The line is down. Load again to see whether this has begun; nothing happens twice.',
  },
} as const;

const TAKE_BACK = [
  {
    id: 'Setiap laporan yang dibawa lembar ini diarsipkan dengan alasan "impor dibatalkan" dan hilang dari semua angka.',
    en: 'Each report that this sheet brought is archived as "import undone" and goes from all figures.',
  },
  {
    id: 'Bila satu saja sudah dikerjakan orang, tidak ada yang diambil kembali, dan halaman ini mengatakan berapa.',
    en: 'Where anybody has worked on any of them, nothing is taken back, and this page says on how many.',
  },
  {
    id: 'Catatannya tetap ada, atas nama Anda. Lembar yang sama dapat diperiksa dan dimasukkan lagi kemudian.',
    en: 'The record stays, in your name. The same sheet can be checked and taken in again later.',
  },
] as const;

const isUnderWay = ({ state }: ImportShown): boolean =>
  state === 'checking' || state === 'takingIn' || state === 'takingBack';

/** How far it is, in words. */
const howFar = ({ state, rows, back, waits, stopping }: ImportShown): string => {
  const parts = [];
  if (stopping === true) parts.push(say(WORDS.stopping));
  else if (waits === true) parts.push(say(WORDS.waits));
  if (state === 'takingBack' && back !== undefined) parts.push(filled(say(WORDS.reportsOf), back));
  else if (rows !== undefined && state !== 'takingBack')
    parts.push(
      rows.of === undefined || rows.of === rows.done
        ? filled(say(WORDS.rowsDone), { done: rows.done })
        : filled(say(WORDS.rowsOf), { done: rows.done, of: rows.of }),
    );
  return parts.join(' ');
};

const why = ({ failure, columns = [] }: ImportShown): string | undefined => {
  if (failure === undefined) return undefined;
  const words = say(IMPORT_FAILURES[failure]);
  return columns.length === 0 ? words : `${words}: ${columns.join(', ')}`;
};

const backWords = (back: NonNullable<ImportShown['back']>): string =>
  [WORDS.back, ...(back.kept > 0 ? [WORDS.kept] : [])].map((words) => filled(say(words), back)).join(' ');

const looksOf = ({ state }: ImportShown): string => {
  if (state === 'failed') return 'told wrong';
  if (state === 'stopped') return 'told warn';
  return state === 'takenIn' || state === 'takenBack' ? 'told done' : 'told';
};

const Bar = ({ one: { state, rows, back } }: { readonly one: ImportShown }) => {
  const { done, of } = (state === 'takingBack' ? back : rows) ?? { done: 0, of: undefined };
  // How much there is to check nobody knows before.
  return of === undefined || of === 0 ? (
    <progress class="bar" aria-label={say(WORDS.progress)} />
  ) : (
    <progress class="bar" aria-label={say(WORDS.progress)} max={of} value={done} />
  );
};

const Standing = ({ one }: { readonly one: ImportShown }) => {
  const cause = why(one);
  const { workedOn, back } = one;
  return (
    <div class={looksOf(one)}>
      <p role="status">{`${say(STATES[one.state])}. ${howFar(one)}`.trim()}</p>
      {cause !== undefined && <p>{cause}</p>}
      {workedOn !== undefined && <p>{filled(say(WORDS.workedOn), { count: workedOn })}</p>}
      {one.state === 'takenBack' && back !== undefined && <p>{backWords(back)}</p>}
      {isUnderWay(one) && (
        <>
          <Bar one={one} />
          <p class="soft">{say(WORDS.stays)}</p>
        </>
      )}
    </div>
  );
};

type Rows = NonNullable<ImportShown['rows']>;

const Counts = ({ rows: { counts } }: { readonly rows: Rows }) => (
  <table class="cards">
    <caption>{say(WORDS.outcomes)}</caption>
    <thead>
      <tr>
        <th scope="col">{say(WORDS.outcome)}</th>
        <th scope="col" class="number">
          {say(WORDS.rows)}
        </th>
      </tr>
    </thead>
    <tbody>
      {Object.entries(ROW_OUTCOMES).flatMap(([code, words]) => {
        const count = Object.entries(counts).find(([name]) => name === code)?.[1];
        return count === undefined ? (
          []
        ) : (
          <tr key={code}>
            <th scope="row">{titled(say(words))}</th>
            <td class="number" data-of={say(WORDS.rows)}>
              {whole(language.value, count)}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const First = ({ rows: { first } }: { readonly rows: Rows }) => (
  <table class="cards">
    <caption>{say(WORDS.first)}</caption>
    <thead>
      <tr>
        <th scope="col" class="number">
          {say(WORDS.row)}
        </th>
        <th scope="col">{say(WORDS.outcome)}</th>
        <th scope="col">{say(WORDS.column)}</th>
      </tr>
    </thead>
    <tbody>
      {first.map(({ n, outcome, column }) => (
        <tr key={n}>
          <th scope="row" class="number" data-of={say(WORDS.row)}>
            {whole(language.value, n)}
          </th>
          <td data-of={say(WORDS.outcome)}>{titled(say(ROW_OUTCOMES[outcome]))}</td>
          <td data-of={say(WORDS.column)}>{column ?? '–'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Whatever is not simply new, or there already, and stands in no list: there are too many of them. */
const unlistedIn = ({ counts, listed }: Rows): number => {
  const { new: _, known: __, ...others } = counts;
  return Math.max(0, Object.values(others).reduce((sum, count) => sum + count, 0) - listed);
};

const Download = ({ one: { import: id, rows } }: { readonly one: ImportShown }) => {
  const [told, setTold] = useState<Telling | undefined>(undefined);
  const name = `impor-${id.slice(4, 12)}-baris.csv`;
  const unlisted = rows === undefined ? 0 : unlistedIn(rows);
  const open = async (): Promise<void> => {
    setTold({ kind: 'wait' });
    const opened = await tellingOf(() => api.openImportRows({ import: id }));
    if (opened.kind === 'done') saveFile(name, opened.file);
    setTold(opened.kind === 'done' ? { ...opened, name } : opened);
  };
  return (
    <>
      <p class="buttons">
        <button type="button" class="button second" onClick={() => void open()}>
          {filled(say(unlisted > 0 ? WORDS.saveFirst : WORDS.save), { count: rows?.listed ?? 0 })}
        </button>
      </p>
      {unlisted > 0 && <p class="soft">{filled(say(WORDS.unlisted), { count: unlisted })}</p>}
      {told !== undefined && <Told told={told} />}
    </>
  );
};

const OfRows = ({ one }: { readonly one: ImportShown }) => {
  const { rows } = one;
  if (rows === undefined || isUnderWay(one)) return null;
  if (rows.done === 0 && one.state !== 'stopped') return <p>{say(WORDS.noRows)}</p>;
  return (
    <>
      {Object.keys(rows.counts).length > 0 && <Counts rows={rows} />}
      {rows.first.length > 0 && <First rows={rows} />}
      {rows.listed > 0 && <Download one={one} />}
    </>
  );
};

type Step = ImportShown['open'][number];
const SENT: Readonly<Record<Step, (id: string) => Promise<Outcome<ImportShown>>>> = {
  check: (id) => api.checkImport({ import: id }),
  takeIn: (id) => api.takeImportIn({ import: id }),
  stop: (id) => api.stopImport({ import: id }),
  takeBack: (id) => api.takeImportBack({ import: id }),
};

const nameOfStep = (step: Step, { state, was }: ImportShown): string => {
  if (step === 'check') return say(state === 'sent' ? WORDS.check : WORDS.checkAgain);
  if (step === 'takeIn') return say(state === 'stopped' && was === 'takingIn' ? WORDS.goOn : WORDS.takeIn);
  return say(WORDS[step]);
};

type StepsProps = { readonly one: ImportShown; readonly onDone: () => void };

/** What can be done with it now, the most usual first. */
const Steps = ({ one, onDone }: StepsProps) => {
  const [problem, setProblem] = useState<Refused | 'noLine' | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const take = async (step: Step): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await SENT[step](one.import);
      if (answer.ok) onDone();
      else setProblem(answer.problem);
    } catch (cause) {
      if (cause instanceof NoLine) setProblem('noLine');
    } finally {
      setBusy(false);
    }
  };
  if (isAsking)
    return (
      <ActForm
        act="takeImportBack"
        name={say(WORDS.takeBack)}
        happens={TAKE_BACK}
        send={() => SENT.takeBack(one.import)}
        onDone={() => {
          setAsking(false);
          onDone();
        }}
        onCancel={() => setAsking(false)}
      />
    );
  const order: readonly Step[] = one.state === 'checked' ? ['takeIn', 'check'] : one.open;
  return (
    <>
      {problem !== undefined && (
        <div class="told wrong" role="alert">
          {problem === 'noLine' ? <p>{say(WORDS.noLine)}</p> : <Objection problem={problem} />}
        </div>
      )}
      {one.open.includes('takeIn') && <p class="soft">{say(WORDS.takeInHint)}</p>}
      {one.state === 'sent' && <p class="soft">{say(WORDS.checkHint)}</p>}
      <div class="buttons">
        {order.map((step, place) => (
          <button
            key={step}
            type="button"
            class={place === 0 && step !== 'takeBack' ? 'button' : 'button second'}
            disabled={isBusy || (step === 'stop' && one.stopping === true)}
            onClick={() => (step === 'takeBack' ? setAsking(true) : void take(step))}
          >
            {nameOfStep(step, one)}
          </button>
        ))}
      </div>
    </>
  );
};

const isToSend = ({ state, open }: ImportShown): boolean =>
  state === 'sending' || ((state === 'failed' || state === 'stopped') && open.length === 0);

const Shown = ({ one, again }: { readonly one: ImportShown; readonly again: () => void }) => {
  useNews(one, isUnderWay(one), again);
  return (
    <>
      <p class="soft">
        {`${say(WORDS.by)} ${one.asked.by}, `}
        <Moment at={one.asked.at} />
      </p>
      <Standing one={one} />
      {isToSend(one) ? (
        <section aria-labelledby="kirim-lagi">
          <h2 id="kirim-lagi">{say(WORDS.sendAgain)}</h2>
          <SendSheet of={one} onSent={again} />
        </section>
      ) : (
        <Steps one={one} onDone={again} />
      )}
      <OfRows one={one} />
    </>
  );
};

/** A sheet on its way into the record: how far it is, what becomes of its rows, and what can be done with it. */
export const OneImport = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const asked = useAsked(`impor ${id}`, () => api.showImport({ import: id }));
  return (
    <Waiting asked={asked} title={title}>
      {(one) => (
        <>
          <h1>{`${title}: ${one.name}`}</h1>
          <Shown one={one} again={asked.again} />
          <p>
            <a href={OFFICE_PAGES.imports}>{say(WORDS.others)}</a>
          </p>
        </>
      )}
    </Waiting>
  );
};
