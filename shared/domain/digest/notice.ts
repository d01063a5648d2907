import type { Calendar } from '#shared/domain/calendar/calendar';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import type { NoticeItemFact, NoticeLink, NoticePassage } from '#shared/domain/notices/item';
import type { DigestTelling } from '#shared/domain/notices/telling';
import type { Office } from '#shared/domain/office/office';
import { oneLine } from '#shared/domain/words/one-line';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import { briefOf } from './brief.ts';
import type { Digest } from './digest.ts';
import { digestWriter } from './number-words.ts';

/** A digest that is told: what it says, and how its files are come by. */
export type ToldDigest = {
  readonly period: DigestPeriod;
  readonly digest: Digest;
  /** The document's name, where it goes with the notice. */
  readonly attached?: string;
  readonly files: readonly { readonly label: Bilingual; readonly url: string }[];
  readonly filesUntil: Instant;
};

const WORDS = {
  asOf: { id: 'Keadaan per', en: 'As of' },
  attached: { id: 'Lampiran', en: 'Attached' },
  filesUntil: { id: 'Tautan berlaku sampai', en: 'Links work until' },
} as const satisfies Record<string, Bilingual>;

/**
 * The three answers in a few short lines, and what was done and published; among several notices, what is late and no
 * more.
 */
const digestPassages = (
  policy: { readonly calendar: Calendar; readonly office: Office },
  { digest }: ToldDigest,
  brief: boolean,
): readonly NoticePassage[] => {
  const write = digestWriter(policy.calendar.zone, digest.dayMinutes);
  const { late, changes, decide, activities } = briefOf({ digest, write });
  const told = activities === undefined ? [] : [activities];
  return (brief ? [late] : [late, changes, decide, ...told]).map(({ title, lines }) => ({
    title: oneLine(title),
    lines: lines.map(oneLine),
  }));
};

const digestFacts = (
  language: keyof Bilingual,
  { digest, attached, filesUntil }: ToldDigest,
  showMoment: (at: Instant) => string,
): readonly NoticeItemFact[] => [
  { label: WORDS.asOf[language], value: showMoment(digest.asOf) },
  ...(attached === undefined ? [] : [{ label: WORDS.attached[language], value: attached }]),
  { label: WORDS.filesUntil[language], value: showMoment(filesUntil) },
];

const digestLinks = (language: keyof Bilingual, { files }: ToldDigest): readonly NoticeLink[] =>
  files.map(({ label, url }) => ({ label: label[language], url }));

/** The same as something to tell. */
export const digestTelling = (told: ToldDigest): DigestTelling => ({
  kind: 'digest',
  period: told.period,
  says: ({ policy, language, brief, showMoment }) => ({
    passages: digestPassages(policy, told, brief),
    facts: digestFacts(language, told, showMoment),
    links: digestLinks(language, told),
  }),
});
