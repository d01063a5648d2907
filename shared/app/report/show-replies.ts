import type { Now } from '#shared/app/ports';
import type { RepliesShown } from '#shared/contracts/http/replies';
import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { type Replies, readyTexts } from '#shared/domain/report/replies';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { openTo } from './open-commands.ts';
import type { ReportStore } from './ports.ts';

export type RepliesDeps = {
  readonly policy: Policy;
  readonly replies: Replies;
  readonly reports: Pick<ReportStore, 'load' | 'words'>;
  readonly now: Now;
};

/** The ready texts for a report that an officer may read, beside the commands that are open to them. */
export const showReplies = async (
  { policy, replies, reports, now }: RepliesDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<RepliesShown, 'Absent'>> => {
  const report = await reports.load(id);
  if (report === undefined || !mayDo(officer, { to: 'readHead', report }).ok) return refuse('Absent');
  if (report.status === 'received') return ok({ report: id, replies: [] });
  const words = mayDo(officer, { to: 'readWords', report }).ok ? await reports.words(id) : undefined;
  const known = { number: words?.externalId, now: now() };
  const isOpen = openTo(policy, officer, report, known.now);
  return ok({
    report: id,
    replies: readyTexts(replies, policy, report, known).filter(({ command }) => isOpen(command)),
  });
};
