import { strToU8, type Zippable, zipSync } from 'fflate';
import type { PackForPortal, PortalNews } from '#shared/app/news/ports';
import { ok, refuse } from '#shared/domain/words/result';
import { creditLine, escaped, newsMarkup } from './news-markup.ts';
import { csvOf } from './table-files.ts';

/** What a function can answer with: six megabytes, of which base64 takes a quarter, and the answer around it some. */
const LARGEST = 4_400_000;

/** The earliest that a zip can say: what is in it follows from the news alone. */
const LONG_AGO = new Date(1980, 0, 1);

const photo = (index: number): string => `foto-${index + 1}.jpg`;

/** For Windows, where whoever posts it works: line ends, and a mark that it is UTF-8. */
const plainText = (text: string): Uint8Array => strToU8(`\uFEFF${text.replace(/\r?\n/g, '\r\n')}\r\n`);

const textOf = ({ headline, paragraphs, pictures }: PortalNews): string =>
  [
    headline,
    ...paragraphs,
    ...(pictures.length === 0
      ? []
      : [pictures.map((picture, index) => `${photo(index)}: ${creditLine(picture)}`).join('\n')]),
  ].join('\n\n');

const markupOf = ({ headline, paragraphs, pictures }: PortalNews): string =>
  [
    `<h1>${escaped(headline)}</h1>`,
    newsMarkup(
      paragraphs,
      pictures.map(({ alt, caption, credit }, index) => ({ src: photo(index), alt, caption, credit })),
    ),
  ].join('\n');

const HEADER = ['berkas', 'keterangan', 'teks alternatif', 'kredit'];

/** Text as it is packed, pictures as they are: they are packed already. */
const filesOf = (news: PortalNews): Zippable => ({
  'berita.txt': [plainText(textOf(news)), { level: 6 }],
  'berita.html': [strToU8(`<meta charset="utf-8">\n${markupOf(news)}\n`), { level: 6 }],
  ...(news.pictures.length === 0
    ? {}
    : {
        'foto.csv': [
          strToU8(
            csvOf(
              HEADER,
              news.pictures.map(({ alt, caption = '', credit }, index) => [photo(index), caption, alt, credit]),
            ),
          ),
          { level: 6 },
        ],
      }),
  ...Object.fromEntries(news.pictures.map(({ bytes }, index) => [photo(index), [bytes, { level: 0 }]])),
});

/** A news item as a zip for whoever posts it on the news portal. The same news gives the same bytes. */
export const portalPackage: PackForPortal = (news) => {
  const bytes = zipSync(filesOf(news), { mtime: LONG_AGO });
  return bytes.byteLength > LARGEST ? refuse('packageTooLarge') : ok(bytes);
};
