import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, it } from 'vitest';
import { randomOf } from '#local/random';
import { typstPdf } from '#shared/adapters/typst-pdf';
import { type DigestText, digestText } from '#shared/domain/digest-text';
import { HARD_NAMES, inventedDigest, NOTHING, withName, withOverdue } from '#test/support/invented-digest';
import { whyNotByMaven } from '#test/support/maven';
import { policy } from '#test/support/policy';
import { noteUnchecked } from '#test/support/unchecked';
import { pdfAFaults } from '#test/support/verapdf';

const whyNot = await whyNotByMaven('verapdf');
if (whyNot !== undefined) noteUnchecked('The digest as PDF/A-2a, by veraPDF', whyNot);

const digest = await inventedDigest();
const textOf = (given: typeof digest): DigestText => digestText(policy, given);
const named = (name: string): DigestText => textOf(withName(digest, name));

const random = randomOf(29);
/** Letters of any script, and what is no letter at all. */
const anyName = (): string =>
  String.fromCodePoint(
    ...Array.from({ length: 12 }, () => Math.floor(random() * (random() < 0.5 ? 0x7_00 : 0x11_00_00))),
  );

const DOCUMENTS: readonly (readonly [string, DigestText])[] = [
  ['an invented year', textOf(digest)],
  ['a period in which nothing came in', textOf({ ...digest, ...NOTHING })],
  ...[1, 40, 150].map((n) => [`${n} overdue reports`, textOf(withOverdue(digest, n))] as const),
  ...[...HARD_NAMES, 'دائرة', 'W'.repeat(10_000), '🚦 日 \ud800 \u202e x\u0000 \ue000 \u00ad'].map(
    (name) => [`the name ${JSON.stringify(name.slice(0, 40))}`, named(name)] as const,
  ),
  ...Array.from({ length: 12 }, anyName).map((name) => [`the name ${JSON.stringify(name)}`, named(name)] as const),
];

describe.skipIf(whyNot !== undefined)('a digest as the archive judges it', () => {
  const make = typstPdf();

  it.each(DOCUMENTS)('is PDF/A-2a with %s', async (_, text) => {
    expect(await pdfAFaults(make(text))).toEqual([]);
  });

  it('would be refused as the plain PDF that the same compiler makes', async () => {
    const plain = NodeCompiler.create({ workspace: '/' }).pdf({ mainFileContent: '= Judul\n\nSebuah kalimat.' });
    // The version and the level of PDF/A must stand in the metadata.
    expect(await pdfAFaults(plain)).toContain('FAIL 6.6.4-1');
  });
});
