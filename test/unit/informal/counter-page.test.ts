import { describe, expect, it } from 'vitest';
import { CounterEntered } from '#shared/contracts/http/counter';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';

const ENTERED = CounterEntered.parse({
  report: `rep_${'a'.repeat(26)}`,
  receipt: 'KL-2026-CONTOH',
  trackingCode: '1-ABCD-EFGH-JKMN-P',
});

describe('at a counter that is an official channel', () => {
  asInABrowser();

  it('every field of the form has a label of its own', async () => {
    const { CounterForm } = await import('#web/console/informal/counter-form.tsx');
    const html = htmlOf(CounterForm, { onCancel: () => {} });
    const ids = [...html.matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    const labels = [...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(11);
    expect(labels.toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(
      ids.toSorted((a = '', b = '') => a.localeCompare(b)),
    );
  });

  it('the receipt has the code that the citizen follows the report under, and says what it is for', async () => {
    const { Receipt } = await import('#web/console/informal/counter-form.tsx');
    const words = wordsOf(Receipt, { entered: ENTERED });
    expect(words).toContain('Kode lacak 1-ABCD-EFGH-JKMN-P');
    expect(words).toContain('Nomor tanda terima KL-2026-CONTOH');
    expect(words).not.toContain('rep_');
  });
});
