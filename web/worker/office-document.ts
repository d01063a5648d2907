/** Where answers are kept, by a name. A browser's `Cache` is one. */
export type Shelf = {
  readonly match: (name: string) => Promise<Response | undefined>;
  readonly put: (name: string, answer: Response) => Promise<void>;
};

export type DocumentDeps = {
  readonly shelf: Shelf;
  /** Asks for the address that a person opens, over the line. */
  readonly ask: () => Promise<Response>;
  readonly now: () => number;
  /** Over when the line has had its time. */
  readonly patience: () => Promise<void>;
  /** The work goes on after the answer. */
  readonly goesOn: (work: Promise<unknown>) => void;
};

/** Every address of the office has the same document, so it is kept once; which address was opened is kept nowhere. */
const DOCUMENT = '/kantor';
const KEPT_AT = 'x-kept-at';

/** No page is older than this, however long there is no line. */
const OLDEST_MS = 24 * 3_600_000;
/** So far a clock may have gone back since; what was kept later than that is of no known age. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Whether what was kept at one moment may be shown at another. */
export const isFresh = (keptAt: number, now: number): boolean =>
  Number.isFinite(keptAt) && now - keptAt < OLDEST_MS && keptAt - now < CLOCK_SLACK_MS;

/** Whether this is our document, and not what a hotel's line or a broken server answers in its place. */
const isOurs = ({ status, redirected }: Response, text: string): boolean =>
  status === 200 && !redirected && text.includes('<div id="kantor">');

/** What belongs to how an answer was sent, or to the answer that it was. */
const OF_THE_LINE = ['content-encoding', 'content-length', 'vary', 'date'];

/** Keeps the document as it came, without the address that it was asked by. */
export const keepDocument = async (shelf: Shelf, answer: Response, now: number): Promise<void> => {
  const text = await answer.text();
  if (!isOurs(answer, text)) return;
  const headers = new Headers(answer.headers);
  for (const name of OF_THE_LINE) headers.delete(name);
  headers.set(KEPT_AT, String(now));
  await shelf.put(DOCUMENT, new Response(text, { headers }));
};

const keptDocument = async (shelf: Shelf, now: number): Promise<Response | undefined> => {
  const kept = await shelf.match(DOCUMENT);
  return kept !== undefined && isFresh(Number(kept.headers.get(KEPT_AT) ?? Number.NaN), now) ? kept : undefined;
};

/** What stands between us and the function, or is broken there. */
const isBroken = ({ status }: Response): boolean => status >= 500;

const NO_LINE = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Tidak ada sambungan · Tanggap</title>
<h1>Tidak ada sambungan</h1>
<p>Halaman kantor yang tersimpan di peramban ini belum ada atau sudah lebih dari sehari, jadi tidak ditampilkan. Tidak ada yang hilang. Periksa sambungan, lalu muat ulang halaman ini.</p>
<p lang="en">There is no line, and the page of the office that this browser has kept is more than a day old, or there is none; so it is not shown. Nothing is lost. Look at your line, then load this page again.</p>
`;

const noLinePage = (): Response =>
  new Response(NO_LINE, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
    },
  });

/**
 * The document of the office's pages: as the line gives it; the one that was kept where the line is down, broken, or
 * slower than it may be; and a page that says so where none was kept within a day.
 */
export const answerDocument = async ({ shelf, ask, now, patience, goesOn }: DocumentDeps): Promise<Response> => {
  const asked = ask();
  const answered = asked.catch(() => undefined);
  goesOn(answered.then((answer) => (answer === undefined ? undefined : keepDocument(shelf, answer.clone(), now()))));
  const first = await Promise.race([answered, patience().then(() => undefined)]);
  if (first !== undefined && !isBroken(first)) return first;
  const kept = await keptDocument(shelf, now());
  if (kept !== undefined) return kept;
  // The line may be slow and still get there.
  return (await answered) ?? noLinePage();
};
