import * as z from 'zod';
import type { EvidenceWritten } from '#shared/app/report/ports';
import { Evidence } from '#shared/domain/evidence/evidence';
import { Fingerprint } from '#shared/domain/evidence/fingerprint';
import type { Likeness } from '#shared/domain/evidence/likeness';
import type { Trace } from '#shared/domain/evidence/trace';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { ReportId, Sha256 } from '#shared/domain/words/words';
import { evidenceKey, evidenceTextKey } from './keys.ts';
import type { Item, Write } from './table.ts';

/** A piece of evidence as it stands, and what it is called, sealed: that is written once. */
export const evidenceWrites = ({ evidence, text }: EvidenceWritten): readonly Write[] => [
  { put: { ...evidenceKey(evidence.report, evidence.id), ...evidence } },
  ...(text === undefined ? [] : [{ put: { ...evidenceTextKey(evidence.report, evidence.id), bytes: text } }]),
];
export const evidenceOf = (item: unknown): Evidence => Evidence.parse(item);

/** Hexadecimal digits of a fingerprint, and its bytes. */
const PRINT_DIGITS = 64;

const packed = ({ whole, mirrored, parts }: Likeness): Uint8Array =>
  Buffer.from([whole, mirrored, ...parts].join(''), 'hex');

const unpacked = (bytes: Uint8Array): Likeness => {
  const hex = Buffer.from(bytes).toString('hex');
  const prints = Array.from({ length: hex.length / PRINT_DIGITS }, (_, at) =>
    Fingerprint.parse(hex.slice(at * PRINT_DIGITS, (at + 1) * PRINT_DIGITS)),
  );
  const [whole, mirrored, ...parts] = prints;
  if (whole === undefined || mirrored === undefined) throw new Error('a likeness without its fingerprints');
  return { whole, mirrored, parts };
};

export const traceItem = ({ report, evidence, sha256, likeness }: Trace): Omit<Item, 'pk' | 'sk'> => ({
  report,
  evidence,
  sha256,
  ...(likeness === undefined ? {} : { prints: packed(likeness) }),
});

const TraceItem = z.object({
  report: ReportId,
  evidence: EvidenceId,
  sha256: Sha256,
  prints: z.instanceof(Uint8Array).optional(),
});
export const traceOf = (item: unknown): Trace => {
  const { prints, ...trace } = TraceItem.parse(item);
  return prints === undefined ? trace : { ...trace, likeness: unpacked(prints) };
};
