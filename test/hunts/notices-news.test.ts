import { expect } from 'vitest';
import type { DeliveryState } from '#shared/domain/notices/delivery';
import { arrives } from '#test/support/builders/notice-stories';
import { permutations } from '#test/support/builders/stories';
import { pollOnce } from '#test/support/fakes/event-source';
import type { News, NewsShape, NewsType } from '#test/support/fakes/fake-mailer';
import { addressOf, aNoticeWorld, type NoticeWorld } from '#test/support/fakes/notice-world';
import { overtaken } from '#test/support/faults/overtaken';
import { hunt } from '#test/support/hunt';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const LLAJ = addressOf('grup-llaj');
const DELIVERED: readonly News[] = [{ type: 'Delivery', after: 1_000 }];
/** So it goes with the mail to the group; all others are delivered. */
const withFate = (fate: readonly News[]): NoticeWorld =>
  aNoticeWorld({ mailer: { fate: ({ to }) => (to === LLAJ ? fate : DELIVERED) } });
const statesOf = async (world: NoticeWorld): Promise<readonly string[]> =>
  Object.values(await endsOf(world)).toSorted();

/** What outranks what, weakest first. */
const RANKS: readonly (readonly [NewsType, DeliveryState])[] = [
  ['Send', 'sent'],
  ['Delivery', 'delivered'],
  ['TransientBounce', 'bounced'],
  ['PermanentBounce', 'bounced'],
  ['Complaint', 'complained'],
];
const endOf = (types: readonly NewsType[]): DeliveryState =>
  RANKS.findLast(([type]) => types.includes(type))?.[1] ?? 'sent';

const NEWS: readonly (readonly [readonly NewsType[], NewsShape])[] = [
  [['Send', 'Delivery', 'PermanentBounce', 'Complaint'], 'event'],
  [['Send', 'Delivery', 'TransientBounce', 'DeliveryDelay'], 'eventInEnvelope'],
  [['Delivery', 'Delivery', 'PermanentBounce', 'PermanentBounce'], 'notification'],
  [['Delivery', 'PermanentBounce', 'Complaint', 'Complaint'], 'notificationInEnvelope'],
];

hunt({
  name: 'news of a mail, any order',
  law: 'news of a mail ends the same in any order and shape',
  least: 4 * 24,
  cases: () =>
    NEWS.flatMap(([types, shape]) =>
      permutations(types).map((order) => ({
        name: `${order.join()} in the shape "${shape}"`,
        run: async () => {
          const world = withFate(order.map((type, n) => ({ type, after: (n + 1) * 1_000, shape })));
          await arrives(world, '8100');
          await world.settleDown();
          const hasTrouble = types.some((type) => type === 'PermanentBounce' || type === 'Complaint');
          const menders = hasTrouble ? ['delivered', 'delivered'] : [];
          expect(await statesOf(world)).toEqual([endOf(types), ...menders].toSorted());
          expect(world.mailer.accepted()).toHaveLength(hasTrouble ? 3 : 1);
          return { broken: await brokenLaws(world) };
        },
      })),
    ),
});

hunt({
  name: 'news of a mail, race: the worker that sent it',
  law: 'news that comes before the answer was recorded is taken in all the same',
  least: 4,
  cases: () =>
    (['event', 'notification'] as const).flatMap((shape) =>
      // Contacts, look, quota, claim, then the mail (5) and what became of it (6): there the news overtakes the worker.
      [5, 6].map((n) => ({
        name: `overtaken at call ${n}, in the shape "${shape}"`,
        run: async () => {
          const types: readonly NewsType[] = ['PermanentBounce', 'Delivery', 'Send'];
          const world = withFate(types.map((type) => ({ type, after: 0, shape })));
          world.turnOff('notify');
          await arrives(world, '8301');
          await world.rest();
          const worker = () => pollOnce(world.queues.other, world.functions.notify);
          expect(await overtaken(world.points, n, worker, () => world.rest())).toBe(true);
          world.turnOn('notify');
          await world.settleDown();
          expect(await statesOf(world)).toEqual(['bounced', 'delivered', 'delivered']);
          return { broken: await brokenLaws(world), seen: { interleavings: 1 } };
        },
      })),
    ),
});
