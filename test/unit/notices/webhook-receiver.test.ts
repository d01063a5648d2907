import { describe, expect, it } from 'vitest';
import { signWebhook } from '#local/aws/sign';
import { webhookReceiver } from '#local/aws/webhook-receiver';

const SECRET = `whsec_${Buffer.from('rahasia contoh untuk pengujian saja').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('rahasia lain untuk pengujian saja..').toString('base64')}`;
const REPORT = `rep_${'a'.repeat(26)}`;
const body = (text = `Buka laporan:\n  https://konsol.contoh.invalid/laporan/${REPORT}\n`) =>
  JSON.stringify({ type: 'notice', data: { subject: 'BAHAYA: contoh', text } });

const seconds = (ago = 0): number => Math.floor(Date.now() / 1000) - ago;
const signed = (id: string, { secret = SECRET, ago = 0, of = body() } = {}) =>
  signWebhook({ secret, id, timestamp: seconds(ago), body: of });

const receiver = (now = Date.now()) =>
  webhookReceiver(
    async (recipient) => (recipient === 'grup-asdp' ? SECRET : undefined),
    async () => now,
  );

describe('the receiver of webhooks', () => {
  it('takes what is signed with the secret of its recipient, and knows which report it is about', async () => {
    const { take, received } = receiver();
    expect(await take('grup-asdp', signed('ntc_1'), body())).toBe(204);
    expect(received()).toMatchObject([
      { id: 'ntc_1', recipient: 'grup-asdp', verified: true, copies: 0, subject: 'BAHAYA: contoh', reports: [REPORT] },
    ]);
  });

  it.each([
    ['with another secret', signed('ntc_1', { secret: OTHER }), body()],
    ['over another body', signed('ntc_1', { of: body('lain') }), body()],
    ['six minutes ago', signed('ntc_1', { ago: 360 }), body()],
    ['six minutes from now', signed('ntc_1', { ago: -360 }), body()],
    ['at no time', { ...signed('ntc_1'), 'webhook-timestamp': 'kemarin' }, body()],
    ['not at all', {}, body()],
    ['under another id', { ...signed('ntc_1'), 'webhook-id': 'ntc_2' }, body()],
  ])('refuses what is signed %s, and shows that it came', async (_, headers, of) => {
    const { take, received } = receiver();
    expect(await take('grup-asdp', headers, of)).toBe(401);
    expect(received()).toMatchObject([{ verified: false }]);
  });

  it('goes by the clock that it is given', async () => {
    const DAY = 86_400;
    const { take } = receiver(Date.now() + DAY * 1000);
    expect(await take('grup-asdp', signed('ntc_1', { ago: -DAY }), body())).toBe(204);
    expect(await take('grup-asdp', signed('ntc_2'), body())).toBe(401);
  });

  it('counts a copy, and keeps the first', async () => {
    const { take, received } = receiver();
    await take('grup-asdp', signed('ntc_1'), body());
    expect(await take('grup-asdp', signed('ntc_1'), body())).toBe(204);
    expect(received()).toMatchObject([{ id: 'ntc_1', copies: 1 }]);
  });

  it('does not let a forger who knows an id hide the true one', async () => {
    const { take, received } = receiver();
    await take('grup-asdp', signed('ntc_1', { secret: OTHER }), body('palsu'));
    expect(await take('grup-asdp', signed('ntc_1'), body())).toBe(204);
    expect(received().map(({ verified, copies }) => [verified, copies])).toEqual([
      [false, 0],
      [true, 0],
    ]);
  });

  it('knows nobody else', async () => {
    const { take, received } = receiver();
    expect(await take('grup-llaj', signed('ntc_1'), body())).toBe(404);
    expect(received()).toEqual([]);
  });
});
