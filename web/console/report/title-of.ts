import type { ReportShown } from '#shared/contracts/http/admin-report';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = { report: { id: 'Laporan', en: 'Report' } } as const;

/** What citizens call it, then what it is about: as far as this person may know either. */
export const titleOf = ({ report, words }: ReportShown): string => {
  const called =
    words === undefined
      ? `${say(WORDS.report)} ${report.id}`
      : `${nameOf('channels', report.channel)} ${words.externalId}`;
  const about = words?.title ?? (report.topic === undefined ? undefined : nameOf('topics', report.topic));
  return about === undefined ? called : `${called} · ${about}`;
};
