import type { ReportShown } from '#shared/contracts/http/admin-report';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  timeline: { id: 'Riwayat', en: 'Timeline' },
  notices: { id: 'Pemberitahuan', en: 'Notices' },
  notice: { id: 'Pemberitahuan', en: 'Notice' },
  to: { id: 'Kepada', en: 'To' },
  state: { id: 'Keadaan', en: 'State' },
  when: { id: 'Waktu', en: 'When' },
  channel: { id: 'kanal', en: 'channel' },
  machine: { id: 'sistem', en: 'system' },
  person: { id: 'petugas', en: 'officer' },
  history: { id: 'impor riwayat', en: 'import of history' },
} as const;

/** What happened to a report, the newest step first. */
export const Timeline = ({ steps }: { readonly steps: NonNullable<ReportShown['timeline']> }) => (
  <section aria-labelledby="riwayat">
    <h2 id="riwayat">{say(WORDS.timeline)}</h2>
    <ol class="timeline" reversed>
      {steps.toReversed().map(({ version, at, words, by, person }) => (
        <li key={version}>
          <span>{say(words)}</span>
          <span class="soft">
            <Moment at={at} /> · {person ?? say(WORDS[by])}
          </span>
        </li>
      ))}
    </ol>
  </section>
);

const TONES: Readonly<Record<string, string>> = {
  failed: 'late',
  bounced: 'late',
  complained: 'late',
  unknown: 'risk',
};

/** Who was told of it, and whether that reached them. */
export const Notices = ({ deliveries }: { readonly deliveries: NonNullable<ReportShown['deliveries']> }) =>
  deliveries.length === 0 ? null : (
    <section aria-labelledby="pemberitahuan">
      <h2 id="pemberitahuan">{say(WORDS.notices)}</h2>
      <table class="cards">
        <caption class="unseen">{say(WORDS.notices)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.notice)}</th>
            <th scope="col">{say(WORDS.to)}</th>
            <th scope="col">{say(WORDS.state)}</th>
            <th scope="col">{say(WORDS.when)}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ version, kind, recipient, state, reason, sentAt, queuedAt }) => (
            <tr key={`${version} ${kind} ${recipient}`}>
              <th scope="row">{nameOf('noticeKinds', kind)}</th>
              <td data-of={say(WORDS.to)}>{nameOf('recipients', recipient)}</td>
              <td data-of={say(WORDS.state)}>
                <span class={TONES[state] ?? ''}>{nameOf('deliveryStates', state)}</span>
                {reason !== undefined && <span class="soft"> ({nameOf('deliveryReasons', reason)})</span>}
              </td>
              <td data-of={say(WORDS.when)}>
                <Moment at={sentAt ?? queuedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
