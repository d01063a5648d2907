import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { FormerShown, ReportShown } from '#shared/contracts/http/admin-report';
import type { DeadlinesShown } from '#shared/contracts/http/deadlines';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { EvidencePart } from '../evidence/evidence-part.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { isPlainShown, type Keepable, keepableReport } from '../kept/keepable.ts';
import { me } from '../session/me.ts';
import { session } from '../session/session.ts';
import { fullWords, noteOfficeTime, officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { Deadlines } from './deadlines.tsx';
import type { Done } from './done.ts';
import { Facts, Standing } from './facts.tsx';
import { FormerPage } from './former-page.tsx';
import { GroupText, mayTellGroup } from './group-text.tsx';
import { Moves } from './moves.tsx';
import { Outcome } from './outcome.tsx';
import { MachineProposal } from './proposal.tsx';
import { Readers } from './readers.tsx';
import { SaidFirst, SaidSince } from './said.tsx';
import { Notices, Timeline } from './timeline.tsx';
import { titleOf } from './title-of.ts';
import { isUndecided } from './usual-steps.ts';

const WORDS = {
  title: { id: 'Laporan', en: 'Report' },
  asOf: { id: 'Keadaan per', en: 'As of' },
  record: { id: 'Keutuhan catatan', en: 'Whether its record holds' },
  wholeRecord: { id: 'Catatan utuh', en: 'The whole record' },
  activity: { id: 'Jadikan kegiatan', en: 'Record what was done as an activity' },
  setAside: { id: 'Ada kiriman yang disisihkan: bandingkan', en: 'Something was set aside: compare' },
} as const;

type Both = { readonly shown: ReportShown; readonly deadlines: DeadlinesShown['deadlines'] };
/** What was once the unit's and is its no more is read as it was then. */
type Found = Both | { readonly former: FormerShown };

/** What a unit once had is never kept: why it is theirs no more may be what nobody may know. */
const keepableFound = (found: Found): Keepable<Found> =>
  'former' in found ? { of: [], without: [found.former.report.id] } : keepableReport(found);

const askFormer = async (report: string) => {
  const former = await api.showFormer({ report });
  if (!former.ok) return former;
  const value: Found = { former: former.value };
  return { ok: true, value } as const;
};

/** Both at once; where the days of its deadlines may not be read, the rest is shown without them. */
const ask = async (report: string) => {
  const [shown, deadlines] = await Promise.all([api.showReport({ report }), api.showDeadlines({ report })]);
  if (!shown.ok) return shown.problem.code === 'notFound' ? askFormer(report) : shown;
  if (deadlines.ok) noteOfficeTime(deadlines.value.asOf);
  const value: Found = { shown: shown.value, deadlines: deadlines.ok ? deadlines.value.deadlines : [] };
  return { ok: true, value } as const;
};

const Proposal = ({ shown: { proposal } }: { readonly shown: ReportShown }) =>
  proposal === undefined ? null : <MachineProposal proposal={proposal} />;

const WORKED_ON: readonly ReportShown['report']['status'][] = ['inProgress', 'resolved', 'closed'];

/** What was done about it may be recorded as an activity: plainly a service report. The API decides in the end. */
const mayBecomeActivity = (shown: ReportShown): boolean =>
  me.value?.may.includes('recordActivity') === true && WORKED_ON.includes(shown.report.status) && isPlainShown(shown);

type ShownProps = Both & {
  /** It is what was kept of an earlier look. */
  readonly isKept: boolean;
  readonly done: Done | undefined;
  readonly onDone: (done: Done) => void;
  readonly again: () => void;
};

const Shown = ({ shown, deadlines, isKept, done, onDone, again }: ShownProps) => {
  const { path, query, route } = useLocation();
  const title = titleOf(shown);
  usePageTitle(title);
  const choose = (command: string | undefined): void =>
    route(command === undefined ? path : `${path}?langkah=${command}`);
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <p class="on-paper">
        {say(WORDS.asOf)} {fullWords(new Date(officeNow()).toISOString())}
      </p>
      {done !== undefined && query['langkah'] === undefined && <Outcome done={done} />}
      <Standing shown={shown} />
      {shown.setAside !== undefined && (
        <p class="mark risk unprinted">
          <a href={OFFICE_PAGES.conflicts.replace(':report', shown.report.id)}>
            {say(WORDS.setAside)} ({shown.setAside})
          </a>
        </p>
      )}
      {/* Who cannot say any more that they are signed in, reads. */}
      {session.value === 'signedIn' && (
        <Moves
          shown={shown}
          chosen={query['langkah']}
          onChoose={choose}
          onStale={again}
          onDone={(what) => {
            choose(undefined);
            onDone(what);
          }}
        />
      )}
      {!isKept && mayTellGroup(shown) && <GroupText report={shown.report.id} />}
      <Deadlines deadlines={deadlines} />
      <div class="report">
        <div>
          <SaidFirst words={shown.words} />
          {isUndecided(shown) && <Proposal shown={shown} />}
          <SaidSince messages={shown.messages} />
          {!isKept && (
            <EvidencePart
              key={shown.report.id}
              report={shown.report.id}
              version={shown.report.version}
              mayAct={session.value === 'signedIn'}
              onActed={again}
            />
          )}
          {shown.timeline !== undefined && <Timeline steps={shown.timeline} />}
          {shown.deliveries !== undefined && <Notices deliveries={shown.deliveries} />}
        </div>
        <div>
          <Facts shown={shown} />
          {!isKept && <Readers report={shown.report.id} />}
          {!isKept && shown.record.includes('verifyRecord') && (
            <p class="unprinted">
              <a href={`${OFFICE_PAGES.record}?laporan=${shown.report.id}`}>{say(WORDS.record)}</a>
            </p>
          )}
          {!isKept && shown.record.includes('readRecord') && (
            <p class="unprinted">
              <a href={`${OFFICE_PAGES.record}?laporan=${shown.report.id}&bagian=utuh`}>{say(WORDS.wholeRecord)}</a>
            </p>
          )}
          {!isKept && mayBecomeActivity(shown) && (
            <p class="unprinted">
              <a href={`${OFFICE_PAGES.recordActivity}?laporan=${shown.report.id}`}>{say(WORDS.activity)}</a>
            </p>
          )}
          {!isUndecided(shown) && <Proposal shown={shown} />}
        </div>
      </div>
    </>
  );
};

/** One report: everything of it that whoever has signed in may read, and what they may do with it now. */
export const ReportPage = () => {
  const { params } = useRoute();
  const report = params['report'] ?? '';
  const [last, setDone] = useState<Done | undefined>(undefined);
  // A link from a report to another one stays on this page; what was done was done to that report.
  const done = last?.acted.report === report ? last : undefined;
  const asked = useAsked<Found>(report, () => ask(report), { name: `laporan ${report}`, keepable: keepableFound });
  const isGone = asked.state === 'problem' && asked.problem?.code === 'notFound' && done !== undefined;
  const finish = (what: Done): void => {
    setDone(what);
    asked.again();
  };
  // It is with somebody else by now, and no more this person's to read.
  if (isGone) return <Outcome done={done} />;
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(found) =>
        'former' in found ? (
          <>
            {done !== undefined && <Outcome done={done} />}
            <FormerPage former={found.former} />
          </>
        ) : (
          <Shown {...found} isKept={asked.isKept === true} done={done} onDone={finish} again={asked.again} />
        )
      }
    </Waiting>
  );
};
