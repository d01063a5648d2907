import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Classify } from '#shared/app/report/ports';
import { Proposal } from '#shared/domain/classify/proposal';
import { policy } from '#test/support/policy';

/** What every classifier promises, rules or model. */
export const itClassifies = (make: () => Classify): void => {
  it('proposes something well-formed for any text whatever, the same each time', async () => {
    const classify = make();
    const text = fc.record(
      { title: fc.string({ unit: 'binary' }), text: fc.string({ unit: 'binary' }), place: fc.string() },
      { requiredKeys: ['text'] },
    );
    await fc.assert(
      fc.asyncProperty(text, async (report) => {
        const proposal = await classify(report);
        expect(Proposal.parse(proposal)).toEqual(proposal);
        expect(await classify(report)).toEqual(proposal);
      }),
      { numRuns: 200, seed: 20_250_506 },
    );
  });

  it('abstains where there is nothing to go by', async () => {
    expect(await make()({ text: 'zzz' })).toMatchObject({ abstain: true });
    expect(await make()({ text: '' })).toMatchObject({ abstain: true });
  });

  it('proposes only topics that the office has', async () => {
    const known = policy.topics.topics.map(({ id }) => id);
    for (const text of ['Lampu jalan padam', 'Petugas minta uang parkir tanpa karcis', 'Dermaga rusak', '???']) {
      expect(known).toContain((await make()({ text })).topic);
    }
  });

  it('repeats no word of the citizen in its reasons', async () => {
    const { reasons } = await make()({
      title: 'Zulkarnainpetugas meminta uang',
      text: 'Petugas bernama Zulkarnainpetugas minta uang parkir di pasar Zulkarnainpasar tanpa karcis.',
    });
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.join(' ').toLowerCase()).not.toContain('zulkarnain');
  });

  it('reads the longest text as it reads any', async () => {
    const { topic } = await make()({ text: 'lampu jalan padam' });
    expect((await make()({ text: 'lampu jalan padam '.repeat(3400) })).topic).toBe(topic);
  });
};
