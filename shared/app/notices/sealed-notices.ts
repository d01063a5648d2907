import { type Vault, vaultOf } from '#shared/app/report/vault';
import { NoticeMessage, type SealedNotices } from '#shared/contracts/messages/notice-message';
import type { EnqueueNotices, PutMessages, ReadNoticeKey } from './ports.ts';

const PURPOSE = 'notices in a queue';
/** The fullest mail fits in: so every message is as long as every other, and its length tells nothing. */
const LENGTH = 8 * 1024;

/** The stage's key of notices, in use: what waits is sealed under it, and mails are named by it. */
export const noticeVault = async (readKey: ReadNoticeKey): Promise<Vault> => vaultOf(Buffer.from(await readKey()));

/** A message as it may wait in a queue. The same message gives the same text. */
export const sealNotices = (vault: Vault, message: NoticeMessage): string => {
  const text = Buffer.from(JSON.stringify(NoticeMessage.parse(message)));
  const padded = Buffer.alloc(Math.ceil(text.length / LENGTH) * LENGTH, ' ');
  text.copy(padded);
  const sealed = Buffer.from(vault.seal(PURPOSE, padded)).toString('base64');
  return JSON.stringify({ v: 2, sealed } satisfies SealedNotices);
};

/** The message again; throws when it was changed, or sealed under another key. */
export const openNotices = (vault: Vault, { sealed }: SealedNotices): NoticeMessage =>
  NoticeMessage.parse(JSON.parse(Buffer.from(vault.unseal(PURPOSE, Buffer.from(sealed, 'base64'))).toString()));

/** Puts messages into a queue sealed. */
export const sealedInto =
  (put: PutMessages, readKey: ReadNoticeKey): EnqueueNotices =>
  async (urgent, messages, delaySeconds) => {
    if (messages.length === 0) return;
    const vault = await noticeVault(readKey);
    const bodies = messages.map((batches) => sealNotices(vault, { batches }));
    await put(urgent, bodies, delaySeconds);
  };
