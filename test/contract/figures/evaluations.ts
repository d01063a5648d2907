import { expect, it } from 'vitest';
import type { Evaluations } from '#shared/app/figures/ports';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import {
  EMPTY_MONTH,
  type EvaluatedMonth,
  figureRules,
  headlineOf,
  type MonthHeadline,
  withHappenings,
  withReports,
} from '#shared/domain/figures/evaluated-month';
import { happeningsOf } from '#shared/domain/figures/flow';
import { standingAt } from '#shared/domain/figures/standing';
import { Instant } from '#shared/domain/words/words';
import { aNewReport, RECEIVED } from '#test/contract/stories';
import { aReport, OVERSIGHT } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

/** Each test has a month of its own: one place serves a whole file of tests. */
let months = 0;
const aMonth = (): MonthName => {
  months += 1;
  return MonthName.parse(`${2080 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`);
};

const ASOF = Instant.parse(RECEIVED + 3_600_000);
const rules = figureRules(policy);

const aContent = (): EvaluatedMonth => {
  const found = aReport().next(OVERSIGHT).story().record;
  const records = [aNewReport().commit.events, found];
  const standings = records.map((record) => standingAt(policy.calendar, record, ASOF) ?? expect.fail());
  return withHappenings(
    withReports(EMPTY_MONTH, standings, policy.calendar),
    isoDateOf(policy.calendar, ASOF),
    happeningsOf(found).map(({ recordedAt: _, ...happening }) => happening),
  );
};
const headline = (month: MonthName, content: EvaluatedMonth): MonthHeadline =>
  headlineOf(month, content, { asOf: ASOF, rules });

/** What every place for evaluated months promises. */
export const itKeepsEvaluations = (make: () => Evaluations): void => {
  it('knows nothing of a month that nobody has evaluated', async () => {
    expect(await make().month(aMonth())).toBeUndefined();
  });

  it('gives a month back as it was written, and lists what is known of it', async () => {
    const evaluations = make();
    const [month, content] = [aMonth(), aContent()];
    expect(await evaluations.save(undefined, headline(month, content), content)).toBe('saved');
    const kept = (await evaluations.month(month)) ?? expect.fail();
    expect(kept).toMatchObject(headline(month, content));
    expect(kept.reports).toBe(2);
    expect(Object.values(kept.concealed).flatMap(({ before }) => before)).toHaveLength(1);
    expect(await evaluations.read(kept)).toEqual(content);
    expect(await evaluations.months()).toContainEqual(kept);
  });

  it('takes a month only from who has seen it as it is', async () => {
    const evaluations = make();
    const [month, content] = [aMonth(), aContent()];
    await evaluations.save(undefined, headline(month, EMPTY_MONTH), EMPTY_MONTH);
    const seen = (await evaluations.month(month)) ?? expect.fail();
    expect(await evaluations.save(undefined, headline(month, content), content)).toBe('conflict');
    expect(await evaluations.save(seen, headline(month, content), content)).toBe('saved');
    expect(await evaluations.save(seen, headline(month, EMPTY_MONTH), EMPTY_MONTH)).toBe('conflict');
    expect(await evaluations.read((await evaluations.month(month)) ?? expect.fail())).toEqual(content);
  });

  it('lets one of several who evaluate the same month be first, and keeps what that one brought', async () => {
    const evaluations = make();
    const [month, content] = [aMonth(), aContent()];
    const others = [content, EMPTY_MONTH, { ...content, happened: {} }];
    const saved = await Promise.all(others.map((one) => evaluations.save(undefined, headline(month, one), one)));
    expect(saved.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    const kept = (await evaluations.month(month)) ?? expect.fail();
    expect(await evaluations.read(kept)).toEqual(others[saved.indexOf('saved')]);
  });

  it('still has what was written before for who has just begun to read it', async () => {
    const evaluations = make();
    const [month, content] = [aMonth(), aContent()];
    await evaluations.save(undefined, headline(month, content), content);
    const seen = (await evaluations.month(month)) ?? expect.fail();
    await evaluations.save(seen, headline(month, EMPTY_MONTH), EMPTY_MONTH);
    expect(await evaluations.read(seen)).toEqual(content);
  });
};
