import { describe, expect, it } from 'vitest';
import { showTrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
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

/** A bridge polls: the same things come again and again under new webhook ids and times. */

const ID = lapor('9200');
let n = 0;
const anew = () => {
  n += 1;
  return { webhookId: `poll_${n}`, externalId: '9200', timestamp: earlier(100 - n) };
};
const OPEN = { status_name: 'Belum Ditindaklanjuti' };
const REPLY = { content: 'Tiang nomor dua juga padam.', created_at: '03-11-2026 09:00:00' };
const CHANGE = { updated_at: '03-11-2026 10:00:00' };

const eventsAfter = async (postings: readonly Posting[]): Promise<readonly string[]> => {
  const world = aWorld();
  for (const posting of postings) {
    await world.send(posting);
    await world.drain();
  }
  expect(world.queue.deadLetters()).toEqual([]);
  return (await world.store.events(ID)).map(({ event }) => event.type);
};

describe('what is polled again', () => {
  it.each([
    ['an addition', () => updated(anew(), REPLY), 'ReporterReplied'],
    ['a change of status', () => statusChanged(anew(), 'Proses', CHANGE), 'ChannelStatusChanged'],
    [
      'a change to a status that nobody knows',
      () => statusChanged(anew(), 'Dalam Telaah', CHANGE),
      'ChannelStatusChanged',
    ],
    ['a withdrawal', () => withdrawn(anew()), 'WithdrawalReceived'],
  ])('%s is recorded once', async (_, poll, event) => {
    const events = await eventsAfter([submitted(anew(), OPEN), poll(), poll(), poll()]);
    expect(events.filter((type) => type === event)).toHaveLength(1);
  });

  it('words that a reporter wrote twice are two, where the channel says when', async () => {
    const later = { ...REPLY, created_at: '03-11-2026 11:00:00' };
    const events = await eventsAfter([submitted(anew(), OPEN), updated(anew(), REPLY), updated(anew(), later)]);
    expect(events.filter((type) => type === 'ReporterReplied')).toHaveLength(2);
  });

  it('a status that came back is noted again', async () => {
    const times = ['10', '11', '12'].map((hour) => ({ updated_at: `03-11-2026 ${hour}:00:00` }));
    const names = ['Proses', 'Belum Ditindaklanjuti', 'Proses'];
    const changes = names.map((name, index) => statusChanged(anew(), name, times[index]));
    const events = await eventsAfter([submitted(anew(), OPEN), ...changes]);
    expect(events.filter((type) => type === 'ChannelStatusChanged')).toHaveLength(3);
  });
});

describe('an addition', () => {
  it('is of the report that it names, not of its own number', async () => {
    const world = aWorld();
    const update = updated(anew(), { id: '77', complaint_id: '9200' });
    await world.send(submitted(anew()));
    await world.send(update);
    await world.drain();
    expect(await world.store.messages(ID)).toHaveLength(1);
  });

  it('an addition that names no report is refused', async () => {
    const world = aWorld();
    const answer = await world.post(updated(anew(), { id: '77', complaint_id: undefined }));
    expect(answer).toMatchObject({ statusCode: 400 });
  });
});

describe('a tracking code', () => {
  it('opens the report also when its key changed between two tries of one webhook', async () => {
    let current = '1';
    const keys = { 1: 'an invented tracking key of enough length', 2: 'another invented tracking key, as long' };
    const world = aWorld({ trackingKeys: async () => ({ current, keys }) });
    const posting = submitted(anew());
    await world.send(posting);
    await world.drain();
    current = '2';
    const { trackingCode } = await world.send(posting);
    await world.drain();
    expect(trackingCode).toBe(showTrackingCode(trackingOf({ current: '2', keys }, ID).code));
    expect((await world.track(trackingCode)).statusCode).toBe(200);
  });
});
