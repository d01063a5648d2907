import { beforeAll, describe, expect, it } from 'vitest';
import { setAhead } from '#local/aws/stack-clock';
import { officer } from '#test/e2e/officer';
import { eventually, records, stack } from '#test/e2e/system';
import { report, TEXTS } from '#test/e2e/told';

beforeAll(() => setAhead(stack, 0));

describe('a preview on the deployed system', () => {
  it('says what a command would do, and the report stays as it was', async () => {
    const id = await report(TEXTS.llaj);
    await eventually('a routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
    // The machine may still tell of it meanwhile.
    await eventually('a report that was told of', async () =>
      (await records.load(id))?.deadlines.inform?.stoppedAt === undefined ? undefined : true,
    );
    const before = await records.load(id);
    const head = await officer('head-llaj');
    const shown = await head.previewCommand({
      report: id,
      body: { command: 'handBack', body: { reason: 'notThisUnit' } },
    });
    if (!shown.ok) return expect.fail(shown.problem.code);
    expect(shown.value).toMatchObject({ version: before?.version, staysReadable: false, status: { from: 'routed' } });
    expect(shown.value.notices.flatMap(({ to }) => to.map((one) => one.id))).toEqual(['admin-lapor']);
    expect(await records.load(id)).toEqual(before);
    const hidden = await (await officer('head-asdp')).previewCommand({
      report: id,
      body: { command: 'handBack', body: { reason: 'notThisUnit' } },
    });
    expect(hidden).toMatchObject({ ok: false, problem: { code: 'notFound' } });
  });
});
