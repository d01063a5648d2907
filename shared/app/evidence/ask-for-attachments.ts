import type { Log } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import type { EventName, RecordedEvent } from '#shared/domain/report/event';
import type { AttachmentNote } from '#shared/domain/report/submission';
import type { ReportId } from '#shared/domain/words/words';
import type { AskForAttachment } from './ports.ts';

/** With which the channel may name files: they stand in the words that belong to it. */
export const NAMING_FILES: readonly EventName[] = ['Received', 'Amended', 'ReporterReplied'];

export type AskForAttachmentsDeps = {
  readonly reports: Pick<ReportStore, 'event' | 'words' | 'message'>;
  readonly askForAttachment: AskForAttachment;
  readonly log: Log;
};

/**
 * Has the files fetched that came with one event of a report, each by itself, by where it stands and nothing else.
 * Asked twice, whoever fetches them knows what is there already.
 */
export const askForAttachments = async (
  deps: AskForAttachmentsDeps,
  { report, version, type }: { readonly report: ReportId; readonly version: number; readonly type: string },
): Promise<void> => {
  if (!NAMING_FILES.some((name) => name === type)) return;
  const recorded = await deps.reports.event(report, version);
  if (recorded === undefined) throw new Error('the event is not in the record yet');
  if (recorded.actor.by !== 'channel') return;
  const all = await filesNamedIn(deps, recorded);
  for (const [index, { url }] of all.entries())
    if (url !== undefined) await deps.askForAttachment({ report, version, index });
  if (all.some(({ url }) => url !== undefined)) deps.log('attachments.asked', { report, version });
};

/** The files that a channel named with an event; none where it names none, or its words are gone. */
export const filesNamedIn = async (
  { reports }: { readonly reports: Pick<ReportStore, 'words' | 'message'> },
  { reportId, event }: RecordedEvent,
): Promise<readonly AttachmentNote[]> => {
  switch (event.type) {
    case 'Received':
      return (await reports.words(reportId))?.attachments ?? [];
    case 'Amended':
    case 'ReporterReplied':
      return (await reports.message(reportId, event.message))?.words.attachments ?? [];
    default:
      return [];
  }
};
