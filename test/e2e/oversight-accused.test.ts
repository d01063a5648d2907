import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/words';
import { act, actAs, another, ask, loaded, reported, see } from './acting.ts';
import { tokenAs } from './officer.ts';
import { eventually } from './system.ts';
import { deliveries, mailsAbout, TEXTS } from './told.ts';

/** What an accused could do about an accusation, tried with real tokens on the deployed system. */

const OVERSIGHT = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' } as const;
const SERVICE = { class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' } as const;
const WHY = 'Sudah dibaca dua kali, tidak ada tuduhan di dalamnya. (rekaan)';
const { class: _, ...DECIDED } = SERVICE;
const TO_SERVICE = { step: { type: 'classify', ...DECIDED }, text: WHY } as const;

const suspected = (): Promise<ReportId> => reported(TEXTS.oversight);

/** Whom notices about a report went to, or wait to go to, once there are such. */
const toldOf = (id: ReportId, kind: string) =>
  eventually(`${kind} of ${id}`, async () => {
    const found = (await deliveries.of(id)).filter((one) => one.kind === kind && one.state !== 'withheld');
    return found.length === 0 ? undefined : found.map(({ recipient }) => String(recipient)).toSorted();
  });

describe('1. an accusation does not vanish', () => {
  it('by one who names everybody: somebody who can act is left, and told', async () => {
    const id = await suspected();
    const named = await actAs('lapor-admin', id, 'classify', {
      ...OVERSIGHT,
      recused: ['sekretaris', 'inspektur', 'pembaca-pengawasan'],
    });
    expect([named.status, named.text]).toEqual([200, expect.any(String)]);
    for (const group of ['secretary', 'inspector', 'oversight-reader', 'lapor-admin', 'head-llaj']) {
      expect([group, (await see(group, id)).status]).toEqual([group, 404]);
    }
    expect((await see('upper-inspector', id)).status).toBe(200);
    expect(await toldOf(id, 'confirmedOversight')).toEqual(['inspektorat-provinsi']);
    expect((await actAs('upper-inspector', id, 'startWork')).status).toBe(200);
  });

  it('by naming those too who would stand in', async () => {
    const id = await suspected();
    const all = { recused: ['sekretaris', 'inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan'] };
    expect(await actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, ...all })).toMatchObject({
      status: 409,
      body: { code: 'nobodyLeft' },
    });
    expect((await see('oversight-reader', id)).status).toBe(200);
  });

  it('by two who together would name everybody: the second is refused', async () => {
    const id = await suspected();
    const first = { ...OVERSIGHT, recused: ['inspektur', 'inspektorat-provinsi'] };
    expect((await actAs('lapor-admin', id, 'classify', first)).status).toBe(200);
    expect(await actAs('oversight-reader', id, 'recuse', { recused: ['sekretaris'] })).toMatchObject({
      status: 409,
      body: { code: 'nobodyLeft' },
    });
    expect((await see('secretary', id)).status).toBe(200);
  });
});

describe('2. whoever is named is somebody, everywhere the same', () => {
  it.each(['sekertaris', 'secretary', 'xx-nobody'])(
    'a name of nobody is refused with the nearest: %s',
    async (name) => {
      const id = await suspected();
      const answer = await actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused: [name] });
      expect(answer).toMatchObject({ status: 422, body: { code: 'unknownPerson', names: [name] } });
      if (name === 'sekertaris') expect(answer.body['nearest']).toContain('sekretaris');
      expect(await loaded(id)).toMatchObject({ oversight: 'suspected' });
    },
  );

  it('a person is named by an account, and hears nothing in any function', async () => {
    const id = await suspected();
    // The invented Secretary.
    const { body: me } = await ask(await tokenAs('secretary'), 'GET', 'me');
    const answer = await actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused: [me['person']] });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    expect((await see('secretary', id)).status).toBe(404);
    expect(await toldOf(id, 'confirmedOversight')).toEqual(['inspektur', 'pembaca-pengawasan']);
    expect((await deliveries.of(id)).map(({ recipient }) => String(recipient))).not.toContain('sekretaris');
    expect(JSON.stringify((await mailsAbout(id)).map(({ to }) => to))).not.toContain('sekretaris');
  });

  it('who can be named is listed, functions, units and accounts', async () => {
    const { status, body } = await ask(await tokenAs('lapor-admin'), 'GET', 'people');
    expect(status).toBe(200);
    expect(body['people']).toEqual(
      expect.arrayContaining([
        { id: 'sekretaris', kind: 'function', name: { id: 'Sekretaris Dinas', en: 'Secretary of the Office' } },
        { id: 'grup-llaj', kind: 'unit', name: { id: 'Grup LLAJ', en: 'Road Traffic Group' } },
        { id: 'siti-contoh', kind: 'account', functions: ['admin-lapor'] },
      ]),
    );
    expect((await ask(await tokenAs('staff-llaj'), 'GET', 'people')).status).toBe(403);
  });

  it('nobody is invited under the name of a function', async () => {
    await expect(another('sekretaris', 'staff-llaj')).rejects.toThrow('sekretaris is a function');
  });

  it('a recusal is corrected by two people, both on record', async () => {
    const id = await suspected();
    await actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused: ['sekretaris'] });
    const correction = { step: { type: 'recuse', recused: [] }, text: WHY };
    expect((await actAs('oversight-reader', id, 'proposeStep', correction)).status).toBe(200);
    expect((await see('secretary', id)).status).toBe(404);
    expect((await actAs('oversight-reader', id, 'approveStep')).body['code']).toBe('secondPersonRequired');
    expect((await actAs('inspector', id, 'approveStep')).status).toBe(200);
    expect((await see('secretary', id)).status).toBe(200);
    const { body } = await ask(await tokenAs('inspector'), 'GET', `reports/${id}/record`);
    expect(JSON.stringify(body)).toMatch(/StepProposed.*StepApproved.*Recused/s);
  });
});

describe('3. a suspicion is buried by nobody alone', () => {
  it.each([
    ['classify', SERVICE],
    ['refer', { authority: 'polres' }],
  ] as const)('%s takes two', async (command, body) => {
    const id = await suspected();
    expect(await actAs('lapor-admin', id, command, body)).toMatchObject({
      status: 409,
      body: { code: 'secondPersonRequired' },
    });
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected', status: 'triaging' });
  });

  // Before somebody holds two functions, who would be named in both.
  it('where every reader is named, the inspectorate is asked', async () => {
    const id = await suspected();
    expect((await actAs('lapor-admin', id, 'recuse', { recused: ['pembaca-pengawasan'] })).status).toBe(200);
    expect((await see('oversight-reader', id)).status).toBe(404);
    expect((await actAs('lapor-admin', id, 'proposeStep', TO_SERVICE)).status).toBe(200);
    expect((await see('inspector', id)).status).toBe(200);
    expect((await actAs('inspector', id, 'declineStep')).status).toBe(200);
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected' });
  });

  it('nothing changes while a proposal waits, nobody of the same function approves it, and who reads of oversight is told', async () => {
    const id = await suspected();
    const twin = await another('kembar-contoh', 'lapor-admin');
    const both = await another('rangkap-contoh', 'lapor-admin', 'oversight-reader');
    expect((await actAs('lapor-admin', id, 'proposeStep', TO_SERVICE)).status).toBe(200);
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected', status: 'triaging' });
    expect((await see('head-llaj', id)).status).toBe(404);
    for (const token of [await tokenAs('lapor-admin'), twin, both]) {
      expect((await act(token, id, 'approveStep')).body['code']).toBe('secondPersonRequired');
    }
    expect((await actAs('lapor-admin', id, 'proposeStep', TO_SERVICE)).body['code']).toBe('stepWaits');
    expect(await toldOf(id, 'secondPerson')).toEqual(['pembaca-pengawasan']);
    const { body: shown } = await see('oversight-reader', id);
    expect(shown).toMatchObject({
      oversight: { stands: 'suspected', recused: [], standIns: [] },
      waiting: {
        step: TO_SERVICE.step,
        by: 'siti-contoh',
        why: WHY,
        approvers: ['pembaca-pengawasan'],
        approved: false,
      },
    });
    expect((await actAs('oversight-reader', id, 'approveStep')).status).toBe(200);
    expect(await loaded(id)).toMatchObject({ oversight: 'none', status: 'routed', assignee: 'llaj' });
    expect((await see('head-llaj', id)).status).toBe(200);
    // The reader goes on seeing what comes of it, and hears of it.
    expect((await see('oversight-reader', id)).status).toBe(200);
    expect((await actAs('lapor-admin', id, 'archive', { reason: 'notAComplaint' })).status).toBe(200);
    expect((await see('oversight-reader', id)).status).toBe(200);
    await eventually('archive told', async () => {
      const steps = (await deliveries.of(id)).filter(
        ({ kind, recipient }) => kind === 'oversightStep' && recipient === 'pembaca-pengawasan',
      );
      return steps.length >= 2 ? steps : undefined;
    });
  });

  it('who reported is opened afterwards by two, for the one who asked', async () => {
    const id = await suspected();
    await actAs('lapor-admin', id, 'proposeStep', TO_SERVICE);
    await actAs('oversight-reader', id, 'approveStep');
    const open = { text: 'Perlu dihubungi. (rekaan)' };
    expect((await actAs('lapor-admin', id, 'revealIdentity', open)).body['code']).toBe('secondPersonRequired');
    const asked = await actAs('lapor-admin', id, 'proposeStep', { step: { type: 'revealIdentity' }, ...open });
    expect(asked.status).toBe(200);
    expect((await actAs('lapor-admin', id, 'revealIdentity', open)).body['code']).toBe('secondPersonRequired');
    expect((await actAs('inspector', id, 'approveStep')).status).toBe(200);
    expect((await actAs('lapor-admin', id, 'revealIdentity', open)).status).toBe(200);
    // Once.
    expect((await actAs('lapor-admin', id, 'revealIdentity', open)).body['code']).toBe('secondPersonRequired');
  });
});
