import { describe, expect, it } from 'vitest';
import { reportSubject } from '#shared/domain/notices/subject';
import type { ReportId } from '#shared/domain/words/words';
import { act, actAs, another, ask, leave, loaded, reported, see } from '#test/e2e/acting';
import { tokenAs } from '#test/e2e/officer';
import { eventually } from '#test/e2e/system';
import { deliveries, TEXTS } from '#test/e2e/told';

/**
 * Naming and second persons as they are used, on the deployed system; how they could be abused stands in
 * oversight-tried.test.ts.
 */

const OVERSIGHT = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' } as const;
const WHY = 'Sudah dibaca dua kali, tidak ada tuduhan di dalamnya. (rekaan)';
const DECIDED = { topic: 'pju', urgency: 'normal', assignee: 'llaj' } as const;
const TO_SERVICE = { step: { type: 'classify', ...DECIDED }, text: WHY } as const;

const suspected = (): Promise<ReportId> => reported(TEXTS.oversight);

/** Whom notices about a report went to, or wait to go to, once there are such. */
const toldOf = (id: ReportId, kind: string) =>
  eventually(`${kind} of ${id}`, async () => {
    const found = (await deliveries.of(reportSubject(id))).filter(
      (one) => one.kind === kind && one.state !== 'withheld',
    );
    return found.length === 0 ? undefined : found.map(({ recipient }) => String(recipient)).toSorted();
  });

describe('who is named', () => {
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

describe('a step that takes two', () => {
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
    await leave('kembar-contoh', 'lapor-admin');
    await leave('rangkap-contoh', 'lapor-admin', 'oversight-reader');
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
    const archive = { step: { type: 'archive', reason: 'notAComplaint' }, text: WHY };
    expect((await actAs('lapor-admin', id, 'proposeStep', archive)).status).toBe(200);
    expect((await actAs('inspector', id, 'approveStep')).status).toBe(200);
    expect((await see('oversight-reader', id)).status).toBe(200);
    await eventually('archive told', async () => {
      const steps = (await deliveries.of(reportSubject(id))).filter(
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
