import { describe, expect, it } from 'vitest';
import { endingOf } from '#shared/domain/digest/ending';
import { aVoice } from '#test/support/builders/a-digest';

const closure = (ways: Readonly<Record<string, number>>) => ({
  ended: Object.values(ways).reduce((sum, n) => sum + n, 0),
  ways: (
    ['closed.reporter', 'closed.silence', 'closed.officer', 'closed.channel', 'referred', 'archived.withdrawn'] as const
  ).map((name) => ({ name, reports: ways[name] ?? 0 })),
  resolved: 0,
  results: [],
});

describe('how reports ended, on page one', () => {
  it('tells whom a reporter confirmed from what ended otherwise, each with its number', () => {
    const ways = {
      'closed.reporter': 18,
      'closed.officer': 15,
      'closed.channel': 14,
      referred: 1,
      'archived.withdrawn': 8,
    };
    const { says, legend, bar } = endingOf(aVoice({ closure: closure(ways) }));
    expect(says).toBe('Berakhir 56:');
    expect(legend.map(({ name }) => name)).toEqual([
      ...['dibenarkan pelapor 18', 'pelapor diam 0', 'ditutup petugas/kanal 29', 'bukan wewenang 1', 'diarsipkan 8'],
    ]);
    expect(new Set(legend.map(({ fill }) => fill)).size).toBe(5);
    expect(bar.map(({ share }) => Math.round(share))).toEqual([32, 0, 52, 2, 14]);
  });

  it('has no picture where nothing has ended', () => {
    expect(endingOf(aVoice({ closure: closure({}) }))).toEqual({ says: '', legend: [], bar: [] });
  });
});
