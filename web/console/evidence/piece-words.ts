import type { EvidenceShown } from '#shared/contracts/http/evidence';
import { titled } from '#shared/domain/words/titled';
import { PURPOSES } from '#web/made/evidence.ts';
import { tenths } from '#web/words/numbers.ts';
import { fullMoment } from '#web/words/times.ts';
import { fullWords } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

export type Piece = EvidenceShown['evidence'][number];

const WORDS = {
  erased: { id: 'isinya sudah dimusnahkan', en: 'its content has been destroyed' },
  text: { id: 'teks', en: 'text' },
  picture: { id: 'Gambar', en: 'Picture' },
  sent: { id: 'dikirim', en: 'sent' },
} as const;

export const purposeOf = ({ purpose }: Pick<Piece, 'purpose'>): string => titled(say(PURPOSES[purpose]));

/** Nobody of the office has sent it. */
export const isOfReporter = ({ purpose }: Pick<Piece, 'purpose'>): boolean => purpose === 'complaint';

/** What people know it by; what the reporter sent stands by itself and shows nothing else. */
export const calledBy = (piece: Piece): string => {
  const name = piece.name ?? say(WORDS.erased);
  return isOfReporter(piece) ? name : `${purposeOf(piece)}: ${name}`;
};

const KB = 1024;
/** `1,2 MB`, and what is small `84,3 kB`: as machines show it to people. */
export const sizeWords = (bytes: number): string =>
  bytes >= 100 * KB
    ? `${tenths(language.value, bytes / KB / KB)} MB`
    : `${tenths(language.value, Math.ceil((10 * bytes) / KB) / 10)} kB`;

export const kindWords = ({ kind }: Pick<Piece, 'kind'>): string =>
  kind === 'text' ? say(WORDS.text) : kind === 'webp' ? 'WebP' : kind.toUpperCase();

/** When it was taken by its camera: of no zone where the camera names none. */
export const takenWords = (taken: string): string => {
  if (Number.isNaN(Date.parse(taken))) return taken;
  const isZoned = /(?:Z|[+-]\d\d:\d\d)$/.test(taken);
  return isZoned ? fullWords(taken) : fullMoment({ language: language.value, zone: 'UTC' }, `${taken}Z`);
};

/** What a picture is, for whoever does not see it. */
export const altOf = (piece: Piece): string =>
  `${say(WORDS.picture)}, ${say(PURPOSES[piece.purpose])}, ${say(WORDS.sent)} ${fullWords(piece.sentAt)}`;
