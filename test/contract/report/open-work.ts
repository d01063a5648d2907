import { expect, it } from 'vitest';
import type { OpenWork, ReportStore } from '#shared/app/report/ports';
import { nextActionAt, type TimeRules } from '#shared/domain/report/agenda';
import { QUEUES, type Queue } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { aReportId, going, RECEIVED, retold, stepTo, type Written } from '#test/contract/stories';
import { aReport, CLOSED, EVERYWHERE, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

/**
 * What every store promises of the lists of open work. `make` takes the rules that say when a report must be looked at.
 */
export const itListsOpenWorkInOrder = (make: (rules: TimeRules) => ReportStore): void => {
  const listed = async (store: ReportStore, queue: Queue, until?: Instant): Promise<readonly OpenWork[]> => {
    const all: OpenWork[] = [];
    for await (const work of store.openWork(queue, until)) all.push(work);
    return all;
  };
  /** Several tests share a store; each looks for its own. */
  const of = (work: readonly OpenWork[], ...stories: readonly Written[]): readonly OpenWork[] =>
    work.filter(({ report }) => stories.some((story) => story.report.id === report));
  const nextOf = ({ report }: Written): Instant => nextActionAt(policy, report) ?? expect.fail('nothing comes up');

  it('gives those that are due by a time, soonest first, up to and with that very millisecond', async () => {
    const store = make(policy);
    const stories = ['2025-05-09 10:00', '2025-05-05 10:00', '2025-05-07 10:00'].map((at) =>
      retold(aReport().receivedAt(wib(at)).story()),
    );
    for (const story of stories) await store.commit(stepTo(story, 0));
    const [third, first, second] = stories;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
    const entries = [first, second, third].map((story) => ({ report: story.report.id, at: nextOf(story) }));
    expect(of(await listed(store, 'llaj'), ...stories)).toEqual(entries);
    expect(of(await listed(store, 'llaj', nextOf(second)), ...stories)).toEqual(entries.slice(0, 2));
    const justBefore = Instant.parse(nextOf(second) - 1);
    expect(of(await listed(store, 'llaj', justBefore), ...stories)).toEqual(entries.slice(0, 1));
  });

  it('gives what waits for nothing last and without a time, and not at all where a time is asked for', async () => {
    const store = make(policy);
    const story = retold(aReport().next({ type: 'startWork' }).story());
    // Everything that could come up is taken away: no clocks, nothing to wait for.
    const idle = { ...story, report: { ...story.report, deadlines: {} } };
    await store.commit(stepTo(idle, 0));
    expect(nextActionAt(policy, idle.report)).toBeUndefined();
    expect(of(await listed(store, 'llaj'), idle)).toEqual([{ report: idle.report.id }]);
    expect(of(await listed(store, 'llaj', wib('2090-01-01 00:00')), idle)).toEqual([]);
  });

  it.each([
    ['triaging', 'triage'],
    ['suspected', 'triage'],
    ['routed', 'llaj'],
    ['oversight routed', 'oversight'],
  ] as const)('has a report that is %s in the queue %s and in no other', async (name, queue) => {
    const store = make(policy);
    const story = retold(EVERYWHERE[name].story());
    await store.commit(stepTo(story, 0));
    for (const other of QUEUES) {
      const found = of(await listed(store, other), story).map(({ report }) => report);
      expect(found, other).toEqual(other === queue ? [story.report.id] : []);
    }
  });

  it('drops a report that is done, and lists it for the channel while the channel says otherwise', async () => {
    const store = make(policy);
    const closed = retold(
      aReport().next({ type: 'startWork' }).next({ type: 'resolve', result: 'fixed' }).next(CLOSED).story(),
    );
    await store.commit(stepTo(closed, 0));
    for (const queue of QUEUES) expect(of(await listed(store, queue), closed), queue).toEqual([]);
    const differing = going(closed, { type: 'ChannelStatusChanged', status: 'inProcess', observedAt: RECEIVED });
    await store.commit(stepTo(differing, closed.report.version));
    expect(of(await listed(store, 'channel'), differing)).toHaveLength(1);
    const agreeing = going(differing, { type: 'ChannelStatusChanged', status: 'done', observedAt: RECEIVED });
    await store.commit(stepTo(agreeing, differing.report.version));
    for (const queue of QUEUES) expect(of(await listed(store, queue), closed), queue).toEqual([]);
  });

  it('gives all of a queue, where it fills more than one page', async () => {
    const store = make(policy);
    const stories = Array.from({ length: 130 }, () => retold(aReport().story()));
    for (const story of stories) await store.commit(stepTo(story, 0));
    const found = of(await listed(store, 'llaj'), ...stories).map(({ report }) => report);
    expect(found.toSorted()).toEqual(stories.map(({ report }) => report.id).toSorted());
    const heads = await store.loadAll(found);
    expect(heads.map(({ id }) => id).toSorted()).toEqual(found.toSorted());
    expect(heads.find(({ id }) => id === stories[0]?.report.id)).toEqual(stories[0]?.report);
  });

  it('loads those of many reports that exist, each once, and none where none was asked for', async () => {
    const store = make(policy);
    const [one, two] = [retold(aReport().story()), retold(aReport().story())];
    for (const story of [one, two]) await store.commit(stepTo(story, 0));
    const asked = [one.report.id, aReportId(), two.report.id, one.report.id];
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect((await store.loadAll(asked)).toSorted(byId)).toEqual([one.report, two.report].toSorted(byId));
    expect(await store.loadAll([])).toEqual([]);
  });

  it('lists a report anew by other rules, and changes nothing else of it', async () => {
    const rules = { ...policy };
    const store = make(rules);
    const story = retold(aReport().story());
    await store.commit(stepTo(story, 0));
    // Whatever comes next is then a reminder, a minute before it is due.
    rules.clocks = {
      clocks: policy.clocks.clocks.map((edition) => ({
        ...edition,
        rules: edition.rules.map((rule) => ({ ...rule, warnBefore: { limit: 1, unit: 'workingMinutes' } })),
      })),
    };
    const later = nextActionAt(rules, story.report);
    expect(later).not.toBe(nextOf(story));
    expect(of(await listed(store, 'llaj'), story)).toEqual([{ report: story.report.id, at: nextOf(story) }]);
    expect(await store.reindex(story.report)).toBe('saved');
    expect(of(await listed(store, 'llaj'), story)).toEqual([{ report: story.report.id, at: later }]);
    expect(await store.load(story.report.id)).toEqual(story.report);
    expect(await store.events(story.report.id)).toEqual(story.record);
  });

  it('does not list anew what somebody else has changed meanwhile', async () => {
    const store = make(policy);
    const story = retold(aReport().story());
    await store.commit(stepTo(story, 0));
    const started = going(story, { type: 'WorkStarted' });
    await store.commit(stepTo(started, story.report.version));
    expect(await store.reindex(story.report)).toBe('conflict');
    expect(await store.load(story.report.id)).toEqual(started.report);
  });
};
