import { expect } from 'vitest';
import { subjectKey } from '#shared/domain/notices/subject';
import { type ADigestOffice, aDigestOffice, SECRETARY } from '#test/support/builders/a-digest-office';
import { aReport, wib } from '#test/support/builders/a-report';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';
import { callsIn, everyPlace, overtaken } from '#test/support/faults/overtaken';
import { hunt } from '#test/support/hunt';

/** The morning of the 4th of August, on which a week is owed; everything before was as it should. */
const onAMonday = async (): Promise<ADigestOffice> => {
  const office = aDigestOffice({ few: true });
  await office.log.setMark(`digest.${SECRETARY}`, wib('2025-08-02 07:30'));
  office.until(wib('2025-08-04 07:30'));
  await office.evaluate();
  return office;
};
/** Everything that came of it: the files with their bytes, and who is told. */
const cameOf = async (office: ADigestOffice) => ({
  files: await Promise.all(
    office.files.names().map(async (name) => `${name} ${Buffer.from(await office.files.read(name)).toString('hex')}`),
  ),
  begun: await office.begun(['2025-W31']),
});

hunt({
  name: 'digest, one fault',
  law: 'a digest that fails or dies at any of its calls is made by the next run, from what was frozen first, and told once',
  least: 145,
  cases: async () => {
    const calm = await onAMonday();
    await calm.digest();
    const expected = await cameOf(calm);
    expect(expected.begun).toEqual([`2025-W31 ${SECRETARY}`]);
    return everyFault(calm.points.calls()).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const office = await onAMonday();
        office.points.replan(faultsAt([n, fault]));
        await office.digest();
        const between = await cameOf(office);
        office.points.replan(() => undefined);
        await office.digest();
        const found = await cameOf(office);
        expect(found).toEqual(expected);
        // What was there stayed as it was.
        expect(found.files).toEqual(expect.arrayContaining(between.files));
        expect(new Set(office.enqueued.map(({ subject }) => subjectKey(subject))).size).toBe(1);
        return { broken: [], faults: office.points.injected(), seen: office.points.met() };
      },
    }));
  },
});

hunt({
  name: 'digest, race: another that makes it',
  law: 'a digest is the same where another run makes it at the same time',
  least: 36,
  cases: async () => {
    const calm = await onAMonday();
    const places = everyPlace(await callsIn(calm.points, calm.digest));
    const expected = await cameOf(calm);
    return places.map(({ n, isHeld, name }) => ({
      name,
      run: async () => {
        const office = await onAMonday();
        const digest = () => office.digest();
        const wasHeld = await overtaken(office.points, n, digest, digest);
        expect(wasHeld).toBe(isHeld);
        expect(await cameOf(office)).toEqual(expected);
        return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    }));
  },
});

hunt({
  name: 'digest, race: an evaluation',
  law: 'an evaluation is not read half old and half new by a digest that it overtakes',
  least: 6,
  cases: () =>
    [1, 2, 3, 4, 5, 6].map((n) => ({
      name: `overtaken at call ${n}`,
      run: async () => {
        const late = aReport().receivedAt(wib('2025-08-03 10:00')).story().record;
        const office = aDigestOffice({ few: true, more: [late] });
        await office.log.setMark(`digest.${SECRETARY}`, wib('2025-08-02 07:30'));
        office.until(wib('2025-08-02 07:30'));
        await office.evaluate();
        office.until(wib('2025-08-04 07:30'));
        const wasHeld = await overtaken(
          office.points,
          n,
          () => office.digest(),
          () => office.evaluate(),
        );
        await office.digest();
        expect((await office.model('2025-W31')).digest.received).toBe(1);
        return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    })),
});
