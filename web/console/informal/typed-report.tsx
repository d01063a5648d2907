import { useState } from 'preact/hooks';
import type { ListedReport } from '#shared/contracts/http/admin-report';
import type { InformalDone } from '#shared/contracts/http/informal';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { CONFIRMS } from './step-forms.tsx';

const WORDS = {
  open: { id: 'Laporan lain, menurut nomornya', en: 'Another report, by its number' },
  number: { id: 'Nomor laporan di kanal', en: 'Number of the report in its channel' },
  none: {
    id: 'Tidak ada laporan bernomor itu yang boleh Anda baca.',
    en: 'No report that you may read has that number.',
  },
  came: { id: 'diterima', en: 'received' },
} as const;

const SOUGHT = [
  {
    id: 'Laporannya ditampilkan dahulu; belum ada yang dicatat.',
    en: 'The report is shown first; nothing is recorded yet.',
  },
] as const;

type TypedProps = { readonly contact: string; readonly onDone: (done: InformalDone) => void };

type OneProps = TypedProps & { readonly report: ListedReport; readonly onCancel: () => void };

const One = ({ report, contact, onDone, onCancel }: OneProps) => (
  <>
    <p>
      <a href={`/laporan/${report.id}`} dir="auto">
        {report.title ?? (report.topic === undefined ? report.id : nameOf('topics', report.topic))}
      </a>
      , {nameOf('channels', report.channel)} {report.number}, {say(WORDS.came)} <Moment at={report.receivedAt} />
    </p>
    <ActForm<InformalDone>
      act={`confirmMatch-${report.id}`}
      name={say(CONFIRMS.name)}
      happens={CONFIRMS.happens}
      send={() => api.confirmMatch({ contact, body: { report: report.id } })}
      onDone={onDone}
      onCancel={onCancel}
    />
  </>
);

/**
 * A report that was not proposed, by the number that somebody knows: it is looked at first, and confirmed like a
 * proposed one.
 */
export const TypedReport = ({ contact, onDone }: TypedProps) => {
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<readonly ListedReport[] | undefined>(undefined);
  /** After each look there is a new form: the one before is done. */
  const [looks, setLooks] = useState(0);
  if (!isOpen)
    return (
      <div class="buttons unprinted">
        <button type="button" class="button second" onClick={() => setOpen(true)}>
          {say(WORDS.open)}
        </button>
      </div>
    );
  if (found === undefined || found.length === 0)
    return (
      <>
        {found !== undefined && (
          <p class="told warn" role="status">
            {say(WORDS.none)}
          </p>
        )}
        <ActForm<readonly ListedReport[]>
          key={looks}
          act="searchReports"
          name={say(WORDS.open)}
          happens={SOUGHT}
          send={async (filled) => {
            const answer = await api.searchReports({ body: { number: textIn(filled, 'number') } });
            return answer.ok ? { ok: true, value: answer.value.reports } : answer;
          }}
          onDone={(reports) => {
            setFound(reports);
            setLooks(looks + 1);
          }}
          onCancel={() => setOpen(false)}
        >
          <div class="field">
            <label for="nomor-laporan">{say(WORDS.number)}</label>
            <input id="nomor-laporan" name="number" required maxLength={200} autocomplete="off" />
          </div>
        </ActForm>
      </>
    );
  return (
    <>
      {found.map((report) => (
        <One key={report.id} {...{ report, contact, onDone }} onCancel={() => setFound(undefined)} />
      ))}
    </>
  );
};
