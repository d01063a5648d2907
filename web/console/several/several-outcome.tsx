import { useEffect, useRef } from 'preact/hooks';
import type { SeveralDone } from '#shared/contracts/http/several';
import { officeNow, timeWords } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import type { SeveralOutcome as Given } from './several-form.tsx';

const WORDS = {
  done: { id: 'tercatat', en: 'recorded' },
  notDone: { id: 'tidak tercatat', en: 'not recorded' },
  at: { id: 'pukul', en: 'at' },
  was: { id: 'sudah demikian sebelumnya', en: 'it was so before' },
  away: { id: 'tercatat; tidak lagi pada Anda', en: 'recorded; with you no more' },
  faster: {
    id: 'Rekan Anda lebih cepat: laporan ini sudah berubah sejak daftar dibuka. Baca dahulu, lalu putuskan lagi.',
    en: 'Somebody was faster: this report has changed since the list was opened. Read it first, then decide again.',
  },
  ticked: {
    id: 'Yang tidak tercatat masih dicentang, selama masih ada dalam daftar ini.',
    en: 'What was not recorded is still ticked, as long as it is in this list.',
  },
} as const;

type One = SeveralDone['outcomes'][number];

const sentenceOf = (one: One): string => {
  if ('acted' in one) {
    if (one.acted.status === undefined) return say(WORDS.away);
    return say(one.acted.recorded.length === 0 ? WORDS.was : WORDS.done);
  }
  if (one.problem.code === 'versionStale') return say(WORDS.faster);
  return language.value === 'en' ? one.problem.en.detail : one.problem.detail;
};

/** What became of each report, in one sentence; reading goes on there. */
export const SeveralOutcome = ({ outcome: { form, outcomes, called } }: { readonly outcome: Given }) => {
  const box = useRef<HTMLDivElement>(null);
  const at = useRef(timeWords(officeNow()));
  useEffect(() => box.current?.focus(), [outcomes]);
  const refused = outcomes.filter((one) => !('acted' in one));
  // What needs a look comes first.
  const inOrder = [...refused, ...outcomes.filter((one) => 'acted' in one)];
  const count = outcomes.length - refused.length;
  return (
    <div class={refused.length === 0 ? 'told done' : 'told warn'} role="status" tabIndex={-1} ref={box}>
      <p>
        <b>{say(form.name)}</b>: {count} {say(WORDS.done)} {say(WORDS.at)} {at.current}
        {refused.length > 0 && `, ${refused.length} ${say(WORDS.notDone)}`}.
      </p>
      <ul>
        {inOrder.map((one) => (
          <li key={one.report}>
            <a href={`/laporan/${one.report}`} dir="auto" class="words">
              {called.get(one.report) ?? one.report}
            </a>
            : <span class={'acted' in one ? '' : 'late'}>{sentenceOf(one)}</span>
          </li>
        ))}
      </ul>
      {refused.length > 0 && <p>{say(WORDS.ticked)}</p>}
    </div>
  );
};
