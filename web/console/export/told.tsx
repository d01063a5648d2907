import { tenths } from '#web/words/numbers.ts';
import { NoLine } from '../api/line.ts';
import type { GivenFile } from '../frame/save-file.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  wait: { id: 'Sedang dibuat …', en: 'Being made …' },
  done: { id: 'Tersimpan', en: 'Saved' },
  noLine: {
    id: 'Sambungan terputus. Tidak ada yang hilang; coba lagi.',
    en: 'The line is down. Nothing is lost; try again.',
  },
  code: { id: 'kode', en: 'code' },
} as const;

type Problem = {
  readonly code: string;
  /** How many there would be, and how many may be, where there are too many. */
  readonly count?: number;
  readonly most?: number;
  readonly detail?: string;
  readonly en?: { readonly detail: string };
};

/** What became of asking for a file. */
export type Telling =
  | { readonly kind: 'wait' }
  | { readonly kind: 'noLine' }
  | { readonly kind: 'done'; readonly file: GivenFile; readonly name?: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

type Given = { readonly ok: true; readonly value: GivenFile } | { readonly ok: false; readonly problem: Problem };

/** Asks for a file; that there is no line is a telling like any other. */
export const tellingOf = async (ask: () => Promise<Given>): Promise<Exclude<Telling, { kind: 'wait' }>> => {
  try {
    const answer = await ask();
    return answer.ok ? { kind: 'done', file: answer.value } : { kind: 'problem', problem: answer.problem };
  } catch (cause) {
    if (cause instanceof NoLine) return { kind: 'noLine' };
    return { kind: 'problem', problem: { code: 'unexpected' } };
  }
};

/** The API's own words, in the language of the page where it has them. */
const problemWords = ({ code, detail, en }: Problem): string =>
  (language.value === 'en' ? en?.detail : detail) ?? detail ?? code;

/** What became of it, in words. */
export const Told = ({ told }: { readonly told: Telling }) => {
  if (told.kind === 'wait') return <p role="status">{say(WORDS.wait)}</p>;
  if (told.kind === 'done')
    return (
      <p class="told done" role="status">
        {`${say(WORDS.done)}: ${told.name ?? ''} (${tenths(language.value, told.file.bytes.length / 1000)} kB).`}
      </p>
    );
  return (
    <p class="told wrong" role="alert">
      {told.kind === 'noLine' ? say(WORDS.noLine) : problemWords(told.problem)}{' '}
      {told.kind === 'problem' && <small>{`${say(WORDS.code)}: ${told.problem.code}`}</small>}
    </p>
  );
};
