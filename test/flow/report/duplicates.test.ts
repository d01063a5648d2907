import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { aReport, LAPOR, OVERSIGHT } from '#test/support/builders/a-report';
import { ADMIN, anActingOffice } from '#test/support/builders/an-acting-office';

const idOf = (name: string): ReportId => reportIdOf(LAPOR, name);
const [A, B, C] = [idOf('a'), idOf('b'), idOf('c')] as const;
type Story = Pick<ReturnType<typeof aReport>, 'story'>;

/** Reports, and officers who link them; the first of them is there by itself. */
const anOffice = async (stories: readonly ReturnType<typeof aReport>[]) => {
  const [story = expect.fail('no report'), ...others] = stories;
  const { store, call } = await anActingOffice({ story });
  const keep = async (told: Story): Promise<void> => {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    const expected = (await store.load(report.id))?.version ?? 0;
    await store.commit({ report, expected, events: record.slice(expected) });
  };
  for (const other of others) await keep(other);
  let keys = 0;
  const ask = async (person: string, report: ReportId, command: string, body: object = {}) => {
    keys += 1;
    const key = `kunci-${keys}-uji`;
    const headers = {
      'content-type': 'application/json',
      'if-match': `"${(await store.load(report))?.version}"`,
      'idempotency-key': key,
    };
    const path = `/v1/admin/reports/${report}/${command}`;
    return call(person, { method: 'POST', path, headers, body: JSON.stringify(body) });
  };
  const link = async (person: string, report: ReportId, of: ReportId): Promise<unknown> => {
    const { body } = await ask(person, report, 'linkDuplicate', { of });
    return body.recorded ?? body.code;
  };
  const see = async (person: string, report: ReportId): Promise<ReportShown> =>
    ReportShown.parse((await call(person, { method: 'GET', path: `/v1/admin/reports/${report}` })).body);
  const originalOf = async (report: ReportId) => (await store.load(report))?.duplicateOf;
  return { ask, link, see, keep, call, originalOf };
};

const THREE = [A, B, C].map((id) => aReport({ id }));
const LINKED = ['DuplicateLinked'];

describe('links between reports that are duplicates', () => {
  it('never lead round in a circle, be it over three', async () => {
    const { link, see, originalOf } = await anOffice(THREE);
    expect(await link(ADMIN, A, A)).toBe('ownDuplicate');
    expect(await link(ADMIN, B, A)).toEqual(LINKED);
    expect(await link(ADMIN, A, B)).toBe('notAnOriginal');
    expect(await link(ADMIN, C, B)).toBe('notAnOriginal');
    expect(await link(ADMIN, A, C)).toEqual(LINKED);
    expect(await link(ADMIN, C, A)).toBe('notAnOriginal');
    expect(await link(ADMIN, C, B)).toBe('notAnOriginal');
    expect([await originalOf(A), await originalOf(B), await originalOf(C)]).toEqual([C, A, undefined]);
    expect((await see(ADMIN, C)).duplicates).toEqual([A]);
    expect((await see(ADMIN, A)).duplicates).toEqual([B]);
  });

  it('never lead round in one where two people link both to each other at once', async () => {
    const { link, originalOf } = await anOffice(THREE);
    const answers = await Promise.all([link(ADMIN, A, B), link(ADMIN, B, A)]);
    expect(answers.toSorted()).toEqual([LINKED, 'notAnOriginal'].toSorted());
    expect([await originalOf(A), await originalOf(B)].filter((of) => of !== undefined)).toHaveLength(1);
  });
});

describe('a link with a report that somebody may not know of', () => {
  /** The first is linked with the second; with what it says of itself, and where nothing is linked. */
  const linked = aReport({ id: A }).next({ type: 'linkDuplicate', of: B });
  const hidden = aReport({ id: B }).next(OVERSIGHT);
  const offices = async () => [
    await anOffice([linked, hidden, aReport({ id: C })]),
    await anOffice([aReport({ id: A }), hidden, aReport({ id: C })]),
  ];

  it('cannot be undone by them, and no list of what is open to them says so', async () => {
    for (const office of await offices()) {
      expect((await office.see(ADMIN, A)).open.map(({ command }) => command)).not.toContain('unlinkDuplicate');
      const refused = await office.ask(ADMIN, A, 'close', { closedBy: 'officer' });
      expect(refused.body).toMatchObject({
        code: 'illegalMove',
        open: expect.not.arrayContaining(['unlinkDuplicate']),
      });
      const work = await office.call(ADMIN, { method: 'GET', path: '/v1/admin/work', query: { queue: 'llaj' } });
      const row = work.body.reports.find(({ id }: { id: string }) => id === A);
      expect(row.open).toContain('linkDuplicate');
      expect(row.open).not.toContain('unlinkDuplicate');
    }
    const known = await anOffice([linked, aReport({ id: B })]);
    expect((await known.see(ADMIN, A)).open.map(({ command }) => command)).toContain('unlinkDuplicate');
  });

  it('is told neither by linking that report with another nor by trying that', async () => {
    for (const office of await offices()) {
      const { body } = await office.ask(ADMIN, A, 'preview', { command: 'linkDuplicate', body: { of: C } });
      expect(body.says).toHaveLength(1);
      expect(await office.link(ADMIN, A, C)).toEqual(LINKED);
      expect((await office.see(ADMIN, A)).report.duplicateOf).toBe(C);
    }
  });

  it('is told to nobody who links another with that report, and is still there', async () => {
    for (const office of await offices()) {
      const before = await office.originalOf(A);
      expect(await office.link(ADMIN, C, A)).toEqual(LINKED);
      expect([await office.originalOf(C), await office.originalOf(A)]).toEqual([A, before]);
    }
  });

  it('still closes no circle', async () => {
    const round = hidden.next({ type: 'linkDuplicate', of: C });
    const office = await anOffice([linked, round, aReport({ id: C })]);
    expect(await office.link(ADMIN, C, A)).toBe('notAnOriginal');
    expect(await office.originalOf(C)).toBeUndefined();
  });
});
