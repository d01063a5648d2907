import type { Previewed } from '#shared/contracts/http/preview';
import { titled } from '#shared/domain/words/titled';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  will: { id: 'Bila dikirim, ini yang terjadi', en: 'When you send it, this happens' },
  nothing: { id: 'Semuanya sudah demikian; tidak ada yang berubah.', en: 'All of it is so already; nothing changes.' },
  away: {
    id: 'Sesudahnya laporan ini tidak lagi dapat Anda baca.',
    en: 'Afterwards you can no longer read this report.',
  },
  told: { id: 'Yang diberi tahu', en: 'Who will be told' },
  nobody: { id: 'Tidak ada yang diberi tahu oleh sistem.', en: 'The system tells nobody.' },
  text: { id: 'Teksnya', en: 'Its text' },
  follower: { id: 'Yang dilihat pelapor di halaman lacak', en: 'What the reporter sees when tracking' },
  posted: { id: 'Yang dibaca pelapor di kanal', en: 'What the reporter reads in the channel' },
  deadlines: { id: 'Batas waktu', en: 'Deadlines' },
  goesOn: {
    id: 'Hitungan waktu tidak berhenti: sudah terlalu sering berhenti.',
    en: 'The clocks go on: they have stood still too often.',
  },
} as const;

const Told = ({ notices }: Pick<Previewed, 'notices'>) => (
  <>
    <h3>{say(WORDS.told)}</h3>
    {notices.length === 0 ? (
      <p>{say(WORDS.nobody)}</p>
    ) : (
      <ul>
        {notices.map(({ kind, to, subject, text }) => (
          <li key={kind}>
            {to.map(({ name }) => say(name)).join(', ')}: {nameOf('noticeKinds', kind)}
            <details>
              <summary>{say(WORDS.text)}</summary>
              <p>
                <b>{say(subject)}</b>
              </p>
              <pre class="words">{say(text)}</pre>
            </details>
          </li>
        ))}
      </ul>
    )}
  </>
);

const Changes = ({ deadlines }: Pick<Previewed, 'deadlines'>) =>
  deadlines.length === 0 ? null : (
    <>
      <h3>{say(WORDS.deadlines)}</h3>
      <ul>
        {deadlines.map(({ clock, words }) => (
          <li key={clock}>{titled(say(words))}</li>
        ))}
      </ul>
    </>
  );

/** What a command would do, who would be told in which words, what the reporter would see. Nothing is done yet. */
export const Preview = ({ previewed }: { readonly previewed: Previewed }) => {
  const { says, staysReadable, stage, deadlines, notices, posted, warnings } = previewed;
  return (
    <section aria-labelledby="pratinjau" class="told" role="status">
      <h3 id="pratinjau">{say(WORDS.will)}</h3>
      {says.length === 0 ? (
        <p>{say(WORDS.nothing)}</p>
      ) : (
        <ul>
          {says.map((sentence) => (
            <li key={sentence.id}>{titled(say(sentence))}</li>
          ))}
        </ul>
      )}
      {warnings !== undefined && <p class="mark risk">{say(WORDS.goesOn)}</p>}
      {!staysReadable && <p class="mark risk">{say(WORDS.away)}</p>}
      <Changes deadlines={deadlines} />
      <Told notices={notices} />
      {posted !== undefined && (
        <>
          <h3>{say(WORDS.posted)}</h3>
          <p class="words" dir="auto">
            {posted}
          </p>
        </>
      )}
      {stage !== undefined && stage.from !== stage.to && (
        <p>
          {say(WORDS.follower)}: <b>{nameOf('stages', stage.to)}</b>
        </p>
      )}
    </section>
  );
};
