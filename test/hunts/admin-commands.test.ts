import { expect } from 'vitest';
import { OVERSIGHT } from '#test/support/builders/a-report';
import { ADMIN, anActingOffice, HEAD, SECRET, withIdentity } from '#test/support/builders/an-acting-office';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';
import { callsIn, everyPlace, overtaken } from '#test/support/faults/overtaken';
import { hunt } from '#test/support/hunt';

const REASON = { text: 'Diminta inspektorat untuk pemanggilan (rekaan)' };

hunt({
  name: 'officers, race: one who looks and an accusation',
  law: 'who reported is never somebody who accuses, wherever the accusation overtakes the one who asks',
  least: 12,
  cases: () =>
    Array.from({ length: 12 }, (_, at) => ({
      name: `overtaken at call ${at + 1}`,
      run: async () => {
        const { type, ...oversight } = OVERSIGHT;
        const { office, version } = await withIdentity();
        const answers: unknown[] = [];
        const look = async (): Promise<void> => {
          answers.push(await office.ask(ADMIN, 'revealIdentity', REASON, { version }));
        };
        const accuse = async (): Promise<void> => {
          await office.ask(ADMIN, type, oversight);
          await office.identify({ name: 'Pelapor Dugaan' });
        };
        const wasHeld = await overtaken(office.points, at + 1, look, accuse);
        expect(answers).toHaveLength(1);
        expect(JSON.stringify(answers)).not.toContain('Pelapor Dugaan');
        return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    })),
});

hunt({
  name: 'officers, race: two on one report',
  law: 'one of two officers is heard and one is told that it has changed, wherever the one overtakes the other',
  least: 4,
  cases: async () => {
    const calm = await anActingOffice();
    return everyPlace(await callsIn(calm.points, () => calm.ask(ADMIN, 'confirm'))).map(({ n, isHeld, name }) => ({
      name,
      run: async () => {
        const office = await anActingOffice();
        const version = await office.version();
        const answers: (number | undefined)[] = [];
        const by = (person: string, command: string) => async (): Promise<void> => {
          answers.push((await office.ask(person, command, {}, { version })).status);
        };
        const wasHeld = await overtaken(office.points, n, by(ADMIN, 'confirm'), by(HEAD, 'startWork'));
        expect(wasHeld).toBe(isHeld);
        expect(answers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([200, 412]);
        expect(await office.store.events(office.id)).toHaveLength(version + 1);
        return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    }));
  },
});

hunt({
  name: 'officers, one fault',
  law: 'a call that fails, dies or loses its answer and is repeated under its key changes the report once',
  least: 22,
  cases: async () => {
    const calm = await anActingOffice();
    await calm.ask(ADMIN, 'postAnswer', { text: SECRET });
    return everyFault(calm.points.calls()).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const office = await anActingOffice();
        const version = await office.version();
        const again = () => office.ask(ADMIN, 'postAnswer', { text: SECRET }, { version, key: 'kunci-tetap' });
        office.points.replan(faultsAt([n, fault]));
        await again();
        office.points.replan(() => undefined);
        const { status, body } = await again();
        expect([status, body.version]).toEqual([200, version + 1]);
        expect(await office.store.messages(office.id)).toHaveLength(1);
        return { broken: [], faults: office.points.injected(), seen: office.points.met() };
      },
    }));
  },
});
