import { EvidenceRules } from '#shared/domain/evidence/checked-file';

/** Rules that a test can reach the bounds of. */
export const EVIDENCE_RULES: EvidenceRules = EvidenceRules.parse({
  mostBytes: 20_971_520,
  mostFiles: 40,
  mostPixels: 50_000_000,
  mostPages: 500,
  mostInside: 209_715_200,
  likeBits: 76,
  farMetres: 1_000,
  smallestSide: 200,
  tools: ['photoshop', 'stable diffusion', 'midjourney', 'dall-e', 'trainedAlgorithmicMedia', 'parameters'],
  fetching: { withinSeconds: 30, mostRedirects: 3, waits: [60, 600] },
  keptFor: { years: 5, source: 'contoh', verified: false },
});
