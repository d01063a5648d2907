import type { PersonCommand } from '#shared/contracts/http/command-call';
import type { WorkReport } from '#shared/contracts/http/work';
import { titled } from '#shared/domain/words/titled';
import { refusalWords } from '../act/expected-words.ts';
import type { Foreseen } from '../api/client.ts';
import { foresee } from '../api/line.ts';
import { calledBy } from '../reports/report-table.tsx';
import { say } from '../words/say.ts';

const WORDS = {
  will: { id: 'Bila dikirim, ini yang terjadi', en: 'When you send it, this happens' },
  nothing: { id: 'Sudah demikian; tidak ada yang berubah.', en: 'It is so already; nothing changes.' },
  away: { id: 'Sesudahnya tidak lagi dapat Anda baca.', en: 'Afterwards you can no longer read it.' },
  told: { id: 'Diberi tahu', en: 'Told' },
  refused: { id: 'Akan ditolak', en: 'Will be refused' },
} as const;

/** What a step would do to one of several. */
export type ForeseenEach = { readonly report: WorkReport; readonly foreseen: Foreseen };

/** So many are asked about at the same time, on a line that may be weak. */
const AT_ONCE = 4;

/** What a step would do to each of several; nothing is done. Throws `NoLine` and `SignedOut`. */
export const foreseeEach = async (
  reports: readonly WorkReport[],
  command: PersonCommand,
  body: unknown,
): Promise<readonly ForeseenEach[]> => {
  const each: ForeseenEach[] = [];
  for (let at = 0; at < reports.length; at += AT_ONCE) {
    const some = reports.slice(at, at + AT_ONCE).map(async (report) => ({
      report,
      foreseen: await foresee({ report: report.id, command, body }),
    }));
    each.push(...(await Promise.all(some)));
  }
  return each;
};

const sentencesOf = (foreseen: Foreseen): readonly string[] => {
  if (!foreseen.ok) return [`${say(WORDS.refused)}: ${refusalWords(foreseen.problem)}`];
  const { says, staysReadable, notices } = foreseen.value;
  const told = [...new Set(notices.flatMap(({ to }) => to.map(({ name }) => say(name))))];
  return [
    ...(says.length === 0 ? [say(WORDS.nothing)] : says.map((sentence) => titled(say(sentence)))),
    ...(told.length === 0 ? [] : [`${say(WORDS.told)}: ${told.join(', ')}.`]),
    ...(staysReadable ? [] : [say(WORDS.away)]),
  ];
};

/** What would be recorded on each, and who would be told. */
export const SeveralPreview = ({ each }: { readonly each: readonly ForeseenEach[] }) => (
  <section aria-labelledby="beberapa-pratinjau" class="told" role="status">
    <h3 id="beberapa-pratinjau">{say(WORDS.will)}</h3>
    <ul>
      {each.map(({ report, foreseen }) => (
        <li key={report.id}>
          <b dir="auto" class="words">
            {calledBy(report)}
          </b>
          <br />
          <span class={foreseen.ok ? '' : 'late'}>{sentencesOf(foreseen).join(' ')}</span>
        </li>
      ))}
    </ul>
  </section>
);
