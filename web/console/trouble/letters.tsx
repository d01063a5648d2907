import { useLocation } from 'preact-iso/router';
import type { LetterActShown, LettersListed } from '#shared/contracts/http/dead-letters';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { ActForm } from '../act/act-form.tsx';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Pesan gagal', en: 'Dead letters' },
  what: {
    id: 'Pesan yang gagal terus dan menunggu keputusan Anda. Isinya tidak dibuka siapa pun. Perbaiki dahulu sebabnya, baru ulangi.',
    en: 'Messages that failed every time and wait for your decision. Nobody opens them. Mend the cause first, then redrive.',
  },
  none: { id: 'Tidak ada pesan gagal.', en: 'There are no dead letters.' },
  notAll: {
    id: 'Daftar ini mungkin belum lengkap: ada yang sedang dipegang, atau terlalu banyak. Bila terlalu banyak, pindahkan semuanya sekaligus (buku petunjuk, Dead letters).',
    en: 'This list may not be complete: some are in somebody’s hand, or there are too many. If there are too many, move all at once (runbook, Dead letters).',
  },
  letter: { id: 'Pesan', en: 'Letter' },
  cause: { id: 'Mengapa', en: 'Why' },
  sent: { id: 'Dikirim', en: 'Sent' },
  forgotten: { id: 'hilang', en: 'gone' },
  tries: { id: 'kali dicoba', en: 'tries' },
  do: { id: 'Langkah', en: 'Steps' },
  redrive: { id: 'Ulangi', en: 'Redrive' },
  discard: { id: 'Buang', en: 'Discard' },
  redriveThis: { id: 'Ulangi pesan gagal', en: 'Redrive a dead letter' },
  discardThis: { id: 'Buang pesan gagal', en: 'Discard a dead letter' },
  noQueue: {
    id: 'tidak dapat diulang: putaran berikutnya menyusulnya',
    en: 'cannot be redriven: the next run makes up for it',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHint: {
    id: 'Dibaca Sekretaris dan inspektur. Jangan tulis isi laporan.',
    en: 'Read by the Secretary and the inspector. Write nothing of a report.',
  },
  gone: {
    id: 'Pesan ini tidak ada lagi di daftar: sudah diulang, dibuang, atau terlalu lama.',
    en: 'This letter is not in the list any more: it was redriven, discarded, or is too old.',
  },
} as const;

const REDRIVE = [
  {
    id: 'Pesan yang sama kembali ke antrean asalnya dan diolah lagi. Yang sudah pernah diolah dikenali, tidak ada yang tercatat dua kali.',
    en: 'The same message goes back to the queue that it came from and is worked on again. What was done before is recognised; nothing is recorded twice.',
  },
  {
    id: 'Bila sebabnya belum diperbaiki, ia muncul lagi di sini dengan nama lain.',
    en: 'If the cause is not mended, it comes back here under another name.',
  },
  {
    id: 'Dicatat selamanya: siapa, kapan, dan pesan yang mana. Sekretaris dan inspektur dapat membacanya.',
    en: 'It is recorded for ever: who, when and which letter. The Secretary and the inspector can read it.',
  },
] as const;

const DISCARD = [
  {
    id: 'Pesan ini tidak diolah lagi. Bila itu laporan warga, laporannya tidak masuk.',
    en: 'This message is not worked on any more. If it is a citizen’s report, the report does not come in.',
  },
  {
    id: 'Pesannya disimpan tertutup, di tempat yang tidak dapat dibaca dari sini.',
    en: 'It is kept closed, where nobody can read it from here.',
  },
  {
    id: 'Dicatat selamanya: siapa, kapan, pesan yang mana, dan alasannya. Sekretaris dan inspektur dapat membacanya.',
    en: 'It is recorded for ever: who, when, which letter and why. The Secretary and the inspector can read it.',
  },
] as const;

type Letter = LettersListed['letters'][number];
const STEPS = { redriveDeadLetter: 'redrive', discardDeadLetter: 'discard' } as const;
type Step = keyof typeof STEPS;
const isStep = (name: string | undefined): name is Step => name !== undefined && Object.hasOwn(STEPS, name);

const addressOf = (step: Step, { letter }: Letter): string =>
  `${OFFICE_PAGES.trouble}?${new URLSearchParams({ langkah: step, pesan: letter })}`;

/** A dead letter is forgotten so long after it was first sent. */
const KEPT_MS = 14 * 86_400_000;
const goneAt = ({ sentAt }: Letter): string => new Date(Date.parse(sentAt) + KEPT_MS).toISOString();

const Row = ({ letter }: { readonly letter: Letter }) => (
  <tr>
    <th scope="row">{titled(nameOf('letterQueues', letter.queue))}</th>
    <td data-of={say(WORDS.cause)}>
      {nameOf('letterCauses', letter.cause)}
      {letter.fault !== undefined && (
        <>
          {' ('}
          <code>{letter.fault}</code>)
        </>
      )}
      {letter.tries !== undefined && `, ${whole(language.value, letter.tries)} ${say(WORDS.tries)}`}
    </td>
    <td data-of={say(WORDS.sent)}>
      <Moment at={letter.sentAt} />; {say(WORDS.forgotten)} <Moment at={goneAt(letter)} />
    </td>
    <td data-of={say(WORDS.do)}>
      <div class="buttons">
        {letter.redrivable ? (
          <a class="button second" href={addressOf('redriveDeadLetter', letter)}>
            {say(WORDS.redrive)}
          </a>
        ) : (
          <span class="soft">{say(WORDS.noQueue)}</span>
        )}
        <a class="button second" href={addressOf('discardDeadLetter', letter)}>
          {say(WORDS.discard)}
        </a>
      </div>
    </td>
  </tr>
);

const reasonIn = (filled: FormData): string => {
  const reason = filled.get('reason');
  return typeof reason === 'string' ? reason : '';
};

type FormProps = {
  readonly step: Step;
  readonly letter: Letter;
  readonly onDone: (act: LetterActShown) => void;
  readonly onCancel: () => void;
};

const LetterForm = ({ step, letter: { letter, queue, sentAt }, onDone, onCancel }: FormProps) => (
  <ActForm
    key={`${step} ${letter}`}
    act={step}
    name={say(step === 'redriveDeadLetter' ? WORDS.redriveThis : WORDS.discardThis)}
    happens={step === 'redriveDeadLetter' ? REDRIVE : DISCARD}
    send={(filled) =>
      step === 'redriveDeadLetter'
        ? api.redriveDeadLetter({ letter, body: {} })
        : api.discardDeadLetter({ letter, body: { reason: reasonIn(filled) } })
    }
    onDone={onDone}
    onCancel={onCancel}
  >
    <p>
      {titled(nameOf('letterQueues', queue))}, <Moment at={sentAt} />
    </p>
    {step === 'discardDeadLetter' && (
      <div class="field">
        <label for="alasan">{say(WORDS.reason)}</label>
        <span class="hint" id="alasan-petunjuk">
          {say(WORDS.reasonHint)}
        </span>
        <textarea id="alasan" name="reason" required maxLength={2000} aria-describedby="alasan-petunjuk" />
      </div>
    )}
  </ActForm>
);

type LettersProps = { readonly listed: LettersListed; readonly onDone: (act: LetterActShown) => void };

/** Dead letters without what is in them, and what can be done with one. */
export const Letters = ({ listed: { letters, complete }, onDone }: LettersProps) => {
  const { query, route } = useLocation();
  const step = query['langkah'];
  const chosen = letters.find(({ letter }) => letter === query['pesan']);
  const close = (): void => route(OFFICE_PAGES.trouble);
  return (
    <section aria-labelledby="pesan-gagal">
      <h2 id="pesan-gagal">{say(WORDS.title)}</h2>
      <p>{say(letters.length === 0 ? WORDS.none : WORDS.what)}</p>
      {!complete && <p class="told warn">{say(WORDS.notAll)}</p>}
      {isStep(step) && chosen === undefined && <p class="told warn">{say(WORDS.gone)}</p>}
      {isStep(step) && chosen !== undefined && (
        <LetterForm
          step={step}
          letter={chosen}
          onDone={(act) => {
            onDone(act);
            close();
          }}
          onCancel={close}
        />
      )}
      {letters.length > 0 && (
        <table class="cards">
          <caption class="unseen">{say(WORDS.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(WORDS.letter)}</th>
              <th scope="col">{say(WORDS.cause)}</th>
              <th scope="col">{say(WORDS.sent)}</th>
              <th scope="col">{say(WORDS.do)}</th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <Row key={letter.letter} letter={letter} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
