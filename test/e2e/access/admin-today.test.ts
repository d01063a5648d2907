import { beforeAll, describe, expect, it } from 'vitest';
import { setAhead } from '#local/aws/stack-clock';
import type { TodayShown } from '#shared/contracts/http/today';
import type { ReportId } from '#shared/domain/words/words';
import { officer } from '#test/e2e/officer';
import { eventually, records, stack } from '#test/e2e/system';
import { report, TEXTS } from '#test/e2e/told';

const todayOf = async (group: string): Promise<TodayShown> => {
  const shown = await (await officer(group)).showToday();
  return shown.ok ? shown.value : expect.fail(shown.problem.code);
};
const reportsIn = ({ groups }: TodayShown) => groups.flatMap(({ reports }) => reports);

/** What somebody is called to: the reports that are named, and the newest of each list where more of them stand. */
const calledTo = async (group: string): Promise<readonly string[]> => {
  const today = await todayOf(group);
  const api = await officer(group);
  const listed = await Promise.all(
    today.groups.flatMap(({ more }) =>
      more === undefined ? [] : [api.listWork({ query: { ...more.query, sort: '-receivedAt' } })],
    ),
  );
  return [
    ...reportsIn(today).map(({ report: id }) => id),
    ...listed.flatMap((page) => (page.ok ? page.value.reports.map(({ id }) => id) : expect.fail(page.problem.code))),
  ];
};

const routed = async (text: string): Promise<ReportId> => {
  const id = await report(text);
  await eventually('a routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

beforeAll(() => setAhead(stack, 0));

describe('what must be done today', () => {
  it('is told to each by who they are, and to nobody of what is not theirs', async () => {
    const id = await routed(TEXTS.llaj);
    await eventually('the report among those of its unit', async () =>
      (await calledTo('head-llaj')).includes(id) ? true : undefined,
    );
    expect(reportsIn(await todayOf('head-llaj'))).toContainEqual(
      expect.objectContaining({ assignee: 'llaj', status: 'routed', next: 'markProcessed' }),
    );
    expect(await calledTo('staff-asdp')).not.toContain(id);
    expect(await todayOf('operator')).toMatchObject({ groups: [], deadLetters: expect.any(Boolean) });
  });

  it('stands in the lists, too, which are narrowed and sorted as somebody asks', async () => {
    const [first, second] = [await routed(TEXTS.llaj), await routed(TEXTS.llaj)];
    const head = await officer('head-llaj');
    const query = { show: 'unconfirmed', channel: 'lapor', urgency: 'normal', sort: '-receivedAt' } as const;
    const ids = await eventually('both reports in the list', async () => {
      const listed = await head.listWork({ query });
      const found = listed.ok ? listed.value.reports.map(({ id }) => id) : expect.fail(listed.problem.code);
      return found.includes(first) && found.includes(second) ? found : undefined;
    });
    expect(ids.indexOf(second)).toBeLessThan(ids.indexOf(first));
    const other = await head.listWork({ query: { ...query, channel: 'ppid' } });
    expect(other.ok && other.value.reports).toEqual([]);
    const oldest = await head.listReports({ query: { sort: 'receivedAt', urgency: 'normal', limit: '1' } });
    expect(oldest.ok && oldest.value.reports).toHaveLength(1);
  });

  it('has opened the queue for whoever looks after it', async () => {
    const { duty, date } = await todayOf('lapor-admin');
    expect(duty?.date).toBe(date);
    expect(duty?.opened.length).toBeGreaterThan(0);
    expect((await todayOf('lapor-admin')).duty?.byThis).toBe(false);
    expect((await todayOf('head-llaj')).duty).toBeUndefined();
  });
});
