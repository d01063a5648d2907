import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { ActivityId, RecurringId } from '#shared/domain/activities/activity';
import { hashedActivityEvent } from '#shared/domain/activities/record-activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { firstBrokenOf } from '#shared/domain/report/record';
import { reportIdOf } from '#shared/domain/words/report-id';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { aReport, LAPOR, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anOfficeOfActivities, dockDuty } from '#test/support/fakes/activities-office';
import { policy } from '#test/support/policy';

const AT = wib('2026-11-24 16:10');
const [DOCK, MATE, HEAD, ROAD, NEWS, PPID, SECRETARY, ADMIN, OPERATOR] = [
  'yudi-contoh',
  'eko-contoh',
  'hadi-contoh',
  'rina-contoh',
  'nita-contoh',
  'peni-contoh',
  'dewi-contoh',
  'siti-contoh',
  'oki-contoh',
] as const;
const DUTY = RecurringId.parse('piket-dermaga-putussibau');
const on = (day: string) => ({ date: IsoDate.parse(day) });

describe('an activity', () => {
  it('is recorded once, however often it is sent under its key, and read by the office', async () => {
    const office = anOfficeOfActivities(AT);
    const first = await office.record(DOCK, dockDuty(), 'kunci-telepon-1');
    expect(await office.record(DOCK, dockDuty(), 'kunci-telepon-1')).toEqual(first);
    expect(
      await office.answered(DOCK, 'POST', 'activities', dockDuty(on('2026-11-23')), 'kunci-telepon-1'),
    ).toMatchObject({
      status: 422,
      body: { code: 'keyReused' },
    });
    const { activities } = await office.listed(SECRETARY);
    expect(activities).toMatchObject([{ activity: first.activity, what: 'Piket di Dermaga Putussibau', pictures: 0 }]);
    expect(await office.shown(NEWS, first.activity)).toMatchObject({
      words: dockDuty().words,
      by: DOCK,
      open: ['amend', 'addFile', 'withdraw', 'draftNews'],
    });
  });

  it('is one a day where it recurs, whoever of two who were there sends it first', async () => {
    const office = anOfficeOfActivities(AT);
    const recurring = { ...dockDuty(), recurring: DUTY };
    const { open } = await office.listed(DOCK);
    expect(open.filter((one) => one.recurring === DUTY).map(({ date }) => date)).toContain('2026-11-24');
    const { activity } = await office.record(DOCK, recurring);
    expect(await office.answered(MATE, 'POST', 'activities', recurring)).toMatchObject({
      status: 409,
      body: { code: 'activityExists' },
    });
    const { open: left } = await office.listed(DOCK);
    expect(left.filter((one) => one.recurring === DUTY).map(({ date }) => date)).not.toContain('2026-11-24');
    // The other one's pictures are added to it.
    expect(await office.send(MATE, activity, await aDrawnScene(1))).toMatchObject({ state: 'kept' });
  });

  it('proposes itself from the day on which the office began to record, as coverage expects it', async () => {
    const office = anOfficeOfActivities(AT);
    const days = async (query = '') => [...new Set((await office.listed(DOCK, query)).open.map(({ date }) => date))];
    const today = '2026-11-24';
    expect(await days()).toEqual([today]);
    expect(await days('?month=2026-10')).toEqual([]);
    await office.record(DOCK, dockDuty({ date: IsoDate.parse('2026-11-22') }));
    expect(await days()).toEqual([today, '2026-11-23', '2026-11-22']);
    const coverage = await office.answered(DOCK, 'GET', 'coverage');
    const unanswered = coverage.body.office.occurrences.unanswered;
    expect((await office.listed(DOCK)).open).toHaveLength(unanswered);
    // Recorded of the month before: all of this one, and of that one from its day on.
    await office.record(DOCK, dockDuty({ date: IsoDate.parse('2026-10-29') }));
    expect((await days()).at(-1)).toBe('2026-11-01');
    expect((await days('?month=2026-10')).at(-1)).toBe('2026-10-29');
  });

  it('was not done, with why, until somebody did it after all', async () => {
    const office = anOfficeOfActivities(AT);
    const asked = { recurring: DUTY, date: '2026-11-24', why: 'weather', note: 'Sungai banjir.' };
    const { status, body } = await office.answered(DOCK, 'POST', 'activities/not-done', asked);
    expect([status, body.state]).toEqual([200, 'notDone']);
    const activity = ActivityId.parse(body.activity);
    expect(await office.shown(HEAD, activity)).toMatchObject({ why: 'weather', words: { why: 'Sungai banjir.' } });
    expect(await office.announced(DOCK, activity, await aDrawnScene(1))).toMatchObject({
      status: 409,
      body: { code: 'activityEnded' },
    });
    expect(await office.record(MATE, { ...dockDuty(), recurring: DUTY })).toMatchObject({ activity, state: 'done' });
    const record = await office.activities.events(activity);
    expect(record.map(({ event }) => event.type)).toEqual(['ActivityNotDone', 'ActivityRecorded']);
    expect(firstBrokenOf(record.map(hashedActivityEvent))).toBeUndefined();
  });

  it.each([
    ['tomorrow, by the clock of a phone that is wrong', on('2026-11-25'), 'date'],
    ['ten years ago', on('2016-11-24'), 'date'],
    ['nowhere', { subDistrict: undefined, words: { what: 'Piket' } }, 'subDistrict'],
    ['that ends before it begins', { from: '16:00', until: '07:30' }, 'until'],
    ['that ends as it begins', { from: '07:30', until: '07:30' }, 'until'],
    ['no known kind', { kind: 'melamun' }, 'kind'],
    ['in a sub-district that there is not', { subDistrict: 'tidak-ada' }, 'subDistrict'],
    ['for an indicator that there is not', { indicators: ['tidak-ada'] }, 'indicators'],
    ['for a report that never came', { reports: [`rep_${'0'.repeat(26)}`] }, 'reports'],
    ['a recurring one on another day', { recurring: 'hari-kir', unit: 'llaj', ...on('2026-11-23') }, 'date'],
    ['a recurring one of another unit', { recurring: 'hari-kir' }, 'recurring'],
  ])('refuses %s by the field, and keeps nothing', async (_, wrong, field) => {
    const office = anOfficeOfActivities(AT);
    const { status, body } = await office.answered(PPID, 'POST', 'activities', { ...dockDuty(), ...wrong });
    expect([status, body.code, body.fields[0].field]).toEqual([422, 'activityInvalid', field]);
    expect((await office.listed(PPID)).activities).toEqual([]);
  });

  it('names no report but one that its recorder may read and that accuses nobody, and shows it to who may read it', async () => {
    const office = anOfficeOfActivities(AT);
    const [plain, suspected, secret] = [
      await office.commit(
        aReport({ id: reportIdOf(LAPOR, '1') })
          .next({ type: 'startWork' })
          .story(),
      ),
      await office.commit(
        aReport({ id: reportIdOf(LAPOR, '2') })
          .suspected()
          .story(),
      ),
      await office.commit(aReport({ id: reportIdOf(LAPOR, '3'), secret: true }).story()),
    ];
    for (const report of [suspected, secret])
      expect(await office.answered(SECRETARY, 'POST', 'activities', dockDuty({ reports: [report] }))).toMatchObject({
        body: { code: 'activityInvalid', fields: [{ field: 'reports' }] },
      });
    // A report that is with the road division is not the dock's to name.
    expect(await office.answered(DOCK, 'POST', 'activities', dockDuty({ reports: [plain] }))).toMatchObject({
      status: 422,
    });
    const { activity } = await office.record(SECRETARY, dockDuty({ reports: [plain] }));
    expect((await office.shown(SECRETARY, activity)).reports).toEqual([plain]);
    expect((await office.shown(DOCK, activity)).reports).toEqual([]);
  });

  it.each([
    [DOCK, 200],
    [HEAD, 200],
    [PPID, 200],
    [NEWS, 200],
    [SECRETARY, 200],
    [ROAD, 403],
    [ADMIN, 403],
    [OPERATOR, 403],
  ])('is recorded by %s of its unit or another: %i', async (officer, status) => {
    const office = anOfficeOfActivities(AT);
    expect((await office.answered(officer, 'POST', 'activities', dockDuty())).status).toBe(status);
    expect((await office.ask(officer, 'GET', 'activities')).statusCode).toBe(officer === OPERATOR ? 403 : 200);
  });

  it('is amended from the version that was seen, and each version of its words stays', async () => {
    const office = anOfficeOfActivities(AT);
    const { activity } = await office.record(DOCK);
    const { unit: _, ...facts } = dockDuty({ words: { what: 'Piket dermaga', place: 'Dermaga Putussibau' } });
    const amend = (seen: number) =>
      office.answered(HEAD, 'POST', `activities/${activity}`, { act: 'amend', seen, ...facts });
    expect(await amend(1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await amend(1)).toMatchObject({ status: 412, body: { code: 'versionStale', version: 2 } });
    expect((await office.shown(HEAD, activity)).words.what).toBe('Piket dermaga');
    expect(await office.activities.words(activity, 1)).toEqual(dockDuty().words);
  });

  it('is withdrawn, and takes nothing any more', async () => {
    const office = anOfficeOfActivities(AT);
    const { activity } = await office.record(DOCK);
    const withdraw = { act: 'withdraw', seen: 1, why: 'twice' };
    expect((await office.answered(ROAD, 'POST', `activities/${activity}`, withdraw)).status).toBe(403);
    expect((await office.answered(DOCK, 'POST', `activities/${activity}`, withdraw)).body.state).toBe('withdrawn');
    expect((await office.announced(DOCK, activity, await aDrawnScene(1))).body.code).toBe('activityEnded');
    expect((await office.answered(DOCK, 'POST', `activities/${activity}/news`)).body.code).toBe('activityEnded');
  });
});

describe('a picture of an activity', () => {
  it('opens as a clean copy and a small view, sealed where it lies, and once however often it is sent', async () => {
    const office = anOfficeOfActivities(AT);
    const { activity } = await office.record(DOCK);
    const bytes = await aDrawnScene(1);
    expect(await office.send(DOCK, activity, bytes)).toMatchObject({ state: 'kept' });
    expect(await office.send(MATE, activity, bytes)).toMatchObject({ state: 'kept' });
    const { files, pictures, room } = await office.shown(ADMIN, activity);
    expect([files.length, pictures, room]).toEqual([1, 1, policy.activities.mostFiles - 1]);
    const view = await office.ask(ADMIN, 'GET', `activities/${activity}/files/${files[0]?.file}/view`);
    expect([view.statusCode, view.headers?.['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await office.ask(ADMIN, 'GET', `activities/${activity}/files/${files[0]?.file}/parts/2`)).statusCode).toBe(
      404,
    );
    expect(office.sent.size).toBe(0);
    for (const name of office.activityFiles.names())
      expect(Buffer.from(await office.activityFiles.read(name)).subarray(0, 3)).not.toEqual(
        Buffer.from(bytes.subarray(0, 3)),
      );
  });

  it('is refused in words where it is none, is not what was announced, or is one too many', async () => {
    const office = anOfficeOfActivities(AT);
    const { activity } = await office.record(DOCK);
    const noPicture = Buffer.from('bukan gambar');
    expect(await office.send(DOCK, activity, noPicture)).toMatchObject({ state: 'refused', why: 'otherKind' });
    const { body } = await office.announced(DOCK, activity, await aDrawnScene(1));
    office.sent.set(body.upload, await aDrawnScene(2));
    expect(await office.inspect(body.upload)).toBe('activityFileRefused');
    for (let n = 0; n < policy.activities.mostFiles; n += 1)
      await office.send(DOCK, activity, Buffer.from(`catatan ${n} (rekaan)`), { kind: 'text' });
    expect((await office.announced(DOCK, activity, noPicture)).body.code).toBe('activityFull');
    const { files, version } = await office.shown(DOCK, activity);
    const withdrawn = { act: 'withdrawFile', seen: version, file: files[0]?.file };
    expect((await office.answered(DOCK, 'POST', `activities/${activity}`, withdrawn)).status).toBe(200);
    expect((await office.shown(DOCK, activity)).room).toBe(1);
    expect((await office.ask(DOCK, 'GET', `activities/${activity}/files/${files[0]?.file}/parts/1`)).statusCode).toBe(
      404,
    );
  });

  it('is kept once where whoever looks into it dies after it was recorded', async () => {
    let left = 1;
    const office = anOfficeOfActivities(AT, {
      activities: (store) => ({
        ...store,
        save: async (step) => {
          const saved = await store.save(step);
          if (step.file !== undefined && left > 0) {
            left -= 1;
            throw new Error('died');
          }
          return saved;
        },
      }),
    });
    const { activity } = await office.record(DOCK);
    const bytes = await aDrawnScene(1);
    const { body } = await office.announced(DOCK, activity, bytes);
    office.sent.set(body.upload, bytes);
    await expect(office.inspect(body.upload)).rejects.toThrow('died');
    expect(await office.inspect(body.upload)).toBe('activityFileKept');
    expect((await office.shown(DOCK, activity)).pictures).toBe(1);
    expect(office.sent.size).toBe(0);
  });
});

it('nothing of what was said is in a line of the log', async () => {
  takeLines();
  const office = anOfficeOfActivities(AT);
  const { activity } = await office.record(
    DOCK,
    dockDuty({ words: { what: 'KATA-RAHASIA', place: 'TEMPAT-RAHASIA' } }),
  );
  await office.send(DOCK, activity, await aDrawnScene(1));
  const lines = JSON.stringify(takeLines());
  expect(lines).toContain(activity);
  expect(lines).not.toContain('RAHASIA');
});
