import { beforeAll, describe, expect, it } from 'vitest';
import { setAhead } from '#local/aws/stack-clock';
import { officer } from '#test/e2e/officer';
import { eventually, records, stack } from '#test/e2e/system';
import { report, TEXTS } from '#test/e2e/told';

beforeAll(() => setAhead(stack, 0));

describe('before a command is given, on the deployed system', () => {
  it('a preview says what it would do, and the report stays as it was', async () => {
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

  it('ready texts are filled in with what is known of the report, for whoever may use them', async () => {
    const id = await report(TEXTS.llaj);
    await eventually('a routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
    const number = (await records.words(id))?.externalId ?? expect.fail('no words');
    const shown = await (await officer('lapor-admin')).showReplies({ report: id });
    if (!shown.ok) return expect.fail(shown.problem.code);
    const text = shown.value.replies.find((one) => one.id === 'answer-routed')?.text;
    expect(text?.id).toContain(`nomor ${number} sudah kami teruskan kepada Bidang Lalu Lintas dan Angkutan Jalan`);
    const unit = await (await officer('staff-llaj')).showReplies({ report: id });
    expect(unit.ok && unit.value.replies.map(({ command }) => command)).not.toContain('postAnswer');
    const hidden = await (await officer('staff-asdp')).showReplies({ report: id });
    expect(hidden).toMatchObject({ ok: false, problem: { code: 'notFound' } });
  });
});
