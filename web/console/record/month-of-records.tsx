import { useEffect, useState } from 'preact/hooks';
import type { RecordsVerified } from '#shared/contracts/http/record-verified';
import { ZONE } from '#web/made/names.ts';
import { monthWords } from '#web/words/months.ts';
import { dateOf } from '#web/words/times.ts';
import { api, NoLine, SignedOut } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { filled } from '../words/filled.ts';
import { officeNow } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  begin: { id: 'Pemeriksaan dimulai …', en: 'The check begins …' },
  going: { id: '{done} dari {of} hari diperiksa …', en: '{done} of {of} days checked …' },
  holds: {
    id: 'Semua catatan laporan yang diterima pada {month} utuh.',
    en: 'The records of all reports received in {month} hold.',
  },
  broken: {
    id: 'Ada catatan laporan yang diterima pada {month} yang tidak utuh.',
    en: 'Some record of the reports received in {month} does not hold.',
  },
  days: { id: '{of} hari diperiksa.', en: '{of} days were checked.' },
  which: {
    id: 'Laporan mana tidak disebut di sini, karena tidak setiap orang boleh mengetahuinya. Mintalah yang boleh membaca laporan-laporan itu (Lapor admin, inspektur, pembaca pengawasan) memeriksanya satu per satu dari halaman laporannya. Jangan mengubah apa pun sebelum itu, dan beri tahu operator.',
    en: 'Which report it is is not said here, since not everybody may know. Ask those who may read the reports (Lapor admin, inspector, oversight reader) to check them one by one from the page of each. Change nothing before that, and tell the operator.',
  },
  noLine: {
    id: 'Sambungan terputus. Yang sudah diperiksa tidak hilang; lanjutkan.',
    en: 'The line is down. What was checked is not lost; go on.',
  },
  failed: { id: 'Pemeriksaan gagal.', en: 'The check failed.' },
  notAllowed: { id: 'Ini bukan tugas jabatan Anda.', en: 'This is not the work of your function.' },
  goOn: { id: 'Lanjutkan', en: 'Go on' },
  since: { id: 'Diperiksa mulai', en: 'Checked from' },
} as const;

type Progress = {
  readonly sofar?: RecordsVerified;
  readonly stopped?: 'noLine' | { readonly code: string };
  /** Who goes on after a stop counts up. */
  readonly goes: number;
};

/**
 * Asks for the check of a month, answer after answer, each going on where the last one ended; without a line it waits
 * for a click. Whoever leaves the page ends it.
 */
const useCheck = (month: string): Progress & { readonly goOn: () => void } => {
  const [progress, setProgress] = useState<Progress>({ goes: 0 });
  useEffect(() => {
    let isWanted = true;
    const check = async (): Promise<void> => {
      let cursor = progress.sofar?.next;
      do {
        const answer = await api.verifyRecords({ query: { month, ...(cursor === undefined ? {} : { cursor }) } });
        if (!isWanted) return;
        if (!answer.ok) return setProgress((before) => ({ ...before, stopped: { code: answer.problem.code } }));
        const sofar = answer.value;
        setProgress(({ goes }) => ({ goes, sofar }));
        cursor = sofar.next;
      } while (cursor !== undefined);
    };
    void check().catch((cause: unknown) => {
      if (!isWanted || cause instanceof SignedOut) return;
      const stopped = cause instanceof NoLine ? 'noLine' : { code: 'unexpected' };
      setProgress((before) => ({ ...before, stopped }));
    });
    return () => {
      isWanted = false;
    };
  }, [month, progress.goes]);
  return {
    ...progress,
    goOn: () => setProgress(({ stopped: _, ...before }) => ({ ...before, goes: before.goes + 1 })),
  };
};

const Ended = ({ month, checked }: { readonly month: string; readonly checked: RecordsVerified }) => {
  const { hold, days, asOf } = checked;
  // Of this month the days that are to come hold nothing to be checked.
  const today = dateOf(ZONE, officeNow());
  const of = today.startsWith(month) ? Number(today.slice(8)) : days.of;
  const named = { month: monthWords(language.value, month), of };
  return (
    <div class={hold ? 'told done' : 'told wrong'} role="status">
      <p>
        <b>{filled(say(hold ? WORDS.holds : WORDS.broken), named)}</b> {filled(say(WORDS.days), named)}
      </p>
      {!hold && <p>{say(WORDS.which)}</p>}
      <p class="soft">
        {say(WORDS.since)} <Moment at={asOf} />
      </p>
    </div>
  );
};

const Stopped = ({ stopped, goOn }: Required<Pick<Progress, 'stopped'>> & { readonly goOn: () => void }) => {
  if (stopped !== 'noLine' && stopped.code === 'notAllowed')
    return (
      <p class="told" role="alert">
        {say(WORDS.notAllowed)}
      </p>
    );
  return (
    <>
      <p class="told warn" role="alert">
        {stopped === 'noLine' ? say(WORDS.noLine) : `${say(WORDS.failed)} (${stopped.code})`}
      </p>
      <button type="button" class="button" onClick={goOn}>
        {say(WORDS.goOn)}
      </button>
    </>
  );
};

type MonthProps = { readonly month: string; readonly addressOf: (month: string) => string };

/** The check of a month: how far it is in words, then whether all hold. */
export const MonthOfRecords = ({ month, addressOf }: MonthProps) => {
  const { sofar, stopped, goOn } = useCheck(month);
  const isEnded = sofar !== undefined && sofar.next === undefined;
  const days = sofar?.days;
  return (
    <>
      <h2>{monthWords(language.value, month)}</h2>
      <MonthLinks month={month} addressOf={addressOf} last={dateOf(ZONE, officeNow()).slice(0, 7)} />
      {stopped !== undefined && <Stopped stopped={stopped} goOn={goOn} />}
      {isEnded ? (
        <Ended month={month} checked={sofar} />
      ) : (
        <p role="status">{days === undefined ? say(WORDS.begin) : filled(say(WORDS.going), { ...days })}</p>
      )}
    </>
  );
};
