import { describe, expect, it } from 'vitest';
import { type StopKind, stopsIn } from '#shared/domain/news/stops-in';
import { newsText } from '#test/support/builders/an-activity';
import { policy } from '#test/support/policy';
import { lengthOf, piecesOf, type Stop, stopsAt } from '#web/console/news/marked.ts';

const stop = (start: number, end: number, kind: StopKind = 'phone'): Stop => ({
  ...{ kind, weight: 'stop', field: 'paragraph', index: 0, start, end, words: { id: 'Hapus.', en: 'Delete.' } },
});

describe('what must not be public', () => {
  it('is marked where it stands, in the field in which it stands', () => {
    const paragraphs = ['Hubungi kami.', 'Telepon 0812-3456-7890 sekarang.'];
    const stops = stopsIn({ ...newsText(), paragraphs }, policy.activities.portalHosts);
    expect(stopsAt(stops, { field: 'paragraph', index: 0 })).toEqual([]);
    const own = stopsAt(stops, { field: 'paragraph', index: 1 });
    const marked = piecesOf(paragraphs[1] ?? '', own).filter((piece) => piece.stop !== undefined);
    expect(marked.map(({ text }) => text)).toEqual(['0812-3456-7890']);
  });

  it('leaves every character of the text, in its order, whatever is marked', () => {
    const text = 'abcdef';
    for (const stops of [[], [stop(0, 2), stop(4, 6)], [stop(1, 4), stop(2, 5)], [stop(5, 90)], [stop(3, 3)]])
      expect(
        piecesOf(text, stops)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    expect(piecesOf(text, [stop(1, 4), stop(2, 5)]).filter((piece) => piece.stop !== undefined)).toHaveLength(1);
  });
});

it('the length of a text is counted in characters, as the rules count it', () => {
  expect(lengthOf(' Dermaga 🚤 ')).toBe(9);
});
