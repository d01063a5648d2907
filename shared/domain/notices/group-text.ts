import type { RecipientId } from '#shared/domain/office/recipient';
import { groupsToTell } from '#shared/domain/report/groups-to-tell';
import type { Assessed } from '#shared/domain/report/report';
import type { Bilingual } from '#shared/domain/words/words';
import { chatText, shareLink } from './chat-text.ts';
import { noticeText } from './text.ts';
import type { Rules } from './voice.ts';

/** What somebody may write into the group of a unit, in both languages, and the links that open WhatsApp with it. */
export type GroupText = {
  readonly groups: readonly RecipientId[];
  readonly text: Bilingual;
  readonly share: Bilingual;
};

/**
 * A report as its unit's group is told of it by hand: the notice that the machine would send, and so nothing that this
 * may not say. `undefined` where no group is told of it.
 */
export const groupText = (policy: Rules, report: Assessed, consoleUrl: string): GroupText | undefined => {
  const groups = groupsToTell(policy, report).map(({ id }) => id);
  if (groups.length === 0) return undefined;
  const kind = report.urgency === 'danger' ? 'danger' : 'newReport';
  const said = (language: keyof Bilingual) => noticeText(policy, language, [{ kind, report }], consoleUrl, 'person');
  const [id, en] = [said('id'), said('en')];
  return { groups, text: { id: chatText(id), en: chatText(en) }, share: { id: shareLink(id), en: shareLink(en) } };
};
