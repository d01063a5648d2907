import { describe, expect, it } from 'vitest';
import { OFFICE_PAGES, PAGES, WORKER } from '#web/page/addresses.ts';
import { answeredHere } from '#web/worker/answered.ts';
import { answerDocument, isFresh, keepDocument, type Shelf } from '#web/worker/office-document.ts';
import { answerFile, bring, clear, follow, PAGES_SHELF, type Shelves, sweep } from '#web/worker/shelves.ts';

const ORIGIN = 'https://tanggap.contoh.invalid';
const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-25T05:00:00Z');

const asked = (path: string, more: object = {}) =>
  answeredHere({ method: 'GET', mode: 'navigate', url: `${ORIGIN}${path}`, ...more }, ORIGIN);

/** A browser's cache in memory: answers are copied in and out, as a browser does. */
const shelf = (): Shelf & { readonly names: () => readonly string[] } => {
  const kept = new Map<string, Response>();
  return {
    match: async (name) => kept.get(name)?.clone(),
    put: async (name, answer) => void kept.set(name, answer),
    names: () => [...kept.keys()],
  };
};

const shelves = () => {
  const all = new Map<string, ReturnType<typeof shelf>>();
  const given: Shelves = {
    open: async (name) => {
      const one = all.get(name) ?? shelf();
      all.set(name, one);
      return one;
    },
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
  };
  return { given, names: () => [...all.keys()] };
};

const DOCUMENT = '<html><div id="kantor"></div></html>';
const ours = (): Response => new Response(DOCUMENT, { headers: { 'content-security-policy': "default-src 'none'" } });

type Line = { readonly ask: () => Promise<Response>; readonly now?: number };
const opened = async (on: Shelf, { ask, now = NOON }: Line): Promise<Response> => {
  const work: Promise<unknown>[] = [];
  const answer = await answerDocument({
    shelf: on,
    ask,
    now: () => now,
    patience: async () => {},
    goesOn: (one) => work.push(one),
  });
  await Promise.all(work);
  return answer;
};
const dead = async (): Promise<Response> => {
  throw new TypeError('no line');
};

describe('what the service worker answers', () => {
  it('is every page of the office and what pages are made of', () => {
    for (const path of Object.values(OFFICE_PAGES)) expect(asked(path), path).toBe('document');
    expect(asked('/aset/main-ABC.js', { mode: 'no-cors' })).toBe('file');
  });

  it('is never the API, a page for everybody, itself, what is sent, or what lies elsewhere', () => {
    const paths = [...Object.values(PAGES).filter((path) => path !== PAGES.office), '/v1/admin/today', '/v1/session'];
    for (const path of [...paths, WORKER, '/kantoran', '/laporanku']) expect(asked(path), path).toBeUndefined();
    for (const mode of ['cors', 'same-origin']) {
      expect(asked('/v1/admin/today', { mode })).toBeUndefined();
      expect(asked('/kantor', { mode })).toBeUndefined();
    }
    expect(asked('/kantor', { method: 'POST' })).toBeUndefined();
    expect(asked('', { url: 'https://lain.invalid/kantor' })).toBeUndefined();
  });
});

describe('the document of the office', () => {
  it('comes from the line where there is one, and is kept without the address that it was asked by', async () => {
    const on = shelf();
    const answer = await opened(on, { ask: async () => ours() });
    expect(await answer.text()).toBe(DOCUMENT);
    expect(on.names()).toEqual(['/kantor']);
    expect((await on.match('/kantor'))?.url).toBe('');
  });

  it.each([
    ['the line is down', dead],
    ['the server is broken', async () => new Response('', { status: 503 })],
    ['the line is slower than anybody waits', () => new Promise<Response>(() => {})],
  ] as const)('is the kept one, with its security headers, where %s', async (_, ask) => {
    const on = shelf();
    await keepDocument(on, ours(), NOON - 23 * HOUR);
    const answered = answerDocument({ shelf: on, ask, now: () => NOON, patience: async () => {}, goesOn: () => {} });
    const answer = await answered;
    expect(await answer.text()).toBe(DOCUMENT);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it('is never older than a day: then a page says so', async () => {
    const on = shelf();
    await keepDocument(on, ours(), NOON - 24 * HOUR);
    const answer = await opened(on, { ask: dead });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/lebih dari sehari[\s\S]*more than a day/);
  });

  it('is of no known age where the clock has gone back, or nobody wrote down when it came', () => {
    expect(isFresh(NOON + HOUR, NOON)).toBe(false);
    expect(isFresh(Number.NaN, NOON)).toBe(false);
    expect(isFresh(NOON + 60_000, NOON)).toBe(true);
  });

  it('is awaited from a slow line where nothing is kept', async () => {
    expect(await (await opened(shelf(), { ask: async () => ours() })).text()).toBe(DOCUMENT);
  });

  it('is not what a hotel’s line or a broken server answers in its place', async () => {
    const on = shelf();
    await opened(on, { ask: async () => new Response('<h1>Masuk ke Wi-Fi</h1>') });
    await opened(on, { ask: async () => new Response(DOCUMENT, { status: 500 }) });
    expect(on.names()).toEqual([]);
  });
});

describe('the files of the pages', () => {
  const [old, young] = [
    { name: 'lama', files: ['a-1.js'] },
    { name: 'baru', files: ['a-2.js'] },
  ];
  const brought = async () => {
    const kept = shelves();
    for (const [version, now] of [
      [old, NOON],
      [young, NOON + HOUR],
    ] as const) {
      await bring(kept.given, version, { ask: async () => ours(), askFile: async () => new Response('berkas'), now });
      await follow(kept.given, version, now);
    }
    return kept;
  };

  it('are all brought, or the version is not installed', async () => {
    const busy = async () => new Response('', { status: 503 });
    for (const askFile of [dead, busy])
      await expect(bring(shelves().given, young, { ask: async () => ours(), askFile, now: NOON })).rejects.toThrow();
  });

  it('are asked for one after the other, and not again where they were brought before', async () => {
    const kept = await brought();
    const asked: string[] = [];
    let under = 0;
    const askFile = async (path: string) => {
      asked.push(path);
      under += 1;
      expect(under).toBe(1);
      await Promise.resolve();
      under -= 1;
      return new Response(path);
    };
    const next = { name: 'berikut', files: ['a-2.js', 'b-1.js', 'b-2.js'] };
    await bring(kept.given, next, { ask: async () => ours(), askFile, now: NOON });
    expect(asked).toEqual(['/aset/b-1.js', '/aset/b-2.js']);
  });

  it('are there for pages of an old version that are still open, and gone a day after it was followed', async () => {
    const kept = await brought();
    await sweep(kept.given, young, NOON + 24 * HOUR);
    const found = await answerFile(kept.given, young, { path: '/aset/a-1.js', ask: dead });
    expect(await found.text()).toBe('berkas');
    await sweep(kept.given, young, NOON + 25 * HOUR);
    expect(kept.names().toSorted((one, other) => (one < other ? -1 : 1))).toEqual(['tanggap-aset-baru', PAGES_SHELF]);
  });

  it('are asked for once, and never kept where they are not there', async () => {
    const kept = await brought();
    const missing = { path: '/aset/b.js', ask: async () => new Response('', { status: 404 }) };
    expect((await answerFile(kept.given, young, missing)).status).toBe(404);
    await answerFile(kept.given, young, { path: '/aset/b.js', ask: async () => new Response('b') });
    expect(await (await answerFile(kept.given, young, { path: '/aset/b.js', ask: dead })).text()).toBe('b');
  });

  it('are all gone where a stage switches the worker off, and nothing else is', async () => {
    const kept = await brought();
    await kept.given.open('milik-lain');
    await clear(kept.given);
    expect(kept.names()).toEqual(['milik-lain']);
  });
});
