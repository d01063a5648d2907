import { useEffect, useRef } from 'preact/hooks';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { Refused } from '../api/client.ts';
import { Moment } from '../frame/moment.tsx';
import { Objection } from '../frame/objection.tsx';
import { say } from '../words/say.ts';

const WORDS = {
  faster: {
    id: 'Laporan ini sudah berubah sejak Anda membukanya. Tidak ada yang hilang: isian Anda masih di bawah.',
    en: 'This report has changed since you opened it. Nothing is lost: what you typed is still below.',
  },
  since: { id: 'Yang berubah', en: 'What changed' },
  goOn: {
    id: 'Bila keputusan Anda tetap, kirim sekali lagi.',
    en: 'If your decision stands, send it once more.',
  },
  evidence: { id: 'Ke bagian Bukti dukung', en: 'To the section Evidence' },
  code: { id: 'kode', en: 'code' },
} as const;

/** What is missing stands on the same page. */
const LACKS_EVIDENCE = new Set(['evidenceRequired', 'evidenceFlagged']);

type RefusalProps = {
  readonly problem: Refused;
  readonly shown: ReportShown;
  /** How many steps this person had seen: those behind them are new. Their numbers are no versions of the report. */
  readonly seen: number;
};

/** The steps that were taken since this person last looked. */
const Changed = ({ shown, seen }: Omit<RefusalProps, 'problem'>) => {
  const steps = (shown.timeline ?? []).slice(seen);
  return (
    <>
      <p>{say(WORDS.faster)}</p>
      {steps.length > 0 && (
        <>
          <p>
            <b>{say(WORDS.since)}</b>
          </p>
          <ul>
            {steps.map(({ version, at, words, person }) => (
              <li key={version}>
                {say(words)} <Moment at={at} /> {person}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{say(WORDS.goOn)}</p>
    </>
  );
};

/** Why a command was refused, and what changed meanwhile. */
export const Refusal = ({ problem, shown, seen }: RefusalProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const { code } = problem;
  return (
    <div class="told wrong" role="alert" tabIndex={-1} ref={box}>
      {code === 'versionStale' ? <Changed shown={shown} seen={seen} /> : <Objection problem={problem} />}
      {LACKS_EVIDENCE.has(code) && (
        <p>
          <a href="#bukti-dukung">{say(WORDS.evidence)}</a>
        </p>
      )}
      <small>{`${say(WORDS.code)}: ${code}`}</small>
    </div>
  );
};
