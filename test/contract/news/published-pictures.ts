import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PublishedPictures } from '#shared/app/news/ports';
import { aNewsId } from '#test/support/builders/a-published-news';

/** What every place for pictures of published news promises. */
export const itKeepsPublishedPictures = (make: () => PublishedPictures): void => {
  const bytesOf = async (pictures: PublishedPictures, ...place: Parameters<PublishedPictures['find']>) => {
    const found = await pictures.find(...place);
    return found === undefined ? undefined : Buffer.from(found);
  };

  it('gives each picture back as it was published, and nothing under another number or news', async () => {
    const pictures = make();
    const news = aNewsId(randomUUID());
    const [one, two] = [Buffer.from([0xff, 0xd8, 0, 255, 10, 13]), Buffer.from([0xff, 0xd8, 1])];
    await pictures.publish(news, 1, one);
    await pictures.publish(news, 10, two);
    expect(await bytesOf(pictures, news, 1)).toEqual(one);
    expect(await bytesOf(pictures, news, 10)).toEqual(two);
    expect(await bytesOf(pictures, news, 2)).toBeUndefined();
    expect(await bytesOf(pictures, aNewsId(randomUUID()), 1)).toBeUndefined();
  });

  it('has the later of two under one number', async () => {
    const pictures = make();
    const news = aNewsId(randomUUID());
    await pictures.publish(news, 1, Buffer.from('lama'));
    await pictures.publish(news, 1, Buffer.from('baru'));
    expect(await bytesOf(pictures, news, 1)).toEqual(Buffer.from('baru'));
  });

  it('no longer has what was removed, once or twice, and can have it again', async () => {
    const pictures = make();
    const news = aNewsId(randomUUID());
    await pictures.publish(news, 1, Buffer.from('satu'));
    await pictures.publish(news, 2, Buffer.from('dua'));
    await pictures.remove(news, 1);
    await pictures.remove(news, 1);
    expect(await bytesOf(pictures, news, 1)).toBeUndefined();
    expect(await bytesOf(pictures, news, 2)).toEqual(Buffer.from('dua'));
    await pictures.publish(news, 1, Buffer.from('lagi'));
    expect(await bytesOf(pictures, news, 1)).toEqual(Buffer.from('lagi'));
  });
};
