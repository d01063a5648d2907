import { useLocation } from 'preact-iso/router';
import type { InformalDone, InformalShown } from '#shared/contracts/http/informal';
import { ActForm } from '../act/act-form.tsx';
import { Gone } from '../act/changes-page.tsx';
import type { Outcome } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { say } from '../words/say.ts';

type Words = Readonly<Record<'id' | 'en', string>>;
type Step = 'confirmMatch' | 'rejectMatch' | 'undoMatch' | 'dismissInformal';
type Written = { readonly name: Words; readonly happens: readonly Words[] };

const NOTHING_MORE = {
  id: 'Pada laporannya tidak ada yang berubah, dan tidak ada yang diberi tahu.',
  en: 'Nothing changes with the report, and nobody is told.',
} as const;

const STEPS = {
  confirmMatch: {
    name: { id: 'Nyatakan sama dengan laporan ini', en: 'Say that it is this report' },
    happens: [
      {
        id: 'Aduan ini tidak lagi menunggu, dan terhitung sebagai yang kemudian dilaporkan resmi.',
        en: 'The contact waits no more, and counts among those that were reported officially since.',
      },
      NOTHING_MORE,
    ],
  },
  rejectMatch: {
    name: { id: 'Nyatakan bukan laporan ini', en: 'Say that it is not this report' },
    happens: [{ id: 'Laporan ini tidak lagi diusulkan.', en: 'This report is proposed no more.' }, NOTHING_MORE],
  },
  undoMatch: {
    name: { id: 'Batalkan kecocokan', en: 'Undo the match' },
    happens: [
      { id: 'Aduan ini menunggu laporannya lagi.', en: 'The contact waits for its report again.' },
      NOTHING_MORE,
    ],
  },
  dismissInformal: {
    name: { id: 'Kesampingkan aduan ini', en: 'Set this contact aside' },
    happens: [
      {
        id: 'Aduan ini tidak lagi menunggu dan tidak lagi dihitung sebagai kebocoran. Ini tidak dapat dibatalkan.',
        en: 'The contact waits no more and is in the leak no more. This cannot be taken back.',
      },
    ],
  },
} as const satisfies Readonly<Record<Step, Written>>;
/** What confirming does, whichever way the report was found. */
export const CONFIRMS: Written = STEPS.confirmMatch;
const isStep = (name: string): name is Step => Object.hasOwn(STEPS, name);

type StepFormProps = {
  readonly shown: InformalShown;
  readonly onDone: (done: InformalDone) => void;
  readonly onCancel: () => void;
};

/** What the address asks for, if that can still be done. */
const sending = (
  { contact: { contact, state }, candidates, alike }: InformalShown,
  step: Step,
  { laporan, aduan }: Readonly<Record<string, string>>,
): (() => Promise<Outcome<InformalDone>>) | undefined => {
  if (step === 'undoMatch') return state === 'matched' ? () => api.undoMatch({ contact, body: {} }) : undefined;
  if (state !== 'waiting') return undefined;
  if (step === 'dismissInformal') {
    if (aduan === undefined) return () => api.dismissInformal({ contact, body: { why: 'mistake' } });
    const other = alike.find((one) => one.contact === aduan);
    return other && (() => api.dismissInformal({ contact, body: { why: 'twice', of: other.contact } }));
  }
  const report = candidates.find((one) => one.report.id === laporan)?.report.id;
  if (report === undefined) return undefined;
  const asked = { contact, body: { report } };
  return () => (step === 'confirmMatch' ? api.confirmMatch(asked) : api.rejectMatch(asked));
};

/** The form that the address asks for: what will happen, and the way to send it. */
export const StepForm = ({ shown, onDone, onCancel }: StepFormProps) => {
  const { query } = useLocation();
  const { langkah: step } = query;
  if (step === undefined || !isStep(step)) return null;
  const send = sending(shown, step, query);
  if (send === undefined) return <Gone />;
  const { name, happens } = STEPS[step];
  return (
    <ActForm<InformalDone>
      key={`${step} ${query['laporan']} ${query['aduan']}`}
      act={step}
      name={say(name)}
      happens={happens}
      send={send}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
};
