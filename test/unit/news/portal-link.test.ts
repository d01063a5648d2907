import { describe, expect, it } from 'vitest';
import { LinkOutcome, type NewsId, NewsItem, newsIdOf } from '#shared/domain/news/news-item';
import { isLinkBroken, linkOf, linksInTurn, lookOf, type PostedLink } from '#shared/domain/news/portal-link';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { wib } from '#test/support/builders/a-report';
import { activityId } from '#test/support/builders/an-activity';

const HOST = 'info.kapuashulukab.go.id';
const AT = wib('2026-11-25 09:00');
const BY = PersonId.parse('nita-contoh');

const posted = (seed: string, url = `https://${HOST}/berita/${seed}`): NewsItem =>
  NewsItem.parse({
    ...{ id: newsIdOf(activityId(seed)), activity: activityId(seed), version: 4, tip: sha256(seed), unit: 'asdp' },
    ...{ date: '2026-11-24', text: 1, shown: { headline: 'Piket', opening: 'Piket', pictures: 0 }, editors: [BY] },
    ...{ changedAt: AT, state: 'published', publishedAt: AT, approvedBy: BY, portal: { url, by: BY, at: AT } },
  });

describe('what an answer says of a link', () => {
  it.each([
    [200, '/berita/1', 'answers'],
    [204, '/berita/1', 'answers'],
    [200, '/2026/berita/1', 'answers'],
    // The front page, in the place of the article.
    [200, '/', 'elsewhere'],
    [200, '/?p=1', 'answers'],
    [401, '/berita/1', 'refused'],
    [403, '/berita/1', 'refused'],
    [404, '/berita/1', 'gone'],
    [410, '/berita/1', 'gone'],
    [429, '/berita/1', 'notNow'],
    [400, '/berita/1', 'failing'],
    [405, '/berita/1', 'failing'],
    [500, '/berita/1', 'failing'],
    [503, '/berita/1', 'failing'],
    [304, '/berita/1', 'failing'],
    [0, '/berita/1', 'failing'],
  ])('%i at %s: %s', (status, path, look) => {
    const at = new URL(path, `https://${HOST}`);
    expect(lookOf({ status, from: new URL(`https://${HOST}/berita/1`), at })).toBe(look);
  });

  it('is that it answers where the front page itself was posted', () => {
    const from = new URL(`https://${HOST}/`);
    expect(lookOf({ status: 200, from, at: from })).toBe('answers');
  });

  it('calls a link broken that leads nobody to what was posted, and not one that only machines may not follow', () => {
    expect(LinkOutcome.options.filter(isLinkBroken)).toEqual(['gone', 'unreachable', 'elsewhere', 'failing']);
    expect(isLinkBroken(undefined)).toBe(false);
  });
});

describe('links in their turn', () => {
  const items = ['a', 'b', 'c', 'd'].flatMap((seed) => linkOf(posted(seed)) ?? []);
  const ids = items.map(({ news }) => news).toSorted((one, other) => (one < other ? -1 : 1));
  const turn = (first?: NewsId, of: readonly PostedLink[] = items) =>
    linksInTurn(of, [HOST], first).map(({ news }) => news);

  it('stand in an order that does not change, however they are listed', () => {
    expect(turn()).toEqual(ids);
    expect(turn(undefined, items.toReversed())).toEqual(ids);
  });

  it('begin with the one that was left, and all of them come', () => {
    const [first, second, third, fourth] = ids;
    expect(turn(third)).toEqual([third, fourth, first, second]);
    expect(turn(first)).toEqual(ids);
    // One that is not there any more: with whatever comes after it.
    expect(
      turn(
        third,
        items.filter(({ news }) => news !== third),
      ),
    ).toEqual([fourth, first, second]);
    expect(
      turn(
        fourth,
        items.filter(({ news }) => news !== fourth),
      ),
    ).toEqual([first, second, third]);
  });

  it('are those alone on hosts that the office names', () => {
    const elsewhere = linkOf(posted('e', 'https://lain.contoh.invalid/1')) ?? expect.fail('no link');
    expect(turn(undefined, [elsewhere])).toEqual([]);
  });

  it('are of what is published alone', () => {
    const item = posted('a');
    expect(linkOf(item)).toEqual({ news: item.id, url: `https://${HOST}/berita/a` });
    expect(linkOf(NewsItem.parse({ ...item, state: 'withdrawn', withdrawnAt: AT }))).toBeUndefined();
    expect(linkOf(NewsItem.parse({ ...item, state: 'draft', returned: false }))).toBeUndefined();
  });
});
