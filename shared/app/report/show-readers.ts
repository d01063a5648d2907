import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { ReadersShown } from '#shared/contracts/http/readers';
import { mayDo } from '#shared/domain/access/access';
import { GROUPS, knownTo, type Officer, officerOf } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Bilingual, ReportId } from '#shared/domain/words/words';
import { asKnownTo } from './as-known-to.ts';
import type { ReportStore } from './ports.ts';

export type ReadersDeps = {
  readonly policy: Pick<Policy, 'office'>;
  readonly reports: Pick<ReportStore, 'load'>;
  readonly now: Now;
};

/** Somebody who is nothing but what a group makes of them. */
const SOMEBODY = PersonId.parse('somebody');

/**
 * Who may read a report, by function, found by asking the rights of each. People are not named: whoever holds the
 * function when they look may read it, unless they are named in it. Where it is not about oversight, it looks like one
 * that never was suspected, but to whoever reads the whole record.
 */
export const showReaders = async (
  { policy, reports, now }: ReadersDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<ReadersShown, Denied>> => {
  const found = await reports.load(id);
  const denied = deniedTo(officer, { to: 'readHead', report: found });
  if (found === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const report = found.status === 'received' ? found : asKnownTo(officer, found);
  const readers = [...GROUPS].flatMap(([group, held]) => {
    const one = knownTo(policy.office, officerOf(SOMEBODY, [group]), now());
    if (!mayDo(one, { to: 'readHead', report }).ok) return [];
    return [{ ...held, words: mayDo(one, { to: 'readWords', report }).ok }];
  });
  return ok({ report: id, readers, why: reasonsOf(report) });
};

const WHY = {
  open: {
    id: 'Layanan umum: dibaca unit yang memegangnya, admin yang menjawabnya, dan pimpinan.',
    en: 'Service: read by the unit that has it, the admin who answers it, and those above.',
  },
  suspected: {
    id: 'Diduga pengawasan, atau belum dinilai: hanya dibaca oleh yang menilainya.',
    en: 'Suspected oversight, or not judged yet: read only by those who judge it.',
  },
  confirmed: {
    id: 'Laporan pengawasan: hanya dibaca oleh yang berwenang; bagi yang lain laporan ini tidak ada.',
    en: 'Oversight: read only by those who are entitled to; for everybody else it does not exist.',
  },
  secret: {
    id: 'Isinya rahasia: tertutup bagi siapa pun yang tidak mengerjakannya.',
    en: 'Its words are secret: closed to whoever does not work on it.',
  },
  recused: {
    id: 'Yang disebut di dalamnya tidak membacanya, apa pun jabatannya.',
    en: 'Whoever is named in it does not read it, whatever their function.',
  },
} as const satisfies Record<string, Bilingual>;

const matterOf = (report: Report): Bilingual => {
  if (report.status === 'received') return WHY.suspected;
  return report.oversight === 'none' ? WHY.open : WHY[report.oversight];
};

const reasonsOf = (report: Report): readonly Bilingual[] => [
  matterOf(report),
  ...(report.secret ? [WHY.secret] : []),
  ...(report.status !== 'received' && report.oversight !== 'none' ? [WHY.recused] : []),
];
