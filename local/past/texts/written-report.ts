import type { Policy } from '#shared/domain/policy/policy';
import { TopicId } from '#shared/domain/words/words';
import { chance, pick, type Random, randomOf, shuffled } from '../random.ts';
import { inTheirWords, isBrief } from './manners.ts';
import { ASDP_MATTERS } from './matters-asdp.ts';
import { MATTERS_ELSEWHERE } from './matters-elsewhere.ts';
import { LLAJ_MATTERS } from './matters-llaj.ts';
import { OFFICE_MATTERS } from './matters-office.ts';
import { DISTRICTS, RIVER_SPOTS, SPOTS } from './places.ts';

/** What somebody writes about, and what it is about in truth, whatever the machine will take it for. */
export type Matter = { readonly topic: TopicId; readonly text: string };

/** Where it is; a second reporter of the same means the same place. */
export type Place = { readonly spot: string; readonly district: string };

/** What a citizen sends, before it has an id or a time. */
export type WrittenReport = {
  readonly matter: Matter;
  readonly place: Place;
  readonly channel: 'lapor' | 'ppid';
  readonly data: Readonly<Record<string, unknown>>;
};

/** So many cards of each text lie in the deck, where it is not two, or one of another agency's work. */
const OFTEN: Readonly<Record<string, number>> = {
  pju: 5,
  apill: 3,
  rambu: 3,
  'parkir-liar': 4,
  kemacetan: 3,
  'truk-odol': 4,
  kir: 4,
  dermaga: 5,
  'kapal-keselamatan': 4,
  'kapal-jadwal-tarif': 3,
  'alur-sungai': 3,
  'jalan-rusak': 4,
  apresiasi: 3,
  'informasi-publik': 8,
  'informasi-keuangan': 7,
  'kinerja-dokumen': 5,
  anggaran: 4,
};

const TABLES = [LLAJ_MATTERS, ASDP_MATTERS, OFFICE_MATTERS, MATTERS_ELSEWHERE];

const CARDS: readonly Matter[] = TABLES.flatMap((table) =>
  Object.entries(table).flatMap(([topic, texts]) =>
    texts.flatMap((text) =>
      Array.from({ length: OFTEN[topic] ?? (table === MATTERS_ELSEWHERE ? 1 : 2) }, () => ({
        topic: TopicId.parse(topic),
        text,
      })),
    ),
  ),
);

/** What the year's reports are about, one card after the other: every matter comes before any comes too often. */
export const deckOf = (seed: number): ((index: number) => Matter) => {
  const deck = shuffled(randomOf(seed), CARDS);
  return (index) => {
    const card = deck[index % deck.length];
    if (card === undefined) throw new Error('an empty deck');
    return card;
  };
};

/** Where something of a matter is. */
export const placeOf = (random: Random, { topic }: Matter): Place => {
  const spots = Object.hasOwn(ASDP_MATTERS, topic) && !ON_LAND.includes(topic) ? RIVER_SPOTS : SPOTS;
  return { spot: pick(random, spots), district: pick(random, DISTRICTS) };
};

/** Of the division of safety and waterways, and yet on the road. */
const ON_LAND: readonly string[] = ['keselamatan-program', 'titik-rawan'];

/** Asked of the office as information: such a request comes most often through the channel that is for it. */
const INFORMATION: readonly string[] = [
  ...['informasi-publik', 'informasi-keuangan', 'kinerja-dokumen', 'anggaran', 'data-lalu-lintas'],
];
const ACCUSATIONS: readonly string[] = ['dugaan-pungli', 'dugaan-korupsi', 'dugaan-pelanggaran-pegawai'];

/** Whether it accuses the office's own people, in truth. */
export const isAccusation = ({ topic }: Matter): boolean => ACCUSATIONS.includes(topic);

/** A matter and a place in the words of somebody whose name says that there is no such person. */
export const writtenReport = (random: Random, matter: Matter, place: Place): WrittenReport => {
  const isNamed = chance(random, 0.7);
  const text = inTheirWords(
    random,
    matter.text.replaceAll('@', isNamed ? `${place.spot}, ${place.district}` : place.spot),
  );
  const isRequest = INFORMATION.includes(matter.topic);
  const channel = isRequest && chance(random, 0.8) ? 'ppid' : 'lapor';
  const person = 1 + Math.floor(random() * 900);
  return {
    matter,
    place,
    channel,
    data: {
      title: titleOf(matter),
      text,
      class: channel === 'ppid' ? undefined : classOf(random, matter, isRequest),
      category: channel === 'ppid' ? undefined : 'Perhubungan',
      place: chance(random, 0.75) && !isBrief(matter.text) ? { description: `Kec. ${place.district}` } : undefined,
      anonymous: chance(random, 0.12),
      secret: chance(random, isAccusation(matter) ? 0.4 : 0.02),
      reporter: { name: `Warga Contoh ${person}`, phone: `08000000${String(person).padStart(4, '0')}` },
    },
  };
};

/** What the channel calls it: sometimes wrongly. */
const classOf = (random: Random, matter: Matter, isRequest: boolean): string => {
  const isTaken = chance(random, isAccusation(matter) ? 0.6 : 0.02);
  if (isTaken) return 'Pengaduan Berkadar Pengawasan';
  if (isRequest) return 'Permintaan Informasi';
  return /^(usul|minta|mohon dipasang|kapan)/i.test(matter.text) ? 'Aspirasi' : 'Pengaduan Tidak Berkadar Pengawasan';
};

const titleOf = ({ text }: Matter): string =>
  text
    .replaceAll(' @', '')
    .replaceAll('@', '')
    .split(/[ ,.]+/)
    .slice(0, 5)
    .join(' ')
    .trim();

/** The topic's place in the office's table. */
export const authorityOf = ({ topics }: Policy, { topic }: Matter): string | undefined =>
  topics.topics.find(({ id }) => id === topic)?.authority;
