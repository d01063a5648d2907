import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DigestText } from '#shared/domain/digest/document';
import { coverageOf } from './font-coverage.ts';
import { packedPdf } from './packed-pdf.ts';
import { printable } from './printable.ts';

/** Typst's name for PDF/A-2a: kept for decades, and read aloud by a screen reader. */
const STANDARD = 'a-2a';

/**
 * Everything that a document is made of lies in one folder beside this file, or beside the bundle that this file is in.
 */
const asset = (name: string): Buffer => readFileSync(new URL(`digest/${name}`, import.meta.url));
const fontNamed = (name: string): Buffer => asset(`fonts/ibm-plex-${name}.ttf`);

/** In each weight that the template asks for: a weight that is not here could come from a font of the machine. */
const FONTS = {
  regular: ['sans-regular', 'sans-arabic-regular'],
  semibold: ['sans-semibold', 'sans-arabic-semibold'],
  mono: ['mono-regular'],
} as const;

/**
 * The document as PDF/A-2a, tagged, with title and language. It is made from the text and from nothing else, neither
 * the time nor the machine nor its fonts: the same text is the same file, to the byte. Text stays text, whatever is in
 * it; a character that no font of ours has is shown by its code point.
 */
export const typstPdf = (): ((text: DigestText) => Uint8Array) => {
  const template = asset('digest.typ').toString('utf8');
  const fonts = Object.values(FONTS).flat().map(fontNamed);
  const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fonts }] });
  const isShown = coveredByAll([FONTS.regular, FONTS.semibold]);
  return (text) => {
    const { year, month, day } = text.date;
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { model: JSON.stringify(printable(text, isShown)) } },
      { pdfStandard: STANDARD, creationTimestamp: Date.UTC(year, month - 1, day) / 1000 },
    );
    compiler.evictCache(0);
    return packedPdf(pdf);
  };
};

/** A character can be shown where it has a glyph in each weight. */
const coveredByAll = (weights: readonly (readonly string[])[]): ((point: number) => boolean) => {
  const covered = weights.map((names) => names.map((name) => coverageOf(fontNamed(name))));
  return (point) => covered.every((some) => some.some((set) => set.has(point)));
};
