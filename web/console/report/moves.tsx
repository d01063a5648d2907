import { useLocation } from 'preact-iso/router';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { CommandForm as Form } from '#shared/contracts/http/command-forms';
import { say } from '../words/say.ts';
import { CommandForm } from './command-form.tsx';
import type { Done } from './done.ts';
import { nextStep, openForms } from './usual-steps.ts';

const WORDS = {
  title: { id: 'Langkah', en: 'Steps' },
  more: { id: 'Langkah lain', en: 'Other steps' },
  none: { id: 'Tidak ada langkah yang terbuka bagi Anda sekarang.', en: 'No step is open to you now.' },
  notOpen: {
    id: 'Langkah ini tidak terbuka bagi Anda sekarang. Mungkin keadaan laporan sudah berubah.',
    en: 'This step is not open to you now. Perhaps the report has changed.',
  },
} as const;

/** So many stand in the open. */
const IN_THE_OPEN = 4;

type MovesProps = {
  readonly shown: ReportShown;
  /** The step that the address asks for. */
  readonly chosen: string | undefined;
  readonly onChoose: (command: string | undefined) => void;
  readonly onDone: (done: Done) => void;
  readonly onStale: () => void;
};

type StepProps = { readonly form: Form; readonly isNext: boolean; readonly chosen: boolean };

/** Its whole address: what begins with a question mark is loaded anew, which takes a line. */
const Step = ({ form, isNext, chosen }: StepProps) => {
  const { path } = useLocation();
  return (
    <a
      class={isNext ? 'button' : 'button second'}
      href={`${path}?langkah=${form.command}`}
      aria-current={chosen ? 'true' : undefined}
    >
      {say(form.name)}
    </a>
  );
};

/** What this person may do with the report now, and nothing else; a step opens below. */
export const Moves = ({ shown, chosen, onChoose, onDone, onStale }: MovesProps) => {
  const forms = openForms(shown);
  const next = nextStep(shown);
  const form = forms.find(({ command }) => command === chosen);
  return (
    <section aria-label={say(WORDS.title)} class="unprinted">
      {forms.length === 0 && <p class="soft">{say(WORDS.none)}</p>}
      {forms.length > 0 && (
        <div class="buttons">
          {forms.slice(0, IN_THE_OPEN).map((one) => (
            <Step key={one.command} form={one} isNext={one.command === next} chosen={one === form} />
          ))}
          {forms.length > IN_THE_OPEN && (
            <details class="more">
              <summary>{say(WORDS.more)}</summary>
              <div class="buttons">
                {forms.slice(IN_THE_OPEN).map((one) => (
                  <Step key={one.command} form={one} isNext={false} chosen={one === form} />
                ))}
              </div>
            </details>
          )}
        </div>
      )}
      {chosen !== undefined && form === undefined && (
        <p class="told warn" role="alert">
          {say(WORDS.notOpen)}
        </p>
      )}
      {form !== undefined && (
        <CommandForm
          key={form.command}
          form={form}
          shown={shown}
          onDone={onDone}
          onCancel={() => onChoose(undefined)}
          onStale={onStale}
        />
      )}
    </section>
  );
};
