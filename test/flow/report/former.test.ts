import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { FormerShown } from '#shared/contracts/http/admin-report';
import {
  ADMIN,
  type AnActingOffice,
  anActingOffice,
  HEAD,
  OTHER_UNIT,
  READER,
} from '#test/support/builders/an-acting-office';

const WHY = 'Di dalamnya ada tuduhan terhadap rekan kami.';
const AS_SERVICE = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };

const former = (office: AnActingOffice, person: string) =>
  office.call(person, { method: 'GET', path: `/v1/admin/reports/${office.id}/former` });

const taken = async (office: AnActingOffice, person: string, command: string, body: object = {}): Promise<void> => {
  office.later(10);
  expect([command, (await office.ask(person, command, body)).status]).toEqual([command, 200]);
};

describe('what a unit no longer has', () => {
  it('tells nobody of the unit that one of them found oversight in it', async () => {
    const [found, other] = [await anActingOffice(), await anActingOffice()];
    await taken(found, HEAD, 'handBack', { reason: 'oversightFound', text: WHY });
    await taken(other, HEAD, 'handBack', { reason: 'needsDecision', text: WHY });
    const shown = await former(found, HEAD);
    expect(shown).toEqual(await former(other, HEAD));
    expect(FormerShown.parse(shown.body).left).toMatchObject({ unit: 'llaj', reason: 'needsDecision' });
    expect((await former(found, OTHER_UNIT)).status).toBe(404);
  });
});

describe('a limit of a report that a unit no longer has', () => {
  it('is called a proposal where the office has not set it', async () => {
    const office = await anActingOffice();
    await taken(office, HEAD, 'handBack', { reason: 'notThisUnit', text: WHY });
    const { deadlines } = FormerShown.parse((await former(office, HEAD)).body).report;
    const proposed = deadlines.filter((one) => one.proposed === true).map(({ clock }) => clock);
    expect(proposed).toEqual(['triage', 'inform', 'processed']);
  });
});

describe('why a report was given back', () => {
  it('is read by whoever decides next', async () => {
    const office = await anActingOffice();
    await taken(office, HEAD, 'handBack', { reason: 'notThisUnit', text: WHY });
    expect(JSON.stringify((await office.see(ADMIN)).body.messages)).toContain(WHY);
  });

  it('is read by no unit once a person has decided: it may have been an accusation', async () => {
    const office = await anActingOffice();
    await taken(office, HEAD, 'handBack', { reason: 'oversightFound', text: WHY });
    await taken(office, ADMIN, 'proposeStep', { step: AS_SERVICE, text: 'Sudah dibaca dua kali.' });
    await taken(office, READER, 'approveStep');
    // Whoever said it knows it; a colleague of the same unit does not.
    expect(JSON.stringify((await office.see(HEAD)).body)).toContain(WHY);
    const { status, body } = await office.see('yanti-contoh');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(WHY);
  });
});
