import type { ReportStore } from '#shared/app/report/ports';
import type { Vault } from '#shared/app/report/vault';
import type { EvidenceShown } from '#shared/contracts/http/evidence';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { type Attachment, FETCH_REFUSAL_WORDS, NOT_KEPT_WORDS } from '#shared/domain/evidence/attachment';
import { rememberedUntil } from '#shared/domain/evidence/upload';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import type { AttachmentNote, Message } from '#shared/domain/report/submission';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import { NAMING_FILES } from './ask-for-attachments.ts';
import { attachmentIdOf } from './fetch-attachment.ts';
import type { Attachments } from './ports.ts';

export type ShowAttachmentsDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'words' | 'messages'>;
  readonly attachments: Pick<Attachments, 'all'>;
  readonly now: () => Instant;
};

type Shown = EvidenceShown['attachments'][number];
type Looked = {
  readonly report: Report;
  readonly events: readonly RecordedEvent[];
  readonly vault: Vault | undefined;
  readonly became: readonly Attachment[];
};
type Named = { readonly note: AttachmentNote; readonly at: Instant; readonly isOfChannel: boolean };

/**
 * What the channel named in the words of a report, to whoever may read those: each address once, by the name that it
 * was named by first, with what `became` of it. It is the reporter's word, whenever it was said.
 */
export const attachmentsShown = async (
  deps: Pick<ShowAttachmentsDeps, 'policy' | 'reports' | 'now'>,
  { report, events, vault, became: known }: Looked,
): Promise<readonly Shown[]> => {
  const [words, messages] = await Promise.all([deps.reports.words(report.id), deps.reports.messages(report.id)]);
  const became = new Map(known.map((one) => [one.id, one]));
  const seen = new Set<KeyedHash>();
  return namedIn(events, words?.attachments ?? [], messages).flatMap((named): readonly Shown[] => {
    const { note, at, isOfChannel } = named;
    const shown = { name: note.name, namedAt: isoWithOffset(deps.policy.calendar, at) };
    if (note.url === undefined || !isOfChannel) return [{ ...shown, state: 'nameOnly' }];
    // Without the key of the report, nobody knows any more what became of which.
    if (vault === undefined) return [{ ...shown, state: 'erased' }];
    const id = attachmentIdOf(vault, note.url);
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ ...shown, ...becameOf(became.get(id), at, deps.now()) }];
  });
};

/** In the order of the record. */
const namedIn = (
  events: readonly RecordedEvent[],
  first: readonly AttachmentNote[],
  messages: readonly Message[],
): readonly Named[] => {
  const byNumber = new Map(messages.map(({ n, words }) => [n, words.attachments]));
  return events.flatMap(({ event, actor, recordedAt: at }) => {
    if (!NAMING_FILES.includes(event.type)) return [];
    const notes =
      event.type === 'Received' ? first : (byNumber.get('message' in event ? (event.message ?? 0) : 0) ?? []);
    return notes.map((note) => ({ note, at, isOfChannel: actor.by === 'channel' }));
  });
};

const becameOf = (
  became: Attachment | undefined,
  namedAt: Instant,
  now: Instant,
): Pick<Shown, 'state' | 'words' | 'evidence'> => {
  switch (became?.state) {
    case 'kept':
      return { state: 'kept', evidence: became.evidence };
    case 'refused':
      return { state: 'refused', words: NOT_KEPT_WORDS[became.why] };
    case 'failed':
      return { state: 'failed', words: FETCH_REFUSAL_WORDS[became.why] };
    case 'tried':
      return { ...waitingSince(became.at, now), words: FETCH_REFUSAL_WORDS[became.why] };
    case 'fetched':
    case undefined:
      return waitingSince(became?.at ?? namedAt, now);
  }
};

/** As long as what was brought here is kept for whoever looks into it. */
const waitingSince = (at: Instant, now: Instant): Pick<Shown, 'state'> => ({
  state: now < rememberedUntil({ sentAt: at }) ? 'waiting' : 'lost',
});
