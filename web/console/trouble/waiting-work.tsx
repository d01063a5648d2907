import type { TroubleShown } from '#shared/contracts/http/trouble';
import { titled } from '#shared/domain/words/titled';
import { whole } from '#web/words/numbers.ts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Yang menunggu diolah', en: 'What waits to be worked on' },
  queue: { id: 'Antrean', en: 'Queue' },
  waits: { id: 'Menunggu', en: 'Waiting' },
  inHand: { id: 'Sedang diolah', en: 'Being worked on' },
  putOff: { id: 'Ditunda', en: 'Put off' },
  oldest: { id: 'Umur yang tertua', en: 'Age of the oldest' },
  notCounted: { id: 'tidak terhitung', en: 'not counted' },
  minutes: { id: 'menit', en: 'min' },
  hours: { id: 'jam', en: 'h' },
  due: {
    id: 'Penjaga waktu belum mengurus pemberitahuan yang jatuh tempo sejak',
    en: 'The watch has not looked after notices that have been due since',
  },
  dueUrgent: {
    id: 'Penjaga waktu belum mengurus pemberitahuan mendesak yang jatuh tempo sejak',
    en: 'The watch has not looked after urgent notices that have been due since',
  },
  marks: { id: 'Yang gagal dalam sehari', en: 'What went wrong in a day' },
  none: { id: 'Tidak ada yang gagal dalam sehari ini.', en: 'Nothing went wrong in the last day.' },
} as const;

type Queue = TroubleShown['waiting'][number];

const ageWords = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${whole(language.value, minutes)} ${say(WORDS.minutes)}`;
  return `${whole(language.value, Math.round(minutes / 60))} ${say(WORDS.hours)}`;
};

/** Of what does not wait nobody needs an age. */
const Oldest = ({ of: { waits, oldest } }: { readonly of: Queue }) => {
  if (waits === 0) return <span class="soft">–</span>;
  return oldest === undefined ? <span class="soft">{say(WORDS.notCounted)}</span> : <span>{ageWords(oldest)}</span>;
};

const Due = ({
  since,
  words,
}: {
  readonly since: string | undefined;
  readonly words: (typeof WORDS)['due'] | (typeof WORDS)['dueUrgent'];
}) =>
  since === undefined ? null : (
    <p class="told warn">
      {say(words)} <Moment at={since} />.
    </p>
  );

/** How much waits in each queue, what the watch has left lying, and what failed. */
export const WaitingWork = ({ trouble: { waiting, due, marks } }: { readonly trouble: TroubleShown }) => (
  <section aria-labelledby="menunggu">
    <h2 id="menunggu">{say(WORDS.title)}</h2>
    <Due since={due.urgent} words={WORDS.dueUrgent} />
    <Due since={due.others} words={WORDS.due} />
    <table class="cards">
      <caption class="unseen">{say(WORDS.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.queue)}</th>
          <th scope="col" class="number">
            {say(WORDS.waits)}
          </th>
          <th scope="col" class="number">
            {say(WORDS.inHand)}
          </th>
          <th scope="col" class="number">
            {say(WORDS.putOff)}
          </th>
          <th scope="col" class="number">
            {say(WORDS.oldest)}
          </th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((one) => (
          <tr key={one.queue}>
            <th scope="row">{titled(nameOf('waitingQueues', one.queue))}</th>
            {(['waits', 'inHand', 'putOff'] as const).map((column) => (
              <td key={column} class="number" data-of={say(WORDS[column])}>
                {whole(language.value, one[column])}
              </td>
            ))}
            <td class="number" data-of={say(WORDS.oldest)}>
              <Oldest of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {marks !== undefined && (
      <>
        <h3>{say(WORDS.marks)}</h3>
        {marks.length === 0 ? (
          <p>{say(WORDS.none)}</p>
        ) : (
          <dl class="facts">
            {marks.map(({ mark, times }) => (
              <>
                <dt key={`${mark} dt`}>{titled(nameOf('troubleMarks', mark))}</dt>
                <dd key={`${mark} dd`} class="number">
                  {whole(language.value, times)}
                </dd>
              </>
            ))}
          </dl>
        )}
      </>
    )}
  </section>
);
