import type { NewsShown } from '#shared/contracts/http/news';
import { PictureView } from '../evidence/view.tsx';
import type { Views } from '../evidence/views.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { type Stop, stopsAt } from './marked.ts';
import { Marked, StopWords } from './news-words.tsx';

const WORDS = {
  photo: { id: 'Foto:', en: 'Photo:' },
  alt: { id: 'Untuk yang tidak melihatnya:', en: 'For whoever does not see it:' },
} as const;

const WHERE = { field: 'where', index: 0 } as const;

type PartProps = { readonly text: string; readonly stops: readonly Stop[] };

const Part = ({ text, stops }: PartProps) => (
  <>
    <span dir="auto">
      <Marked text={text} stops={stops} />
    </span>
    <StopWords stops={stops} />
  </>
);

type PreviewProps = {
  readonly shown: Pick<NewsShown, 'text' | 'stops' | 'date' | 'unit'>;
  readonly views: Views;
};

/** A news item as everybody will read it, with what must not be public marked in it; it is written in Indonesian. */
export const Preview = ({ shown: { text, stops, date, unit }, views }: PreviewProps) => (
  <article class="article card" lang="id">
    <h2 dir="auto">
      <Marked text={text.headline} stops={stopsAt(stops, { field: 'headline', index: 0 })} />
    </h2>
    <StopWords stops={stopsAt(stops, { field: 'headline', index: 0 })} />
    <p class="soft" lang="">
      {fullDate(date)} · {nameOf('units', unit)}
      {text.where !== undefined && (
        <>
          {' · '}
          <span lang="id" dir="auto">
            <Marked text={text.where} stops={stopsAt(stops, WHERE)} />
          </span>
        </>
      )}
    </p>
    <StopWords stops={stopsAt(stops, WHERE)} />
    {text.paragraphs.map((paragraph, index) => {
      const own = stopsAt(stops, { field: 'paragraph', index });
      return (
        <div key={`${index + 1}`}>
          <p class="words" dir="auto">
            <Marked text={paragraph} stops={own} />
          </p>
          <StopWords stops={own} />
        </div>
      );
    })}
    {text.pictures.map(({ file, alt, caption, credit }, index) => (
      <figure key={file}>
        <PictureView file={file} alt={alt} views={views} />
        <figcaption>
          {caption !== undefined && (
            <div>
              <Part text={caption} stops={stopsAt(stops, { field: 'caption', index })} />
            </div>
          )}
          <small>
            {say(WORDS.photo)} <Part text={credit} stops={stopsAt(stops, { field: 'credit', index })} />
          </small>
          <div class="soft">
            {say(WORDS.alt)} <Part text={alt} stops={stopsAt(stops, { field: 'alt', index })} />
          </div>
        </figcaption>
      </figure>
    ))}
  </article>
);
