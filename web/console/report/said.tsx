import type { ReportShown } from '#shared/contracts/http/admin-report';
import { titled } from '#shared/domain/words/titled';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

type Words = NonNullable<ReportShown['words']>;
type Messages = NonNullable<ReportShown['messages']>;

const WORDS = {
  title: { id: 'Isi laporan', en: 'What was reported' },
  hidden: {
    id: 'Isi laporan ini tidak terbuka bagi jabatan Anda.',
    en: 'The words of this report are not open to your function.',
  },
  place: { id: 'Tempat', en: 'Place' },
  incident: { id: 'Waktu kejadian', en: 'When it happened' },
  category: { id: 'Kategori di kanal', en: "The channel's category" },
  raw: { id: 'Yang tidak terbaca, seperti aslinya', en: 'What could not be read, as it came' },
  messages: { id: 'Balasan, jawaban, catatan', en: 'Replies, answers, notes' },
} as const;

const placeOf = ({ place }: Words): string | undefined => {
  if (place === undefined) return undefined;
  const { description, village, district, latitude, longitude } = place;
  const point = latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`;
  const parts = [description, village, district, point].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
};

const factsOf = (words: Words): readonly (readonly [string, string])[] =>
  [
    [say(WORDS.place), placeOf(words)] as const,
    [say(WORDS.incident), words.incident] as const,
    [say(WORDS.category), words.category] as const,
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));

/** The citizen's words, as text and nothing else, whatever they hold. */
export const SaidFirst = ({ words }: { readonly words: Words | undefined }) => (
  <section aria-labelledby="isi-laporan">
    <h2 id="isi-laporan">{say(WORDS.title)}</h2>
    {words === undefined ? (
      <p>{say(WORDS.hidden)}</p>
    ) : (
      <div class="card">
        <p class="words" dir="auto">
          {words.text}
        </p>
        {factsOf(words).length > 0 && (
          <dl class="facts">
            {factsOf(words).map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd class="words" dir="auto">
                  {value}
                </dd>
              </>
            ))}
          </dl>
        )}
        {Object.keys(words.raw).length > 0 && (
          <details>
            <summary>{say(WORDS.raw)}</summary>
            <dl class="facts">
              {Object.entries(words.raw).map(([name, value]) => (
                <>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd class="words" dir="auto">
                    {value}
                  </dd>
                </>
              ))}
            </dl>
          </details>
        )}
      </div>
    )}
  </section>
);

/** What was said since. */
export const SaidSince = ({ messages }: { readonly messages: Messages | undefined }) =>
  messages === undefined || messages.length === 0 ? null : (
    <section aria-labelledby="balasan">
      <h2 id="balasan">{say(WORDS.messages)}</h2>
      {messages.map(({ n, kind, sentAt, words }) => (
        <article key={n} class="card">
          <p class="soft">
            {titled(nameOf('messageKinds', kind))} · <Moment at={sentAt} />
          </p>
          <p class="words" dir="auto">
            {words.text}
          </p>
        </article>
      ))}
    </section>
  );
