import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A picture where it lies, and what is said of it. */
export type MarkedPicture = {
  readonly src: string;
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly credit: string;
  readonly width?: number;
  readonly height?: number;
};

/** `Rambu baru. Foto: Humas`. */
export const creditLine = ({ caption, credit }: Pick<MarkedPicture, 'caption' | 'credit'>): string =>
  [caption, `Foto: ${credit}`].filter((part) => part !== undefined).join(' · ');

/** What news says as HTML that any page can hold: paragraphs and pictures, and whatever looks like markup is text. */
export const newsMarkup = (paragraphs: readonly string[], pictures: readonly MarkedPicture[]): string =>
  [
    ...paragraphs.map((text) => h('p', null, text)),
    ...pictures.map((picture) =>
      h(
        'figure',
        null,
        h('img', { src: picture.src, alt: picture.alt, width: picture.width, height: picture.height }),
        h('figcaption', null, creditLine(picture)),
      ),
    ),
  ]
    .map((node) => renderToString(node))
    .join('\n');

/** Text where HTML is read. */
export const escaped = (text: string): string => renderToString(h('p', null, text)).slice('<p>'.length, -'</p>'.length);
