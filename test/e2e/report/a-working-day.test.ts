import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { inventedPeople } from '#local/aws/invented-people';
import type { SearchRequest } from '#shared/contracts/http/search';
import { referenceOf } from '#shared/domain/notices/item';
import { reportIdOf } from '#shared/domain/words/report-id';
import { actAs, ask, loaded, reported, see } from '#test/e2e/acting';
import { officer, tokenAs } from '#test/e2e/officer';
import { acceptedIn, aPosting, eventually, records, send, stack } from '#test/e2e/system';
import { mailsAbout, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';

/** Corners of the rulebook that a day of officers' work runs into, on the deployed system. (All words invented.) */

const SERVICE = { class: 'service', urgency: 'normal' } as const;
const ANSWER = { text: 'Petugas ke lapangan besok pagi. (rekaan)' } as const;

/** Who is in a group on the local stage. */
const personIn = (group: string): string =>
  inventedPeople().find(({ groups }) => groups.includes(group))?.id ?? expect.fail(group);

const recordedIn = (body: Readonly<Record<string, unknown>>): unknown => body['recorded'];

describe('the mark "processed"', () => {
  it('holds for the routing that it was made under: the next unit has its own clock and makes its own', async () => {
    const id = await reported(TEXTS.llaj);
    expect((await actAs('head-llaj', id, 'markProcessed')).status).toBe(200);
    const why = 'Bukan aset bidang kami. (rekaan)';
    expect((await actAs('head-llaj', id, 'handBack', { reason: 'notThisUnit', text: why })).status).toBe(200);
    const { body: waiting } = await see('lapor-admin', id);
    expect(waiting['report']).toMatchObject({
      returned: { from: 'llaj', reason: 'notThisUnit' },
      // What the office has not set is called a proposal.
      deadlines: expect.arrayContaining([expect.objectContaining({ clock: 'triage', proposed: true })]),
    });
    expect(JSON.stringify(waiting['messages'])).toContain(why);
    expect((await actAs('lapor-admin', id, 'route', { assignee: 'umum' })).status).toBe(200);
    expect((await loaded(id)).deadlines.processed).not.toHaveProperty('stoppedAt');
    const { body } = await actAs('head-umum', id, 'markProcessed');
    expect(recordedIn(body)).toEqual(['MarkedProcessed']);
  });
});

describe('a decision that is made anew', () => {
  it('is no hand-back: no unit has given anything back', async () => {
    const id = await reported(TEXTS.llaj);
    const decided = { ...SERVICE, topic: 'website-medsos' };
    const { status, body } = await actAs('lapor-admin', id, 'classify', decided);
    expect([status, recordedIn(body)]).toEqual([200, ['Classified', 'Routed']]);
    expect(await loaded(id)).toMatchObject({ status: 'routed', assignee: 'umum', topic: 'website-medsos' });
  });

  it('a routed report is routed to another unit by route alone', async () => {
    const id = await reported(TEXTS.llaj);
    const { status, body } = await actAs('lapor-admin', id, 'route', { assignee: 'asdp' });
    expect([status, recordedIn(body)]).toEqual([200, ['Routed']]);
    expect((await see('head-asdp', id)).status).toBe(200);
  });
});

describe('what a unit no longer has', () => {
  it('it reads as it was when it left, the same wherever it went, and nothing of what anybody wrote', async () => {
    const [open, accusing] = [await reported(TEXTS.llaj), await reported(TEXTS.llaj)];
    const token = await tokenAs('head-llaj');
    expect((await ask(token, 'GET', `reports/${open}/former`)).status).toBe(404);
    await actAs('lapor-admin', open, 'route', { assignee: 'asdp' });
    await actAs('lapor-admin', accusing, 'classify', { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' });
    const former = await Promise.all([open, accusing].map((id) => ask(token, 'GET', `reports/${id}/former`)));
    for (const { status, body, text } of former) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ report: { status: 'routed', assignee: 'llaj' }, left: { unit: 'llaj' } });
      expect(text).not.toMatch(/pasar|oversight|pengawasan/);
    }
    // Whether its group had been told by then is a matter of moments.
    const types = former.map(({ body }) => JSON.stringify(body['timeline']).match(/"type":"(?!Informed)\w+"/g));
    expect(types[0]).toEqual(types[1]);
    expect((await ask(await tokenAs('head-umum'), 'GET', `reports/${open}/former`)).status).toBe(404);
  });

  it('its group is told that it is gone, in the same words wherever it went', async () => {
    const gone = async (command: string, body: object) => {
      const id = await reported(TEXTS.llaj);
      expect((await actAs('lapor-admin', id, command, body)).status).toBe(200);
      const { subject, text } = await eventually(`mail after ${command}`, async () =>
        (await mailsAbout(id)).find(({ to, subject }) => `${to}`.includes('grup-llaj') && /tidak lagi/.test(subject)),
      );
      const [url, reference] = [`${stack.consoleUrl}/laporan/${id}`, referenceOf(id)];
      expect(text).toContain(url);
      return `${subject}\n${text}`.replaceAll(url, 'URL').replaceAll(reference, 'NOMOR');
    };
    const accused = ['kepala-llaj', 'grup-llaj'];
    const told = [
      await gone('route', { assignee: 'asdp' }),
      await gone('classify', { ...SERVICE, topic: 'website-medsos' }),
      await gone('classify', { class: 'oversight', topic: 'dugaan-pungli', urgency: 'danger', recused: accused }),
    ];
    expect(new Set(told).size).toBe(1);
    expect(told[0]).not.toMatch(/bidang|unit|oversight|pengawasan|terbatas|bahaya/i);
  });
});

describe('an extension', () => {
  it('is given once: another ground is refused, the same one changes nothing', async () => {
    const id = await reported(TEXTS.umum, 'ppid');
    await actAs('lapor-admin', id, 'classify', { ...SERVICE, topic: 'informasi-publik', assignee: 'ppid' });
    const extended = { clock: 'resolution', ground: 'notYetHeld' } as const;
    expect(recordedIn((await actAs('ppid-admin', id, 'extendDeadline', extended)).body)).toEqual(['DeadlineExtended']);
    expect(recordedIn((await actAs('ppid-admin', id, 'extendDeadline', extended)).body)).toEqual([]);
    const other = { ...extended, ground: 'exclusionUndecided' } as const;
    expect((await actAs('ppid-admin', id, 'extendDeadline', other)).body['code']).toBe('alreadyExtended');
  });
});

describe('an end', () => {
  it('needs no start of work where an answer was posted at once', async () => {
    const id = await reported(TEXTS.llaj);
    expect((await actAs('head-llaj', id, 'resolve', { result: 'answered' })).body['code']).toBe('answerRequired');
    expect((await actAs('lapor-admin', id, 'postAnswer', ANSWER)).status).toBe(200);
    expect((await actAs('head-llaj', id, 'resolve', { result: 'answered' })).body).toMatchObject({
      status: 'resolved',
      recorded: ['Resolved'],
    });
  });
});

describe('duplicates', () => {
  it('are linked to the original, seen from both sides, and never in a circle', async () => {
    const [original, copy] = [await reported(TEXTS.llaj), await reported(TEXTS.llaj)];
    expect((await actAs('lapor-admin', copy, 'linkDuplicate', { of: original })).status).toBe(200);
    expect((await actAs('lapor-admin', original, 'linkDuplicate', { of: copy })).body['code']).toBe('notAnOriginal');
    expect((await see('head-llaj', copy)).body['report']).toMatchObject({ duplicateOf: original });
    expect((await see('head-llaj', original)).body).toMatchObject({ duplicates: [copy] });
    await actAs('lapor-admin', copy, 'unlinkDuplicate');
    expect((await see('head-llaj', original)).body).toMatchObject({ duplicates: [] });
  });
});

describe('an officer who looks for a report', () => {
  it('finds it by its number, its tracking code and its words, and among those of its day when it is closed', async () => {
    const externalId = randomUUID();
    // No letter three times in a row: a word that is drawn out is found as it is spelled.
    const word = `lentera${randomUUID()
      .replaceAll(/[^a-z]/g, '')
      .replaceAll(/(.)\1+/g, '$1')}`;
    const accepted = await send(aPosting({ externalId, text: `${TEXTS.llaj} Dekat ${word}.` }));
    const id = reportIdOf(LAPOR, externalId);
    await eventually('routed', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
    const [admin, unit, other] = [
      await officer('lapor-admin'),
      await officer('staff-llaj'),
      await officer('staff-asdp'),
    ];
    const found = async (api: typeof admin, body: z.input<typeof SearchRequest>) => {
      const answer = await api.searchReports({ body });
      return answer.ok ? answer.value.reports.map((report) => report.id) : [answer.problem.code];
    };
    const { trackingCode: code } = acceptedIn(accepted);
    for (const asked of [{ number: externalId }, { code }, { words: `LAMPU ${word.slice(0, 14)}` }]) {
      expect([asked, await found(admin, asked)]).toEqual([asked, [id]]);
      expect([asked, await found(unit, asked)]).toEqual([asked, [id]]);
      expect([asked, await found(other, asked)]).toEqual([asked, []]);
    }
    // What the reporter answers by telephone is written down by the unit, and found like the rest.
    await actAs('head-llaj', id, 'askReporter', { text: 'Tiang nomor berapa? (rekaan)' });
    await actAs('head-llaj', id, 'resume', { text: `Tiang di ${word}kedua. (rekaan)` });
    expect(await found(unit, { words: `${word}kedua lampu` })).toEqual([id]);
    await actAs('lapor-admin', id, 'postAnswer', ANSWER);
    await actAs('head-llaj', id, 'resolve', { result: 'answered' });
    await actAs('lapor-admin', id, 'close', { closedBy: 'officer' });
    const closed = async (api: typeof admin) => {
      const page = await api.listReports({ query: { status: 'closed', assignee: 'llaj', limit: '100' } });
      return page.ok ? page.value.reports.map((report): string => report.id) : [page.problem.code];
    };
    // The index may be a moment behind.
    await eventually('closed report', async () => ((await closed(unit)).includes(id) ? true : undefined));
    expect(await closed(other)).not.toContain(id);
  });
});

describe('the work of a unit', () => {
  it('is given to one of its people, done to several reports at once, and explained day by day', async () => {
    const ids = [await reported(TEXTS.llaj), await reported(TEXTS.llaj)];
    const [first = expect.fail('no report')] = ids;
    const [head, staff] = [await officer('head-llaj'), await officer('staff-llaj')];
    const colleagues = await head.listColleagues();
    const [worker = expect.fail('nobody works there')] = colleagues.ok
      ? colleagues.value.people.filter(({ id }) => id === personIn('staff-llaj'))
      : [];
    expect((await actAs('head-llaj', first, 'assign', { person: worker.id })).body['recorded']).toEqual(['Assigned']);
    const mine = await staff.listWork({ query: { queue: 'llaj', show: 'mine', limit: '100' } });
    expect(mine.ok && mine.value.reports.map(({ id }) => id)).toContain(first);
    const reports = await Promise.all(ids.map(async (report) => ({ report, version: (await loaded(report)).version })));
    const absent = { report: reportIdOf(LAPOR, 'tak-ada'), version: 1 };
    const done = await head.actOnSeveral({
      key: randomUUID(),
      body: { command: 'startWork', reports: [...reports, absent], body: {} },
    });
    expect(done.ok && done.value.outcomes.map(({ status }) => status)).toEqual([200, 200, 404]);
    const ledger = await staff.showDeadlines({ report: first });
    expect(ledger.ok && ledger.value.deadlines.find(({ clock }) => clock === 'resolution')?.ledger[0]).toMatchObject({
      dayZero: true,
    });
  });

  it('is seen from above: how much is overdue in each queue, and which dates moved', async () => {
    const overdue = await (await officer('secretary')).listOverdue();
    expect(overdue.ok && overdue.value.counts.map(({ queue }) => queue)).toContain('llaj');
    expect((await (await officer('head-llaj')).listOverdue()).ok).toBe(false);
    const moved = await (await officer('head-llaj')).listMovedDeadlines();
    expect(moved.ok && moved.value.moved).toEqual([]);
  });
});

describe('values that the rules do not know', () => {
  it('are refused with the nearest ones, and change nothing', async () => {
    const id = await reported(TEXTS.llaj);
    const unknown = await actAs('lapor-admin', id, 'classify', { ...SERVICE, topic: 'rambuu' });
    expect(unknown.body).toMatchObject({ code: 'unknownTopic', names: ['rambuu'] });
    expect(unknown.body['nearest']).toContain('rambu');
    const nobody = await actAs('lapor-admin', id, 'refer', { authority: 'polress' });
    expect(nobody.body).toMatchObject({ code: 'unknownAuthority', names: ['polress'] });
    expect(nobody.body['nearest']).toContain('polres');
    expect(await loaded(id)).toMatchObject({ status: 'routed', assignee: 'llaj' });
  });
});
