import { describe, expect, it } from 'vitest';
import { RecipientId } from '#shared/domain/office/recipient';
import { aReport, person } from '#test/support/builders/a-report';
import {
  ADMIN,
  type AnActingOffice,
  anActingOffice,
  HEAD,
  OTHER_UNIT,
  SECRETARY,
} from '#test/support/builders/an-acting-office';
import { arrives, DOCK } from '#test/support/builders/notice-stories';
import { aNoticeWorld, MINUTE } from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const textFor = (office: AnActingOffice, officer: string) =>
  office.call(officer, { method: 'GET', path: `/v1/admin/reports/${office.id}/group-text` });
const routed = (): ReturnType<typeof aReport> => aReport();

describe('the text for the unit’s group', () => {
  it('is given to the Lapor admin, in both languages, with the link that opens WhatsApp', async () => {
    const office = await anActingOffice({ story: routed() });
    const { status, body } = await textFor(office, ADMIN);
    expect([status, body.report, body.groups]).toEqual([200, office.id, ['grup-llaj']]);
    expect(body.text.id).toMatch(/^Laporan baru: Lampu jalan/);
    expect(body.text.en).toMatch(/^New report: /);
    expect(body.text.id).toContain(`https://konsol.contoh.invalid/laporan/${office.id}`);
    expect(new URL(body.share.id).searchParams.get('text')).toBe(body.text.id);
  });

  it('is for nobody who does not tell units, and there is none where the report is not known', async () => {
    const office = await anActingOffice({ story: routed() });
    expect((await textFor(office, HEAD)).body.code).toBe('notAllowed');
    expect((await textFor(office, SECRETARY)).body.code).toBe('notAllowed');
    expect((await textFor(office, OTHER_UNIT)).body.code).toBe('notFound');
  });

  it('is not given while no unit has the report', async () => {
    const office = await anActingOffice({ story: routed().doubtful() });
    const { status, body } = await textFor(office, ADMIN);
    expect([status, body.code, body.reportStatus]).toEqual([409, 'notNow', 'triaging']);
  });

  it('is never given of what may be about oversight', async () => {
    const office = await anActingOffice({ story: routed().suspected() });
    expect((await textFor(office, ADMIN)).body.code).toBe('notAllowed');
  });
});

describe('a group that was told by hand', () => {
  it('is recorded for the Lapor admin, stops the clock, and stands in the timeline apart from what the machine told', async () => {
    const office = await anActingOffice({ story: routed() });
    const told = await office.ask(ADMIN, 'recordTold', { toldAt: '2025-05-06T10:20' });
    expect([told.status, told.body.recorded]).toEqual([200, ['Informed']]);
    const { body } = await office.see(ADMIN);
    expect(body.report.deadlines.find(({ clock }: { clock: string }) => clock === 'inform')).toMatchObject({
      stoppedAt: '2025-05-06T10:20:00+07:00',
      outcome: 'met',
    });
    expect(body.timeline.at(-1)).toMatchObject({
      type: 'Informed',
      by: 'person',
      person: ADMIN,
      words: { id: expect.stringMatching(/^Unit diberi tahu oleh petugas di grupnya, /) },
    });
  });

  it('is recorded once, whoever says so again', async () => {
    const office = await anActingOffice({ story: routed() });
    await office.ask(ADMIN, 'recordTold');
    const again = await office.ask(ADMIN, 'recordTold');
    expect([again.status, again.body.recorded]).toEqual([200, []]);
  });

  it('is refused with the right group where another is named, and with why where the moment cannot be', async () => {
    const office = await anActingOffice({ story: routed() });
    expect((await office.ask(ADMIN, 'recordTold', { group: 'grup-asdp' })).body).toMatchObject({
      code: 'unknownGroup',
      names: ['grup-asdp'],
      nearest: ['grup-llaj'],
    });
    expect((await office.ask(ADMIN, 'recordTold', { toldAt: '2030-01-01T00:00' })).body.code).toBe('momentImpossible');
    expect((await office.ask(ADMIN, 'recordTold', { toldAt: 'tadi' })).body.code).toBe('momentUnreadable');
    expect((await office.ask(HEAD, 'recordTold')).body.code).toBe('notAllowed');
  });

  it('is not recorded a second time by the notice that is delivered afterwards', async () => {
    const world = aNoticeWorld();
    world.turnOff('notify');
    const id = await arrives(world, '8301', DOCK);
    await world.rest();
    world.clock.advance(MINUTE);
    await world.act(
      id,
      { type: 'recordTold', toldAt: world.clock.now(), group: RecipientId.parse('grup-asdp') },
      person('admin'),
    );
    world.turnOn('notify');
    await world.settleDown();
    expect(Object.values(await endsOf(world))).toEqual(['delivered']);
    expect(world.recorded().filter(({ event }) => event.type === 'Informed')).toMatchObject([
      { actor: person('admin'), event: { byHand: { group: 'grup-asdp' } } },
    ]);
    expect(await brokenLaws(world)).toEqual([]);
  });
});
