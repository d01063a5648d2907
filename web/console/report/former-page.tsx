import type { FormerShown } from '#shared/contracts/http/admin-report';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { Facts, Standing } from './facts.tsx';
import { Timeline } from './timeline.tsx';

const WORDS = {
  title: { id: 'Laporan yang dahulu pada unit Anda', en: 'A report that was once with your unit' },
  left: { id: 'Tidak lagi pada', en: 'No longer with' },
  since: { id: 'sejak', en: 'since' },
  asThen: {
    id: 'Yang tampak di sini adalah keadaan waktu itu. Apa yang terjadi sesudahnya tidak ditampilkan.',
    en: 'What is shown here is as it was then. What happened afterwards is not shown.',
  },
} as const;

/** A report that left a unit, as it was when it left: head and steps, nothing that anybody wrote. */
export const FormerPage = ({ former }: { readonly former: FormerShown }) => {
  const { report, left, timeline } = former;
  usePageTitle(say(WORDS.title));
  const shown = { report, duplicates: [] };
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p class="told">
        {say(WORDS.left)} {nameOf('units', left.unit)} {say(WORDS.since)} <Moment at={left.at} />
        {left.reason !== undefined && `: ${nameOf('handBackReasons', left.reason)}`}. {say(WORDS.asThen)}
      </p>
      <Standing shown={shown} />
      <Facts shown={shown} />
      <Timeline steps={timeline} />
    </>
  );
};
