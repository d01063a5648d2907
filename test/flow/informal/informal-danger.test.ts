import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { ACCUSATION, ADMIN, anInformalOffice, DANGER, LAMP, STAFF } from '#test/support/builders/an-informal-office';
import { canary, leaks } from '#test/support/builders/canary';
import { MINUTE } from '#test/support/fakes/notice-world';

const SPEEDBOAT = { topic: 'kapal-keselamatan', subDistrict: 'bunut-hilir', sentence: DANGER };

const anOffice = () => {
  const office = anInformalOffice();
  const { world } = office;
  return {
    ...office,
    toldTo: () =>
      [
        ...new Set([...world.mailer.accepted().map(({ to }) => to.replace('@contoh.invalid', '')), ...groups(world)]),
      ].toSorted(),
  };
};

/** The group whose chat stands behind a gateway. */
const groups = (world: ReturnType<typeof anInformalOffice>['world']): readonly string[] =>
  world.gateway.messages().length > 0 ? ['grup-asdp'] : [];

describe('danger in an informal contact', () => {
  it('is told at once to the group of its unit and the Lapor admin, without a word of it', async () => {
    const { recorded, world, toldTo } = anOffice();
    await recorded(STAFF, { ...SPEEDBOAT, sentence: `${DANGER} ${canary('words')}`, identity: canary('who') });
    await world.rest();
    expect(toldTo()).toEqual(['admin-lapor', 'grup-asdp']);
    const [mail] = world.mailer.accepted();
    expect(mail?.text.subject).toBe('BAHAYA, aduan tak resmi: Keselamatan speedboat, longboat, dan kapal, Bunut Hilir');
    expect(mail?.text.urgent).toBe(true);
    expect(leaks([JSON.stringify(world.mailer.accepted()), JSON.stringify(world.gateway.messages())])).toEqual([]);
    expect(leaks(world.logged())).toEqual([]);
  });

  it('is told where the officer ticks it, whatever was said', async () => {
    const { recorded, world, toldTo } = anOffice();
    await recorded(STAFF, { danger: true, sentence: undefined });
    await world.rest();
    expect(toldTo()).toEqual(['admin-lapor', 'grup-llaj']);
  });

  it('is told once, however often it is asked for', async () => {
    const { recorded, world } = anOffice();
    for (let n = 0; n < 3; n += 1) await recorded(STAFF, SPEEDBOAT, 'kunci-yang-sama');
    await world.rest();
    await world.passes(60 * MINUTE);
    expect([world.mailer.accepted().length, world.gateway.messages().map(({ copies }) => copies)]).toEqual([1, [1]]);
  });

  it('is told by the watch where nobody could put it into the queue', async () => {
    const { recorded, world } = anInformalOffice({ enqueue: () => Promise.reject(new Error('the queue is down')) });
    await expect(recorded(STAFF, SPEEDBOAT)).rejects.toThrow('500');
    expect(world.mailer.accepted()).toEqual([]);
    await world.passes(30 * MINUTE);
    expect(world.mailer.accepted().map(({ to }) => to)).toEqual(['admin-lapor@contoh.invalid']);
  });

  it('is told, where it accuses somebody, to readers of suspicions alone, and not what it is about', async () => {
    const { recorded, world, toldTo } = anOffice();
    await recorded(STAFF, { ...SPEEDBOAT, sentence: `${DANGER} ${ACCUSATION}` });
    await world.rest();
    expect(toldTo()).toEqual(['admin-lapor', 'pembaca-pengawasan']);
    for (const { text } of world.mailer.accepted()) {
      expect(JSON.stringify(text)).not.toContain('speedboat');
      expect(JSON.stringify(text)).not.toContain('Bunut');
    }
  });

  it('is not told any more once it was set aside', async () => {
    const { recorded, send, world, toldTo } = anOffice();
    world.turnOff('notify');
    const { contact } = await recorded(STAFF, SPEEDBOAT);
    await send(ADMIN, `/${contact}/dismiss`, { why: 'mistake' });
    world.turnOn('notify');
    await world.rest();
    expect(toldTo()).toEqual([]);
  });

  it('is in nothing that is said of an ordinary contact: nobody is told', async () => {
    const { recorded, world, toldTo } = anOffice();
    await recorded(STAFF, { sentence: LAMP });
    await world.passes(60 * MINUTE);
    expect(toldTo()).toEqual([]);
  });
});
