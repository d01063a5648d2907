import { readFileSync, writeFileSync } from 'node:fs';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';

/**
 * From a frozen digest to its document, once, as a fresh instance does it: `node bench/pdf-process.ts digest.json
 * out.pdf`.
 */
const [frozen = '', out = ''] = process.argv.slice(2);
const { digest } = FrozenDigest.parse(JSON.parse(readFileSync(frozen, 'utf8')));
writeFileSync(out, typstPdf()(digestText(loadPolicy(), digest)));
