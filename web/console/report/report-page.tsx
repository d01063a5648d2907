import { useRoute } from 'preact-iso';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { DeadlinesShown } from '#shared/contracts/http/deadlines';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { Deadlines } from './deadlines.tsx';
import { Facts, Standing } from './facts.tsx';
import { MachineProposal } from './proposal.tsx';
import { SaidFirst, SaidSince } from './said.tsx';
import { Notices, Timeline } from './timeline.tsx';

const WORDS = { report: { id: 'Laporan', en: 'Report' } } as const;

/** What citizens call it, then what it is about: as far as this person may know either. */
const titleOf = ({ report, words }: ReportShown): string => {
  const called =
    words === undefined
      ? `${say(WORDS.report)} ${report.id}`
      : `${nameOf('channel', report.channel)} ${words.externalId}`;
  const about = words?.title ?? (report.topic === undefined ? undefined : nameOf('topic', report.topic));
  return about === undefined ? called : `${called} · ${about}`;
};

type Both = { readonly shown: ReportShown; readonly deadlines: DeadlinesShown['deadlines'] };

/** Both at once; where the days of its deadlines may not be read, the rest is shown without them. */
const ask = async (report: string) => {
  const [shown, deadlines] = await Promise.all([api.showReport({ report }), api.showDeadlines({ report })]);
  if (!shown.ok) return shown;
  if (deadlines.ok) noteOfficeTime(deadlines.value.asOf);
  const value: Both = { shown: shown.value, deadlines: deadlines.ok ? deadlines.value.deadlines : [] };
  return { ok: true, value } as const;
};

const Shown = ({ shown, deadlines }: Both) => {
  const title = titleOf(shown);
  usePageTitle(title);
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <Standing shown={shown} />
      <Deadlines deadlines={deadlines} />
      <div class="report">
        <div>
          <SaidFirst words={shown.words} />
          <SaidSince messages={shown.messages} />
          {shown.timeline !== undefined && <Timeline steps={shown.timeline} />}
          {shown.deliveries !== undefined && <Notices deliveries={shown.deliveries} />}
        </div>
        <div>
          <Facts shown={shown} />
          {shown.proposal !== undefined && <MachineProposal proposal={shown.proposal} />}
        </div>
      </div>
    </>
  );
};

/** One report: everything of it that whoever has signed in may read, and what they may do with it now. */
export const ReportPage = () => {
  const { params } = useRoute();
  const report = params['report'] ?? '';
  const asked = useAsked(report, () => ask(report));
  return <Waiting asked={asked}>{(both) => <Shown {...both} />}</Waiting>;
};
