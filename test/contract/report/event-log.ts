import { expect, it } from 'vitest';
import type { EventLog } from '#shared/app/report/ports';
import type { RecordedEvent } from '#shared/domain/report/event';
import { sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { allOf } from '#test/contract/notices/deliveries';
import { going, retold, type Written } from '#test/contract/stories';
import { aReport, said, wib } from '#test/support/builders/a-report';

/** A log, and the way in which events come into it. */
export type LogPlace = { readonly log: EventLog; readonly record: (story: Written) => Promise<void> };

/** What every log of events promises. Each test has months of its own. */
export const itReadsTheLog = (make: () => LogPlace): void => {
  const namesOf = (events: readonly RecordedEvent[]): readonly string[] =>
    events.map(({ reportId, version }) => `${reportId} ${version}`);
  const startedAt = (received: string, started: string): Written =>
    retold(
      aReport()
        .receivedAt(wib(received))
        .next({ type: 'startWork' }, { now: wib(started) })
        .story(),
    );
  const FIRST_THREE = 3;

  it('gives the events of all reports in the order of their recording, over as many days as are asked for', async () => {
    const { log, record } = make();
    const early = startedAt('2041-03-30 08:00', '2041-04-02 09:00');
    const late = startedAt('2041-03-31 23:59', '2041-04-01 00:00');
    for (const story of [late, early]) await record(story);
    expect(await allOf(log.between(wib('2041-03-30 00:00'), wib('2041-04-03 00:00')))).toEqual([
      ...early.record.slice(0, FIRST_THREE),
      ...late.record,
      ...early.record.slice(FIRST_THREE),
    ]);
  });

  it('gives what was recorded at the first instant, and not what was at the last', async () => {
    const { log, record } = make();
    const story = startedAt('2041-05-01 23:59:59.999', '2041-05-02 00:00');
    await record(story);
    const [eve, midnight] = [wib('2041-05-01 23:59:59.999'), wib('2041-05-02 00:00')];
    expect(await allOf(log.between(eve, midnight))).toEqual(story.record.slice(0, FIRST_THREE));
    expect(await allOf(log.between(midnight, Instant.parse(midnight + 1)))).toEqual(story.record.slice(FIRST_THREE));
    expect(await allOf(log.between(Instant.parse(midnight + 1), wib('2041-05-09 00:00')))).toEqual([]);
    expect(await allOf(log.between(Instant.parse(eve - 1), eve))).toEqual([]);
    expect(await allOf(log.between(eve, eve))).toEqual([]);
    expect(await allOf(log.between(midnight, eve))).toEqual([]);
  });

  it('gives the events of one instant by report and in their own order, also beyond the ninth', async () => {
    const { log, record } = make();
    const at = wib('2041-06-01 10:00');
    const long = (): Written => {
      let story = retold(aReport().receivedAt(at).story());
      while (story.record.length < 12) story = going(story, { type: 'ClassificationConfirmed' }, { recordedAt: at });
      return story;
    };
    const stories = [long(), long()];
    for (const story of stories) await record(story);
    const inOrder = stories.toSorted((a, b) => (a.report.id < b.report.id ? -1 : 1)).flatMap((story) => story.record);
    expect(namesOf(await allOf(log.between(at, Instant.parse(at + 1))))).toEqual(namesOf(inOrder));
  });

  it('can be left in the middle', async () => {
    const { log, record } = make();
    const story = startedAt('2041-07-01 10:00', '2041-07-02 10:00');
    await record(story);
    const all = () => log.between(wib('2041-07-01 00:00'), wib('2041-07-03 00:00'));
    const seen: RecordedEvent[] = [];
    for await (const event of all()) if (seen.push(event) === 2) break;
    expect(seen).toEqual(story.record.slice(0, 2));
    expect(await allOf(all())).toEqual(story.record);
  });

  it('gives those of a kind over as many months as are asked for, and no others', async () => {
    const { log, record } = make();
    const looked = (at: string): Written =>
      retold(
        aReport()
          .receivedAt(wib('2041-09-01 08:00'))
          .next({ type: 'setConflictAside', webhook: sha256(at), body: said(at) }, { now: wib(at) })
          .next({ type: 'revealIdentity', content: said(at) }, { now: wib(at) })
          .story(),
      );
    const stories = ['2041-11-30 23:59', '2041-09-30 12:00', '2041-10-31 23:30', '2041-12-01 00:00'].map(looked);
    for (const story of stories) await record(story);
    const [last, first, second] = stories.map(({ record: events }) =>
      events.filter(({ event }) => event.type === 'IdentityRevealed'),
    );
    const between = (from: string, until: string) =>
      allOf(log.ofType('IdentityRevealed', wib(`${from} 00:00`), wib(`${until} 00:00`)));
    expect(await between('2041-09-01', '2041-12-01')).toEqual([first, second, last].flat());
    expect(await between('2041-10-01', '2041-11-01')).toEqual(second);
    expect(await between('2041-12-02', '2042-01-01')).toEqual([]);
    expect(
      namesOf(await allOf(log.ofType('ConflictSetAside', wib('2041-10-01 00:00'), wib('2041-11-01 00:00')))),
    ).toEqual(second?.map(({ reportId, version }) => `${reportId} ${version - 1}`));
  });

  it('remembers how far each reader has read', async () => {
    const { log } = make();
    expect(await log.mark('pembaca-satu')).toBeUndefined();
    await log.setMark('pembaca-satu', wib('2041-08-01 10:00'));
    await log.setMark('pembaca-dua', wib('2041-08-02 10:00'));
    await log.setMark('pembaca-satu', wib('2041-08-03 10:00'));
    expect(await log.mark('pembaca-satu')).toBe(wib('2041-08-03 10:00'));
    expect(await log.mark('pembaca-dua')).toBe(wib('2041-08-02 10:00'));
  });

  it('moves a mark only for who has seen it as it is', async () => {
    const { log } = make();
    const [first, second] = [wib('2041-08-04 10:00'), wib('2041-08-05 10:00')];
    expect(await log.moveMark('pembaca-tiga', first, second)).toBe('conflict');
    expect(await log.moveMark('pembaca-tiga', undefined, first)).toBe('saved');
    expect(await log.moveMark('pembaca-tiga', undefined, second)).toBe('conflict');
    const both = await Promise.all([1, 2].map((n) => log.moveMark('pembaca-tiga', first, Instant.parse(second + n))));
    expect(both.toSorted((a, b) => a.localeCompare(b))).toEqual(['conflict', 'saved']);
    expect(await log.mark('pembaca-tiga')).toBe(second + 1 + both.indexOf('saved'));
  });
};
