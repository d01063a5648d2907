import * as z from 'zod';
import { type Calendar, IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { type Bilingual, Instant } from '#shared/domain/words/words';
import type { EvidenceRules, PictureFacts, Place } from './checked-file.ts';

/** Why a person should look at a picture twice. A flag never decides. */
export const Flag = z.enum([
  'sameAsComplaint',
  'sameAsBefore',
  'sameAsOther',
  'sameFile',
  'takenBefore',
  'takenLater',
  'takenFar',
  'madeByTool',
  'screenshot',
  'hardlyAnything',
]);
export type Flag = z.infer<typeof Flag>;

export const FLAG_WORDS = {
  sameAsComplaint: {
    id: 'Gambar ini sama atau hampir sama dengan gambar dari pelapor.',
    en: 'This picture is the same as one of the reporter’s, or nearly.',
  },
  sameAsBefore: {
    id: 'Gambar ini sama atau hampir sama dengan gambar lain pada laporan ini.',
    en: 'This picture is the same as another one on this report, or nearly.',
  },
  sameAsOther: {
    id: 'Gambar ini sama atau hampir sama dengan gambar pada laporan lain.',
    en: 'This picture is the same as one on another report, or nearly.',
  },
  sameFile: {
    id: 'Berkas yang persis sama ada pada laporan lain.',
    en: 'The very same file is on another report.',
  },
  takenBefore: {
    id: 'Menurut kamera, gambar ini diambil sebelum laporannya diterima.',
    en: 'By its camera the picture was taken before the report was received.',
  },
  takenLater: {
    id: 'Menurut kamera, gambar ini diambil sesudah dikirim. Jam kameranya mungkin salah.',
    en: 'By its camera the picture was taken after it was sent. The camera’s clock may be wrong.',
  },
  takenFar: {
    id: 'Menurut kamera, gambar ini diambil jauh dari tempat yang dilaporkan.',
    en: 'By its camera the picture was taken far from the place of the report.',
  },
  madeByTool: {
    id: 'Berkasnya sendiri menyebut program yang membuat atau mengubah gambar.',
    en: 'The file itself names a program that makes or changes pictures.',
  },
  screenshot: { id: 'Ini tampaknya tangkapan layar.', en: 'This looks like a screenshot.' },
  hardlyAnything: {
    id: 'Gambarnya sangat kecil, atau hampir satu warna.',
    en: 'The picture is very small, or nearly one colour.',
  },
} as const satisfies Record<Flag, Bilingual>;

/** What a picture is measured against. */
export type Around = {
  readonly receivedAt: Instant;
  readonly sentAt: Instant;
  /** Of the report, where it is known. */
  readonly place?: Place | undefined;
  readonly rules: EvidenceRules;
  readonly calendar: Pick<Calendar, 'zone'>;
};

/** A camera’s clock may differ by so much. */
const CLOCKS_DIFFER_MS = 10 * 60_000;
/** Greys that differ by less are one colour. */
const ONE_COLOUR = 4;

/** What a picture says against itself. What is not known raises no flag. */
export const flagsOf = (facts: PictureFacts, around: Around): readonly Flag[] => {
  const taken = takenAt(facts, around);
  const raised: Readonly<Partial<Record<Flag, boolean>>> = {
    takenBefore: taken !== undefined && taken < around.receivedAt - CLOCKS_DIFFER_MS,
    takenLater: taken !== undefined && taken > around.sentAt + CLOCKS_DIFFER_MS,
    takenFar: isFar(facts.place, around),
    madeByTool: facts.isSigned || namesTool(facts, around.rules),
    screenshot: isScreenshot(facts),
    hardlyAnything: Math.min(facts.width, facts.height) < around.rules.smallestSide || facts.spread < ONE_COLOUR,
  };
  return Flag.options.filter((flag) => raised[flag] === true);
};

/** When it was taken; without an offset by the office's clock. Nothing where there is no such time. */
const takenAt = ({ taken }: PictureFacts, { calendar }: Pick<Around, 'calendar'>): Instant | undefined => {
  if (taken === undefined) return undefined;
  const [, date = '', minute = '', second = '', offset = ''] = /^(.{10})T(.{5}):(.{2})(.*)$/u.exec(taken) ?? [];
  const day = IsoDate.safeParse(date).data;
  if (day === undefined) return undefined;
  const at = offset === '' ? instantAt(calendar, plainDate(day), minute) + 1_000 * Number(second) : Date.parse(taken);
  return Instant.safeParse(at).data;
};

const EARTH_METRES = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places, along the ground. */
export const metresBetween = (one: Place, other: Place): number => {
  const half = (angle: number): number => Math.sin(radians(angle) / 2) ** 2;
  const chord =
    half(other.north - one.north) +
    Math.cos(radians(one.north)) * Math.cos(radians(other.north)) * half(other.east - one.east);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
};

const isFar = (taken: Place | undefined, { place, rules }: Around): boolean =>
  taken !== undefined && place !== undefined && metresBetween(taken, place) > rules.farMetres;

const namesTool = ({ tools }: PictureFacts, rules: EvidenceRules): boolean => {
  const said = tools.map((tool) => tool.toLowerCase());
  return rules.tools.some((tool) => said.some((one) => one.includes(tool.toLowerCase())));
};

/** Sides of screens: a phone's, upright or not, is between 16:9 and 21:9; a camera's picture is squarer. */
const SCREEN = { from: 1.95, to: 2.4 } as const;

const isScreenshot = ({ width, height, camera, taken, tools }: PictureFacts): boolean => {
  if (tools.some((tool) => /screenshot/iu.test(tool))) return true;
  const ratio = Math.max(width, height) / Math.min(width, height);
  return camera === undefined && taken === undefined && ratio >= SCREEN.from && ratio <= SCREEN.to;
};
