import { describe, expect, it } from 'vitest';
import { base32 } from '#shared/domain/words/base32';
import { receiptOf, reportIdOf, webhookHash } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { LAPOR, PPID } from '#test/support/builders/a-report';

describe('the id of a report', () => {
  it('follows from channel and external id: a report that is polled again is the same report', () => {
    expect(reportIdOf(LAPOR, '1916449')).toBe(reportIdOf(LAPOR, '1916449'));
    expect(reportIdOf(LAPOR, '1916449')).not.toBe(reportIdOf(LAPOR, '1916450'));
  });

  it('is another on another channel, also where channel and id written together are the same', () => {
    expect(reportIdOf(LAPOR, '1')).not.toBe(reportIdOf(PPID, '1'));
    expect(reportIdOf(ChannelId.parse('lapor1'), '1')).not.toBe(reportIdOf(LAPOR, '11'));
  });

  it('is 130 bits in 26 small characters, and shows nothing of the external id', () => {
    const id = reportIdOf(LAPOR, '1916449');
    expect(id).toMatch(/^rep_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(id).not.toContain('1916449');
  });
});

describe('the receipt of a webhook', () => {
  const report = reportIdOf(LAPOR, '1');

  it('is the same for every delivery of it, and another for another report', () => {
    expect(receiptOf(webhookHash(report, 'msg_1'))).toBe(receiptOf(webhookHash(report, 'msg_1')));
    expect(receiptOf(webhookHash(report, 'msg_1'))).not.toBe(receiptOf(webhookHash(reportIdOf(PPID, '1'), 'msg_1')));
    expect(receiptOf(webhookHash(report, 'msg_1'))).toMatch(/^rcp_[0-9a-hjkmnp-tv-z]{20}$/);
  });
});

describe('base 32', () => {
  it('takes five bits at a time, the highest first', () => {
    // 0xff 0x00 0xf8 is 11111 11100 00000 01111 1000…
    expect(base32(Uint8Array.of(0xff, 0x00, 0xf8), 4)).toBe('ZW0F');
    expect(base32(Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0000), 4)).toBe('1234');
  });
});
