import type { ChangeShown, ChangesListed } from '#shared/contracts/http/accounts';
import type { ContactChangeShown } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { monthWords } from '#web/words/months.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { nameOf } from '../words/name-of.ts';
import { officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  open: { id: 'Menunggu orang kedua', en: 'Waiting for a second person' },
  proposedBy: { id: 'diusulkan oleh', en: 'proposed by' },
  until: { id: 'paling lambat', en: 'by' },
  approvers: { id: 'Yang menyetujui', en: 'Who must approve' },
  leads: { id: 'Pemberitahuan akan dikirim ke', en: 'Notices would go to' },
  approve: { id: 'Setujui', en: 'Approve' },
  decline: { id: 'Tolak', en: 'Decline' },
  title: { id: 'Yang diubah', en: 'What was changed' },
  none: { id: 'Tidak ada dalam bulan ini.', en: 'Nothing in this month.' },
  what: { id: 'Perubahan', en: 'Change' },
  state: { id: 'Keadaan', en: 'State' },
  who: { id: 'Siapa', en: 'Who' },
  when: { id: 'Kapan', en: 'When' },
  second: { id: 'Orang kedua', en: 'Second person' },
  expired: { id: 'lewat waktu', en: 'expired' },
} as const;

/** The functions of which one must approve. */
export const approverNames = ({ approvers = [] }: Pick<ChangeShown, 'approvers'>): string =>
  approvers.map((role) => nameOf('roles', role)).join(', ');

/** A page on which proposals stand, and what deciding one is called there. */
export type On = { readonly page: string; readonly approve: string; readonly decline: string };

const Proposal = ({ change, on }: { readonly change: ChangeShown | ContactChangeShown; readonly on: On }) => {
  const addressOf = (step: string): string =>
    `${on.page}?${new URLSearchParams({ langkah: step, usul: change.change })}`;
  return (
    <article class="card">
      <h3>{titled(say(change.words))}</h3>
      <p>
        {titled(say(WORDS.proposedBy))} {change.by}, <Moment at={change.at} />
        {change.until !== undefined && (
          <>
            ; {say(WORDS.until)} <Moment at={change.until} />
          </>
        )}
        . {say(WORDS.approvers)}: {approverNames(change)}.
      </p>
      {'place' in change && change.place !== undefined && (
        <p>
          {say(WORDS.leads)} <b>{change.place}</b>.
        </p>
      )}
      {change.yours && (
        <div class="buttons">
          <a class="button" href={addressOf(on.approve)}>
            {say(WORDS.approve)}
          </a>
          <a class="button second" href={addressOf(on.decline)}>
            {say(WORDS.decline)}
          </a>
        </div>
      )}
    </article>
  );
};

/** What waits until a second person has decided it. */
export const OpenProposals = ({ open, on }: { readonly open: readonly ChangeShown[]; readonly on: On }) =>
  open.length === 0 ? null : (
    <section aria-labelledby="usul">
      <h2 id="usul">{say(WORDS.open)}</h2>
      {open.map((change) => (
        <Proposal key={change.change} change={change} on={on} />
      ))}
    </section>
  );

/** How far a change has come; a proposal is over when its time is. */
export const stateWords = ({ state }: Pick<ChangeShown, 'state'>): string =>
  state === 'expired' ? say(WORDS.expired) : nameOf('changeStates', state);

/** A month of changes: who, with whom, when. */
export const Changes = ({
  listed: { month, changes },
  page,
}: {
  readonly listed: ChangesListed;
  readonly page: string;
}) => (
  <section aria-labelledby="perubahan-akun">
    <h2 id="perubahan-akun">{`${say(WORDS.title)} · ${monthWords(language.value, month)}`}</h2>
    {changes.length === 0 ? (
      <p>{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.what)}</th>
            <th scope="col">{say(WORDS.state)}</th>
            <th scope="col">{say(WORDS.who)}</th>
            <th scope="col">{say(WORDS.when)}</th>
            <th scope="col">{say(WORDS.second)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.change}>
              <th scope="row">{titled(say(change.words))}</th>
              <td data-of={say(WORDS.state)}>{stateWords(change)}</td>
              <td data-of={say(WORDS.who)}>{change.by}</td>
              <td data-of={say(WORDS.when)}>
                <Moment at={change.at} />
              </td>
              <td data-of={say(WORDS.second)}>{change.second?.by ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <MonthLinks month={month} addressOf={(other) => `${page}?bulan=${other}`} last={officeMonth()} />
  </section>
);
