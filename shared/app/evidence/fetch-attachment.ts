import type { Log, Now } from '#shared/app/ports';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { standingVault, type Vault } from '#shared/app/report/vault';
import type { AttachmentRequest } from '#shared/contracts/messages/attachment-request';
import { type Attachment, afterTry, type FetchRefusal, followed } from '#shared/domain/evidence/attachment';
import { UploadId } from '#shared/domain/evidence/evidence';
import { type Announced, sentUntil, type UploadText } from '#shared/domain/evidence/upload';
import { attachmentHosts } from '#shared/domain/office/office';
import type { Policy } from '#shared/domain/policy/policy';
import type { AttachmentNote } from '#shared/domain/report/submission';
import { base32 } from '#shared/domain/words/base32';
import { sha256 } from '#shared/domain/words/hash';
import type { ChannelId, Instant, KeyedHash, ReportId } from '#shared/domain/words/words';
import { uploadTextOf } from './announce-evidence.ts';
import { filesNamedIn } from './ask-for-attachments.ts';
import type { AskForAttachment, Attachments, FetchFile, IntoQuarantine, Uploads } from './ports.ts';

export type FetchDeps = {
  readonly policy: Pick<Policy, 'evidence' | 'channels'>;
  readonly reports: Pick<ReportStore, 'event' | 'words' | 'message' | 'wrappedKey'>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly attachments: Pick<Attachments, 'find' | 'save'>;
  readonly uploads: Pick<Uploads, 'save'>;
  readonly fetchFile: FetchFile;
  readonly intoQuarantine: IntoQuarantine;
  readonly askForAttachment: AskForAttachment;
  readonly now: Now;
  readonly log: Log;
};

type Outcome =
  | 'attachmentFetched'
  | 'attachmentLater'
  | 'attachmentFailed'
  | 'attachmentRefused'
  | 'attachmentKnown'
  | 'attachmentUnknown';

/** By what an address is known on its report: nobody who sees that can tell the address. */
export const attachmentIdOf = (vault: Vault, address: string): KeyedHash => vault.hash(`attachment ${address}`);

/**
 * Brings one file that a channel named to where files are looked into, or says why not. What is there already, or was
 * found not to be had, is not asked for again, by whichever message the same address comes. It may be told of the same
 * twice, and be broken off anywhere: at worst the host is asked once more.
 */
export const fetchAttachment = async (deps: FetchDeps, request: AttachmentRequest): Promise<Outcome> => {
  const { report } = request;
  const named = await namedBy(deps, request);
  const vault = named === undefined ? undefined : await standingVault(deps, report);
  if (named === undefined || vault === undefined) return 'attachmentUnknown';
  const outcome = await untilSaved(() => attempt(deps, request, vault, named));
  deps.log('attachment.tried', { ...request, outcome });
  return outcome;
};

type Named = {
  readonly note: AttachmentNote;
  readonly address: string;
  readonly channel: ChannelId;
  readonly namedAt: Instant;
};

const namedBy = async (deps: FetchDeps, { report, version, index }: AttachmentRequest): Promise<Named | undefined> => {
  const recorded = await deps.reports.event(report, version);
  if (recorded?.actor.by !== 'channel') return undefined;
  const note = (await filesNamedIn(deps, recorded))[index];
  return note?.url === undefined
    ? undefined
    : { note, address: note.url, channel: recorded.actor.channel, namedAt: recorded.recordedAt };
};

const attempt = async (
  deps: FetchDeps,
  request: AttachmentRequest,
  vault: Vault,
  named: Named,
): Promise<Outcome | 'conflict'> => {
  const { report } = request;
  const id = attachmentIdOf(vault, named.address);
  const seen = await deps.attachments.find(report, id);
  if (seen !== undefined && seen.state !== 'tried') return 'attachmentKnown';
  const { mostBytes, fetching } = deps.policy.evidence;
  const hosts = attachmentHosts(deps.policy, named.channel);
  const fetched = await deps.fetchFile(named.address, { hosts, mostBytes, fetching });
  const about = followed(seen, { report, id, at: deps.now() });
  if (!fetched.ok) return noteTry(deps, request, { seen, about }, fetched.refusal);
  const why = unlike(named.note, fetched.value);
  if (why !== undefined)
    return savedAs(await deps.attachments.save({ ...about, state: 'refused', why }), 'attachmentRefused');
  const upload = uploadOf(deps, vault, { report, id, named, bytes: fetched.value });
  await deps.uploads.save(upload);
  await deps.intoQuarantine(upload.id, fetched.value);
  return savedAs(await deps.attachments.save({ ...about, state: 'fetched', upload: upload.id }), 'attachmentFetched');
};

const savedAs = <T>(saved: 'saved' | 'conflict', outcome: T): T | 'conflict' =>
  saved === 'conflict' ? saved : outcome;

type About = Pick<Attachment, 'report' | 'id' | 'rev' | 'at'>;

const noteTry = async (
  deps: FetchDeps,
  request: AttachmentRequest,
  { seen, about }: { readonly seen: Attachment | undefined; readonly about: About },
  why: FetchRefusal,
): Promise<Outcome | 'conflict'> => {
  const { waitSeconds, ...left } = afterTry(seen, why, deps.policy.evidence.fetching);
  if ((await deps.attachments.save({ ...about, ...left, why })) === 'conflict') return 'conflict';
  deps.log('attachment.notFetched', { ...request, why, tries: left.tries });
  if (waitSeconds === undefined) return 'attachmentFailed';
  await deps.askForAttachment(request, waitSeconds);
  return 'attachmentLater';
};

/** What is not even looked into: nothing at all, or another file than the channel says. */
const unlike = ({ sha256: said }: AttachmentNote, bytes: Uint8Array): 'empty' | 'changed' | undefined => {
  if (bytes.length === 0) return 'empty';
  return said !== undefined && /^[0-9a-f]{64}$/i.test(said) && said.toLowerCase() !== sha256(bytes)
    ? 'changed'
    : undefined;
};

const ID_LENGTH = 26;

/** Announced like a file of the office's, by an id that follows from the address and the bytes. */
const uploadOf = (
  { now }: Pick<FetchDeps, 'now'>,
  vault: Vault,
  {
    report,
    id,
    named,
    bytes,
  }: { readonly report: ReportId; readonly id: KeyedHash; readonly named: Named; readonly bytes: Uint8Array },
): Announced => {
  const hash = sha256(bytes);
  const text: UploadText = { name: named.note.name };
  const at = now();
  return {
    id: UploadId.parse(
      `upl_${base32(Buffer.from(vault.hash(`upload ${id} ${hash}`), 'hex'), ID_LENGTH).toLowerCase()}`,
    ),
    report,
    purpose: 'complaint',
    size: bytes.length,
    sha256: hash,
    sentAs: [],
    sentAt: at,
    until: sentUntil(at),
    attachment: { id, namedAt: named.namedAt },
    text: Uint8Array.from(vault.seal(uploadTextOf(report), Buffer.from(JSON.stringify(text)))),
    state: 'announced',
  };
};
