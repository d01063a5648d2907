import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { LetterActShown } from '#shared/contracts/http/dead-letters';
import { titled } from '#shared/domain/words/titled';
import { ActDone } from '../act/act-form.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime, timeWords } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { Alarms } from './alarms.tsx';
import { ContactsInTrouble } from './contacts-in-trouble.tsx';
import { LetterActs } from './letter-acts.tsx';
import { Letters } from './letters.tsx';
import { WaitingWork } from './waiting-work.tsx';

const WORDS = {
  title: { id: 'Gangguan', en: 'Trouble' },
  at: { id: 'pukul', en: 'at' },
} as const;

const OfDoneLetter = ({ act: { action, queue, at, doneAt = at } }: { readonly act: LetterActShown }) => (
  <ActDone>
    {`${titled(nameOf('letterQueues', queue))} ${nameOf('letterActions', action)} ${say(WORDS.at)} ${timeWords(Date.parse(doneAt))}.`}
  </ActDone>
);

/** What only the operator sees: what is stuck, and what can be done with it. */
const OfTheOperator = ({ done, onDone }: { readonly done: number; readonly onDone: (act: LetterActShown) => void }) => {
  const trouble = useAsked(`gangguan ${done}`, async () => {
    const answer = await api.showTrouble();
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const letters = useAsked(`pesan gagal ${done}`, () => api.listDeadLetters());
  return (
    <>
      <Waiting asked={letters}>{(listed) => <Letters listed={listed} onDone={onDone} />}</Waiting>
      <Waiting asked={trouble}>
        {(shown) => (
          <>
            <Alarms trouble={shown} />
            <WaitingWork trouble={shown} />
            <ContactsInTrouble trouble={shown} />
          </>
        )}
      </Waiting>
    </>
  );
};

const Acts = ({ month, done }: { readonly month: string | undefined; readonly done: number }) => {
  const acts = useAsked(`tindakan ${month} ${done}`, () =>
    api.listLetterActs({ query: month === undefined ? {} : { month } }),
  );
  return <Waiting asked={acts}>{(listed) => <LetterActs listed={listed} />}</Waiting>;
};

/** What is stuck, for whoever keeps the system running; of those above, what was done with it. */
export const TroublePage = () => {
  usePageTitle(say(WORDS.title));
  const { query } = useLocation();
  const [acts, setActs] = useState<readonly LetterActShown[]>([]);
  const last = acts.at(-1);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {last !== undefined && <OfDoneLetter act={last} />}
      {me.value?.may.includes('readTrouble') === true && (
        <OfTheOperator done={acts.length} onDone={(act) => setActs((before) => [...before, act])} />
      )}
      {me.value !== undefined && <Acts month={query['bulan']} done={acts.length} />}
    </>
  );
};
