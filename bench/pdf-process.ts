import { readFileSync, writeFileSync } from 'node:fs';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { typstPdf } from '#shared/adapters/typst-pdf';
import { FrozenDigest } from '#shared/domain/digest';
import { digestText } from '#shared/domain/digest-text';

/** From a frozen digest to its document, once, as a fresh instance does it: `node bench/pdf-process.ts digest.json out.pdf`. */
const [frozen = '', out = ''] = process.argv.slice(2);
const { digest } = FrozenDigest.parse(JSON.parse(readFileSync(frozen, 'utf8')));
writeFileSync(out, typstPdf()(digestText(loadPolicy(), digest)));
