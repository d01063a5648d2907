import { IsoDate } from '#shared/domain/calendar/calendar';
import { NewsId, type PublishedNews } from '#shared/domain/news/news-item';
import { base32 } from '#shared/domain/words/base32';
import { sha256 } from '#shared/domain/words/hash';
import { wib } from './a-report.ts';

/** The id of an invented news item, by a name. */
export const aNewsId = (name: string): NewsId =>
  NewsId.parse(`nws_${base32(Buffer.from(sha256(name), 'hex'), 26).toLowerCase()}`);

/** A picture as everybody may see it; which one it is, its description says. */
export const aPublishedPicture = (n: number): PublishedNews['pictures'][number] => ({
  alt: `Petugas memasang rambu ke-${n} di tepi jalan`,
  caption: `Pemasangan rambu ke-${n}`,
  credit: 'Humas Dinas Perhubungan',
  width: 1280,
  height: 853,
  size: 4_321 + n,
});

/** News as it was published: an id of its own, one picture, and whatever is given. */
export const aPublishedNews = (name: string, given: Partial<PublishedNews> = {}): PublishedNews => ({
  id: aNewsId(name),
  unit: 'llaj',
  kind: { id: 'Pemasangan rambu', en: 'Putting up road signs' },
  date: IsoDate.parse('2026-11-25'),
  where: 'Jalan Komodor Yos Sudarso, Putussibau',
  headline: `Rambu baru di ${name}`,
  paragraphs: [
    'Dinas Perhubungan Kabupaten Kapuas Hulu memasang rambu batas kecepatan di depan sekolah.',
    'Pemasangan selesai pada hari yang sama.',
  ],
  pictures: [aPublishedPicture(1)],
  publishedAt: wib('2026-11-26 09:00'),
  ...given,
});
