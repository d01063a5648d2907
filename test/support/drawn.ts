import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, vi } from 'vitest';

/**
 * Pages of the office are loaded in the tests of this block: they ask at once for what only a browser has, the address
 * and what was chosen last.
 */
export const asInABrowser = (): void => {
  beforeAll(() => {
    vi.stubGlobal('location', { search: '', pathname: '/kantor' });
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
};

/** What a part of a page is drawn as. */
export const htmlOf = <Props extends object>(part: ComponentType<Props>, props: Props): string =>
  renderToString(h(part, props));

/** The same in words, as it is read from its first to its last. */
export const wordsOf = <Props extends object>(part: ComponentType<Props>, props: Props): string =>
  htmlOf(part, props)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
