import type { ReadNoticeKey } from '#shared/app/notices/ports';
import { type Vault, vaultOf } from '#shared/app/report/vault';
import { type DeliveryId, type MailId, mailIdOf } from '#shared/domain/notices/delivery';

/** An invented key of notices, and what follows from it. */
const NOTICE_KEY = 'an invented key of notices, as long as it takes';
export const noticeKey: ReadNoticeKey = async () => NOTICE_KEY;
export const NOTICE_VAULT: Vault = vaultOf(Buffer.from(NOTICE_KEY));
export const mailNamed = (ids: readonly DeliveryId[], attempt?: number): MailId =>
  mailIdOf(NOTICE_VAULT.hash, ids, attempt);
