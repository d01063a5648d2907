import type { Page, Request } from 'playwright-core';
import { follow } from '#test/support/office-window';

/** Where a walk has come to: an address of the office's pages, and the command whose form is open there. */
export type Place = { readonly address: string; readonly command: string | undefined };

type Visit = (place: Place) => Promise<void>;

type Walk = {
  /** Which of the addresses that a place leads to are gone to; all, unless told otherwise. */
  readonly isWanted?: (address: string) => boolean;
  readonly visit: Visit;
};

/** Waits until the page has said what it is, and nothing that it has asked for is under way. */
export const resting = (page: Page): (() => Promise<void>) => {
  const asked = new Set<Request>();
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  /** What is drawn may ask for more as soon as it stands there: that is known one picture later. */
  const drawn = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
  return async () => {
    await page.locator('main h1').waitFor();
    do {
      for (const request of asked) await request.response();
      // What came is drawn, and may ask for more.
      await drawn();
    } while (asked.size > 0);
    // What came last has been read by now, and is drawn with the next picture.
    await drawn();
  };
};

/** Opens whatever is folded up. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const linksOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a')]
      .filter(({ origin, pathname }) => origin === location.origin && /^\/(kantor|laporan)(\/|$)/.test(pathname))
      .map(({ pathname, search }) => `${pathname}${search}`),
  );

const openForm = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('form.command h2')?.id.replace('isian-', ''));

/** The page of a figure is one page, whichever figure of whichever period it shows. */
const ANY_FIGURE = /^\/kantor\/angka\/[^/]+\/[^/]+$/;

/** A step of an activity or its news is its own, also where one of the other has its name. */
const ANY_ITEM = /^(\/kantor\/(?:kegiatan|berita)\/)(?:act|nws)_[^/]+$/;

/** What stands behind an address: the same for a command on any report, and for a list however it is narrowed. */
const kindOf = (address: string): string => {
  const [found = '', query = ''] = address.split('?');
  const path = found.replace(ANY_FIGURE, '/kantor/angka/:period/:figure');
  const asked = new URLSearchParams(query);
  const command = asked.get('langkah');
  if (command !== null) return `${ANY_ITEM.exec(path)?.[1] ?? ''} langkah ${command}`;
  if (asked.has('cursor')) return address;
  return `${path} ${asked.get('list') ?? asked.get('table') ?? ''} ${[...asked.keys()].toSorted().join(' ')}`;
};

/** Words that some report has, and somebody looks for. */
const SOUGHT = 'lampu';

/**
 * Goes wherever links lead from the page that is open, as whoever has signed in there: each address once, each command
 * on the first report that offers it, everything folded open; and looks for something where one can.
 */
export const walkConsole = async (page: Page, { isWanted = () => true, visit }: Walk): Promise<void> => {
  const rest = resting(page);
  await rest();
  const { pathname, search: asked } = new URL(page.url());
  const first = `${pathname}${asked}`;
  const known = new Set([kindOf(first)]);
  const ahead = [first];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    await follow(page, address);
    await rest();
    const search = page.getByRole('searchbox');
    if ((await search.count()) > 0) {
      await search.fill(SOUGHT);
      await search.press('Enter');
      await rest();
    }
    await unfold(page);
    await rest();
    await visit({ address, command: await openForm(page) });
    for (const next of await linksOn(page)) {
      if (known.has(kindOf(next)) || !isWanted(next)) continue;
      known.add(kindOf(next));
      ahead.push(next);
    }
  }
};
