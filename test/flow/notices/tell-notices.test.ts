import { describe, expect, it } from 'vitest';
import { sealNotices } from '#shared/app/notices/sealed-notices';
import type { SendDeps } from '#shared/app/notices/send-notices';
import { tellNotices } from '#shared/app/notices/tell-notices';
import { SealedNotices } from '#shared/contracts/messages/notice-message';
import { aDeliveryId } from '#test/support/builders/a-delivery';
import { NOTICE_VAULT } from '#test/support/builders/a-notice-key';
import { recipientId } from '#test/support/builders/a-recipient';
import { arrives } from '#test/support/builders/notice-stories';
import { aNoticeWorld } from '#test/support/fakes/notice-world';

/** What notify has in hand in a world where nothing fails. */
const sendDeps = async (): Promise<SendDeps> => {
  const seen: SendDeps[] = [];
  const world = aNoticeWorld({
    broken: {
      notify: (deps) => {
        seen.push(deps);
        return deps;
      },
    },
  });
  await arrives(world, '9700');
  await world.settleDown();
  return seen[0] ?? expect.fail('notify never ran');
};

const messageTo = (...recipients: readonly string[]): SealedNotices => {
  const batches = recipients.map(recipientId).map((recipient) => ({
    recipient,
    deliveries: [aDeliveryId({ recipient })],
  }));
  return SealedNotices.parse(JSON.parse(sealNotices(NOTICE_VAULT, { batches })));
};

describe('a message to several recipients', () => {
  it('fails with the faults of all who could not be told', async () => {
    const faults = [new TypeError('the first'), new RangeError('the third')];
    const outcomes = [faults[0], undefined, faults[1]];
    const deps = await sendDeps();
    const read = deps.contacts;
    const contacts: SendDeps['contacts'] = async () => {
      const fault = outcomes.shift();
      if (fault !== undefined) throw fault;
      return read();
    };
    const told = tellNotices({ ...deps, contacts }, messageTo('grup-llaj', 'grup-asdp', 'sekretaris'));
    await expect(told).rejects.toThrow(AggregateError);
    await expect(told).rejects.toMatchObject({ errors: faults });
    expect(outcomes).toEqual([]);
  });

  it('fails with the one fault where one could not be told', async () => {
    const fault = new Error('the only one');
    const contacts: SendDeps['contacts'] = () => Promise.reject(fault);
    const told = tellNotices({ ...(await sendDeps()), contacts }, messageTo('grup-llaj'));
    await expect(told).rejects.toMatchObject({ errors: [fault] });
  });
});
