import chromium from '@sparticuz/chromium';
import { execa } from 'execa';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { startBrowser } from '#test/support/browser';
import { readPagesAsSource } from './pages-as-source.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * What Lighthouse says of a page as a cheap phone loads it: of a hundred, and of the moment at which the largest thing
 * stands there. The pages are served by their real handlers, on memory.
 */
export type PageScores = {
  readonly path: string;
  readonly performance: Spread;
  readonly accessibility: Spread;
  readonly bestPractices: Spread;
  readonly largestPaintS: Spread;
};

/** How long somebody on Slow 3G waits for an answer, from the click until it stands there. */
export type SlowAnswer = { readonly what: string; readonly seconds: Spread };

export type PagesMeasured = { readonly scores: readonly PageScores[]; readonly slow: readonly SlowAnswer[] };

const PATHS = ['/', '/lacak', '/hari-kerja', '/berita', '/pernyataan', '/kantor'] as const;
const ROUNDS = 5;

const Told = z.object({
  categories: z.object({
    performance: z.object({ score: z.number() }),
    accessibility: z.object({ score: z.number() }),
    'best-practices': z.object({ score: z.number() }),
  }),
  audits: z.object({ 'largest-contentful-paint': z.object({ numericValue: z.number() }) }),
});

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/** One look, as Lighthouse takes it unless told otherwise: a phone of the middle, on a slow line. */
const look = async (address: string): Promise<z.infer<typeof Told>> => {
  const { stdout } = await execa(
    'lighthouse',
    [
      address,
      '--quiet',
      '--output=json',
      '--output-path=stdout',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless --no-sandbox',
      '--no-enable-error-reporting',
    ],
    { preferLocal: true, env: { CHROME_PATH: await chromium.executablePath() } },
  );
  return Told.parse(JSON.parse(stdout));
};

const scoresOf = async (origin: string, path: string): Promise<PageScores> => {
  const answer = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  const told: z.infer<typeof Told>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) told.push(await look(`${origin}${path}`));
  const of = (value: (one: z.infer<typeof Told>) => number): Spread => spreadOf(told.map(value));
  const percent = (score: number): number => Math.round(score * 100);
  return {
    path,
    performance: of(({ categories }) => percent(categories.performance.score)),
    accessibility: of(({ categories }) => percent(categories.accessibility.score)),
    bestPractices: of(({ categories }) => percent(categories['best-practices'].score)),
    largestPaintS: of(({ audits }) => audits['largest-contentful-paint'].numericValue / 1000),
  };
};

/** As Chromium's own tools call it: two seconds there and back, 400 kbit/s. */
const SLOW_3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const slowly = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_3G);
};

/** Asks where a report is, by its code, as whoever has the page open on a slow line. */
const secondsToTrack = async (page: Page, origin: string, code: string): Promise<number> => {
  await page.goto(`${origin}/lacak`);
  await slowly(page);
  await page.getByRole('textbox').first().fill(code);
  const began = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('main code').waitFor();
  return (performance.now() - began) / 1000;
};

/** Every page that everybody may open, the way in of the office, and tracking on a slow line. */
export const measurePages = async (): Promise<PagesMeasured> => {
  readPagesAsSource();
  const { aBrowsedOffice } = await import('#test/support/builders/a-browsed-office');
  const office = await aBrowsedOffice();
  const browser = await startBrowser();
  try {
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage();
      seconds.push(await secondsToTrack(page, office.url, office.codeOf('routed')));
      await page.close();
    }
    const scores: PageScores[] = [];
    for (const path of PATHS) scores.push(await scoresOf(office.url, path));
    return { scores, slow: [{ what: '/lacak', seconds: spreadOf(seconds) }] };
  } finally {
    await browser.close();
    await office.stop();
  }
};
