import { describe, expect, it } from 'vitest';
import { ReadersShown } from '#shared/contracts/http/readers';
import {
  ADMIN,
  type AnActingOffice,
  anActingOffice,
  HEAD,
  OTHER_UNIT,
  READER,
} from '#test/support/builders/an-acting-office';

const readers = (office: AnActingOffice, person: string) =>
  office.call(person, { method: 'GET', path: `/v1/admin/reports/${office.id}/readers` });

const rolesIn = (body: unknown): readonly string[] =>
  ReadersShown.parse(body).readers.map(({ role, of }) => (of === undefined ? role : `${role} ${of}`));

const AS_SERVICE = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };

describe('who may read a report', () => {
  it('a service report is read by its unit, the admins and those above, and by no other unit', async () => {
    const office = await anActingOffice();
    const { status, body } = await readers(office, HEAD);
    expect(status).toBe(200);
    expect(rolesIn(body)).toEqual(
      expect.arrayContaining(['laporAdmin', 'secretary secretary', 'inspector', 'headOfUnit llaj', 'staff llaj']),
    );
    expect(rolesIn(body).filter((role) => /asdp|keuangan|operator|oversightReader/.test(role))).toEqual([]);
  });

  it('whoever may not know of it gets the answer of one that is not there', async () => {
    const office = await anActingOffice();
    expect((await readers(office, OTHER_UNIT)).status).toBe(404);
  });

  it('what was suspected once looks like what never was to whoever does not read the whole record', async () => {
    const [once, never] = [await anActingOffice(), await anActingOffice()];
    for (const [person, command, body] of [
      [HEAD, 'handBack', { reason: 'oversightFound', text: 'Ada tuduhan. (rekaan)' }],
      [ADMIN, 'proposeStep', { step: AS_SERVICE, text: 'Bukan. (rekaan)' }],
      [READER, 'approveStep', {}],
    ] as const) {
      once.later(10);
      expect([command, (await once.ask(person, command, body)).status]).toEqual([command, 200]);
      if (command === 'handBack') expect((await readers(once, HEAD)).status).toBe(404);
    }
    const { body } = await readers(once, HEAD);
    expect(body).toEqual((await readers(never, HEAD)).body);
    expect(rolesIn(body)).not.toContain('oversightReader');
  });
});
