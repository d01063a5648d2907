import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DigestText } from '#shared/domain/digest-text';

/** Typst's name for PDF/A-2a: kept for decades, and read aloud by a screen reader. */
const STANDARD = 'a-2a';

const template = readFileSync(new URL('digest.typ', import.meta.url), 'utf8');

/**
 * The document as PDF/A-2a, tagged, with title and language. It is made from the text and from nothing else, neither the time nor the
 * machine: the same text is the same file, to the byte. Text stays text, whatever is in it.
 */
export const typstPdf = (): ((text: DigestText) => Uint8Array) => {
  const compiler = NodeCompiler.create({ workspace: '/' });
  return (text) => {
    const { year, month, day } = text.date;
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { model: JSON.stringify(text) } },
      { pdfStandard: STANDARD, creationTimestamp: Date.UTC(year, month - 1, day) / 1000 },
    );
    compiler.evictCache(0);
    return pdf;
  };
};
