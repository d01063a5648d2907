import { NEWS_LIMITS } from '#web/made/activities.ts';
import { whole } from '#web/words/numbers.ts';
import { language, say } from '../words/say.ts';
import { lengthOf, type Place, piecesOf, type Stop } from './marked.ts';

const FIELDS = {
  headline: { id: 'Judul', en: 'Headline' },
  where: { id: 'Tempat', en: 'Place' },
  paragraph: { id: 'Paragraf', en: 'Paragraph' },
  alt: { id: 'Teks alternatif foto', en: 'Alternative text of photo' },
  caption: { id: 'Keterangan foto', en: 'Caption of photo' },
  credit: { id: 'Sumber foto', en: 'Credit of photo' },
} as const;

const WORDS = {
  of: { id: 'dari', en: 'of' },
  characters: { id: 'karakter', en: 'characters' },
  warning: { id: 'periksa', en: 'look at it' },
  stop: { id: 'tidak boleh terbit', en: 'must not be public' },
} as const;

/** What a field is called, by its number where there are several. */
export const fieldName = ({ field, index }: Place): string =>
  field === 'headline' || field === 'where' ? say(FIELDS[field]) : `${say(FIELDS[field])} ${index + 1}`;

/** Where a field stands on the form. */
export const fieldId = ({ field, index }: Place): string => `berita-${field}-${index}`;

/** `103 dari 120 karakter`. */
export const countOf = (text: string, field: Place['field']): string =>
  `${whole(language.value, lengthOf(text))} ${say(WORDS.of)} ${whole(language.value, NEWS_LIMITS[field])} ${say(WORDS.characters)}`;

/** A text with what must not be public marked in it. */
export const Marked = ({ text, stops }: { readonly text: string; readonly stops: readonly Stop[] }) => (
  <>
    {piecesOf(text, stops).map(({ text: part, stop }, at) =>
      stop === undefined ? (
        part
      ) : (
        <mark key={`${at} ${stop.kind}`} class={stop.weight}>
          {part}
        </mark>
      ),
    )}
  </>
);

/** The same in words: what it is and what to do. */
export const StopWords = ({ stops, id }: { readonly stops: readonly Stop[]; readonly id?: string }) =>
  stops.length === 0 ? null : (
    <ul class="stops" {...(id === undefined ? {} : { id })}>
      {stops.map((stop) => (
        <li key={`${stop.start} ${stop.kind}`} class={stop.weight === 'stop' ? 'late' : 'risk'}>
          <b>{say(stop.weight === 'stop' ? WORDS.stop : WORDS.warning)}</b>: {say(stop.words)}
        </li>
      ))}
    </ul>
  );
