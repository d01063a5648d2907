import { WORKER } from './addresses.ts';
import { documentOf, type Site } from './document.tsx';

/** What the office's pages must know before anybody has signed in. */
export type SignIn = {
  /** Where the sign-in page answers, without a slash at the end. */
  readonly url: string;
  readonly clientId: string;
  /** What a token must carry. */
  readonly scope: string;
};

const WITHOUT_SCRIPT = {
  id: 'Halaman petugas memerlukan JavaScript. Nyalakan di peramban Anda, lalu muat ulang.',
  en: 'The pages of the office need JavaScript. Turn it on in your browser and load the page again.',
} as const;

/**
 * The page that every address of the office's pages is answered with, the same to the byte for each of them, whether
 * what is asked for exists or not: what is shown there, the script asks of the API for whoever has signed in.
 */
export const officePage = (
  site: Site,
  { url, clientId, scope, worker }: SignIn & { readonly worker: 'on' | 'off' },
): string =>
  documentOf(
    site,
    { language: 'id', title: 'Kantor' },
    <>
      <div id="kantor" />
      <noscript>
        <main>
          <p>{WITHOUT_SCRIPT.id}</p>
          <p lang="en">{WITHOUT_SCRIPT.en}</p>
        </main>
      </noscript>
    </>,
    <>
      <meta name="tanggap:sign-in" content={url} />
      <meta name="tanggap:client" content={clientId} />
      <meta name="tanggap:scope" content={scope} />
      {/* Where nothing is said, a worker that is there is taken out. */}
      <meta name="tanggap:worker" content={worker === 'on' ? WORKER : ''} />
      <script type="module" src={site.asset('console.js')} />
    </>,
  );
