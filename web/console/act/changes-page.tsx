import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { ChangeShown, ChangesListed } from '#shared/contracts/http/accounts';
import type { ContactChangeShown } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { type Outcome, useAsked } from '../api/asked.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { noteOfficeTime } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { ActDone } from './act-form.tsx';
import { Changes, type On, OpenProposals, stateWords } from './proposals.tsx';

const WORDS = {
  gone: {
    id: 'Yang Anda cari tidak ada lagi di sini: sudah diputuskan, atau lewat waktunya.',
    en: 'What you look for is not here any more: it was decided, or its time is over.',
  },
} as const;

/** What a form tells the page that it stands on. */
export type ChangeFormProps = { readonly onDone: (change: ChangeShown) => void; readonly onCancel: () => void };

/** Stands in place of a form for what was decided meanwhile. */
export const Gone = () => <p class="told warn">{say(WORDS.gone)}</p>;

type Listed = { readonly asOf: string; readonly open: readonly (ChangeShown | ContactChangeShown)[] };
type Month = { readonly month?: string };

type ChangesPageProps<All extends Listed> = {
  readonly title: string;
  readonly what: string;
  readonly on: On;
  readonly ask: () => Promise<Outcome<All>>;
  /** What was changed in a month, this one unless it is said. */
  readonly askMonth: (query: Month) => Promise<Outcome<ChangesListed>>;
  /** The form that an address asks for, if it asks for one. */
  readonly form: (listed: All, given: ChangeFormProps) => ComponentChildren;
  readonly children: (listed: All) => ComponentChildren;
};

/** Something of the office that is changed by forms, some of it by two people; below, who changed what. */
export function ChangesPage<All extends Listed>(props: ChangesPageProps<All>) {
  const { title, what, on, ask, askMonth, form, children } = props;
  usePageTitle(title);
  const { query, route } = useLocation();
  const [done, setDone] = useState<readonly ChangeShown[]>([]);
  const all = useAsked<All>(`${on.page} ${done.length}`, async () => {
    const answer = await ask();
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const { bulan: month } = query;
  const asked = month === undefined ? {} : { month };
  const changes = useAsked<ChangesListed>(`perubahan ${on.page} ${month} ${done.length}`, () => askMonth(asked));
  const close = (): void => route(on.page);
  const finish = (change: ChangeShown): void => {
    setDone((before) => [...before, change]);
    close();
  };
  const last = done.at(-1);
  return (
    <>
      <h1>{title}</h1>
      <p>{what}</p>
      {last !== undefined && <ActDone>{`${titled(say(last.words))}: ${stateWords(last)}.`}</ActDone>}
      <Waiting asked={all}>
        {(listed) => (
          <>
            {form(listed, { onDone: finish, onCancel: close })}
            <OpenProposals open={listed.open} on={on} />
            {children(listed)}
          </>
        )}
      </Waiting>
      <Waiting asked={changes}>{(listed) => <Changes listed={listed} page={on.page} />}</Waiting>
    </>
  );
}
