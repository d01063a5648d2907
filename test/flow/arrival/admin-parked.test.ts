import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { ParkedPage, ParkedShown } from '#shared/contracts/http/parked';
import { Instant } from '#shared/domain/words/words';
import { earlier, lapor, statusChanged, submitted, updated, withdrawn } from '#test/support/builders/a-channel-event';
import { canary, leaks } from '#test/support/builders/canary';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { aWorld, type World } from '#test/support/fakes/world';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'tono-contoh': ['lapor-admin'],
  'agus-contoh': ['stand-in'],
  'budi-contoh': ['head-llaj'],
  'dewi-contoh': ['secretary'],
  'joko-contoh': ['inspector'],
  'lina-contoh': ['oversight-reader'],
  'hadi-contoh': ['operator'],
};
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE);
const ADMIN = 'siti-contoh';
const [ACCUSES_ADMIN, DANGER] = [
  'Admin SP4N-LAPOR meminta uang supaya laporan saya diteruskan.',
  'Kabelnya terkelupas dan ada anak yang kesetrum.',
];

let sent = 0;
const about = (externalId: string) => {
  sent += 1;
  return { webhookId: `msg_p${sent}`, externalId, timestamp: earlier(10) };
};
const adds = (externalId: string, content: string) =>
  updated(about(externalId), { content, user: { name: canary('who'), phone: '0812' } });

const anOffice = async (...postings: readonly ReturnType<typeof adds>[]) => {
  const world = aWorld();
  for (const posting of postings) {
    await world.send(posting);
    await world.drain();
    world.clock.advance(60_000);
  }
  const { store: reports, originals, dataKeys } = world;
  const call = anAdminApi(PEOPLE, { reports, originals, dataKeys, now: world.clock.now });
  const ask = async (who: string, below = '', query: Readonly<Record<string, string>> = {}) => {
    const answer = await call(claimsOf(who), {
      method: 'GET',
      path: `/v1/admin/parked${below}`,
      ...(below === '' ? { query } : { pathParameters: { report: below.slice(1) } }),
    });
    return { status: answer.statusCode, text: answer.body ?? '', body: JSON.parse(answer.body ?? 'null') };
  };
  const list = async (who: string, query: Readonly<Record<string, string>> = {}) => {
    const { status, body } = await ask(who, '', query);
    expect([status, body.code]).toEqual([200, undefined]);
    return ParkedPage.parse(body);
  };
  const listed = async (who: Who) => (await list(who)).reports.map(({ report }) => report);
  const show = async (who: string, externalId: string) => {
    const { status, body } = await ask(who, `/${lapor(externalId)}`);
    return status === 200 ? ParkedShown.parse(body) : status;
  };
  return { world, ask, list, listed, show };
};

const seeAll = async (statusOf: (who: string) => Promise<number | undefined>) =>
  Object.fromEntries(await Promise.all(EVERYBODY.map(async (who) => [who, await statusOf(who)])));

describe('the list of reports that have not come', () => {
  it('says since when which report is waited for, of what channel, by what, and whether that was told', async () => {
    const { list, world } = await anOffice(
      adds('8601', 'Masih padam.'),
      adds('8602', DANGER),
      withdrawn(about('8601')),
      adds('8601', 'Tetap padam.'),
      statusChanged(about('8603'), 'Proses'),
    );
    const [danger] = await world.store.parked(lapor('8602'));
    if (danger === undefined) throw new Error('nothing waits');
    await world.store.keepParked({ ...danger, alarmedAt: Instant.parse(danger.receivedAt + 1000), rev: 2 });
    expect(await list(ADMIN)).toEqual({
      asOf: '2026-11-03T19:05:00+07:00',
      reports: [
        {
          report: lapor('8601'),
          channel: 'lapor',
          since: '2026-11-03T19:00:00+07:00',
          missingFrom: '2026-11-04T16:00:00+07:00',
          waits: expect.arrayContaining([
            { type: 'report.updated', count: 2, last: '2026-11-03T19:03:00+07:00' },
            { type: 'report.withdrawn', count: 1, last: '2026-11-03T19:02:00+07:00' },
          ]),
        },
        {
          report: lapor('8602'),
          channel: 'lapor',
          since: '2026-11-03T19:01:00+07:00',
          missingFrom: '2026-11-04T16:00:00+07:00',
          danger: { toldAt: '2026-11-03T19:01:01+07:00' },
          waits: [{ type: 'report.updated', count: 1, last: '2026-11-03T19:01:00+07:00' }],
        },
        {
          report: lapor('8603'),
          channel: 'lapor',
          since: '2026-11-03T19:04:00+07:00',
          missingFrom: '2026-11-04T16:00:00+07:00',
          waits: [{ type: 'channel.statusChanged', count: 1, last: '2026-11-03T19:04:00+07:00' }],
        },
      ],
    });
  });

  it('is left by a report that comes', async () => {
    const { world, listed, show } = await anOffice(adds('8601', 'Masih padam.'), adds('8602', 'Masih padam.'));
    await world.send(submitted(about('8601')));
    await world.drain();
    expect(await listed(ADMIN)).toEqual([lapor('8602')]);
    expect(await show(ADMIN, '8601')).toBe(404);
  });

  it('is for those alone who may hear of a suspicion, whatever waits', async () => {
    const { ask, show, listed } = await anOffice(adds('8601', 'Masih padam.'));
    expect(await seeAll(async (who) => (await ask(who)).status)).toEqual({
      'siti-contoh': 200,
      'tono-contoh': 200,
      'agus-contoh': 403,
      'budi-contoh': 403,
      'dewi-contoh': 200,
      'joko-contoh': 200,
      'lina-contoh': 200,
      'hadi-contoh': 403,
    });
    expect(await listed('dewi-contoh')).toEqual([]);
    expect(await listed('joko-contoh')).toEqual([]);
    expect(await listed('lina-contoh')).toEqual([lapor('8601')]);
    expect(await show('dewi-contoh', '8601')).toBe(404);
    expect(await show('budi-contoh', '8601')).toBe(404);
  });

  it('tells whom what waits accuses nothing of it, nor by anything else that waits for the same report', async () => {
    const { listed, show, ask } = await anOffice(
      adds('8601', 'Masih padam.'),
      adds('8601', ACCUSES_ADMIN),
      adds('8602', 'Masih padam.'),
    );
    expect(await listed(ADMIN)).toEqual([lapor('8602')]);
    expect((await ask(ADMIN, `/${lapor('8601')}`)).text).toBe((await ask(ADMIN, `/${lapor('nobody')}`)).text);
    expect(await listed('lina-contoh')).toEqual([lapor('8601'), lapor('8602')]);
    expect(await show('lina-contoh', '8601')).toMatchObject({ waits: [{}, {}] });
  });

  it('comes in pages, each report on one of them, for whoever asked alone', async () => {
    const numbers = ['8601', '8602', '8603', '8604', '8605'];
    const { list, ask } = await anOffice(...numbers.map((number) => adds(number, 'Masih padam.')));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(ADMIN, { limit: '2', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.reports.map(({ report }) => report));
      cursor = page.next;
      if (cursor !== undefined) expect((await ask('tono-contoh', '', { cursor })).body.code).toBe('cursorInvalid');
    } while (cursor !== undefined);
    expect(seen).toEqual(numbers.map(lapor));
    expect((await ask(ADMIN, '', { limit: '0' })).status).toBe(400);
  });

  it('holds no word of a citizen, and neither does the log', async () => {
    takeLines();
    const { ask } = await anOffice(adds('8601', `Masih padam. ${canary('words')}`), adds('8601', canary('more')));
    expect(leaks([(await ask(ADMIN)).text, ...takeLines()])).toEqual([]);
  });
});

describe('what waits for a report', () => {
  it('is read in its own words, the oldest first, and never with who sent it', async () => {
    const { show, ask } = await anOffice(
      adds('8601', 'Masih padam.'),
      withdrawn(about('8601'), { reason: undefined }),
      adds('8601', DANGER),
    );
    expect(await show(ADMIN, '8601')).toMatchObject({
      report: lapor('8601'),
      channel: 'lapor',
      waits: [
        { type: 'report.updated', receivedAt: '2026-11-03T19:00:00+07:00', words: { text: 'Masih padam.' } },
        { type: 'report.withdrawn' },
        { type: 'report.updated', words: { text: DANGER } },
      ],
    });
    expect(leaks([(await ask(ADMIN, `/${lapor('8601')}`)).text])).toEqual([]);
  });

  it('says which report the channel must be asked for, by the number that the channel gave it', async () => {
    const { show, world } = await anOffice(adds('8601', 'Masih padam.'), adds('8601', 'Tetap padam.'));
    expect(await show(ADMIN, '8601')).toMatchObject({ number: '8601' });
    Object.assign(world.originals, { find: async () => undefined });
    expect(await show(ADMIN, '8601')).not.toHaveProperty('number');
  });

  it('is shown without what cannot be read any more, and says so', async () => {
    const { show, world } = await anOffice(adds('8601', 'Masih padam.'), adds('8601', 'Tetap padam.'));
    const [first] = (await world.store.parked(lapor('8601'))).toSorted((a, b) => a.receivedAt - b.receivedAt);
    const find = world.originals.find;
    Object.assign(world.originals, {
      find: async (name: string) => (name === first?.original ? undefined : find(name)),
    });
    expect(await show(ADMIN, '8601')).toMatchObject({
      waits: [{ unreadable: 'missing' }, { words: { text: 'Tetap padam.' } }],
    });
  });
});

describe('the original of what waits', () => {
  const namesOf = ({ originals }: World): readonly string[] => originals.names();

  it('lies where people of the office may look, until and after its report has taken it in', async () => {
    const { world } = await anOffice(adds('8601', 'Masih padam.'));
    expect(namesOf(world)).toEqual([expect.stringMatching(/^aside\/rep_/)]);
    await world.send(submitted(about('8601')));
    await world.drain();
    expect(namesOf(world)).toEqual([expect.stringMatching(/^aside\/rep_/), expect.stringMatching(/^rep_/)]);
  });
});
