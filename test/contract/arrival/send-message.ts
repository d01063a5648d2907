import { expect, it } from 'vitest';
import type { SendMessage } from '#shared/app/arrival/ports';
import { BODY_LIMIT } from '#shared/contracts/http/problem-codes';
import { LAPOR, PPID } from '#test/support/builders/a-report';

/** A queue whose other end can be looked at. */
export type Queue = {
  readonly send: SendMessage;
  /** The next so many messages, each once. */
  readonly receive: (count: number) => Promise<readonly Parameters<SendMessage>[0][]>;
};

/** What every way to triage promises. */
export const itSendsMessages = (make: () => Queue): void => {
  it('delivers the text unchanged, with the channel as its group', async () => {
    const { send, receive } = make();
    const message = { group: LAPOR, body: JSON.stringify({ teks: 'baris\nbaru, "kutip", ꦗ 💡' }) };
    await send(message);
    expect(await receive(1)).toEqual([message]);
  });

  it('takes the same text twice: whether it was accepted before is not its business', async () => {
    const { send, receive } = make();
    const message = { group: PPID, body: 'dua kali' };
    await send(message);
    await send(message);
    expect(await receive(2)).toEqual([message, message]);
  });

  it('takes the largest body that the front door lets through', async () => {
    const { send, receive } = make();
    const body = Buffer.alloc(BODY_LIMIT, 'x').toString('base64');
    const message = {
      group: LAPOR,
      body: JSON.stringify({
        v: 1,
        channel: LAPOR,
        webhookId: 'w'.repeat(256),
        receivedAt: 1_746_500_400_000,
        tracking: 'f'.repeat(64),
        body,
      }),
    };
    await send(message);
    const [received] = await receive(1);
    expect(received?.body === message.body).toBe(true);
  });

  it('fails when the message is not accepted, instead of promising what nobody keeps', async () => {
    await expect(make().send({ group: LAPOR, body: 'x'.repeat(2 ** 20 + 1) })).rejects.toThrow();
  });
};
