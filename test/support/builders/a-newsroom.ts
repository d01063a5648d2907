import sharp from 'sharp';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import type { MemoryTable } from '#shared/adapters/table/memory-table';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import type { PublishedPictures } from '#shared/app/news/ports';
import { newsAddress } from '#shared/contracts/http/news-addresses';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';
import { aDrawnScene } from './a-drawn-scene.ts';
import { aPublishedNews } from './a-published-news.ts';

/** What is usual, what is long, what has no picture, and what is odd: more than stands on a page. */
const invented = (now: Instant): readonly PublishedNews[] => {
  const at = (n: number) => ({ publishedAt: Instant.parse(now - n * 3_600_000) });
  return [
    aPublishedNews('depan SD Negeri 3', at(1)),
    aPublishedNews('panjang', {
      ...at(2),
      unit: 'asdp',
      headline:
        'Petugas memeriksa kelaikan 27 perahu bermotor di Dermaga Bunut Hilir bersama Satpolairud dan memasang papan batas muatan',
      where: 'Dermaga Bunut Hilir',
      paragraphs: Array.from(
        { length: 6 },
        () =>
          'Pemeriksaan meliputi jaket pelampung, muatan, dan surat kecakapan juragan. Tiga perahu diminta menambah pelampung sebelum berangkat lagi, dan semua juragan menerima salinan batas muatan.',
      ),
    }),
    aPublishedNews('tanpa gambar', {
      ...at(3),
      unit: 'umum',
      pictures: [],
      headline: 'Apel pagi dan kerja bakti kantor',
    }),
    aPublishedNews('ganjil', {
      ...at(4),
      unit: 'keuangan',
      headline: `Rapat & evaluasi <anggaran> ${'tanpaspasi'.repeat(9)} 🚧`,
      paragraphs: ['שלום, rapat berjalan singkat.'],
      pictures: [],
    }),
    ...Array.from({ length: 18 }, (_, n) =>
      aPublishedNews(`simpang ${n + 1}`, {
        ...at(10 + n),
        pictures: [],
        headline: `Pengaturan lalu lintas di simpang ${n + 1}`,
      }),
    ),
  ];
};

export type Newsroom = {
  readonly pictures: PublishedPictures;
  /** The addresses of the first four: what is usual, long, without a picture, odd. */
  readonly addresses: readonly string[];
};

/** News of an invented office, published in that table. */
export const aNewsroom = async (table: MemoryTable, now: Instant): Promise<Newsroom> => {
  const [published, pictures] = [tablePublishedNews(table), memoryPublishedPictures()];
  const news = invented(now);
  for (const [seed, item] of news.entries()) {
    const shown: PublishedNews['pictures'][number][] = [];
    for (const [index, picture] of item.pictures.entries()) {
      const bytes = await sharp(await aDrawnScene(seed))
        .jpeg({ quality: 78 })
        .toBuffer();
      const { width, height } = await sharp(bytes).metadata();
      await pictures.publish(item.id, index + 1, bytes);
      shown.push({ ...picture, width, height, size: bytes.byteLength });
    }
    await published.publish({ ...item, pictures: shown });
  }
  return { pictures, addresses: news.slice(0, 4).map(({ id }) => newsAddress(id)) };
};
