import { describe, expect, it } from 'vitest';
import { carryOut } from '#shared/app/report/carry-out';
import { searchReports } from '#shared/app/report/search-reports';
import { Found, SearchRequest } from '#shared/contracts/http/search';
import { officerOf } from '#shared/domain/office/officer';
import type { Command } from '#shared/domain/report/command-table';
import { PersonId, type Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { EVENING, lapor, submitted, updated } from '#test/support/builders/a-channel-event';
import { OVERSIGHT, person } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { aWorld, SEARCH_KEY, TRACKING_KEYS } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';

const ADMIN = 'siti-contoh';
const HEAD = 'budi-contoh';
const OTHER_UNIT = 'rina-contoh';
const SECRETARY = 'dewi-contoh';
const READER = 'maya-contoh';
const OPERATOR = 'hadi-contoh';
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  [ADMIN]: ['lapor-admin'],
  [HEAD]: ['head-llaj'],
  [OTHER_UNIT]: ['staff-asdp'],
  [SECRETARY]: ['secretary'],
  [READER]: ['oversight-reader'],
  [OPERATOR]: ['operator'],
};

/** What an accusation says, and no other report here. */
const ACCUSATION = {
  title: 'Pungli di terminal',
  content: 'Petugas Dishub meminta uang pelicin dua puluh ribu kepada setiap sopir kuning, lalu marah-marah.',
};

/** Reports that channels have sent, and officers who look for them. */
const anOffice = async () => {
  const world = aWorld();
  const api = anAdminApi(GROUPS, { reports: world.store, dataKeys: world.dataKeys, now: world.clock.now });
  let sent = 0;
  const send = async (externalId: string, data: object = {}, post = submitted) => {
    sent += 1;
    const acceptance = await world.send(post({ externalId, webhookId: `msg_${sent}`, timestamp: EVENING }, data));
    await world.drain();
    world.clock.advance(60_000);
    return acceptance;
  };
  const ask = async (officer: string, body: object) => {
    const answer = await api(claimsOf(officer), {
      method: 'POST',
      path: '/v1/admin/search',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const page = async (officer: string, body: object): Promise<Found> => {
    const answer = await ask(officer, body);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return Found.parse(answer.body);
  };
  const find = async (officer: string, body: object): Promise<readonly ReportId[]> =>
    (await page(officer, body)).reports.map(({ id }) => id);
  const command = (id: ReportId, given: Command) =>
    carryOut({ reports: world.store, policy, now: world.clock.now, log: () => {} }, id, given, person('admin'));
  let acts = 0;
  const act = async (officer: string, number: string, name: string, body: object): Promise<void> => {
    acts += 1;
    const report = lapor(number);
    const answer = await api(claimsOf(officer), {
      method: 'POST',
      path: `/v1/admin/reports/${report}/${name}`,
      pathParameters: { report },
      headers: {
        'content-type': 'application/json',
        'if-match': `"${(await world.load(report))?.version}"`,
        'idempotency-key': `kunci-${acts}-uji`,
      },
      body: JSON.stringify(body),
    });
    expect([name, answer.statusCode]).toEqual([name, 200]);
  };
  const load = async (id: ReportId): Promise<Report> => (await world.load(id)) ?? expect.fail('no report');
  return { world, send, ask, page, find, command, act, load };
};

describe('a report that is called by name', () => {
  it('is found by its channel’s number, its tracking code as it is typed, and its id', async () => {
    const { send, find } = await anOffice();
    const { trackingCode } = await send('1916449');
    await send('1916450');
    expect(await find(ADMIN, { number: ' 1916449 ' })).toEqual([lapor('1916449')]);
    expect(await find(ADMIN, { code: trackingCode.toLowerCase().replaceAll('-', ' ') })).toEqual([lapor('1916449')]);
    for (const report of [lapor('1916449'), ` ${lapor('1916449').toUpperCase()} `])
      expect(await find(ADMIN, { report })).toEqual([lapor('1916449')]);
  });

  it.each([
    { number: '191644' },
    { number: '\u200b' },
    { code: 'bukan kode' },
    { code: '1AAAA-AAAAA-AAAA' },
    { report: 'rep_1' },
  ])('is nowhere by %j', async (asked) => {
    const { send, find } = await anOffice();
    await send('1916449');
    expect(await find(ADMIN, asked)).toEqual([]);
  });

  it('is not there for a unit that does not have it, whatever it is called', async () => {
    const { send, page } = await anOffice();
    const { trackingCode } = await send('1916449');
    const none = await page(OTHER_UNIT, { number: '1' });
    for (const asked of [{ number: '1916449' }, { code: trackingCode }, { report: lapor('1916449') }])
      expect(await page(OTHER_UNIT, asked)).toEqual(none);
  });
});

describe('words that are looked for', () => {
  it('are found in what was sent first, in what corrects it and in what was added', async () => {
    const { send, find } = await anOffice();
    await send('1', { content: 'Lampu di Jalan Merdeka mati.' });
    await send('1', { content: 'Lampu di Jalan Kemerdekaan mati, tiang nomor sembilan.' });
    await send('1', { content: 'Sekarang kabelnya menjuntai.' }, updated);
    await send('2', { content: 'Marka jalan pudar.' });
    for (const words of ['jalan MERDEKA', 'kemerdekaan', 'kabel menjuntai', 'merdeka menjun'])
      expect([words, await find(ADMIN, { words })]).toEqual([words, [lapor('1')]]);
    expect(await find(ADMIN, { words: 'jalan' })).toEqual([lapor('2'), lapor('1')]);
    expect(await find(ADMIN, { words: 'kapal' })).toEqual([]);
    expect(await find(ADMIN, { words: '?!' })).toEqual([]);
  });

  it('are found in what the reporter says elsewhere and the office writes down, and in nothing that the office says', async () => {
    const { send, find, act } = await anOffice();
    await send('1');
    await act(HEAD, '1', 'askReporter', { text: 'Tiang nomor berapa? (rekaan)' });
    await act(HEAD, '1', 'resume', { text: 'Tiang sembilan, di seberang warung. (rekaan)' });
    await act(HEAD, '1', 'addNote', { text: 'Kabel dicuri. (rekaan)' });
    expect(await find(ADMIN, { words: 'sembilan jembatan' })).toEqual([lapor('1')]);
    for (const words of ['berapa', 'dicuri']) expect(await find(ADMIN, { words })).toEqual([]);
  });

  it('lead nobody to who reported', async () => {
    const { send, find } = await anOffice();
    await send('1', { user: { name: 'Sukarno Contoh', phone: '081234567890', email: 'sukarno@contoh.invalid' } });
    for (const words of ['sukarno', '081234567890']) expect(await find(ADMIN, { words })).toEqual([]);
  });

  it('are found by whoever has the report, and by no other unit', async () => {
    const { send, find } = await anOffice();
    await send('1');
    expect(await find(HEAD, { words: 'jembatan' })).toEqual([lapor('1')]);
    expect(await find(OTHER_UNIT, { words: 'jembatan' })).toEqual([]);
  });

  it('lead to a secret report only whoever may read them, and its number leads others to its head', async () => {
    const { send, find, command } = await anOffice();
    await send('1');
    expect(await find(SECRETARY, { words: 'jembatan' })).toEqual([lapor('1')]);
    await command(lapor('1'), { type: 'raiseConfidentiality', anonymous: false, secret: true });
    expect(await find(SECRETARY, { words: 'jembatan' })).toEqual([]);
    expect(await find(SECRETARY, { number: '1' })).toEqual([lapor('1')]);
    expect(await find(HEAD, { words: 'jembatan' })).toEqual([lapor('1')]);
  });

  it('lead to an accusation only its readers: to others it is as if nobody had said them', async () => {
    const { send, page, find, command } = await anOffice();
    await send('1');
    const before = await page(HEAD, { words: 'terminal' });
    await send('2', ACCUSATION);
    expect(await find(ADMIN, { words: 'terminal' })).toEqual([lapor('2')]);
    expect(await find(READER, { words: 'pelicin' })).toEqual([lapor('2')]);
    for (const officer of [HEAD, OTHER_UNIT, SECRETARY]) {
      const { asOf: _, ...told } = await page(officer, { words: 'terminal' });
      const { asOf: _1, ...none } = before;
      expect([officer, told]).toEqual([officer, none]);
    }
    await command(lapor('2'), OVERSIGHT);
    expect(await find(ADMIN, { words: 'terminal' })).toEqual([]);
    expect(await find(SECRETARY, { words: 'terminal' })).toEqual([lapor('2')]);
  });

  it('are looked for among the reports that are meant', async () => {
    const { send, find } = await anOffice();
    await send('1');
    await send('2', { location_name: 'Semitau' });
    expect(await find(ADMIN, { words: 'jembatan', subDistrict: 'semitau' })).toEqual([lapor('2')]);
    expect(await find(ADMIN, { words: 'jembatan', status: 'closed' })).toEqual([]);
    expect(await find(ADMIN, { words: 'jembatan', assignee: 'llaj', topic: 'pju' })).toHaveLength(2);
    expect(await find(ADMIN, { subDistrict: 'semitau' })).toEqual([lapor('2')]);
    expect(await find(ADMIN, { words: 'jembatan', from: '2026-11-03', until: '2026-11-04' })).toHaveLength(2);
    expect(await find(ADMIN, { words: 'jembatan', from: '2026-11-04', until: '2026-11-05' })).toEqual([]);
    expect(await find(ADMIN, { words: 'jembatan', until: '2026-11-03' })).toEqual([]);
    expect(await find(ADMIN, { words: 'jembatan', from: '1950-01-01', until: '1950-06-01' })).toEqual([]);
  });

  it('are looked for in what nobody may read of without reading it: only who may know of it, of many at once', async () => {
    const { send, world } = await anOffice();
    for (let n = 1; n <= 20; n += 1) await send(`${n}`);
    const asked: [string, number][] = [];
    const counted =
      <T>(name: string, read: (ids: readonly ReportId[]) => Promise<T>) =>
      (ids: readonly ReportId[]): Promise<T> => {
        asked.push([name, ids.length]);
        return read(ids);
      };
    const [outlines, loadAll] = [counted('outlines', world.store.outlines), counted('loadAll', world.store.loadAll)];
    const reports = { ...world.store, outlines, loadAll, words: expect.fail, messages: expect.fail };
    const deps = {
      policy,
      reports,
      now: world.clock.now,
      cursorKey: async () => 'kunci',
      searchKey: async () => SEARCH_KEY,
    };
    const found = await searchReports(
      { ...deps, trackingKeys: async () => TRACKING_KEYS },
      officerOf(PersonId.parse(OTHER_UNIT), ['staff-asdp']),
      SearchRequest.parse({ words: 'jembatan', limit: 2 }),
    );
    expect(found).toMatchObject({ ok: true, value: { reports: [] } });
    // As many as a page takes, and from there twice as many each time.
    expect(asked).toEqual([
      ['outlines', 3],
      ['outlines', 6],
      ['outlines', 11],
    ]);
  });

  it('are found page by page, the newest first, each report once', async () => {
    const { send, page, ask } = await anOffice();
    for (const n of [1, 2, 3, 4, 5]) await send(`${n}`, n === 3 ? ACCUSATION : {});
    const first = await page(HEAD, { words: 'jembatan', limit: 2 });
    const cursor = 'next' in first ? first.next : undefined;
    const second = await page(HEAD, { words: 'jembatan', limit: 2, cursor });
    expect([first, second].map(({ reports }) => reports.map(({ id }) => id))).toEqual([
      [lapor('5'), lapor('4')],
      [lapor('2'), lapor('1')],
    ]);
    expect(second).not.toHaveProperty('next');
    expect((await ask(HEAD, { words: 'lampu', limit: 2, cursor })).body.code).toBe('cursorInvalid');
    expect((await ask(ADMIN, { words: 'jembatan', limit: 2, cursor })).body.code).toBe('cursorInvalid');
  });

  it('are found on one page each where many came at the same moment, whatever others have that came with them', async () => {
    const { world, page } = await anOffice();
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const given = { externalId: `${n}`, webhookId: `msg_at_once_${n}`, timestamp: EVENING };
      await world.send(submitted(given, n > 7 ? { ...ACCUSATION, title: 'Dekat jembatan' } : {}));
    }
    await world.drain();
    const pages: ReportId[][] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const found = await page(HEAD, { words: 'jembatan', limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(found.reports.map(({ id }) => id));
      cursor = 'next' in found ? found.next : undefined;
    }
    expect(pages.flat()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => lapor(`${n}`)).toSorted());
  });

  it('stand in no log and in nothing that comes back but the reports themselves', async () => {
    const { send, page, ask } = await anOffice();
    await send('1');
    takeLines();
    const found = await page(ADMIN, { words: 'kenari jembatan' });
    const refused = await ask(ADMIN, { words: 'kenari', status: 'kenari' });
    const window = await ask(ADMIN, { words: 'kenari', from: '2020-01-01', until: '2026-01-01' });
    expect(JSON.stringify([takeLines(), found, refused, window])).not.toContain('kenari');
    expect([refused.status, window.body.code]).toEqual([400, 'windowInvalid']);
  });

  it('are not for who runs the system', async () => {
    const { ask } = await anOffice();
    expect((await ask(OPERATOR, { words: 'jembatan' })).body.code).toBe('notAllowed');
  });
});

describe('what lies in the table of the words', () => {
  it('is no word of theirs', async () => {
    const { send, world } = await anOffice();
    await send('1', { content: 'Kenari kuning di dermaga.' });
    const entries = world.table.items().filter(({ pk }) => String(pk).startsWith('W#'));
    expect(entries).toHaveLength(1);
    expect(Object.keys(entries[0] ?? {}).toSorted()).toEqual(['entry', 'pk', 'sk']);
    const text = entries.map(({ entry, ...key }) =>
      entry instanceof Uint8Array ? [key, Buffer.from(entry).toString('latin1')] : expect.fail('no bytes'),
    );
    expect(JSON.stringify(text)).not.toMatch(/kenari|dermaga/i);
  });

  it('is gone with the key of the report, and what comes afterwards is found again', async () => {
    const { send, world, find, load } = await anOffice();
    await send('1');
    await send('1', {}, updated);
    const seen = await load(lapor('1'));
    await send('1', { content: 'Tiang roboh.' }, updated);
    expect(await world.store.eraseKey(seen)).toBe('conflict');
    expect(await world.store.eraseKey(await load(lapor('1')))).toBe('saved');
    expect(world.table.items().filter(({ pk }) => String(pk).startsWith('W#'))).toEqual([]);
    expect(await world.store.wrappedKey(lapor('1'))).toBeUndefined();
    for (const words of ['jembatan', 'roboh']) expect(await find(ADMIN, { words })).toEqual([]);
    await send('1', { content: 'Sudah ditopang bambu.' }, updated);
    expect(await find(ADMIN, { words: 'bambu' })).toEqual([lapor('1')]);
  });
});
