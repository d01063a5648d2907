import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { invoke } from '#local/aws/invoke';
import { ActivityKindId } from '#shared/domain/activities/activity';
import type { LinkOutcome, NewsId } from '#shared/domain/news/news-item';
import { aName } from '#test/e2e/activities/recording';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer } from '#test/e2e/officer';
import { stack } from '#test/e2e/system';

/**
 * Links to the news portal, on the deployed system. The host of the samples answers in the portal's place. (All words
 * and people invented.)
 */

const PORTAL = 'https://info.kapuashulukab.go.id';

/** What was asked for, of an answer that is none of its problems. */
const done = <Value>(
  answer:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: { readonly code: string } },
): Value => (answer.ok ? answer.value : expect.fail(answer.problem.code));

const shown = async (news: NewsId) => done(await (await officer('news-admin')).showNews({ news }));
const post = async (news: NewsId, path: string): Promise<void> => {
  const seen = (await shown(news)).version;
  done(await (await officer('news-admin')).postNews({ news, body: { seen, url: `${PORTAL}${path}` } }));
};

/** News of an invented activity, published and posted there. */
const posted = async (path: string): Promise<NewsId> => {
  const [dock, head] = [await officer('staff-asdp'), await officer('head-asdp')];
  const { today: date } = done(await dock.listActivities({}));
  const { activity } = done(
    await dock.recordActivity({
      key: randomUUID(),
      body: {
        ...{ unit: 'asdp', kind: ActivityKindId.parse('piket-dermaga'), regularity: 'incidental', date },
        ...{ indicators: [], reports: [] },
        words: { what: 'Piket di dermaga (rekaan)', place: `Dermaga Contoh ${aName()}` },
      },
    }),
  );
  const { news } = done(await dock.draftNews({ activity }));
  done(await dock.changeNews({ news, body: { act: 'submit', seen: (await shown(news)).version } }));
  const decision = { act: 'publish', seen: (await shown(news)).version, ticks: ['noCitizen'] } as const;
  done(await head.decideNews({ news, body: decision }));
  await post(news, path);
  return news;
};

it('a link that does not answer is shown as such to the news admin, and as answering once another one is recorded', async () => {
  const since = Date.now();
  const lost = `/hilang-${randomUUID().slice(0, 8)}`;
  const items: readonly (readonly [NewsId, LinkOutcome])[] = [
    [await posted(lost), 'gone'],
    [await posted('/pindah'), 'elsewhere'],
    [await posted('/gagal'), 'failing'],
    [await posted(`/berita/${randomUUID().slice(0, 8)}`), 'answers'],
  ];
  await invoke(stack, 'CheckLinks');
  for (const [news, outcome] of items) {
    const { portal, state, steps } = await shown(news);
    expect([portal?.outcome, state]).toEqual([outcome, 'published']);
    expect(steps.filter(({ type }) => type === 'LinkChecked')).toHaveLength(1);
  }
  const [[news = expect.fail('nothing was posted')] = []] = items;
  await post(news, `/berita/${randomUUID().slice(0, 8)}`);
  expect((await shown(news)).portal?.outcome).toBeUndefined();
  await invoke(stack, 'CheckLinks');
  expect((await shown(news)).portal?.outcome).toBe('answers');
  // Neither where nor what was posted is told to whoever reads the log.
  const [group = expect.fail('no log')] = (await logGroups()).filter((name) => name.includes('CheckLinksFunctionLogs'));
  const lines = await linesOf(group, since);
  expect(lines.some((line) => line.includes('news.linkChecked'))).toBe(true);
  for (const line of lines) for (const told of [PORTAL, lost]) expect(line).not.toContain(told);
});
