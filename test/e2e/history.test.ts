import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { figuresIn, figuresJson } from '#local/figure-list';
import { inventPast } from '#local/invented-past';
import { eventLogOf } from '#local/records';
import { firstSubmissions, readSamples } from '#local/samples';
import { setAhead, stackClock } from '#local/stack-clock';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { instantsOf, periodNamed } from '#shared/domain/period';
import { standingAt } from '#shared/domain/standing';
import { policy } from '#test/support/policy';
import { npmRun } from './npm-run.ts';
import { records, stack } from './system.ts';
import { deliveries } from './told.ts';

const { calendar } = policy;
const REPORTS = 12;

const Shown = z.object({ figures: z.array(z.looseObject({ name: z.string(), ids: z.array(z.string()) })) });
/** Each figure with its reports in one order. */
const inOrder = (shown: unknown) =>
  Shown.parse(shown).figures.map(({ ids, ...figure }) => ({
    ...figure,
    ids: ids.toSorted((a, b) => a.localeCompare(b)),
  }));

describe('an invented year', () => {
  it('is played into the running system: its figures are those of the invention, and nobody is told', async () => {
    await setAhead(stack, 0);
    const now = (await stackClock(stack))();
    const log = eventLogOf(stack);
    await log.setMark('evaluate', now);

    const first = await npmRun('history', '--reports', String(REPORTS));
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${REPORTS} baru, 0 dilanjutkan, 0 sudah ada`),
    });

    const period = periodNamed('2025') ?? expect.fail('no year');
    const { from, until: to } = instantsOf(calendar, period);
    const submissions = firstSubmissions(await readSamples());
    const given = { name: '2025-7', seed: 7, reports: REPORTS, from, to, until: now, submissions };
    const lives = await inventPast(policy, rulesClassifier(policy), given);
    const standings = lives.flatMap(({ record }) => standingAt(calendar, record, now) ?? []);
    const figures = figuresIn(standings, period, { calendar, asOf: now, scope: 'full' });
    const shown = await npmRun('figures', '--period', '2025', '--ids', '--json');
    expect(shown).toMatchObject({ code: 0 });
    const expected = JSON.parse(
      JSON.stringify(figuresJson(calendar, { period, scope: 'full', asOf: now, figures }, true)),
    );
    expect(inOrder(JSON.parse(shown.out))).toEqual(inOrder(expected));

    // The evaluation looks again from the year's beginning; its mark never goes forward by this.
    expect(await log.mark('evaluate')).toBe(from);

    const again = await npmRun('history', '--reports', String(REPORTS));
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining(`0 baru, 0 dilanjutkan, ${REPORTS} sudah ada`),
    });
    expect(await log.mark('evaluate')).toBe(from);
    for (const { report, record } of lives) {
      expect(await records.events(report)).toHaveLength(record.length);
      expect(await deliveries.of(report)).toEqual([]);
    }
  });

  it.each([
    ['--reports', '0'],
    ['--year', '2024'],
    ['--period', '2025-11'],
  ])('is refused with %s %s', async (...args) => {
    const { code } = await npmRun('history', ...args);
    expect(code).toBe(1);
  });
});
