import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../api/asked.ts';
import type { Refused } from '../api/client.ts';
import { NoLine, SignedOut } from '../api/line.ts';
import { Objection } from '../frame/objection.tsx';
import { say } from '../words/say.ts';
import { type Faults, FieldFaults } from './field-faults.tsx';

type Words = Readonly<Record<'id' | 'en', string>>;

const WORDS = {
  happens: { id: 'Bila dikirim, ini yang terjadi', en: 'If you send this, this happens' },
  send: { id: 'Kirim', en: 'Send' },
  cancel: { id: 'Batal', en: 'Cancel' },
  sending: { id: 'Sedang dikirim …', en: 'Sending …' },
  noLine: {
    id: 'Sambungan terputus, jadi belum diketahui apakah ini terlaksana. Kirim sekali lagi; tidak ada yang terjadi dua kali.',
    en: 'The line is down, so it is not known whether this was done. Send it once more; nothing happens twice.',
  },
  missing: { id: 'Isi atau perbaiki dahulu', en: 'Fill in or correct first' },
  code: { id: 'kode', en: 'code' },
} as const;

export type ActFormProps<Value> = {
  /** What it does, as the API names it. */
  readonly act: string;
  readonly name: string;
  /** What will happen, sentence by sentence. */
  readonly happens: readonly Words[];
  readonly children?: ComponentChildren;
  /** What of it would be refused, as far as that is known before it is sent. */
  readonly check?: (filled: FormData) => Faults;
  /** Sends what is filled in; asking twice does nothing twice. */
  readonly send: (filled: FormData) => Promise<Outcome<Value>>;
  readonly onDone: (value: Value) => void;
  readonly onCancel: () => void;
  /** Without a line: another way to have it sent; nothing where what is filled in may not go it. */
  readonly later?: { readonly name: Words; readonly go: (filled: FormData) => void } | undefined;
  /** How far it is while it is being sent, where that takes more than a moment. */
  readonly underWay?: string;
};

type Progress =
  | { readonly is: 'filling' | 'sending' | 'noLine' }
  | { readonly is: 'missing'; readonly labels: readonly string[]; readonly faults: Faults }
  | { readonly is: 'refused'; readonly problem: Refused; readonly labelOf: (field: string) => string };

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isInput = (element: unknown): element is Input =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

const NO_FAULTS: Faults = {};

/** What a person calls a field. */
const labelIn = (element: Input): string => element.labels?.[0]?.textContent ?? element.name;

/** What is wrong is not folded up. */
const unfold = (element: Element): void => {
  const folded = element.closest('details');
  if (folded !== null) folded.open = true;
};

/** Marks what a form found wrong itself. */
const mark = (form: HTMLFormElement, faults: Faults): void => {
  for (const element of [...form.elements].filter(isInput)) element.setCustomValidity(faults[element.name] ?? '');
};

/** Says of each field whether it can stay as it is; gives what those are called that cannot. */
const wrongIn = (form: HTMLFormElement): readonly string[] =>
  [...form.elements].filter(isInput).flatMap((element) => {
    const isRight = element.checkValidity();
    element.setAttribute('aria-invalid', String(!isRight));
    if (!isRight) unfold(element);
    return isRight ? [] : [labelIn(element)];
  });

const Told = ({ progress }: { readonly progress: Progress }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [progress]);
  if (progress.is === 'filling' || progress.is === 'sending') return null;
  return (
    <div class={progress.is === 'noLine' ? 'told warn' : 'told wrong'} role="alert" tabIndex={-1} ref={box}>
      {progress.is === 'refused' ? (
        <>
          <Objection problem={progress.problem} labelOf={progress.labelOf} />
          <small>{`${say(WORDS.code)}: ${progress.problem.code}`}</small>
        </>
      ) : (
        <p>{progress.is === 'missing' ? `${say(WORDS.missing)}: ${progress.labels.join(', ')}.` : say(WORDS.noLine)}</p>
      )}
    </div>
  );
};

/** Something that somebody does to the system: what will happen, what it needs, and the way to send it. */
export function ActForm<Value>(given: ActFormProps<Value>) {
  const { act, name, happens, children, check, send, onDone, onCancel, later, underWay = say(WORDS.sending) } = given;
  const [progress, setProgress] = useState<Progress>({ is: 'filling' });
  const begin = useRef<HTMLHeadingElement>(null);
  useEffect(() => begin.current?.focus(), []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || progress.is === 'sending') return;
    const faults = check?.(new FormData(form)) ?? {};
    if (check !== undefined) mark(form, faults);
    const labels = wrongIn(form);
    if (labels.length > 0) {
      setProgress({ is: 'missing', labels, faults });
      return;
    }
    const labelOf = (field: string): string => {
      const element = form.elements.namedItem(field);
      return isInput(element) ? labelIn(element) : field;
    };
    setProgress({ is: 'sending' });
    void send(new FormData(form))
      .then((outcome) => {
        if (outcome.ok) onDone(outcome.value);
        else setProgress({ is: 'refused', problem: outcome.problem, labelOf });
      })
      .catch((cause: unknown) => {
        if (cause instanceof NoLine) setProgress({ is: 'noLine' });
        // Where the session is over, the way in stands in place of this page.
        else if (!(cause instanceof SignedOut)) throw cause;
      });
  };
  const id = `isian-${act}`;
  return (
    <form class="card command" onSubmit={submit} noValidate aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={begin}>
        {name}
      </h2>
      <Told progress={progress} />
      <h3>{say(WORDS.happens)}</h3>
      <ul>
        {happens.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
      <FieldFaults.Provider value={progress.is === 'missing' ? progress.faults : NO_FAULTS}>
        {children}
      </FieldFaults.Provider>
      <p role="status" class="soft">
        {progress.is === 'sending' && underWay}
      </p>
      <div class="buttons">
        <button type="submit" class="button" aria-disabled={progress.is === 'sending'}>
          {say(WORDS.send)}
        </button>
        {progress.is === 'noLine' && later !== undefined && (
          <button
            type="button"
            class="button second"
            onClick={({ currentTarget: { form } }) => {
              if (form !== null) later.go(new FormData(form));
            }}
          >
            {say(later.name)}
          </button>
        )}
        <button type="button" class="button second" onClick={onCancel}>
          {say(WORDS.cancel)}
        </button>
      </div>
    </form>
  );
}

/** What was done, in one sentence; reading goes on there. */
export const ActDone = ({ children }: { readonly children: ComponentChildren }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [children]);
  return (
    <div class="told done" role="status" tabIndex={-1} ref={box}>
      <p>{children}</p>
    </div>
  );
};
