import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandForm as Form } from '#shared/contracts/http/command-forms';
import type { SeveralDone } from '#shared/contracts/http/several';
import type { WorkReport } from '#shared/contracts/http/work';
import { FORMS } from '#web/made/forms.ts';
import type { Refused, SeveralDecision } from '../api/client.ts';
import { decideSeveral, NoLine, SignedOut } from '../api/line.ts';
import { untilKnown } from '../api/until-known.ts';
import { Objection } from '../frame/objection.tsx';
import { askChoosable, type Choosable, NOBODY } from '../report/choosable.ts';
import { CommandField } from '../report/field.tsx';
import { bodyOf, type Filled, type FilledFields, filledFields, missingIn } from '../report/filled.ts';
import { calledBy } from '../reports/report-table.tsx';
import { dropDraft, keepDraft, newKey, readDraft } from '../session/draft.ts';
import { say } from '../words/say.ts';
import { type ForeseenEach, foreseeEach, SeveralPreview } from './several-preview.tsx';

const WORDS = {
  title: { id: 'Satu langkah untuk beberapa laporan', en: 'One step for several reports' },
  step: { id: 'Langkah', en: 'Step' },
  choose: { id: 'pilih …', en: 'choose …' },
  of: { id: 'dari', en: 'of' },
  for: { id: 'Untuk', en: 'For' },
  without: {
    id: 'Tidak ikut, karena langkah ini tidak terbuka baginya',
    en: 'Left out, as this step is not open for them',
  },
  each: {
    id: 'Setiap laporan diputuskan sendiri: bila satu gagal, yang lain tetap tercatat.',
    en: 'Each report is decided by itself: where one fails, the others are recorded all the same.',
  },
  check: { id: 'Lihat akibatnya', en: 'See what it does' },
  checking: { id: 'Sedang diperiksa …', en: 'Checking …' },
  send: { id: 'Kirim', en: 'Send' },
  cancel: { id: 'Batal', en: 'Cancel' },
  sending: { id: 'Sedang dikirim …', en: 'Sending …' },
  noLine: {
    id: 'Sambungan terputus. Pilihan dan isian Anda tersimpan di sini dan akan dikirim lagi. Jangan tutup halaman ini.',
    en: 'The line is down. What you chose and typed is kept here and will be sent again. Do not close this page.',
  },
  unchecked: {
    id: 'Sambungan terputus, jadi akibatnya belum dapat diperiksa. Kirim saja, atau coba lagi nanti.',
    en: 'The line is down, so what it does cannot be checked. Send it anyway, or try again later.',
  },
  unsure: {
    id: 'Untuk sebagian laporan belum pasti apakah sudah tercatat. Kirim sekali lagi: yang sudah tercatat tidak dicatat dua kali.',
    en: 'For some of the reports it is not certain whether it was recorded. Send it once more: nothing is recorded twice.',
  },
  missing: { id: 'Isi ini.', en: 'Fill this in.' },
} as const;

/** Where what is typed for several is kept: it is of no single report. */
const SEVERAL = 'beberapa';

/** What became of each report, by what each was called when it was sent. */
export type SeveralOutcome = {
  readonly form: Form;
  readonly outcomes: SeveralDone['outcomes'];
  readonly called: ReadonlyMap<string, string>;
};

type Progress =
  | { readonly is: 'filling' | 'checking' | 'sending' | 'noLine' | 'unchecked' }
  | { readonly is: 'checked'; readonly each: readonly ForeseenEach[] }
  | { readonly is: 'refused'; readonly problem: Refused }
  | { readonly is: 'unsure'; readonly decision: SeveralDecision };

type SeveralFormProps = {
  readonly chosen: readonly WorkReport[];
  readonly onDone: (outcome: SeveralOutcome) => void;
  readonly onCancel: () => void;
};

const isOpenFor = ({ command }: Form, { open }: WorkReport): boolean => open.includes(command);

/** Every step that is open for one of them at least, first what is open for most. Who reported is looked at singly. */
const fittingForms = (chosen: readonly WorkReport[]): readonly (readonly [form: Form, count: number])[] =>
  FORMS.filter(({ command }) => command !== 'revealIdentity')
    .map((form) => [form, chosen.filter((report) => isOpenFor(form, report)).length] as const)
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one);

const Reports = ({ reports }: { readonly reports: readonly WorkReport[] }) => (
  <ul>
    {reports.map((report) => (
      <li key={report.id} dir="auto" class="words">
        {calledBy(report)}
      </li>
    ))}
  </ul>
);

const Warnings = ({ form: { warns } }: { readonly form: Form }) => (
  <ul>
    {[WORDS.each, ...warns].map((warning) => (
      <li key={warning.en}>{say(warning)}</li>
    ))}
  </ul>
);

const LeftOut = ({ reports }: { readonly reports: readonly WorkReport[] }) => (
  <>
    <p class="mark risk">
      {say(WORDS.without)} ({reports.length})
    </p>
    <Reports reports={reports} />
  </>
);

const HowFar = ({ is }: { readonly is: Progress['is'] }) => (
  <p role="status" class={is === 'noLine' || is === 'unsure' ? 'told warn' : 'soft'}>
    {is === 'filling' || is === 'checked' || is === 'refused' ? '' : say(WORDS[is])}
  </p>
);

const ChooseStep = ({
  chosen,
  command,
  onChoose,
}: Pick<SeveralFormProps, 'chosen'> & {
  readonly command: string;
  readonly onChoose: (command: string) => void;
}) => (
  <div class="field">
    <label for="beberapa-langkah">{say(WORDS.step)}</label>
    <select
      id="beberapa-langkah"
      required
      value={command}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      <option value="">{say(WORDS.choose)}</option>
      {fittingForms(chosen).map(([form, count]) => (
        <option key={form.command} value={form.command}>
          {say(form.name)}
          {count < chosen.length ? ` (${count} ${say(WORDS.of)} ${chosen.length})` : ''}
        </option>
      ))}
    </select>
  </div>
);

type FilledDraft = { readonly fields: FilledFields; readonly key: string };

const beginning = (command: string): FilledDraft => {
  const kept = readDraft(SEVERAL, command);
  return kept === undefined ? { fields: {}, key: newKey() } : { fields: filledFields(kept.fields), key: kept.key };
};

type StepFormProps = SeveralFormProps & { readonly form: Form };

/**
 * One step for all that are ticked: what it needs, what it would do to each, and the way to send it. It is sent under
 * one key until it is known of every report what became of it.
 */
const StepForm = ({ form, chosen, onDone, onCancel }: StepFormProps) => {
  const { command } = form;
  const [draft, setDraft] = useState(() => beginning(command));
  const [progress, setProgress] = useState<Progress>({ is: 'filling' });
  const [isTried, setTried] = useState(false);
  const [choosable, setChoosable] = useState<Choosable>(NOBODY);
  const isWanted = useRef(true);
  const fitting = chosen.filter((report) => isOpenFor(form, report));
  const others = chosen.filter((report) => !isOpenFor(form, report));
  const ticked = fitting.map(({ id, version }) => `${id} ${version}`).join(' ');
  useEffect(() => {
    void askChoosable(form.fields.map(({ kind }) => kind))
      .then(setChoosable)
      .catch(() => {});
    return () => {
      isWanted.current = false;
    };
  }, []);
  const keep = (changed: FilledDraft): void => {
    setDraft(changed);
    keepDraft(SEVERAL, command, changed);
  };
  const isBusy = progress.is === 'sending' || progress.is === 'noLine' || progress.is === 'checking';
  const change = (name: string, value: Filled): void => {
    // What was sent in part is another decision once something else is said.
    keep({ key: progress.is === 'unsure' ? newKey() : draft.key, fields: { ...draft.fields, [name]: value } });
    if (!isBusy) setProgress({ is: 'filling' });
  };
  const failed = (cause: unknown): void => {
    if (cause instanceof NoLine) setProgress({ is: 'unchecked' });
    // Where the session is over, the way in stands in place of this page; what was typed is kept.
    else if (!(cause instanceof SignedOut)) throw cause;
  };
  const now = useRef({ ticked, fitting });
  now.current = { ticked, fitting };
  const check = async (): Promise<void> => {
    setProgress({ is: 'checking' });
    for (;;) {
      const about = now.current;
      const each = await foreseeEach(about.fitting, command, bodyOf(form.fields, draft.fields));
      // Meanwhile others may be ticked, or one of them stand otherwise: then nobody reads what was foreseen of those.
      if (about.ticked !== now.current.ticked) continue;
      setProgress(about.fitting.length === 0 ? { is: 'filling' } : { is: 'checked', each });
      return;
    }
  };
  // What was foreseen was foreseen of others, so it is foreseen anew.
  useEffect(() => {
    if (progress.is === 'checked') void check().catch(failed);
  }, [ticked]);
  const called = new Map(fitting.map((report) => [report.id, calledBy(report)]));
  const send = async (decision: SeveralDecision): Promise<void> => {
    setProgress({ is: 'sending' });
    const decided = await untilKnown(() => decideSeveral(decision), {
      onNoLine: () => setProgress({ is: 'noLine' }),
      isWanted: () => isWanted.current,
    });
    if (decided === undefined) return;
    if (!decided.ok) {
      keep({ ...draft, key: newKey() });
      setProgress({ is: 'refused', problem: decided.problem });
    } else if (decided.value.outcomes.some(({ status }) => status >= 500)) {
      setProgress({ is: 'unsure', decision });
    } else {
      dropDraft(SEVERAL, command);
      onDone({ form, outcomes: decided.value.outcomes, called });
    }
  };
  const decisionNow = (): SeveralDecision => ({
    command,
    reports: fitting.map(({ id, version }) => ({ report: id, version })),
    key: draft.key,
    body: bodyOf(form.fields, draft.fields),
  });
  const missing = isTried ? missingIn(form, draft.fields).map(({ path }) => path) : [];
  const isForeseen = progress.is === 'checked' || progress.is === 'unchecked' || progress.is === 'unsure';
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isBusy || fitting.length === 0) return;
    setTried(true);
    if (missingIn(form, draft.fields).length > 0) return;
    keepDraft(SEVERAL, command, draft);
    const decision = progress.is === 'unsure' ? progress.decision : decisionNow();
    void (isForeseen ? send(decision) : check()).catch(failed);
  };
  return (
    <form onSubmit={submit} noValidate aria-label={say(form.name)}>
      {progress.is === 'refused' && (
        <div class="told wrong" role="alert">
          <Objection problem={progress.problem} />
        </div>
      )}
      <Warnings form={form} />
      <h3>
        {say(WORDS.for)} ({fitting.length})
      </h3>
      <Reports reports={fitting} />
      {others.length > 0 && <LeftOut reports={others} />}
      {form.fields.map((field) => (
        <CommandField
          key={field.name}
          id={`beberapa-${command}-${field.name}`}
          field={field}
          value={draft.fields[field.name]}
          choosable={choosable}
          wrong={missing.includes(field.name) ? say(WORDS.missing) : undefined}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {progress.is === 'checked' && <SeveralPreview each={progress.each} />}
      <HowFar is={progress.is} />
      <div class="buttons">
        <button type="submit" class="button" aria-disabled={isBusy}>
          {say(isForeseen || isBusy ? WORDS.send : WORDS.check)}
        </button>
        <button type="button" class="button second" onClick={onCancel} disabled={isBusy}>
          {say(WORDS.cancel)}
        </button>
      </div>
    </form>
  );
};

/** Chooses a step for all that are ticked; its form opens below. */
export const SeveralForm = ({ chosen, onDone, onCancel }: SeveralFormProps) => {
  const [command, setCommand] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const form = FORMS.find((one) => one.command === command);
  return (
    <section class="card command unprinted" aria-labelledby="beberapa">
      <h2 id="beberapa" tabIndex={-1} ref={heading}>
        {say(WORDS.title)}
      </h2>
      <ChooseStep chosen={chosen} command={command} onChoose={setCommand} />
      {form === undefined ? (
        <button type="button" class="button second" onClick={onCancel}>
          {say(WORDS.cancel)}
        </button>
      ) : (
        <StepForm key={command} form={form} chosen={chosen} onDone={onDone} onCancel={onCancel} />
      )}
    </section>
  );
};
