import { describe, expect, it } from 'vitest';
import type { PictureFacts } from '#shared/domain/evidence/checked-file';
import { type Around, FLAG_WORDS, Flag, flagsOf, metresBetween } from '#shared/domain/evidence/flags';
import { Instant } from '#shared/domain/words/words';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const at = (iso: string): Instant => Instant.parse(Date.parse(iso));

/** Received on 6 May 2025 at nine, sent two days later, near the pier of Putussibau. */
const AROUND: Around = {
  receivedAt: at('2025-05-06T09:00:00+07:00'),
  sentAt: at('2025-05-08T15:00:00+07:00'),
  place: { north: 0.85, east: 112.925 },
  rules: EVIDENCE_RULES,
  calendar: { zone: 'Asia/Pontianak' },
};
const FACTS: PictureFacts = { width: 4000, height: 3000, tools: [], isSigned: false, spread: 50 };

const raised = (facts: Partial<PictureFacts>, around: Partial<Around> = {}): readonly Flag[] =>
  flagsOf({ ...FACTS, ...facts }, { ...AROUND, ...around });

describe('a picture raises', () => {
  it('no flag by what it does not say', () => {
    expect(raised({})).toEqual([]);
  });

  it.each<readonly [string, Partial<PictureFacts>, readonly Flag[]]>([
    ['taken a day before the report', { taken: '2025-05-05T09:00:00+07:00' }, ['takenBefore']],
    [
      'taken before it by the office’s clock, where it names no zone',
      { taken: '2025-05-06T08:49:59' },
      ['takenBefore'],
    ],
    ['taken at the same moment in another zone', { taken: '2025-05-06T02:00:00+00:00' }, []],
    ['taken so little before that clocks may differ', { taken: '2025-05-06T08:50:00' }, []],
    ['taken in between', { taken: '2025-05-08T08:00:00+07:00' }, []],
    ['taken after it was sent', { taken: '2025-05-08T15:10:01+07:00' }, ['takenLater']],
    ['taken on no day that there is', { taken: '2025-02-30T10:00:00' }, []],
    ['taken at the place', { place: { north: 0.851, east: 112.926 } }, []],
    ['taken two kilometres away', { place: { north: 0.868, east: 112.925 } }, ['takenFar']],
    ['made by a tool that policy names', { tools: ['Adobe Photoshop 26.1 (rekaan)'] }, ['madeByTool']],
    ['saved by the phone’s own program', { tools: ['Kamera Rekaan 1.0'] }, []],
    ['signed with a list of who made it', { isSigned: true }, ['madeByTool']],
    ['a screenshot, as it says', { tools: ['Screenshot'] }, ['screenshot']],
    ['of a screen’s shape and no camera’s', { width: 1080, height: 2400 }, ['screenshot']],
    ['of that shape by a camera', { width: 1080, height: 2400, camera: 'Kamera Rekaan' }, []],
    ['too small to see anything', { width: 199, height: 300 }, ['hardlyAnything']],
    ['of one colour', { spread: 3.9 }, ['hardlyAnything']],
  ])('what it is: %s', (_, facts, flags) => {
    expect(raised(facts)).toEqual(flags);
  });

  it('nothing by its place where that of the report is not known', () => {
    expect(raised({ place: { north: 0, east: 0 } }, { place: undefined })).toEqual([]);
  });

  it('several flags in the order in which they are told', () => {
    expect(raised({ isSigned: true, taken: '2025-05-05T09:00:00+07:00', spread: 0 })).toEqual([
      'takenBefore',
      'madeByTool',
      'hardlyAnything',
    ]);
  });

  it('nothing that has no words', () => {
    for (const flag of Flag.options)
      expect([FLAG_WORDS[flag].id, FLAG_WORDS[flag].en]).toEqual([
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
      ]);
  });
});

describe('metres between two places', () => {
  it.each([
    ['the same', { north: 1, east: 1 }, { north: 1, east: 1 }, 0],
    ['a degree of longitude on the equator', { north: 0, east: 112 }, { north: 0, east: 113 }, 111_195],
    ['a degree of latitude', { north: 0, east: 112 }, { north: 1, east: 112 }, 111_195],
    ['the other side of the earth', { north: 0, east: 0 }, { north: 0, east: 180 }, 20_015_087],
    ['across the line where days change', { north: 0, east: 179.5 }, { north: 0, east: -179.5 }, 111_195],
  ])('are right for %s', (_, one, other, metres) => {
    expect(Math.round(metresBetween(one, other))).toBe(metres);
  });
});
