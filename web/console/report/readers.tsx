import { useState } from 'preact/hooks';
import { titled } from '#shared/domain/words/titled';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Siapa dapat membaca', en: 'Who may read it' },
  headOnly: { id: 'tanpa isinya', en: 'not its words' },
  you: {
    id: 'Orang tidak disebut: siapa pun yang memegang jabatan ini saat membukanya.',
    en: 'People are not named: whoever holds this function when they open it.',
  },
} as const;

const OF_A_UNIT = ['headOfUnit', 'staff'];

/** The list itself: functions, never people. */
export const ReadersOf = ({ report }: { readonly report: string }) => {
  const asked = useAsked(`pembaca ${report}`, () => api.showReaders({ report }));
  return (
    <Waiting asked={asked}>
      {({ readers, why }) => (
        <>
          {why.map((reason) => (
            <p key={reason.id}>{say(reason)}</p>
          ))}
          <ul>
            {readers.map(({ role, of, words }) => (
              <li key={`${role} ${of}`}>
                {titled(nameOf('roles', role))}
                {of !== undefined && OF_A_UNIT.includes(role) && ` · ${nameOf('units', of)}`}
                {!words && <span class="soft"> ({say(WORDS.headOnly)})</span>}
              </li>
            ))}
          </ul>
          <p class="soft">{say(WORDS.you)}</p>
        </>
      )}
    </Waiting>
  );
};

/** Who may read this report, and why just those. */
export const Readers = ({ report }: { readonly report: string }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="unprinted" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(WORDS.title)}</summary>
      {isOpen && <ReadersOf report={report} />}
    </details>
  );
};
