import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, it } from 'vitest';
import { randomOf } from '#local/past/random';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import type { Digest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { HARD_NAMES, inventedDigest, NOTHING, withName, withOverdue } from '#test/support/builders/invented-digest';
import { hunt } from '#test/support/hunt';
import { whyNotByMaven } from '#test/support/maven';
import { policy } from '#test/support/policy';
import { noteUnchecked } from '#test/support/unchecked';
import { pdfAFaults } from '#test/support/verapdf';

const random = randomOf(29);
/** Letters of any script, and what is no letter at all. */
const anyName = (): string =>
  String.fromCodePoint(
    ...Array.from({ length: 12 }, () => Math.floor(random() * (random() < 0.5 ? 0x7_00 : 0x11_00_00))),
  );
const NAMES: readonly string[] = [
  ...HARD_NAMES,
  'دائرة',
  'W'.repeat(10_000),
  '🚦 日 \ud800 \u202e x\u0000 \ue000 \u00ad',
  ...Array.from({ length: 12 }, anyName),
];

/** Digests of an invented month, as it is and as it might have been. */
const digests = async (): Promise<readonly (readonly [string, Digest])[]> => {
  const digest = await inventedDigest();
  return [
    ['as it is', digest],
    ['nothing came in', { ...digest, ...NOTHING }],
    ...[1, 40, 150].map((n) => [`${n} overdue reports`, withOverdue(digest, n)] as const),
    ...NAMES.map((name) => [`the name ${JSON.stringify(name.slice(0, 40))}`, withName(digest, name)] as const),
  ];
};

/** The version and the level of PDF/A must stand in the metadata. */
const LEVEL_RULE = 'FAIL 6.6.4-1';

const whyNot = await whyNotByMaven('verapdf');
if (whyNot !== undefined) noteUnchecked('Digests as PDF/A-2a, by veraPDF', whyNot);
else {
  const make = typstPdf('https://kantor.contoh.invalid');
  hunt({
    name: 'PDF/A, digests',
    law: 'whatever is in a digest, veraPDF finds nothing wrong with it as PDF/A-2a',
    least: 27,
    cases: async () =>
      (await digests()).map(([name, digest]) => ({
        name,
        run: async () => ({ broken: await pdfAFaults(make(digestText(policy, digest))) }),
      })),
  });
}

describe('veraPDF', () => {
  // Part of no hunt, so it is left out where one hunt is asked for.
  it.skipIf(whyNot !== undefined || process.env['HUNT_ONLY'] !== undefined)(
    'refuses the plain PDF that the same compiler makes',
    async () => {
      const plain = NodeCompiler.create({ workspace: '/' }).pdf({ mainFileContent: '= Judul\n\nSebuah kalimat.' });
      expect(await pdfAFaults(plain)).toContain(LEVEL_RULE);
    },
  );
});
