import type { InformalShown } from '#shared/contracts/http/informal';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Laporan yang mungkin sama', en: 'Reports that it may be' },
  matched: { id: 'Laporannya', en: 'Its report' },
  none: {
    id: 'Belum ada laporan yang mirip di antara yang boleh Anda baca. Halaman ini mencarinya lagi setiap kali dibuka.',
    en: 'No report that you may read is like it yet. This page looks again whenever it is opened.',
  },
  pro: { id: 'Mendukung', en: 'For' },
  contra: { id: 'Tidak mendukung', en: 'Against' },
  nothing: { id: 'tidak ada', en: 'nothing' },
  came: { id: 'diterima', en: 'received' },
  yes: { id: 'Ini laporannya', en: 'This is its report' },
  no: { id: 'Bukan ini', en: 'Not this one' },
  notAll: {
    id: 'Laporan pada masa itu terlalu banyak: hanya yang terdekat waktunya yang dilihat.',
    en: 'There are too many reports of that time: only those nearest to it were looked at.',
  },
} as const;

type Candidate = InformalShown['candidates'][number];
type LinkTo = (step: 'confirmMatch' | 'rejectMatch', report: string) => string;

const titleOf = ({ report }: Candidate | { readonly report: NonNullable<InformalShown['matched']> }): string =>
  report.title ?? (report.topic === undefined ? report.id : nameOf('topics', report.topic));

const reasonWords = (reasons: Candidate['for']): string =>
  reasons.length === 0 ? say(WORDS.nothing) : reasons.map((one) => nameOf('matchReasons', one)).join('; ');

const One = ({ candidate, linkTo }: { readonly candidate: Candidate; readonly linkTo: LinkTo }) => {
  const { report, text } = candidate;
  return (
    <li class="card">
      <h3>
        <a href={`/laporan/${report.id}`}>{titleOf(candidate)}</a>
      </h3>
      <p class="soft">
        {report.number !== undefined && `${nameOf('channels', report.channel)} ${report.number}, `}
        {say(WORDS.came)} <Moment at={report.receivedAt} />
      </p>
      {text !== undefined && (
        <p class="words" dir="auto">
          {text}
        </p>
      )}
      <dl class="facts">
        <dt>{say(WORDS.pro)}</dt>
        <dd>{reasonWords(candidate.for)}</dd>
        <dt>{say(WORDS.contra)}</dt>
        <dd>{reasonWords(candidate.against)}</dd>
      </dl>
      <div class="buttons unprinted">
        <a class="button" href={linkTo('confirmMatch', report.id)}>
          {say(WORDS.yes)}
        </a>
        <a class="button second" href={linkTo('rejectMatch', report.id)}>
          {say(WORDS.no)}
        </a>
      </div>
    </li>
  );
};

/** The reports that a contact may be, each with what speaks for it and against it; or the one that it is. */
export const Candidates = ({ shown, linkTo }: { readonly shown: InformalShown; readonly linkTo: LinkTo }) => {
  const { contact, candidates, matched, all } = shown;
  if (matched !== undefined)
    return (
      <section class="card">
        <h2>{say(WORDS.matched)}</h2>
        <p>
          <a href={`/laporan/${matched.id}`}>{titleOf({ report: matched })}</a>, {say(WORDS.came)}{' '}
          <Moment at={matched.receivedAt} />
        </p>
      </section>
    );
  if (contact.state !== 'waiting') return null;
  return (
    <section aria-labelledby="calon">
      <h2 id="calon">{say(WORDS.title)}</h2>
      {!all && <p class="told warn">{say(WORDS.notAll)}</p>}
      {candidates.length === 0 ? (
        <p class="told">{say(WORDS.none)}</p>
      ) : (
        <ul class="candidates">
          {candidates.map((candidate) => (
            <One key={candidate.report.id} candidate={candidate} linkTo={linkTo} />
          ))}
        </ul>
      )}
    </section>
  );
};
