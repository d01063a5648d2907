import type { DigestText } from '#shared/domain/digest/document';
import { packedPdf } from './packed-pdf.ts';
import { printable } from './printable.ts';
import { compilerWithFonts, shownByFonts, templateOf } from './typst-fonts.ts';

/** Typst's name for PDF/A-2a: kept for decades, and read aloud by a screen reader. */
const STANDARD = 'a-2a';

/**
 * The document as PDF/A-2a, tagged, with title and language. It is made from the text and from nothing else, neither
 * the time nor the machine nor its fonts: the same text is the same file, to the byte. Text stays text, whatever is in
 * it; a character that no font of ours has is shown by its code point. With the address of the console, its numbers are
 * links to the pages behind them; without, it has none.
 */
export const typstPdf = (address = ''): ((text: DigestText) => Uint8Array) => {
  const template = templateOf('digest');
  const compiler = compilerWithFonts();
  const isShown = shownByFonts();
  return (text) => {
    const { year, month, day } = text.date;
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { model: JSON.stringify(printable(text, isShown)), address } },
      { pdfStandard: STANDARD, creationTimestamp: Date.UTC(year, month - 1, day) / 1000 },
    );
    compiler.evictCache(0);
    return packedPdf(pdf);
  };
};
