import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { type Random, randomOf } from '#local/past/random';
import { checkFile } from '#shared/adapters/files/check-file';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { anOfficePackage } from '#test/support/builders/an-office-package';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';
import { type Case, hunt } from '#test/support/hunt';

const TRIES = 40;

const aPdf = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < 3; page += 1) pdf.addPage().drawText('Rekaan');
  return pdf.save();
};
const FILES: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  jpeg: () => aDrawnScene(2),
  png: async () =>
    sharp(await aDrawnScene(2))
      .resize(300)
      .png()
      .toBuffer(),
  webp: async () =>
    sharp(await aDrawnScene(2))
      .resize(300)
      .webp()
      .toBuffer(),
  pdf: aPdf,
  docx: async () => anOfficePackage(),
  text: async () => Buffer.from('Catatan rapat (rekaan), baris pertama\nbaris kedua\n'),
};

/** A file in which some bytes are others, some are missing, or some stand twice. */
const spoiled = (bytes: Uint8Array, random: Random): Uint8Array => {
  const at = (): number => Math.floor(random() * bytes.length);
  const [from, until] = [at(), at()].toSorted((one, other) => one - other);
  const way = random();
  if (way < 0.25) return bytes.subarray(0, from);
  if (way < 0.4) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
  if (way < 0.55) return Buffer.concat([bytes.subarray(0, until), bytes.subarray(from)]);
  const changed = Uint8Array.from(bytes);
  for (let n = 0; n < 1 + random() * 20; n += 1) changed[at()] = Math.floor(random() * 256);
  return changed;
};

const cases = async (): Promise<readonly Case[]> => {
  const files = await Promise.all(Object.entries(FILES).map(async ([kind, make]) => [kind, await make()] as const));
  return files.flatMap(([kind, bytes], of) =>
    Array.from({ length: TRIES }, (_, n) => ({
      name: `${kind} ${n}`,
      run: async () => {
        const checked = await checkFile(spoiled(bytes, randomOf(of * 1_000 + n)), EVIDENCE_RULES);
        if (!checked.ok) return { broken: [], faults: 1, seen: { [checked.refusal]: 1 } };
        const { clean, kind: as, picture } = checked.value;
        const read = picture && (await sharp(clean).metadata());
        const isSound = read === undefined || (read.exif === undefined && read.width === picture?.facts.width);
        return { broken: isSound ? [] : [`a clean ${as} that is not what was checked`], seen: { taken: 1 } };
      },
    })),
  );
};

hunt({
  name: 'spoiled files',
  law: 'whatever is changed in a file, its check comes to an end, throws nothing, and gives out what it has checked',
  least: 6 * TRIES,
  meets: ['taken', 'broken', 'kindUnknown'],
  cases,
});
