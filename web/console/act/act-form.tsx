import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { titled } from '#shared/domain/words/titled';
import type { Outcome } from '../api/asked.ts';
import type { Refused } from '../api/client.ts';
import { NoLine, SignedOut } from '../api/line.ts';
import { Objection } from '../frame/objection.tsx';
import { say } from '../words/say.ts';
import { expectedWords } from './expected-words.ts';
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
  /** It was sent before and refused: what became of it, and why. */
  readonly refused?: { readonly problem: Refused; readonly said: string } | undefined;
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
  | ({ readonly is: 'refused' } & Refusal);

type Refusal = {
  readonly problem: Refused;
  readonly labelOf: (field: string) => string;
  readonly faults: Faults;
  /** What has become of it, before why. */
  readonly said?: string;
};

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

/** The field that the API means by its path: its name is one of the parts. */
const fieldIn = (form: HTMLFormElement, path: string): Input | HTMLFieldSetElement | undefined =>
  path
    .split('.')
    .map((part) => form.elements.namedItem(part))
    .find((found) => isInput(found) || found instanceof HTMLFieldSetElement);

/** What a person calls it: a group of boxes by its legend, what is not shown by its title. */
const calledIn = (form: HTMLFormElement, path: string): string => {
  const found = fieldIn(form, path);
  if (found === undefined) return path;
  if (found instanceof HTMLFieldSetElement) return found.querySelector('legend')?.textContent ?? path;
  return found.type === 'hidden' ? found.title || path : labelIn(found);
};

/** Why it was refused, with what is wrong at the fields that the API names. */
const refusalOf = (form: HTMLFormElement, problem: Refused): Refusal => {
  const found = (problem.fields ?? []).flatMap((one) => {
    const element = fieldIn(form, one.field);
    return element === undefined ? [] : [{ element, words: expectedWords(one) }];
  });
  for (const { element } of found) {
    unfold(element);
    if (isInput(element)) element.setAttribute('aria-invalid', 'true');
  }
  return {
    problem,
    labelOf: (field) => calledIn(form, field),
    faults: Object.fromEntries(found.map(({ element, words }) => [element.name, titled(words)])),
  };
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
          {progress.said !== undefined && <p>{progress.said}</p>}
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
  const {
    act,
    name,
    happens,
    children,
    refused,
    check,
    send,
    onDone,
    onCancel,
    later,
    underWay = say(WORDS.sending),
  } = given;
  const [progress, setProgress] = useState<Progress>({ is: 'filling' });
  const begin = useRef<HTMLHeadingElement>(null);
  const whole = useRef<HTMLFormElement>(null);
  useEffect(() => {
    begin.current?.focus();
    if (refused !== undefined && whole.current !== null)
      setProgress({ is: 'refused', ...refusalOf(whole.current, refused.problem), said: refused.said });
  }, []);
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
    setProgress({ is: 'sending' });
    void send(new FormData(form))
      .then((outcome) => {
        if (outcome.ok) onDone(outcome.value);
        else setProgress({ is: 'refused', ...refusalOf(form, outcome.problem) });
      })
      .catch((cause: unknown) => {
        if (cause instanceof NoLine) setProgress({ is: 'noLine' });
        // Where the session is over, the way in stands in place of this page.
        else if (!(cause instanceof SignedOut)) throw cause;
      });
  };
  const id = `isian-${act}`;
  return (
    <form class="card command" onSubmit={submit} noValidate aria-labelledby={id} ref={whole}>
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
      <FieldFaults.Provider value={'faults' in progress ? progress.faults : NO_FAULTS}>{children}</FieldFaults.Provider>
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
