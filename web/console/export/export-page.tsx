import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { titled } from '#shared/domain/words/titled';
import { ZONE } from '#web/made/names.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { dateOf } from '#web/words/times.ts';
import { api, NoLine } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { saveFile } from '../frame/save-file.ts';
import type { Filter } from '../reports/filters.ts';
import { me } from '../session/me.ts';
import { filled } from '../words/filled.ts';
import { officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import {
  type Chosen,
  chosenOf,
  DIMENSIONS,
  fileName,
  narrowedBy,
  TABLES,
  type Table,
  tableOf,
  unknownIn,
} from './chosen.ts';
import { Ordered } from './ordered.tsx';
import { type Telling, Told, tellingOf } from './told.tsx';

const WORDS = {
  title: { id: 'Ekspor', en: 'Export' },
  order: { id: 'Ekspor yang dipesan', en: 'An ordered export' },
  tables: { id: 'Apa yang diekspor', en: 'What is exported' },
  reports: { id: 'Laporan', en: 'Reports' },
  events: { id: 'Riwayat', en: 'Timelines' },
  figures: { id: 'Angka', en: 'Figures' },
  from: { id: 'Diterima sejak', en: 'Received from' },
  until: { id: 'Diterima sebelum', en: 'Received before' },
  untilHint: { id: 'Paling lama 366 hari.', en: 'At most 366 days.' },
  period: { id: 'Periode', en: 'Period' },
  periodHint: {
    id: 'Tahun 2026, bulan 2026-10, atau minggu 2026-W43.',
    en: 'A year 2026, a month 2026-10, or a week 2026-W43.',
  },
  by: { id: 'Menurut', en: 'By' },
  byHint: {
    id: 'Hanya untuk CSV; buku kerja Excel memuat semuanya.',
    en: 'For a CSV only; an Excel workbook has all.',
  },
  office: { id: 'seluruh kantor', en: 'the whole office' },
  format: { id: 'Bentuk berkas', en: 'Form of the file' },
  xlsx: { id: 'Buku kerja Excel (xlsx)', en: 'Excel workbook (xlsx)' },
  csv: { id: 'CSV', en: 'CSV' },
  separator: { id: 'Pemisah kolom CSV', en: 'Between the cells of a CSV' },
  separatorHint: {
    id: 'Excel berpengaturan Indonesia mengharapkan titik koma; dengan koma seluruh baris masuk ke satu kolom.',
    en: 'Excel with Indonesian settings expects semicolons, with English settings commas; else a row ends up in one column.',
  },
  semicolon: { id: 'titik koma, dan koma desimal', en: 'semicolons, and decimal commas' },
  comma: { id: 'koma, dan titik desimal', en: 'commas, and decimal points' },
  named: { id: 'Sertakan judul dan nomor LAPOR!', en: 'With titles and numbers of LAPOR!' },
  namedHint: {
    id: 'Nomor itu membawa siapa pun yang punya akun LAPOR! kepada isi dan pelapornya: jaga berkasnya. Hanya untuk unduhan langsung, paling banyak 1.500 laporan; pesanan tidak memuatnya.',
    en: 'The number leads whoever has an account of LAPOR! to the words and to who reported: look after the file. For a download at once only, of at most 1,500 reports; an order has neither.',
  },
  all: { id: 'semua', en: 'all' },
  narrow: { id: 'Saring', en: 'Filter' },
  save: { id: 'Unduh sekarang', en: 'Download now' },
  have: { id: 'Pesan di belakang layar', en: 'Order in the background' },
  haveHint: {
    id: 'Yang besar dipesan: dibuat di belakang layar, lalu diunduh dari halaman pesanannya.',
    en: 'What is large is ordered: it is made in the background, then downloaded from the page of the order.',
  },
  tooMany: {
    id: 'Terlalu besar untuk satu unduhan: {count} baris, sedangkan paling banyak {most}. Pesan di belakang layar, atau perpendek rentangnya.',
    en: 'Too large for one download: {count} rows, where {most} is the most. Order it in the background, or choose fewer days.',
  },
  window: {
    id: 'Rentang tanggalnya terbalik atau lebih dari 366 hari.',
    en: 'The dates are the wrong way round, or more than 366 days apart.',
  },
  noFigures: { id: 'Belum ada angka untuk periode itu.', en: 'There are no figures of that period yet.' },
  unreadable: {
    id: 'Ada isian yang tidak dikenal; periksa tanggal atau periodenya.',
    en: 'Something that was filled in is not known; look at the dates or the period.',
  },
  leftOut: { id: 'Yang tidak ada di dalamnya', en: 'What is not in it' },
  unknown: {
    id: 'Saringan daftar ini tidak dikenal ekspor dan tidak dipakai',
    en: 'An export does not know these filters of the list, and does not use them',
  },
} as const;

/** What is in no file, whoever asks; then what is not in that of whoever asks. */
const LEFT_OUT = {
  words: {
    id: 'Isi laporan, balasan, catatan, dan identitas pelapor tidak pernah ikut; judul dan nomor LAPOR! hanya bila diminta. Nomor laporan (rep_…) menggantikannya.',
    en: 'The words of reports, replies, notes and who reported are never in it; titles and numbers of LAPOR! only where they are asked for. The id of a report (rep_…) stands for it.',
  },
  rows: {
    id: 'Laporan yang tidak boleh Anda bawa keluar tidak ada di dalamnya dan tidak ikut dihitung, seakan-akan tidak ada.',
    en: 'Reports that you may not take out are not in it and are not counted, as if they were not there.',
  },
  small: {
    id: 'Angka menurut unit, topik, dan tempat tidak memuat sel kecil, agar tidak ada orang yang dapat dikenali darinya.',
    en: 'Figures by unit, topic and place have no small cells, so that nobody can be recognised by them.',
  },
  scope: {
    id: 'Angkanya sama dengan yang ditampilkan kepada Anda pada halaman; sel kosong berarti tidak ada data, tidak pernah 0.',
    en: 'The figures are those that you are shown on the pages; an empty cell is no data, never 0.',
  },
  log: {
    id: 'Setiap ekspor dicatat: siapa, apa, dan berapa, tanpa isinya.',
    en: 'Each export is noted: who, what and how many, nothing of what is in it.',
  },
} as const;

const leftOutOf = (table: Table) =>
  table === 'figures'
    ? [LEFT_OUT.scope, ...(me.value?.may.includes('readSmallNumbers') === true ? [] : [LEFT_OUT.small]), LEFT_OUT.log]
    : [LEFT_OUT.rows, LEFT_OUT.words, LEFT_OUT.log];

type Option = readonly [code: string, words: Readonly<Record<'id' | 'en', string>>];

type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly Option[];
};

const Select = ({ name, label, hint, value, options }: SelectProps) => (
  <div class="field">
    <label for={`ekspor-${name}`}>
      {label}
      {hint !== undefined && <span class="hint">{hint}</span>}
    </label>
    <select id={`ekspor-${name}`} name={name} defaultValue={value}>
      {options.map(([code, words]) => (
        <option key={code} value={code} selected={code === value}>
          {titled(say(words))}
        </option>
      ))}
    </select>
  </div>
);

type LineProps = Omit<SelectProps, 'options'> & { readonly type?: 'date' };

const Line = ({ name, label, hint, value, type }: LineProps) => {
  const own = { id: `ekspor-${name}`, name, defaultValue: value, required: true };
  return (
    <div class="field">
      <label for={own.id}>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
      {type === 'date' ? <input type="date" {...own} /> : <input type="text" {...own} />}
    </div>
  );
};

const Narrowing = ({ filters, chosen }: { readonly filters: readonly Filter[]; readonly chosen: Chosen }) => (
  <details class="filters" open={Object.keys(chosen.narrowed).length > 0}>
    <summary>{say(WORDS.narrow)}</summary>
    <div class="choices">
      {filters.map(({ name, label, names }) => (
        <Select
          key={name}
          name={name}
          label={say(label)}
          value={chosen.narrowed[name] ?? ''}
          options={[['', WORDS.all], ...Object.entries(names ?? {})]}
        />
      ))}
    </div>
  </details>
);

const WithNames = ({ named }: Pick<Chosen, 'named'>) => (
  <>
    <div class="choice">
      <input
        id="ekspor-nama"
        name="with"
        value="names"
        type="checkbox"
        defaultChecked={named}
        aria-describedby="ekspor-nama-petunjuk"
      />
      <label for="ekspor-nama">{say(WORDS.named)}</label>
    </div>
    <p class="soft" id="ekspor-nama-petunjuk">
      {say(WORDS.namedHint)}
    </p>
  </>
);

const FORMATS: readonly Option[] = [
  ['xlsx', WORDS.xlsx],
  ['csv', WORDS.csv],
];
const SEPARATORS: readonly Option[] = [
  ['semicolon', WORDS.semicolon],
  ['comma', WORDS.comma],
];

/** Asks for the file that was chosen, at once. */
const askFor = (chosen: Chosen) => {
  const { table, format, from, until, period, by, separator, named, narrowed } = chosen;
  if (table === 'figures') {
    const query = { period, separator, ...(by === undefined ? {} : { by }) };
    return api.exportFigures({ format, query });
  }
  const query = { from, until, separator, ...narrowed };
  if (table === 'events') return api.exportEvents({ format, query });
  return api.exportReports({ format, query: named ? { ...query, with: 'names' } : query });
};

const OUR_WORDS: Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>> = {
  windowInvalid: WORDS.window,
  notFound: WORDS.noFigures,
  requestInvalid: WORDS.unreadable,
};

/** A problem in the words of the page, where it has better ones than the API. */
const inOurWords = (told: Telling): Telling => {
  if (told.kind !== 'problem') return told;
  const { problem } = told;
  const ours = OUR_WORDS[problem.code];
  if (ours !== undefined) return { ...told, problem: { code: problem.code, ...both(ours) } };
  if (problem.code !== 'tooManyRows' || problem.most === undefined || problem.count === undefined) return told;
  const { most, count } = problem;
  const words = { id: filled(WORDS.tooMany.id, { most, count }), en: filled(WORDS.tooMany.en, { most, count }) };
  return { ...told, problem: { code: problem.code, ...both(words) } };
};

const both = ({ id, en }: Readonly<Record<'id' | 'en', string>>) => ({ detail: id, en: { detail: en } });

const addressOf = (query: Readonly<Record<string, string>>): string =>
  `${OFFICE_PAGES.export}?${new URLSearchParams(query)}`;

const Form = ({ query }: { readonly query: Readonly<Record<string, string>> }) => {
  const { route } = useLocation();
  const today = dateOf(ZONE, officeNow());
  const chosen = chosenOf(query, today);
  const { table } = chosen;
  const [told, setTold] = useState<Telling | undefined>(undefined);
  const save = async (now: Chosen): Promise<void> => {
    setTold({ kind: 'wait' });
    const given = await tellingOf(() => askFor(now));
    if (given.kind !== 'done') return setTold(inOurWords(given));
    const name = fileName(now);
    saveFile(name, given.file);
    setTold({ ...given, name });
  };
  const order = async ({ format, from, until, separator, narrowed, ...now }: Chosen): Promise<void> => {
    if (now.table === 'figures') return;
    setTold({ kind: 'wait' });
    try {
      const answer = await api.orderExport({
        body: { table: now.table, format, from, until, separator, ...narrowed },
      });
      if (answer.ok) route(addressOf({ pesanan: answer.value.export }));
      else setTold(inOurWords({ kind: 'problem', problem: answer.problem }));
    } catch (cause) {
      setTold(cause instanceof NoLine ? { kind: 'noLine' } : { kind: 'problem', problem: { code: 'unexpected' } });
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { currentTarget: form, submitter } = event;
    if (!(form instanceof HTMLFormElement)) return;
    const typed = Object.fromEntries(
      [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    );
    const now = chosenOf({ ...typed, table }, today);
    // The address stands for what was chosen, so that the same can be asked for again.
    const set = Object.entries(typed).filter(([, value]) => value !== '');
    route(addressOf({ table, ...Object.fromEntries(set) }), true);
    void (submitter?.getAttribute('value') === 'order' ? order(now) : save(now));
  };
  const unknown = table === 'figures' ? [] : unknownIn(query);
  return (
    <>
      <nav class="tabs" aria-label={say(WORDS.tables)}>
        {TABLES.map((one) => (
          <a key={one} href={addressOf({ ...query, table: one })} aria-current={one === table ? 'page' : undefined}>
            {say(WORDS[one])}
          </a>
        ))}
      </nav>
      {unknown.length > 0 && (
        <p class="told warn">{`${say(WORDS.unknown)}: ${unknown.map(({ label, value }) => `${say(label)} ${say(value)}`).join(', ')}.`}</p>
      )}
      <form onSubmit={submit}>
        <div class="choices">
          {table === 'figures' ? (
            <>
              <Line name="period" label={say(WORDS.period)} hint={say(WORDS.periodHint)} value={chosen.period} />
              <Select
                name="by"
                label={say(WORDS.by)}
                hint={say(WORDS.byHint)}
                value={chosen.by ?? ''}
                options={[['', WORDS.office], ...Object.entries(DIMENSIONS)]}
              />
            </>
          ) : (
            <>
              <Line name="from" type="date" label={say(WORDS.from)} value={chosen.from} />
              <Line name="until" type="date" label={say(WORDS.until)} value={chosen.until} />
            </>
          )}
          <Select name="format" label={say(WORDS.format)} value={chosen.format} options={FORMATS} />
          <Select name="separator" label={say(WORDS.separator)} value={chosen.separator} options={SEPARATORS} />
        </div>
        <p class="soft">{say(WORDS.separatorHint)}</p>
        {table === 'reports' && <WithNames named={chosen.named} />}
        {table !== 'figures' && <Narrowing filters={narrowedBy} chosen={chosen} />}
        <div class="buttons">
          <button type="submit" class="button" disabled={told?.kind === 'wait'}>
            {say(WORDS.save)}
          </button>
          {table !== 'figures' && (
            <button type="submit" class="button second" value="order" disabled={told?.kind === 'wait'}>
              {say(WORDS.have)}
            </button>
          )}
        </div>
        {table !== 'figures' && <p class="soft">{say(WORDS.haveHint)}</p>}
      </form>
      {told !== undefined && <Told told={told} />}
      <section aria-labelledby="tidak-ikut">
        <h2 id="tidak-ikut">{say(WORDS.leftOut)}</h2>
        <ul>
          {leftOutOf(table).map((words) => (
            <li key={words.en}>{say(words)}</li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** Reports, timelines and figures for a spreadsheet: what, which, in which form; small at once, large by order. */
export const ExportPage = () => {
  const { query } = useLocation();
  const order = query['pesanan'];
  usePageTitle(say(order === undefined ? WORDS.title : WORDS.order));
  if (order !== undefined) return <Ordered id={order} title={say(WORDS.order)} />;
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <Form key={tableOf(query['table'])} query={query} />
    </>
  );
};
