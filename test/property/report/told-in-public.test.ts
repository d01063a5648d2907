import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import type { Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { aHistory, live, type Step } from '#test/support/builders/a-history';
import { aReport, person, SUSPICION, said, wib } from '#test/support/builders/a-report';
import { EVERY_COMMAND } from '#test/support/builders/every-command';
import { corpusOf, holdsForAsync } from '#test/support/laws/corpus';
import { tracked } from '#test/support/laws/tracked';
import { policy } from '#test/support/policy';

const ACCUSES: Step = {
  command: {
    type: 'addReply',
    content: said('petugas meminta uang'),
    sentAt: wib('2025-05-06 12:00'),
    proposal: SUSPICION,
  },
  actor: { by: 'machine' },
  waited: 60_000,
};
/** What people do of an accusation: alone, by two, and as if it were any other report. */
const done = fc.record({
  command: fc.constantFrom(
    ...EVERY_COMMAND.proposeStep,
    ...EVERY_COMMAND.classify,
    ...EVERY_COMMAND.askReporter,
    ...EVERY_COMMAND.postAnswer,
    ...EVERY_COMMAND.resolve,
    ...EVERY_COMMAND.withdraw,
    { type: 'approveStep' } as const,
    { type: 'approveStep' } as const,
    { type: 'startWork' } as const,
  ),
  actor: fc.constantFrom(person('admin'), person('kabid')),
  waited: fc.constantFrom(60_000, 3 * 86_400_000),
});

/** Any life of a report; and some in which it is accused of something after a while, and lives on. */
const LIVES = corpusOf(
  fc.oneof(
    aHistory,
    fc
      .tuple(aHistory, fc.array(done, { minLength: 2, maxLength: 14 }))
      .map(([steps, after]) => [...steps.slice(0, 6), ACCUSES, ...after]),
  ),
  250,
  (steps) =>
    live(steps).flatMap(({ after, context }) => (after === undefined ? [] : [{ report: after, now: context.now }])),
);

const isConcealed = (report: Report): boolean => report.status !== 'received' && report.oversight !== 'none';
const whole = (answer: TrackingAnswer): string => JSON.stringify(answer);

type Ordinary = Readonly<Record<'inReview' | 'archived', string>>;
const told = new Map<Instant, Promise<Ordinary>>();
/** What an ordinary report of that moment shows: one that nobody has decided yet, one that was taken back. */
const ordinary = (receivedAt: Instant): Promise<Ordinary> => {
  const known = told.get(receivedAt);
  if (known !== undefined) return known;
  const inReview = aReport().receivedAt(receivedAt).doubtful();
  const withdrawn = inReview.next({ type: 'withdraw' }).build();
  const shown = Promise.all([tracked(inReview.build(), receivedAt), tracked(withdrawn, receivedAt)]).then(
    ([one, other]) => ({ inReview: whole(one), archived: whole(other) }),
  );
  told.set(receivedAt, shown);
  return shown;
};

describe('a report that is or may be about oversight', () => {
  it('is told like an ordinary one that waits in triage or was taken back, whatever became of it before and since', async () => {
    const seen = { inReview: 0, archived: 0, routedBefore: 0 };
    await holdsForAsync(LIVES, async (life) => {
      let wasRouted = false;
      for (const { report, now } of life) {
        wasRouted ||= 'routedAt' in report && !isConcealed(report);
        if (!isConcealed(report)) continue;
        const kind = report.withdrawn === true ? 'archived' : 'inReview';
        seen[kind] += 1;
        if (wasRouted) seen.routedBefore += 1;
        expect(whole(await tracked(report, now))).toBe((await ordinary(report.receivedAt))[kind]);
      }
    });
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('is told the same whenever it is asked after', async () => {
    await holdsForAsync(LIVES, async (life) => {
      for (const { report, now } of life.filter(({ report }) => isConcealed(report))) {
        const later = Instant.parse(now + 90 * 86_400_000);
        expect(whole(await tracked(report, later))).toBe(whole(await tracked(report, now)));
      }
    });
  });
});

describe('an ordinary report', () => {
  it('is told by its receipt alone while it is looked at, wherever it was before', async () => {
    let seen = 0;
    await holdsForAsync(LIVES, async (life) => {
      for (const { report, now } of life) {
        if (report.status !== 'triaging' || isConcealed(report)) continue;
        const answer = await tracked(report, now);
        if (answer.stage !== 'inReview') continue;
        seen += 1;
        expect(whole(answer)).toBe((await ordinary(report.receivedAt)).inReview);
      }
    });
    expect(seen).toBeGreaterThan(200);
  });

  it('is told by the limits of service, and with nobody’s name, unit or class', async () => {
    const names = [...policy.office.people, ...policy.office.groups, ...policy.units.units, ...policy.units.desks];
    const secret = new RegExp(
      `oversight|pengawas|suspect|${names.flatMap(({ id, name }) => [`"${id}"`, name.id, name.en]).join('|')}`,
      'i',
    );
    let seen = 0;
    await holdsForAsync(LIVES, async (life) => {
      for (const { report, now } of life) {
        const answer = await tracked(report, now);
        expect(whole(answer)).not.toMatch(secret);
        expect(whole(answer)).not.toContain('"by"');
        for (const { clock, limit } of answer.deadlines) {
          seen += 1;
          expect(limit, clock).toBeLessThan(20);
        }
      }
    });
    expect(seen).toBeGreaterThan(500);
  });

  it('has its steps in order: what is over, at most one where it is, what is to come', async () => {
    const ORDER = ['done', 'current', 'ahead'];
    await holdsForAsync(LIVES, async (life) => {
      for (const { report, now } of life) {
        const states = (await tracked(report, now)).steps.map(({ state }) => state);
        expect(states).toEqual(states.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)));
        expect(states.filter((state) => state === 'current').length).toBeLessThan(2);
      }
    });
  });
});
