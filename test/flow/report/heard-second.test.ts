import { describe, expect, it } from 'vitest';
import {
  earlier,
  lapor,
  type Posting,
  statusChanged,
  submitted,
  updated,
  withdrawn,
} from '#test/support/builders/a-channel-event';
import { aWorld } from '#test/support/fakes/world';

/** Danger and accusation that come second are heard, in whatever way and order they come. */

const ID = lapor('9300');
const at = (n: number) => ({ webhookId: `msg_${n}`, externalId: '9300', timestamp: earlier(60 - n) });
const DANGER = 'GAWAT, barusan ada anak kesetrum kabel.';
const ACCUSATION = 'Saya diancam petugas Dishub yang minta uang pungli supaya laporan ini dicabut.';
const SAID_AT = '03-11-2026 09:00:00';

const WAYS: readonly (readonly [string, (n: number, text: string) => Posting])[] = [
  ['an update', (n, text) => updated(at(n), { content: text, created_at: SAID_AT })],
  ['an amendment', (n, text) => submitted(at(n), { content: text })],
  ['the reason of a withdrawal', (n, text) => withdrawn(at(n), { reason: text })],
  ['a status that nobody knows', (n, text) => statusChanged(at(n), text, { updated_at: SAID_AT })],
  ['a status without a time', (n, text) => statusChanged(at(n), text)],
  ['what is said of a status', (n, text) => statusChanged(at(n), 'Proses', { content: text, updated_at: SAID_AT })],
];

const worldAfter = async (postings: readonly Posting[]) => {
  const world = aWorld();
  for (const posting of postings) {
    await world.send(posting);
    await world.drain();
  }
  expect(world.queue.deadLetters()).toEqual([]);
  const events = await world.store.events(ID);
  const times = (type: string) => events.filter(({ event }) => event.type === type).length;
  return { report: await world.load(ID), times };
};

describe.each(WAYS)('said in %s', (_, posting) => {
  it('after its report, danger raises urgency once', async () => {
    const { report, times } = await worldAfter([submitted(at(1)), posting(2, DANGER)]);
    expect(report).toMatchObject({ urgency: 'danger' });
    expect(times('UrgencyRaised')).toBe(1);
  });

  it('before its report, danger is known as soon as that has come', async () => {
    const { report } = await worldAfter([posting(1, DANGER), submitted(at(2))]);
    expect(report).toMatchObject({ urgency: 'danger' });
  });

  it.each([
    ['after its report', [submitted(at(1)), posting(2, ACCUSATION)]],
    ['before its report', [posting(1, ACCUSATION), submitted(at(2))]],
  ])('%s, an accusation takes it to a person', async (__, postings) => {
    expect((await worldAfter(postings)).report).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  it('polled again, it raises nothing a second time, also after the end', async () => {
    const polls = [2, 3, 4].map((n) => posting(n, DANGER));
    const { times } = await worldAfter([
      submitted(at(1)),
      ...polls,
      withdrawn(at(5), { reason: 'x' }),
      posting(6, DANGER),
    ]);
    expect(times('UrgencyRaised')).toBe(1);
    const { times: suspected } = await worldAfter([submitted(at(1)), ...[2, 3, 4].map((n) => posting(n, ACCUSATION))]);
    expect(suspected('OversightSuspected')).toBe(1);
  });
});
