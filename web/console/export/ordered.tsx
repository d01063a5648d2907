import { useState } from 'preact/hooks';
import type { ExportOrderShown } from '#shared/contracts/http/export-orders';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { saveFile } from '../frame/save-file.ts';
import { useNews } from '../frame/use-news.ts';
import { Waiting } from '../frame/waiting.tsx';
import { filled } from '../words/filled.ts';
import { fullDate } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { type Telling, Told, tellingOf } from './told.tsx';

const WORDS = {
  queued: { id: 'Menunggu giliran.', en: 'It waits for its turn.' },
  making: { id: 'Sedang dibuat: {done} dari {of} laporan.', en: 'Being made: {done} of {of} reports.' },
  done: { id: 'Selesai: {of} laporan.', en: 'Made: {of} reports.' },
  stays: {
    id: 'Halaman ini memperbarui diri sendiri; boleh ditinggalkan dan dibuka lagi dari alamat yang sama.',
    en: 'This page updates by itself; you may leave it and open it again at the same address.',
  },
  save: { id: 'Unduh', en: 'Download' },
  until: { id: 'Berkasnya ada sampai', en: 'The files are kept until' },
  checked: {
    id: 'Saat diunduh diperiksa sekali lagi: laporan yang tidak boleh lagi Anda bawa keluar tidak ada di dalamnya.',
    en: 'Each is looked through once more when it is downloaded: a report that you may no longer take out is not in it.',
  },
  another: { id: 'Ekspor lain', en: 'Another export' },
  reports: { id: 'laporan', en: 'reports' },
  ordered: { id: 'Dipesan', en: 'Ordered' },
  window: { id: 'Diterima sejak {from} sampai sebelum {until}', en: 'Received from {from} until before {until}' },
  of: {
    reports: { id: 'Satu baris satu laporan', en: 'One row a report' },
    events: { id: 'Satu baris satu langkah', en: 'One row a step' },
  },
} as const;

const FAILURES: Readonly<Record<NonNullable<ExportOrderShown['failure']>, Readonly<Record<'id' | 'en', string>>>> = {
  notAllowed: { id: 'Anda tidak lagi boleh mengekspor laporan.', en: 'You may no longer export reports.' },
  tooManyRows: {
    id: 'Terlalu banyak: perpendek rentangnya, lalu pesan lagi.',
    en: 'Too much: choose fewer days, and order again.',
  },
  unexpected: {
    id: 'Gagal karena kesalahan di pihak kami. Tidak ada yang hilang; pesan lagi.',
    en: 'It failed by a fault of ours. Nothing is lost; order it again.',
  },
  unfinished: { id: 'Tidak selesai dalam dua jam; pesan lagi.', en: 'Not ended within two hours; order it again.' },
};

const count = (amount: number | undefined): string => whole(language.value, amount ?? 0);

const stateWords = ({ state, reports, failure }: ExportOrderShown): string => {
  if (state === 'failed') return say(FAILURES[failure ?? 'unexpected']);
  // How many there are is known as soon as it has begun.
  if (state === 'queued' || (state === 'making' && reports?.of === 0)) return say(WORDS.queued);
  return filled(say(WORDS[state]), { done: count(reports?.done), of: count(reports?.of) });
};

const isUnderWay = ({ state }: ExportOrderShown): boolean => state === 'queued' || state === 'making';

const File = ({
  order,
  file,
}: {
  readonly order: string;
  readonly file: { name: string; reports: number; n: number };
}) => {
  const [told, setTold] = useState<Telling | undefined>(undefined);
  const open = async (): Promise<void> => {
    setTold({ kind: 'wait' });
    const opened = await tellingOf(() => api.openExportFile({ export: order, file: String(file.n) }));
    if (opened.kind === 'done') saveFile(file.name, opened.file);
    setTold(opened.kind === 'done' ? { ...opened, name: file.name } : opened);
  };
  return (
    <li>
      <button type="button" class="button" onClick={() => void open()}>
        {say(WORDS.save)} {file.name}
      </button>{' '}
      <span class="soft">{`${count(file.reports)} ${say(WORDS.reports)}`}</span>
      {told !== undefined && <Told told={told} />}
    </li>
  );
};

const Shown = ({ order, again }: { readonly order: ExportOrderShown; readonly again: () => void }) => {
  useNews(order, isUnderWay(order), again);
  const { from, until } = { from: fullDate(order.from), until: fullDate(order.until) };
  const files = (order.files ?? []).map(({ name, reports }, place) => ({ name, reports, n: place + 1 }));
  return (
    <>
      <p>{`${say(WORDS.of[order.table])} (${order.format}). ${filled(say(WORDS.window), { from, until })}.`}</p>
      <p class="soft">
        {say(WORDS.ordered)} <Moment at={order.askedAt} />
      </p>
      <div class={order.state === 'failed' ? 'told wrong' : order.state === 'done' ? 'told done' : 'told'}>
        <p role="status">{stateWords(order)}</p>
        {isUnderWay(order) && <p class="soft">{say(WORDS.stays)}</p>}
      </div>
      {files.length > 0 && (
        <>
          <ul class="files">
            {files.map((file) => (
              <File key={file.n} order={order.export} file={file} />
            ))}
          </ul>
          {order.filesUntil !== undefined && (
            <p class="soft">
              {say(WORDS.until)} <Moment at={order.filesUntil} />. {say(WORDS.checked)}
            </p>
          )}
        </>
      )}
    </>
  );
};

/** An export that was ordered: how far it is, and its files as soon as they are made. */
export const Ordered = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const asked = useAsked(`pesanan ${id}`, () => api.showExportOrder({ export: id }));
  return (
    <Waiting asked={asked}>
      {(order) => (
        <>
          <h1>{title}</h1>
          <Shown order={order} again={asked.again} />
          <p>
            <a href={OFFICE_PAGES.export}>{say(WORDS.another)}</a>
          </p>
        </>
      )}
    </Waiting>
  );
};
