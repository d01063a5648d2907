import { describe, expect, it } from 'vitest';
import type { FigureShown } from '#shared/contracts/http/evaluation';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { OTHERS } from '#shared/domain/figures/small-cells';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const received = (numerator: number): FigureShown => ({
  ...{ name: 'received', formula: 'diterima', asOf: '', n: numerator, kind: 'count' },
  ...{ numerator, denominator: 20, ratio: numerator / 20 },
});
const cell = (key: string, numerator: number) => ({ key, name: key, figures: [received(numerator)] });

describe('figures told apart', () => {
  asInABrowser();
  const table = async (earlier: readonly ReturnType<typeof cell>[] | undefined): Promise<string> => {
    const { CellsTable } = await import('#web/console/figures/cells-part.tsx');
    const shown = {
      ...{ by: 'unit' as const, period: DigestPeriod.parse('2026-11'), withheld: [] },
      cells: [cell('llaj', 9), cell('asdp', 0), cell(OTHERS, 4)],
      earlier:
        earlier === undefined ? undefined : { cells: earlier, withheld: [], period: DigestPeriod.parse('2026-10') },
    };
    return wordsOf(CellsTable, { shown, isLink: true });
  };

  it('stand beside those of the period before, also where nothing came in any more', async () => {
    const words = await table([cell('llaj', 3), cell('asdp', 5), cell(OTHERS, 7)]);
    expect(words).toMatch(/9 dari 20 \(45%\)\s+Oktober 2026:\s+3 dari 20 \(15%\)/);
    expect(words).toMatch(/0 dari 20 \(0%\)\s+Oktober 2026:\s+5 dari 20 \(25%\)/);
    // What was put together then is not what is put together now.
    expect(words).not.toContain('7 dari 20');
  });

  it('stand alone where nothing is known of the period before', async () => {
    expect(await table(undefined)).not.toContain('Oktober');
  });
});
