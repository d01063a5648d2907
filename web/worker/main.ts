import { answeredHere } from './answered.ts';
import { answerDocument } from './office-document.ts';
import type { WorkerScope } from './scope.ts';
import { answerFile, bring, follow, PAGES_SHELF, sweep, type Version } from './shelves.ts';

/** Written in when the pages are built (infra/parts/web-assets.ts). */
declare const VERSION: Version;
declare const self: WorkerScope;

/** So long the line may take before the page opens as it was kept. */
const PATIENCE_MS = 4_000;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/**
 * The service worker of the office's pages (ADR 44): they open without a line. It keeps files that everybody may load
 * and nothing that anybody wrote.
 */
self.addEventListener('install', (event) => {
  const ask = () => fetch('/kantor', { cache: 'no-store' });
  const askFile = (path: string) => fetch(path);
  event.waitUntil(bring(caches, VERSION, { ask, askFile, now: Date.now() }).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(follow(caches, VERSION, Date.now()).then(() => sweep(caches, VERSION, Date.now())));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const here = answeredHere(request, self.location.origin);
  if (here === 'document') {
    event.waitUntil(sweep(caches, VERSION, Date.now()));
    event.respondWith(
      caches.open(PAGES_SHELF).then((shelf) =>
        answerDocument({
          shelf,
          ask: () => fetch(request),
          now: Date.now,
          patience: () => pause(PATIENCE_MS),
          goesOn: (work) => event.waitUntil(work),
        }),
      ),
    );
  }
  if (here === 'file') {
    const { pathname: path } = new URL(request.url);
    event.respondWith(answerFile(caches, VERSION, { path, ask: () => fetch(request) }));
  }
});
