import type { TroubleShown } from '#shared/contracts/http/trouble';
import { titled } from '#shared/domain/words/titled';
import { whole } from '#web/words/numbers.ts';
import { Moment } from '../frame/moment.tsx';
import { language, say } from '../words/say.ts';
import { alarmWords } from './alarm-words.ts';

const WORDS = {
  title: { id: 'Alarm', en: 'Alarms' },
  since: { id: 'sejak', en: 'since' },
  none: { id: 'Tidak ada alarm yang berbunyi.', en: 'No alarm rings.' },
  notKnown: {
    id: 'CloudWatch tidak menjawab, jadi keadaan alarm tidak diketahui. Yang di bawah tetap benar.',
    en: 'CloudWatch does not answer, so nobody knows how the alarms are. What stands below is right all the same.',
  },
  quiet: { id: 'diam', en: 'quiet' },
  unknown: { id: 'belum ada hitungan', en: 'nothing counted yet' },
  rings: { id: 'berbunyi', en: 'rings' },
  means: { id: 'Artinya', en: 'What it means' },
  todo: { id: 'Yang dilakukan', en: 'What to do' },
  all: { id: 'Semua alarm dan langkahnya', en: 'All alarms and their steps' },
} as const;

type Steps = TroubleShown['steps'][number];
type Alarm = NonNullable<TroubleShown['alarms']>[number];

/** A text of the runbook: what stands between backticks is code, and stars lay stress. */
const Runbook = ({ text }: { readonly text: string }) => (
  <>
    {text
      .replaceAll('*', '')
      .split('`')
      .map((part, at) => (at % 2 === 1 ? <code key={`${at} ${part}`}>{part}</code> : part))}
  </>
);

const StepsOf = ({ steps }: { readonly steps: Steps }) => (
  <dl class="facts">
    <dt>{say(WORDS.means)}</dt>
    <dd>
      <Runbook text={say(steps.means)} />
      {steps.when !== undefined && (
        <>
          {' ('}
          <Runbook text={say(steps.when)} />)
        </>
      )}
    </dd>
    <dt>{say(WORDS.todo)}</dt>
    <dd>
      <Runbook text={say(steps.todo)} />
    </dd>
  </dl>
);

const Ringing = ({ alarm, steps }: { readonly alarm: Alarm; readonly steps: readonly Steps[] }) => (
  <article class="card">
    <h3>
      {alarmWords(alarm.alarm)} <span class="state late">{say(WORDS.rings)}</span>
    </h3>
    <p class="soft">
      {alarm.since !== undefined && (
        <>
          {say(WORDS.since)} <Moment at={alarm.since} /> ·{' '}
        </>
      )}
      <code>{alarm.alarm}</code>
    </p>
    {steps.map((one) => (
      <StepsOf key={one.means.en} steps={one} />
    ))}
  </article>
);

/** Alarms that ring, each with its steps, how many are quiet, and all steps for whoever looks one up. */
export const Alarms = ({ trouble: { alarms, steps } }: { readonly trouble: TroubleShown }) => {
  const stepsFor = (name: string): readonly Steps[] => steps.filter((one) => one.alarms.includes(name));
  // One that too little was counted for is not quiet.
  const isCounted = alarms?.every(({ state }) => state !== 'unknown') === true;
  const ringing = alarms?.filter(({ state }) => state === 'rings') ?? [];
  const others = (['quiet', 'unknown'] as const).flatMap((state) => {
    const count = alarms?.filter((one) => one.state === state).length ?? 0;
    return count === 0 ? [] : [`${whole(language.value, count)} ${say(WORDS[state])}`];
  });
  return (
    <section aria-labelledby="alarm">
      <h2 id="alarm">{say(WORDS.title)}</h2>
      {alarms === undefined && <p class="told warn">{say(WORDS.notKnown)}</p>}
      {alarms !== undefined && ringing.length === 0 && (
        <p class={isCounted ? 'told done' : 'told'}>{say(WORDS.none)}</p>
      )}
      {ringing.map((alarm) => (
        <Ringing key={alarm.alarm} alarm={alarm} steps={stepsFor(alarm.alarm)} />
      ))}
      {others.length > 0 && <p class="soft">{others.join(', ')}.</p>}
      <details>
        <summary>{say(WORDS.all)}</summary>
        {steps.map((one) => (
          <article key={`${one.alarms.join()} ${one.means.en}`} class="card">
            <h3>{one.called === undefined ? one.alarms.map(alarmWords).join('; ') : titled(say(one.means))}</h3>
            <p class="soft">
              <Runbook
                text={one.called === undefined ? one.alarms.map((name) => `\`${name}\``).join(', ') : say(one.called)}
              />
            </p>
            <StepsOf steps={one} />
          </article>
        ))}
      </details>
    </section>
  );
};
