import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { explainReason } from '#shared/domain/classify/classify';
import { ARCHIVE_REASON_NAMES, ArchiveReason } from '#shared/domain/report/reasons';
import { HELD_NAMES } from '#shared/domain/report/route';
import { titled } from '#shared/domain/words/titled';
import type { Bilingual } from '#shared/domain/words/words';

const { topics } = loadPolicy();

/** What a reason's code means, for people; `undefined` for a code of rules that are no longer loaded. */
export const explainCode = (code: string): Bilingual | undefined =>
  Object.entries(HELD_NAMES).find(([name]) => name === code)?.[1] ?? archivedFor(code) ?? explainReason(topics, code);

const archivedFor = (code: string): Bilingual | undefined => {
  const reason = ArchiveReason.safeParse(code);
  if (!reason.success) return undefined;
  const { id, en } = ARCHIVE_REASON_NAMES[reason.data];
  return { id: titled(id), en: titled(en) };
};
