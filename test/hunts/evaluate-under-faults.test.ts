import { expect } from 'vitest';
import { EVALUATED } from '#shared/app/figures/evaluate';
import type { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { type AnEvaluatedOffice, anEvaluatedOffice } from '#test/support/builders/an-evaluated-office';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';
import { callsIn, everyPlace, overtaken } from '#test/support/faults/overtaken';
import { hunt } from '#test/support/hunt';

const JULY = wib('2025-07-31 05:30');
const LATER = wib('2025-08-15 05:30');

/** Half a year evaluated; then another month, of which everything is still to be evaluated. */
const inJuly = async (): Promise<AnEvaluatedOffice> => {
  const office = await anEvaluatedOffice();
  office.until(wib('2025-06-30 05:30'));
  await office.run();
  office.until(JULY);
  return office;
};

const isRight = async (office: AnEvaluatedOffice, asOf: Instant): Promise<void> =>
  expect(await office.figures(asOf)).toEqual(office.zero(asOf));

/** The calls of an evaluation that nobody disturbs. */
const callsOfCalm = async () => {
  const calm = await inJuly();
  const before = calm.points.calls().length;
  await calm.run();
  return calm.points.calls().slice(before);
};

hunt({
  name: 'evaluation, one fault',
  law: 'an evaluation that fails or dies at any of its calls is made up for by the next',
  least: 210,
  cases: async () =>
    everyFault(await callsOfCalm()).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const office = await inJuly();
        office.points.replan(faultsAt([n, fault]));
        await office.run();
        office.points.replan(() => undefined);
        expect(await office.run()).toBe('finished');
        await isRight(office, JULY);
        return { broken: [], faults: office.points.injected(), seen: office.points.met() };
      },
    })),
});

hunt({
  name: 'evaluation, race: another that began later',
  law: 'an evaluation that another one overtakes loses nothing, wherever that happens',
  least: 50,
  cases: async () => {
    const calm = await inJuly();
    return everyPlace(await callsIn(calm.points, calm.run)).map(({ n, isHeld, name }) => ({
      name,
      run: async () => {
        const office = await inJuly();
        const second = async (): Promise<void> => {
          // It sees more than the first: it began half a month later.
          office.until(LATER);
          await office.run();
        };
        const wasHeld = await overtaken(office.points, n, () => office.run(), second);
        expect(wasHeld).toBe(isHeld);
        // The one that began later has the last word of how far it has come.
        expect(await office.log.mark(EVALUATED)).toBe(LATER);
        expect(await office.run()).toBe('finished');
        await isRight(office, LATER);
        return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    }));
  },
});

const EVERY_THIRD: readonly number[] = Array.from({ length: 10 }, (_, at) => 1 + 3 * at);

hunt({
  name: 'evaluation, race: another that dies',
  law: 'an evaluation that is overtaken by one that dies leaves nothing out',
  least: EVERY_THIRD.length ** 2,
  cases: () =>
    EVERY_THIRD.flatMap((n) =>
      EVERY_THIRD.map((dies) => ({
        name: `overtaken at call ${n} by one that dies at call ${dies}`,
        run: async () => {
          const office = await inJuly();
          const second = async (): Promise<void> => {
            office.until(LATER);
            office.points.replan(faultsAt([office.points.calls().length + dies, 'killAfter']));
            await office.run(1);
            office.points.replan(() => undefined);
          };
          await overtaken(office.points, n, () => office.run(1), second);
          expect(await office.run()).toBe('finished');
          await isRight(office, LATER);
          return { broken: [], faults: office.points.injected(), seen: office.points.met() };
        },
      })),
    ),
});

hunt({
  name: 'evaluation, race: reports that come in',
  law: 'an evaluation says what the record said at its own moment, and the next one has the rest',
  least: 18,
  cases: async () => {
    const places = everyPlace((await callsOfCalm()).length);
    return places
      .filter(({ n, isHeld }) => n % 3 === 1 || !isHeld)
      .map(({ n, name }) => ({
        name,
        run: async () => {
          const office = await inJuly();
          const wasHeld = await overtaken(
            office.points,
            n,
            () => office.run(),
            async () => office.arriveUntil(LATER),
          );
          await isRight(office, JULY);
          expect(await office.log.mark(EVALUATED)).toBe(JULY);
          office.clock(LATER);
          await office.run();
          await isRight(office, LATER);
          return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
        },
      }));
  },
});
