import { say } from '../words/say.ts';

const WORDS = {
  next: { id: 'Halaman berikutnya', en: 'Next page' },
  first: { id: 'Kembali ke awal daftar', en: 'Back to the beginning of the list' },
} as const;

type PageLinksProps = {
  readonly path: string;
  /** How the list is narrowed: that stays from page to page. */
  readonly query: Readonly<Record<string, string>>;
  /** Where the page that is shown begins; at the beginning of the list where nothing is said. */
  readonly cursor: string | undefined;
  readonly next: string | undefined;
};

const addressOf = (path: string, query: Readonly<Record<string, string>>): string => {
  const asked = new URLSearchParams(query);
  return asked.size === 0 ? path : `${path}?${asked}`;
};

/** From a page of a list to the next one, and back to where it begins. */
export const PageLinks = ({ path, query, cursor, next }: PageLinksProps) =>
  cursor === undefined && next === undefined ? null : (
    <div class="buttons">
      {cursor !== undefined && (
        <a class="button second" href={addressOf(path, query)}>
          {say(WORDS.first)}
        </a>
      )}
      {next !== undefined && (
        <a class="button" href={addressOf(path, { ...query, cursor: next })}>
          {say(WORDS.next)}
        </a>
      )}
    </div>
  );
