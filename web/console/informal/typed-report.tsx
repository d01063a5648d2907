import { useState } from 'preact/hooks';
import type { InformalDone } from '#shared/contracts/http/informal';
import { ActForm } from '../act/act-form.tsx';
import { api } from '../api/line.ts';
import { FoundReport } from '../report/found-report.tsx';
import { say } from '../words/say.ts';
import { CONFIRMS } from './step-forms.tsx';

const WORDS = {
  open: { id: 'Laporan lain, menurut nomornya', en: 'Another report, by its number' },
  report: { id: 'Laporannya', en: 'The report' },
} as const;

type TypedProps = { readonly contact: string; readonly onDone: (done: InformalDone) => void };

/** A report that was not proposed, by what people call it: found first, and then confirmed like a proposed one. */
export const TypedReport = ({ contact, onDone }: TypedProps) => {
  const [isOpen, setOpen] = useState(false);
  const [report, setReport] = useState('');
  if (!isOpen)
    return (
      <div class="buttons unprinted">
        <button type="button" class="button second" onClick={() => setOpen(true)}>
          {say(WORDS.open)}
        </button>
      </div>
    );
  return (
    <ActForm<InformalDone>
      act="confirmMatch"
      name={say(WORDS.open)}
      happens={CONFIRMS.happens}
      send={() => api.confirmMatch({ contact, body: { report } })}
      onDone={onDone}
      onCancel={() => setOpen(false)}
    >
      <div class="field">
        <label for="laporan-lain">{say(WORDS.report)}</label>
        <FoundReport id="laporan-lain" value={report} required described={{}} onChange={setReport} />
      </div>
    </ActForm>
  );
};
