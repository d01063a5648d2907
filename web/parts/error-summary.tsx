import type { ComponentChild } from 'preact';
import { type Language, say } from '#web/words/language.ts';

/** What is wrong with a field of a form, by the id of the field. */
export type FieldError = { readonly field: string; readonly words: string };

const WORDS = {
  title: { id: 'Belum bisa diproses', en: 'This could not be done yet' },
  prefix: { id: 'Perlu diperbaiki', en: 'To be put right' },
} as const;

/** What stands before a title while something in a form is wrong. */
export const erroneous = (language: Language, title: string, errors: readonly FieldError[]): string =>
  errors.length === 0 ? title : `${say(language, WORDS.prefix)}: ${title}`;

/** All that is wrong, on top of the form, each with a link to its field. */
export const ErrorSummary = ({
  language,
  errors,
}: {
  readonly language: Language;
  readonly errors: readonly FieldError[];
}) =>
  errors.length === 0 ? null : (
    <div class="told wrong" role="alert" aria-labelledby="salah" tabindex={-1}>
      <h2 id="salah">{say(language, WORDS.title)}</h2>
      <ul>
        {errors.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly errors: readonly FieldError[];
  /** Draws what is filled in, told by these where its hint and what is wrong stand. */
  readonly children: (told: {
    readonly id: string;
    readonly name: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: 'true';
  }) => ComponentChild;
};

/** A field of a form with its label, its hint and what is wrong with it. */
export const Field = ({ id, label, hint, errors, children }: FieldProps) => {
  const wrong = errors.find(({ field }) => field === id);
  const told = [
    ...(hint === undefined ? [] : [`${id}-petunjuk`]),
    ...(wrong === undefined ? [] : [`${id}-salah`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-petunjuk`}>
          {hint}
        </span>
      )}
      {wrong === undefined ? null : (
        <span class="wrong" id={`${id}-salah`}>
          {wrong.words}
        </span>
      )}
      {children({
        id,
        name: id,
        ...(told === '' ? {} : { 'aria-describedby': told }),
        ...(wrong === undefined ? {} : { 'aria-invalid': 'true' }),
      })}
    </div>
  );
};
