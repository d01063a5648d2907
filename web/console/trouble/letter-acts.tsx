import type { LetterActsListed } from '#shared/contracts/http/dead-letters';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { monthWords } from '#web/words/months.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { nameOf } from '../words/name-of.ts';
import { officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Yang dilakukan dengan pesan gagal', en: 'What was done with dead letters' },
  none: { id: 'Tidak ada dalam bulan ini.', en: 'Nothing in this month.' },
  what: { id: 'Apa', en: 'What' },
  letter: { id: 'Pesan', en: 'Letter' },
  who: { id: 'Siapa', en: 'Who' },
  when: { id: 'Kapan', en: 'When' },
  why: { id: 'Alasan', en: 'Reason' },
  notEnded: { id: 'dimulai, belum selesai', en: 'begun, not ended' },
} as const;

/** A month of what people did with dead letters, which those above read too. */
export const LetterActs = ({ listed: { month, actions } }: { readonly listed: LetterActsListed }) => (
  <section aria-labelledby="tindakan">
    <h2 id="tindakan">{`${say(WORDS.title)} · ${monthWords(language.value, month)}`}</h2>
    {actions.length === 0 ? (
      <p>{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.what)}</th>
            <th scope="col">{say(WORDS.letter)}</th>
            <th scope="col">{say(WORDS.who)}</th>
            <th scope="col">{say(WORDS.when)}</th>
            <th scope="col">{say(WORDS.why)}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((act) => (
            <tr key={`${act.letter} ${act.action} ${act.at}`}>
              <th scope="row">
                {titled(nameOf('letterActions', act.action))}
                {act.doneAt === undefined && <span class="risk"> ({say(WORDS.notEnded)})</span>}
              </th>
              <td data-of={say(WORDS.letter)}>
                {nameOf('letterQueues', act.queue)}, {nameOf('letterCauses', act.cause)}
              </td>
              <td data-of={say(WORDS.who)}>{act.by}</td>
              <td data-of={say(WORDS.when)}>
                <Moment at={act.at} />
              </td>
              <td data-of={say(WORDS.why)} dir="auto">
                {act.reason ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <MonthLinks month={month} addressOf={(other) => `${OFFICE_PAGES.trouble}?bulan=${other}`} last={officeMonth()} />
  </section>
);
