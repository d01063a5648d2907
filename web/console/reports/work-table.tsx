import { useState } from 'preact/hooks';
import type { WorkReport } from '#shared/contracts/http/work';
import type { SeveralOutcome } from '../several/several-form.tsx';
import { say } from '../words/say.ts';
import { ReportTable } from './report-table.tsx';

const WORDS = {
  chosen: { id: 'laporan dicentang', en: 'reports are ticked' },
  chosenOne: { id: 'laporan dicentang', en: 'report is ticked' },
  act: { id: 'Pilih langkah', en: 'Choose a step' },
  clear: { id: 'Batal', en: 'Cancel' },
  all: { id: 'Centang semua di halaman ini', en: 'Tick all on this page' },
  several: { id: 'Beberapa laporan sekaligus', en: 'Several reports at once' },
  notLoaded: {
    id: 'Sambungan terputus. Coba lagi; centang Anda tetap ada.',
    en: 'The line is down. Try again; your ticks are kept.',
  },
} as const;

/** The forms of all commands come with it: it is loaded when somebody has ticked something. */
const load = () => import('../several/several.tsx');
type Loaded = Awaited<ReturnType<typeof load>>;

/** Whether anything may be done with it together with others: who reported is looked at one by one. */
const isTickable = ({ open }: WorkReport): boolean => open.some((command) => command !== 'revealIdentity');

type WorkTableProps = {
  readonly caption: string;
  readonly reports: readonly WorkReport[];
  /** Looks again. */
  readonly again: () => void;
};

/** A list of reports to work on: several are ticked, and one step is taken with all of them. */
export const WorkTable = ({ caption, reports, again }: WorkTableProps) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [several, setSeveral] = useState<Loaded | 'notLoaded' | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<SeveralOutcome | undefined>(undefined);
  const tickable = reports.filter(isTickable);
  const chosen = tickable.filter(({ id }) => ticked.has(id));
  const toggle = (id: string): void => {
    const after = new Set(ticked);
    if (!after.delete(id)) after.add(id);
    setTicked(after);
  };
  const open = (): void => {
    setOpen(true);
    void load().then(setSeveral, () => setSeveral('notLoaded'));
  };
  const close = (): void => setOpen(false);
  const finish = (done: SeveralOutcome): void => {
    setOutcome(done);
    setOpen(false);
    const recorded = new Set<string>(done.outcomes.flatMap((one) => ('acted' in one ? [one.report] : [])));
    setTicked(new Set([...ticked].filter((id) => !recorded.has(id))));
    again();
  };
  const parts = several === 'notLoaded' ? undefined : several;
  return (
    <>
      {outcome !== undefined && parts !== undefined && <parts.SeveralOutcome outcome={outcome} />}
      {/* Above the rows, like what came of it: whoever has ticked on top need not look for it below a hundred. */}
      {isOpen && parts !== undefined && chosen.length > 0 && (
        <parts.SeveralForm chosen={chosen} onDone={finish} onCancel={close} />
      )}
      {tickable.length > 1 && (
        <p class="unprinted">
          <button type="button" class="button second" onClick={() => setTicked(new Set(tickable.map(({ id }) => id)))}>
            {say(WORDS.all)}
          </button>
        </p>
      )}
      <ReportTable
        caption={caption}
        reports={reports}
        ticks={{ can: (id) => tickable.some((one) => one.id === id), has: (id) => ticked.has(id), toggle }}
      />
      {chosen.length > 0 && !(isOpen && parts !== undefined) && (
        <section class="chosen unprinted" aria-label={say(WORDS.several)}>
          <b role="status">
            {chosen.length} {say(chosen.length === 1 ? WORDS.chosenOne : WORDS.chosen)}
          </b>
          <button type="button" class="button" onClick={open}>
            {say(WORDS.act)}
          </button>
          <button type="button" class="button second" onClick={() => setTicked(new Set())}>
            {say(WORDS.clear)}
          </button>
          {several === 'notLoaded' && <span role="alert">{say(WORDS.notLoaded)}</span>}
        </section>
      )}
    </>
  );
};
