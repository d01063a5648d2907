import { describe, expect, it } from 'vitest';
import { PLACES, placesOf } from '#web/console/frame/places.ts';
import { ABOUT } from '#web/console/help/about.ts';

const EXPLAINED = Object.entries(ABOUT);
const ALL_PLACES = PLACES.flatMap(({ places }) => places);

describe('what a page is for', () => {
  it.each(EXPLAINED)('%s is told in five sentences of their own, in both languages', (_, sentences) => {
    expect(sentences.length).toBe(5);
    for (const language of ['id', 'en'] as const) {
      const said = sentences.map((sentence) => sentence[language]);
      for (const sentence of said) expect(sentence).toMatch(/^[A-Z"].{20,200}[.]$/);
      expect(new Set(said).size).toBe(5);
    }
  });
});

describe('the menu', () => {
  it('has each page once, with a name of its own and a line that says what one finds there', () => {
    for (const of of [
      ({ path }: (typeof ALL_PLACES)[number]) => path,
      ({ name }: (typeof ALL_PLACES)[number]) => name.id,
    ])
      expect(new Set(ALL_PLACES.map(of)).size).toBe(ALL_PLACES.length);
    for (const { what } of ALL_PLACES) for (const said of [what.id, what.en]) expect(said).toMatch(/^[A-Z].*\.$/);
  });

  it('shows the pages of a function, and those that are everybody’s before it is known who somebody is', () => {
    const shownTo = (may: Parameters<typeof placesOf>[0]) => placesOf(may).flatMap(({ places }) => places);
    const everybody = ALL_PLACES.filter(({ needs }) => needs === undefined);
    expect(shownTo(undefined)).toEqual(everybody);
    expect(shownTo({ may: [] })).toEqual(everybody);
    expect(shownTo({ may: ['findReports'] }).length).toBeGreaterThan(everybody.length);
  });
});
