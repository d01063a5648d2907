import { describe, expect, it } from 'vitest';
import { ActivityUploadShown } from '#shared/contracts/http/activities';
import { dockDuty } from '#test/support/fakes/activities-office';
import { type ActivityWay, stepOf } from '#web/console/outbox/activity-steps.ts';
import { type ActivityEntry, nextOf, type ReportEntry, refusedByAge } from '#web/console/outbox/entry.ts';

const NOW = Date.parse('2026-11-24T16:10:00+07:00');
const ACTIVITY = `act_${'a'.repeat(26)}`;
const UPLOAD = `upa_${'b'.repeat(26)}`;
const FILE = { id: 'f1', called: 'IMG_1.jpg', kind: 'jpeg', size: 3, sha256: '0'.repeat(64) } as const;

const entry = (more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  ...{ key: 'kunci-telepon-1', owner: 'yudi-contoh', called: 'Piket', command: 'recordActivity', putAt: NOW },
  body: dockDuty(),
  fields: { what: 'Piket' },
  files: [FILE],
  ...more,
});
const recorded = (more: Partial<ActivityEntry> = {}): ActivityEntry =>
  entry({ activity: ACTIVITY, body: undefined, fields: {}, ...more });

const shown = (state: object, until = '2026-11-24T16:20:00+07:00') =>
  ({ ok: true, value: ActivityUploadShown.parse({ upload: UPLOAD, until, ...state }) }) as const;
const refused = (code: string, more: object = {}) => ({ ok: false, problem: { code, ...more } }) as const;

/** A way on which all goes well, but for what is given; and what was noted on it. */
const aWay = (given: Partial<ActivityWay> = {}) => {
  const notes: ActivityEntry[] = [];
  const posts: string[] = [];
  const way: ActivityWay = {
    record: async () => ({ ok: true, value: { activity: ACTIVITY } }),
    find: async () => ({ ok: true, value: ACTIVITY }),
    announce: async () => ({ ok: true, value: { upload: UPLOAD, form: { url: '/unggahan', fields: {} } } }),
    post: async ({ url }) => {
      posts.push(url);
      return 204;
    },
    look: async () => shown({ state: 'kept', file: `evd_${'c'.repeat(26)}` }),
    bytes: async () => new Blob(['abc']),
    pause: async () => {},
    isNoLine: () => false,
    now: () => NOW,
    note: async (noted) => {
      notes.push(noted);
    },
    tell: () => {},
    ...given,
  };
  return { way, notes, posts };
};

describe('an activity on its way', () => {
  it('keeps nothing that was typed once it is recorded, and goes on with its photos', async () => {
    const { entry: after, isLater } = await stepOf(entry(), aWay().way);
    expect(after).toMatchObject({ activity: ACTIVITY, fields: {}, files: [FILE] });
    expect([after.body, after.became, isLater]).toEqual([undefined, undefined, false]);
  });

  it('is sent as soon as it is recorded where it has no photos', async () => {
    const { entry: after } = await stepOf(entry({ files: [] }), aWay().way);
    expect(after.became).toEqual({ is: 'sent', at: NOW });
  });

  it('names the one that is there where somebody else has recorded it, and keeps its photos', async () => {
    const record = async () => refused('activityExists');
    const { entry: after } = await stepOf(entry(), aWay({ record }).way);
    expect(after).toMatchObject({ exists: ACTIVITY, files: [FILE], became: { is: 'refused' } });
  });

  it('keeps what was typed where it does not fit, with what is wrong', async () => {
    const fields = [{ field: 'date', expected: 'tidak di masa depan', rule: 'form' }];
    const record = async () => refused('activityInvalid', { fields });
    const { entry: after } = await stepOf(entry(), aWay({ record }).way);
    expect(after).toMatchObject({ fields: { what: 'Piket' }, became: { is: 'refused', problem: { fields } } });
    expect(after.body).toEqual(dockDuty());
  });

  it.each(['gateway', 'unexpected'])('waits on where %s answered in place of the API', async (code) => {
    const { way } = aWay({ record: async () => refused(code), announce: async () => refused(code) });
    expect(await stepOf(entry(), way)).toEqual({ entry: entry(), isLater: true });
    expect(await stepOf(recorded(), way)).toMatchObject({ isLater: true, entry: { files: [FILE] } });
  });
});

describe('a photo on its way', () => {
  it('is noted before it is sent and when it has arrived, and then is kept', async () => {
    const { way, notes } = aWay();
    const { entry: after } = await stepOf(recorded(), way);
    expect(notes.map(({ files }) => files[0]?.upload)).toEqual([
      { id: UPLOAD, arrived: false },
      { id: UPLOAD, arrived: true },
    ]);
    expect(after).toMatchObject({ files: [{ became: { is: 'kept' } }], became: { is: 'sent' } });
  });

  it('is not sent again where it arrived though nobody was told', async () => {
    const { way, posts } = aWay();
    const { entry: after } = await stepOf(
      recorded({ files: [{ ...FILE, upload: { id: UPLOAD, arrived: false } }] }),
      way,
    );
    expect([after.files[0]?.became, posts]).toEqual([{ is: 'kept' }, []]);
  });

  it('lets others go first while it is looked into, and is sent anew once its time is over', async () => {
    const files = [{ ...FILE, upload: { id: UPLOAD, arrived: true } }];
    const early = aWay({ look: async () => shown({ state: 'announced' }) });
    expect(await stepOf(recorded({ files }), early.way)).toMatchObject({ isLater: true });
    expect(early.posts).toEqual([]);
    const late = aWay({ look: async () => shown({ state: 'announced' }, '2026-11-24T16:00:00+07:00') });
    await stepOf(recorded({ files }), late.way);
    expect(late.posts).toEqual(['/unggahan']);
  });

  it('says in words why it was not kept, and does not keep the others from going', async () => {
    const words = { id: 'Berkasnya rusak.', en: 'The file is broken.' };
    const { way } = aWay({ look: async () => shown({ state: 'refused', why: 'broken', words }) });
    const other = { ...FILE, id: 'f2' };
    const { entry: after } = await stepOf(recorded({ files: [FILE, other] }), way);
    expect(after.files).toEqual([{ ...FILE, became: { is: 'refused', code: 'broken', words } }, other]);
    expect(after.became).toBeUndefined();
  });

  it('is given up after the store did not take it three times, and not before', async () => {
    const { way } = aWay({ post: async () => 403 });
    let at = recorded();
    for (const times of [1, 2]) {
      const stepped = await stepOf(at, way);
      expect([stepped.isLater, stepped.entry.files[0]?.notTaken]).toEqual([true, times]);
      at = stepped.entry;
    }
    const { entry: after } = await stepOf(at, way);
    expect(after).toMatchObject({
      files: [{ became: { is: 'refused', code: 'uploadNotTaken' } }],
      became: { is: 'sent' },
    });
  });

  it('is told of where the browser has it no more', async () => {
    const { entry: after } = await stepOf(recorded(), aWay({ bytes: async () => undefined }).way);
    expect(after.files[0]?.became).toEqual({ is: 'refused', code: 'fileGone' });
  });
});

describe('activities in the outbox', () => {
  const decision: ReportEntry = {
    ...{ key: 'kunci-b', owner: 'yudi-contoh', called: 'LAPOR 1', report: 'rep_a', command: 'addNote', version: 4 },
    ...{ body: {}, fields: {}, putAt: NOW + 1 },
  };

  it('let all that is small go before their photos', () => {
    expect(nextOf([entry(), decision], 'yudi-contoh')?.key).toBe('kunci-telepon-1');
    expect(nextOf([recorded(), decision], 'yudi-contoh')?.key).toBe('kunci-b');
    expect(nextOf([recorded()], 'yudi-contoh')?.key).toBe('kunci-telepon-1');
    expect(nextOf([recorded()], 'yudi-contoh', new Set(['kunci-telepon-1']))).toBeUndefined();
  });

  it('are sent however long they have waited: what was done stays so', () => {
    const late = NOW + 40 * 3_600_000;
    expect(refusedByAge(entry(), late)).toBeUndefined();
    expect(refusedByAge(decision, late)).toMatchObject({ became: { problem: { code: 'tooOld' } } });
  });
});
