import { describe, expect, it } from 'vitest';
import { openNotices, sealNotices } from '#shared/app/notices/sealed-notices';
import { vaultOf } from '#shared/app/report/vault';
import { SealedNotices } from '#shared/contracts/messages/notice-message';
import { RecipientId } from '#shared/domain/office/recipient';
import { aDeliveryId } from '#test/contract/notices/deliveries';
import { NOTICE_VAULT } from '#test/support/builders/a-notice-key';

const inspector = RecipientId.parse('inspektur');
const batch = {
  recipient: inspector,
  deliveries: [aDeliveryId({ kind: 'confirmedOversight', recipient: inspector })],
};
const parsed = (text: string): SealedNotices => SealedNotices.parse(JSON.parse(text));

describe('a sealed message', () => {
  it('opens to what was sealed, and says nothing of it', () => {
    const text = sealNotices(NOTICE_VAULT, { batches: [batch] });
    expect(openNotices(NOTICE_VAULT, parsed(text))).toEqual({ batches: [batch] });
    const visible = text + Buffer.from(parsed(text).sealed, 'base64').toString('latin1');
    for (const told of ['inspektur', 'Oversight', 'rep_']) expect(visible).not.toContain(told);
  });

  it('is as long with one recipient as with ten', () => {
    const [one, ten] = [1, 10].map((count) => sealNotices(NOTICE_VAULT, { batches: Array(count).fill(batch) }));
    expect(ten?.length).toBe(one?.length);
  });

  it('opens under no other key, and not when it was changed', () => {
    const { v, sealed } = parsed(sealNotices(NOTICE_VAULT, { batches: [batch] }));
    expect(() => openNotices(vaultOf(Buffer.from('another key')), { v, sealed })).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    expect(() => openNotices(NOTICE_VAULT, { v, sealed: bytes.toString('base64') })).toThrow();
  });
});
