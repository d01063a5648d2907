import type { ChannelCommands, Command } from './command-table.ts';
import type { RecordedEvent } from './event.ts';
import type { KeyedHash, Report } from './report.ts';

/** The record of a report as it stands when something more is said. */
type Before = readonly RecordedEvent[];
type Said = Exclude<keyof ChannelCommands, 'setConflictAside' | 'noteUnreadable'> | 'noteChannelStatus';

/** The content that stands: the newest amendment's, else the submission's own. */
export const newestContent = ({ content, amended }: Report): KeyedHash => amended?.content ?? content;

const ASKS: { readonly [Name in Said]: (report: Report, command: Command<Name>) => boolean } = {
  submit: (report, { content }) => content !== newestContent(report),
  addReply: ({ messages }) => messages > 0,
  withdraw: ({ messages }, { reason }) => reason !== undefined && messages > 0,
  noteChannelStatus: ({ channelStatus, messages }, { said }) =>
    channelStatus !== undefined || (said !== undefined && messages > 0),
};

/** Whether the record must be read to tell if a channel says something again, or late: the head alone cannot. */
export const asksRecord = <Name extends Said>(report: Report, command: Command<Name>): boolean =>
  ASKS[command.type](report, command);

/** Whether the same words stand in the record: bridges poll, and every poll repeats what the one before had found. */
export const isSaidBefore = (content: KeyedHash, before: Before): boolean =>
  before.some(({ event }) => 'content' in event && event.content === content);

/** Whether this change of the channel's status stands in the record. */
export const isNotedBefore = ({ status, observedAt, said }: Command<'noteChannelStatus'>, before: Before): boolean =>
  before.some(
    ({ event }) =>
      event.type === 'ChannelStatusChanged' &&
      event.status === status &&
      event.observedAt === observedAt &&
      event.content === said?.content,
  );

/** Whether the report says already that this was set aside. */
export const isToldAside = ({ webhook, body }: Command<'setConflictAside'>, before: Before): boolean =>
  before.some(({ event }) => event.type === 'ConflictSetAside' && event.webhook === webhook && event.body === body);

/** Whether the report says already that this cannot be read. */
export const isToldUnreadable = ({ webhook }: Command<'noteUnreadable'>, before: Before): boolean =>
  before.some(({ event }) => event.type === 'ArrivalUnreadable' && event.webhook === webhook);

/**
 * Submissions may overtake each other: `late` was sent before one that is there already and does not stand in its
 * place; a `copy` is late, and nothing but what had come before.
 */
export const latenessOf = (
  report: Report,
  { content, sentAt }: Command<'submit'>,
  before: Before,
): 'inTime' | 'late' | 'copy' => {
  if (content === newestContent(report)) return 'inTime';
  const submissions = before.flatMap(({ event }) => {
    if (event.type === 'Received') return [{ content: event.content, sentAt: event.observedAt }];
    return event.type === 'Amended' ? [event] : [];
  });
  if (submissions.every((submission) => submission.sentAt <= sentAt)) return 'inTime';
  return submissions.some((submission) => submission.content === content) ? 'copy' : 'late';
};
