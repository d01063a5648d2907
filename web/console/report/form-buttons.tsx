import { say } from '../words/say.ts';

const NEXT = {
  check: { id: 'Lihat akibatnya', en: 'See what it does' },
  send: { id: 'Kirim', en: 'Send' },
  sendLater: { id: 'Kirim begitu ada sambungan', en: 'Send as soon as there is a line' },
  put: { id: 'Taruh di kotak keluar', en: 'Put into the outbox' },
} as const;

const WORDS = {
  again: { id: 'Periksa lagi', en: 'Check again' },
  cancel: { id: 'Batal', en: 'Cancel' },
} as const;

/** What a click on a form's button does next. */
export type Next = keyof typeof NEXT;

type ButtonsProps = {
  readonly next: Next;
  readonly isBusy: boolean;
  /** Asks once more what it would do, where there was no line to ask on. */
  readonly onAgain: (() => void) | undefined;
  readonly onCancel: () => void;
};

/** The buttons of a form: what a click does is what the first one says. */
export const FormButtons = ({ next, isBusy, onAgain, onCancel }: ButtonsProps) => (
  <div class="buttons">
    {/* Never disabled: a button that is loses the focus, and the keyboard its place. */}
    <button type="submit" class="button" aria-disabled={isBusy && next !== 'put'}>
      {say(NEXT[next])}
    </button>
    {onAgain !== undefined && (
      <button type="button" class="button second" onClick={onAgain}>
        {say(WORDS.again)}
      </button>
    )}
    <button type="button" class="button second" onClick={onCancel} disabled={isBusy}>
      {say(WORDS.cancel)}
    </button>
  </div>
);
