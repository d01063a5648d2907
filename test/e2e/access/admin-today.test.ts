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

const routed = async (text: string): Promise<ReportId> => {
  const id = await report(text);
  await eventually('a routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

beforeAll(() => setAhead(stack, 0));

describe('what must be done today', () => {
  it('is told to each by who they are, and to nobody of what is not theirs', async () => {
    const id = await routed(TEXTS.llaj);
    const unit = await eventually('the report in the list of its unit', async () =>
      reportsIn(await todayOf('head-llaj')).find((one) => one.report === id),
    );
    expect(unit).toMatchObject({ assignee: 'llaj', status: 'routed', next: 'markProcessed' });
    expect(reportsIn(await todayOf('staff-asdp')).map((one) => one.report)).not.toContain(id);
    expect(await todayOf('operator')).toMatchObject({ groups: [], deadLetters: expect.any(Boolean) });
  });

  it('has opened the queue for whoever looks after it', async () => {
    const { duty, date } = await todayOf('lapor-admin');
    expect(duty?.date).toBe(date);
    expect(duty?.opened.length).toBeGreaterThan(0);
    expect((await todayOf('lapor-admin')).duty?.byThis).toBe(false);
    expect((await todayOf('head-llaj')).duty).toBeUndefined();
  });
});
