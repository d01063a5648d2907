import { describe, expect, it } from 'vitest';
import { newsAddress, pictureAddress, pictureNamed } from '#shared/contracts/http/news-addresses';
import { newsAskedIn, newsNamed, newsQuery } from '#shared/contracts/http/news-list';
import { Instant } from '#shared/domain/words/words';
import { aNewsId } from '#test/support/builders/a-published-news';

const id = aNewsId('satu');

describe('an address of the news', () => {
  it('is read as it was written, with a unit, a page, both or none', () => {
    const after = { publishedAt: Instant.parse(1_795_000_000_000), id };
    for (const asked of [{}, { unit: 'asdp' as const }, { after }, { unit: 'ppid' as const, after }])
      expect(newsAskedIn(newsQuery(asked))).toEqual(asked);
    expect(newsAskedIn(newsQuery({ after: { publishedAt: Instant.parse(0), id } }))?.after?.publishedAt).toBe(0);
  });

  it.each([
    'unit=Asdp',
    `halaman=01-${id}`,
    `halaman=-1-${id}`,
    `halaman=1e3-${id}`,
    `halaman=12345678901234-${id}`,
    `halaman=1-${id}%0A`,
    `halaman=1-${id.toUpperCase()}`,
    'halaman=1',
  ])('asks for nothing that there can be with %s', (query) => {
    expect(newsAskedIn(new URLSearchParams(query))).toBeUndefined();
  });

  it('names an item by its id alone, and a picture by its number alone', () => {
    expect(newsNamed(newsAddress(id).split('/').at(-1))).toBe(id);
    expect(newsNamed(undefined)).toBeUndefined();
    expect(pictureNamed(pictureAddress(id, 10).split('/').at(-1) ?? '')).toBe(10);
    for (const file of ['0.jpg', '01.jpg', '100.jpg', '1.jpeg', '1.jpg\n', ' 1.jpg', '1', ''])
      expect(pictureNamed(file), JSON.stringify(file)).toBeUndefined();
  });
});
