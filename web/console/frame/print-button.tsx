import { say } from '../words/say.ts';

const WORDS = { print: { id: 'Cetak', en: 'Print' } } as const;

/** Prints the page that it stands on; it is not printed itself. */
export const PrintButton = () => (
  <div class="buttons">
    <button type="button" class="button second" onClick={() => print()}>
      {say(WORDS.print)}
    </button>
  </div>
);
