import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { CommandForm as Form } from '#shared/contracts/http/command-forms';
import type { Previewed } from '#shared/contracts/http/preview';
import type { Refused } from '../api/client.ts';
import { decide, foresee, NoLine, SignedOut } from '../api/line.ts';
import { untilKnown } from '../api/until-known.ts';
import { dropDraft, keepDraft, newKey, readDraft } from '../session/draft.ts';
import { say } from '../words/say.ts';
import { askChoosable, type Choosable, NOBODY } from './choosable.ts';
import type { Done } from './done.ts';
import { CommandField } from './field.tsx';
import { bodyOf, type Filled, type FilledDraft, type FilledFields, filledFields, missingIn } from './filled.ts';
import { FormButtons, type Next } from './form-buttons.tsx';
import { Preview } from './preview.tsx';
import { IsPut, NotPut, usePut } from './put.tsx';
import { ReadyTexts } from './ready-texts.tsx';
import { Refusal } from './refusal.tsx';

const WORDS = {
  about: { id: 'Yang perlu diketahui', en: 'What to know' },
  checking: { id: 'Sedang diperiksa …', en: 'Checking …' },
  sending: { id: 'Sedang dikirim …', en: 'Sending …' },
  noLine: {
    id: 'Sambungan terputus. Isian Anda tersimpan di sini dan akan dikirim lagi. Jangan tutup halaman ini.',
    en: 'The line is down. What you typed is kept here and will be sent again. Do not close this page.',
  },
  orPut: {
    id: 'Dari kotak keluar pun ia dikirim sekali; Anda lalu boleh pindah halaman.',
    en: 'From the outbox too it is sent once, and you may go to other pages.',
  },
  unchecked: {
    id: 'Sambungan terputus, jadi akibatnya belum dapat diperiksa.',
    en: 'The line is down, so what it does cannot be checked.',
  },
  willBePut: {
    id: 'Dari kotak keluar keputusan ini dikirim sekali begitu ada sambungan.',
    en: 'From the outbox this decision is sent once as soon as there is a line.',
  },
  willWait: {
    id: 'Bila dikirim, keputusan ini menunggu sambungan di halaman ini. Jangan tutup halamannya.',
    en: 'If you send it, this decision waits for a line on this page. Do not close it.',
  },
  missing: { id: 'Yang belum diisi', en: 'Not filled in yet' },
  fill: { id: 'Isi ini.', en: 'Fill this in.' },
} as const;

type FormProps = {
  readonly form: Form;
  readonly shown: ReportShown;
  /** It is done, or the person gave up. */
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
  /** Somebody was faster: look again. */
  readonly onStale: () => void;
};

type Progress =
  | { readonly is: 'filling' }
  | { readonly is: 'checking' }
  | { readonly is: 'checked'; readonly previewed: Previewed }
  | { readonly is: 'sending' }
  | { readonly is: 'noLine' }
  | { readonly is: 'unchecked' }
  | { readonly is: 'put' }
  | { readonly is: 'refused'; readonly problem: Refused; readonly seen: number; readonly was: 'checked' | 'sent' };

/** What it would do was asked for: now, without an answer, or before it was sent and refused. */
const mayBeSent = (progress: Progress): boolean =>
  progress.is === 'checked' || progress.is === 'unchecked' || (progress.is === 'refused' && progress.was === 'sent');

/** What a click on its button does. */
const nextOf = (progress: Progress): Next => {
  if (progress.is === 'unchecked') return 'sendLater';
  return mayBeSent(progress) || progress.is === 'sending' || progress.is === 'noLine' || progress.is === 'checking'
    ? 'send'
    : 'check';
};

/** What the form says first is what is kept of an earlier try, also from before a session was over. */
const beginning = ({ report, proposal }: ReportShown, command: string) => {
  const kept = readDraft(report.id, command);
  if (kept !== undefined) return { fields: filledFields(kept.fields), key: kept.key };
  // What it is about is the machine's to propose; whether it is oversight is a person's to say.
  const { topic, urgency } = proposal ?? {};
  const proposed = command === 'classify' && topic !== undefined && urgency !== undefined ? { topic, urgency } : {};
  return { fields: proposed, key: newKey() };
};

const Missing = ({ form, filled, id }: { readonly form: Form; readonly filled: FilledFields; readonly id: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="told wrong" role="alert" tabIndex={-1} ref={box}>
      <p>
        <b>{say(WORDS.missing)}</b>
      </p>
      <ul>
        {missingIn(form, filled).map(({ path, field }) => (
          <li key={path}>
            <a href={`#${id}-${path}`}>{say(field.label)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** How far it is, for whoever does not see the button, and where it waits without a line. */
const Standing = ({ is, mayPut }: Pick<Progress, 'is'> & { readonly mayPut: boolean }) => (
  <p role="status" class={is === 'noLine' || is === 'unchecked' ? 'told warn' : 'soft'}>
    {is === 'checking' && say(WORDS.checking)}
    {is === 'sending' && say(WORDS.sending)}
    {is === 'unchecked' && `${say(WORDS.unchecked)} ${say(mayPut ? WORDS.willBePut : WORDS.willWait)}`}
    {is === 'noLine' && `${say(WORDS.noLine)}${mayPut ? ` ${say(WORDS.orPut)}` : ''}`}
  </p>
);

type FieldsProps = {
  readonly form: Form;
  readonly id: string;
  readonly report: string;
  readonly draft: FilledFields;
  readonly missing: readonly string[];
  readonly choosable: Choosable;
  readonly onChange: (name: string, value: Filled) => void;
};

/** What a command needs, with ready texts where it needs one. */
const Fields = ({ form, id, report, draft, missing, choosable, onChange }: FieldsProps) => (
  <>
    {form.fields.some(({ name }) => name === 'text') && (
      <ReadyTexts report={report} command={form.command} onChoose={(text) => onChange('text', text)} />
    )}
    {form.fields.map((field) => (
      <CommandField
        key={field.name}
        id={`${id}-${field.name}`}
        field={field}
        value={draft[field.name]}
        choosable={choosable}
        wrong={missing.includes(field.name) ? say(WORDS.fill) : undefined}
        onChange={(value) => onChange(field.name, value)}
      />
    ))}
  </>
);

/**
 * A command as a form: what will happen, its fields, and the way to send it. What is typed is kept until it is done,
 * and it is sent under one key until it is known what became of it.
 */
export const CommandForm = ({ form, shown, onDone, onCancel, onStale }: FormProps) => {
  const { id: report, version } = shown.report;
  const { command } = form;
  const [draft, setDraft] = useState<FilledDraft>(() => beginning(shown, command));
  const [progress, setProgress] = useState<Progress>({ is: 'filling' });
  const [isChecked, setChecked] = useState(false);
  const [choosable, setChoosable] = useState<Choosable>(NOBODY);
  const isWanted = useRef(true);
  const begin = useRef<HTMLHeadingElement>(null);
  const change = (name: string, value: Filled): void => {
    const changed = { ...draft, fields: { ...draft.fields, [name]: value } };
    setDraft(changed);
    keepDraft(report, command, changed);
    // What was foreseen was foreseen of something else.
    if (progress.is === 'checked' || progress.is === 'refused') setProgress({ is: 'filling' });
  };
  const check = async (): Promise<void> => {
    setProgress({ is: 'checking' });
    const foreseen = await foresee({ report, command, body: bodyOf(form.fields, draft.fields) });
    if (foreseen.ok) setProgress({ is: 'checked', previewed: foreseen.value });
    else setProgress({ is: 'refused', problem: foreseen.problem, seen: shown.timeline?.length ?? 0, was: 'checked' });
  };
  const failed = (cause: unknown): void => {
    if (cause instanceof NoLine) setProgress({ is: 'unchecked' });
    // Where the session is over, the way in stands in place of this page; what was typed is kept.
    else if (!(cause instanceof SignedOut)) throw cause;
  };
  const missing = isChecked ? missingIn(form, draft.fields).map(({ path }) => path) : [];
  useEffect(() => {
    begin.current?.focus();
    // Where there is nothing to fill in, what it does is seen at once.
    if (form.fields.length === 0) void check().catch(failed);
    void askChoosable(form.fields.map(({ kind }) => kind))
      .then(setChoosable)
      .catch(() => {});
    return () => {
      isWanted.current = false;
    };
  }, []);
  const send = async (key: string): Promise<void> => {
    setProgress({ is: 'sending' });
    const body = bodyOf(form.fields, draft.fields);
    const decided = await untilKnown(() => decide({ report, command, version, key, body }), {
      onNoLine: () => isWanted.current && setProgress({ is: 'noLine' }),
      isWanted: () => isWanted.current,
    });
    if (decided === undefined) return;
    if (decided.ok) {
      dropDraft(report, command);
      onDone({ form, acted: decided.value });
      return;
    }
    // What was refused is another decision when it is sent again.
    const again = { ...draft, key: newKey() };
    setDraft(again);
    keepDraft(report, command, again);
    setProgress({ is: 'refused', problem: decided.problem, seen: shown.timeline?.length ?? 0, was: 'sent' });
    if (decided.problem.code === 'versionStale') onStale();
  };
  const isBusy = progress.is === 'sending' || progress.is === 'noLine' || progress.is === 'checking';
  // Sent from the outbox under the same key, and no more from here.
  const leave = (): void => {
    isWanted.current = false;
    setProgress({ is: 'put' });
  };
  const outbox = usePut({ shown, form, draft, isTried: progress.is === 'noLine', onPut: leave });
  const isPutNext = outbox.mayPut && (progress.is === 'unchecked' || progress.is === 'noLine');
  const again = (): void => void check().catch(failed);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isBusy && !isPutNext) return;
    setChecked(true);
    if (missingIn(form, draft.fields).length > 0) return;
    keepDraft(report, command, draft);
    // First what it does, then, on the second click, it is done. Without a line nothing can be foreseen: it is sent.
    if (isPutNext) void outbox.put();
    else void (mayBeSent(progress) ? send(draft.key) : check()).catch(failed);
  };
  const id = `isian-${command}`;
  if (progress.is === 'put') return <IsPut name={say(form.name)} />;
  return (
    <form class="card command" onSubmit={submit} noValidate aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={begin}>
        {say(form.name)}
      </h2>
      {missing.length > 0 && <Missing form={form} filled={draft.fields} id={id} />}
      {progress.is === 'refused' && <Refusal problem={progress.problem} shown={shown} seen={progress.seen} />}
      <h3>{say(WORDS.about)}</h3>
      <ul>
        {form.warns.map((warning) => (
          <li key={warning.id}>{say(warning)}</li>
        ))}
      </ul>
      <Fields {...{ form, id, missing, choosable }} draft={draft.fields} report={report} onChange={change} />
      {progress.is === 'checked' && <Preview previewed={progress.previewed} />}
      {outbox.failed !== undefined && <NotPut why={outbox.failed} />}
      <Standing is={progress.is} mayPut={outbox.mayPut} />
      <FormButtons
        next={isPutNext ? 'put' : nextOf(progress)}
        isBusy={isBusy}
        onAgain={progress.is === 'unchecked' ? again : undefined}
        onCancel={onCancel}
      />
    </form>
  );
};
