import { expect, it } from 'vitest';
import type { DataKeys } from '#shared/app/report/ports';
import { aReportId } from '#test/contract/stories';

/** What every maker of data keys promises. */
export const itMakesDataKeys = (make: () => DataKeys): void => {
  it('makes a key of 256 bits that its wrapped form opens to', async () => {
    const keys = make();
    const report = aReportId();
    const { key, wrapped } = await keys.create(report);
    expect(key).toHaveLength(32);
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false);
    expect(Buffer.from(await keys.unwrap(report, wrapped))).toEqual(Buffer.from(key));
  });

  it('makes another key every time', async () => {
    const keys = make();
    const report = aReportId();
    const [first, second] = [await keys.create(report), await keys.create(report)];
    expect(Buffer.from(first.key).equals(second.key)).toBe(false);
  });

  it('opens a wrapped key for no other report', async () => {
    const keys = make();
    const { wrapped } = await keys.create(aReportId());
    await expect(keys.unwrap(aReportId(), wrapped)).rejects.toThrow();
  });

  it('opens nothing that never was a wrapped key', async () => {
    await expect(make().unwrap(aReportId(), Buffer.from('bukan kunci'))).rejects.toThrow();
  });
};

/** A wrapped key with one bit turned. */
export const damaged = (wrapped: Uint8Array): Uint8Array => {
  const turned = Buffer.from(wrapped);
  turned.writeUInt8(turned.readUInt8(turned.length - 1) ^ 1, turned.length - 1);
  return turned;
};

/** What KMS promises too, and the local AWS does not keep. */
export const itNoticesDamage = (make: () => DataKeys): void => {
  it('opens no wrapped key that was changed', async () => {
    const keys = make();
    const report = aReportId();
    const { wrapped } = await keys.create(report);
    await expect(keys.unwrap(report, damaged(wrapped))).rejects.toThrow();
  });
};
