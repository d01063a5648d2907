import type { EvidenceId } from '#shared/domain/words/evidence-id';
import type { ReportId, Sha256 } from '#shared/domain/words/words';
import type { EvidenceRules } from './checked-file.ts';
import { type Alike, MOST_ALIKE } from './evidence.ts';
import { difference, type Likeness } from './likeness.ts';

/** By what a file is found again: its bytes, and of a picture what it looks like. The picture itself is not in it. */
export type Trace = {
  readonly report: ReportId;
  readonly evidence: EvidenceId;
  readonly sha256: Sha256;
  readonly likeness?: Likeness | undefined;
};

/** What a file is like: pictures of the same report, which whoever may open it may know of, and other reports. */
export type Found = { readonly like: readonly EvidenceId[]; readonly alike: readonly Alike[] };

type Bits = Pick<EvidenceRules, 'likeBits'>;

/** How far two files are from each other: the same bytes, or in how many bits their pictures differ if few. */
const apart = (one: Trace, other: Trace, { likeBits }: Bits): number | undefined => {
  if (one.sha256 === other.sha256) return 0;
  if (one.likeness === undefined || other.likeness === undefined) return undefined;
  const bits = difference(one.likeness, other.likeness);
  return bits < likeBits ? bits : undefined;
};

/** Collects what a file is like, one trace after another: of each other report the likest, as many as are kept. */
export const findingLike = (one: Trace, rules: Bits) => {
  const others = new Map<ReportId, { readonly alike: Alike; readonly bits: number }>();
  const like = new Set<EvidenceId>();
  return {
    look: (other: Trace): void => {
      if (other.report === one.report && other.evidence === one.evidence) return;
      const bits = apart(one, other, rules);
      if (bits === undefined) return;
      if (other.report === one.report) {
        like.add(other.evidence);
        return;
      }
      if (bits < (others.get(other.report)?.bits ?? Number.POSITIVE_INFINITY))
        others.set(other.report, {
          bits,
          alike: { report: other.report, flag: one.sha256 === other.sha256 ? 'sameFile' : 'sameAsOther' },
        });
    },
    found: (): Found => ({
      like: [...like],
      alike: [...others.values()]
        .toSorted((a, b) => a.bits - b.bits)
        .slice(0, MOST_ALIKE)
        .map(({ alike }) => alike),
    }),
  };
};
