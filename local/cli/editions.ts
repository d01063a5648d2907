import { writeFile } from 'node:fs/promises';
import { figureIn } from '#shared/domain/digest/annexes';
import type { FrozenDigest } from '#shared/domain/digest/digest';
import { digestWriter } from '#shared/domain/digest/number-words';
import { figureSaid } from '#shared/domain/digest/proposed';
import { revisedFigures } from '#shared/domain/digest/revised';
import type { NamingRules } from '#shared/domain/figures/figure-row';
import type { Policy } from '#shared/domain/policy/policy';

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

const editionName = (file: string, edition: number): string =>
  edition === 1 ? file : file.replace(/(\.pdf)?$/i, (ending) => `-edisi-${edition}${ending}`);

/** Writes a document under its name, or beside what has that name as its next edition; says under which. */
export const writeEdition = async (file: string, bytes: Uint8Array): Promise<string> => {
  for (let edition = 1; ; edition += 1) {
    const name = editionName(file, edition);
    try {
      // Fails where the file is there, also where it has come just now.
      await writeFile(name, bytes, { flag: 'wx' });
      return name;
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  }
};

/** Which figures of a new edition are others than those of the digest that was sent to somebody. */
export const sentDifferences = (
  policy: NamingRules & Pick<Policy, 'calendar'>,
  sent: { readonly recipient: string; readonly frozen: FrozenDigest },
  edition: FrozenDigest,
): readonly string[] => {
  const { digest, figures } = sent.frozen;
  const write = digestWriter(policy.calendar.zone, digest.dayMinutes);
  const revised = revisedFigures(policy, figures, edition.figures);
  const than = `dari yang dikirim kepada ${sent.recipient} (keadaan per ${write.moment(digest.asOf)} WIB)`;
  return revised.length === 0
    ? [`Semua angka sama ${than.replace(/^dari/, 'dengan')} / every figure as sent.`]
    : [
        `${write.count(revised.length)} angka berbeda ${than} / figures that differ from what was sent:`,
        ...revised.map(
          ({ name, title, was, is }) =>
            `  ${figureSaid(name, edition.digest, title)}: ${figureIn(write, was)} → ${figureIn(write, is)}`,
        ),
      ];
};
