import '#test/support/captured-output';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { FetchRefusal } from '#shared/domain/evidence/attachment';
import { firstBroken } from '#shared/domain/report/record';
import { sha256 } from '#shared/domain/words/hash';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { aDrawnScene, changed } from '#test/support/builders/a-drawn-scene';
import { aProposal, aReport, LAPOR, OVERSIGHT, said, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import {
  type AttachmentOffice,
  anAttachmentOffice,
  gives,
  HOST,
  OTHER_HOST,
  says,
  withHosts,
} from '#test/support/fakes/attachment-office';
import { everyFault, faultsAt, points } from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';

const [ADMIN, HEAD, STAFF, OTHER_UNIT, SECRETARY, INSPECTOR, READER, OPERATOR] = [
  'siti-contoh',
  'budi-contoh',
  'rina-contoh',
  'yudi-contoh',
  'dewi-contoh',
  'agus-contoh',
  'wati-contoh',
  'oki-contoh',
] as const;
const AT = wib('2025-05-08 10:00');
const working = aReport().next({ type: 'startWork' });
const SAID = { type: 'addReply', content: said('ini fotonya'), sentAt: wib('2025-05-06 12:00') } as const;
/** The reporter added something, as the channel tells. */
const addingTo = (story: typeof working, now?: Instant) =>
  story.next(
    { ...SAID, proposal: aProposal() },
    { actor: { by: 'channel', channel: LAPOR }, ...(now === undefined ? {} : { now }) },
  );

const anOffice = (given: Partial<Parameters<typeof anAttachmentOffice>[0]> = {}) =>
  anAttachmentOffice({ at: AT, ...given });

const at = (name: string, host = HOST): string => `https://${host}/${name}`;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One file that the channel named, asked for and fetched as often as that takes. */
const fetched = async (office: AttachmentOffice, name = 'foto.jpg', given = {}): Promise<ReportId> => {
  const report = await office.named(working.story(), { [name]: given });
  await office.dispatched(report);
  await office.fetch();
  return report;
};

const keptIn = async ({ reports }: AttachmentOffice, report: ReportId) =>
  (await reports.events(report)).filter(({ event }) => event.type === 'EvidenceKept');

describe('a file that the channel names', () => {
  it('is fetched, looked into and kept as the reporter’s, and stands in the record as the machine’s doing', async () => {
    const office = anOffice({ at: wib('2025-05-06 11:00') });
    const bytes = await aDrawnScene(1);
    office.pages.set(at('foto.jpg'), () => gives(bytes));
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    await office.dispatched(report);
    // By ids alone: neither its name nor its address waits in a queue.
    expect(office.queue.held().map(({ body }) => JSON.parse(body))).toEqual([{ report, version: 1, index: 0 }]);
    expect(await office.attached(HEAD, report)).toMatchObject([{ name: 'foto.jpg', state: 'waiting' }]);
    await office.fetch();
    const { evidence, attachments, room } = await office.shown(HEAD, report);
    expect(attachments).toMatchObject([
      { name: 'foto.jpg', state: 'kept', evidence: evidence[0]?.evidence, namedAt: '2025-05-06T10:00:00+07:00' },
    ]);
    expect(evidence).toMatchObject([
      { purpose: 'complaint', kind: 'jpeg', name: 'foto.jpg', sha256: sha256(bytes), isOwn: false, open: [] },
    ]);
    expect(evidence[0]?.person).toBeUndefined();
    // It takes none of the room that the office has.
    expect(room).toBe(policy.evidence.mostFiles);
    const record = await office.reports.events(report);
    expect(record.at(-1)).toMatchObject({
      actor: { by: 'machine' },
      event: { type: 'EvidenceKept', purpose: 'complaint' },
    });
    expect(firstBroken(record)).toBeUndefined();
    expect([office.sent.size, office.queue.held().length]).toEqual([0, 0]);
    const logged = takeLines().join('\n');
    for (const told of ['foto.jpg', HOST]) expect([logged, JSON.stringify(record)].join()).not.toContain(told);
  });

  it('is asked for once, however often that is told and whichever message names it again', async () => {
    const office = anOffice();
    const bytes = await aDrawnScene(1);
    office.pages.set(at('foto.jpg'), () => gives(bytes));
    office.pages.set(at('lain.jpg'), () => gives(bytes));
    const report = await office.named(
      addingTo(working).story(),
      { 'foto.jpg': {} },
      {
        1: { 'foto.jpg': {}, 'lain.jpg': {} },
      },
    );
    for (let again = 0; again < 3; again += 1) {
      await office.dispatched(report);
      await office.fetch();
    }
    expect(office.asked.map(({ url }) => url)).toEqual([at('foto.jpg'), at('lain.jpg')]);
    // The same bytes are the same evidence, by whatever address they came.
    expect(await keptIn(office, report)).toHaveLength(1);
    const [one, other] = await office.attached(HEAD, report);
    expect([one, other]).toMatchObject([{ state: 'kept' }, { state: 'kept', evidence: one?.evidence }]);
    expect(await office.attached(HEAD, report)).toHaveLength(2);
  });

  it('is looked for at a host that fails two times more, with waiting between, and then stands there with why', async () => {
    const office = anOffice();
    office.pages.set(at('foto.jpg'), () => says(503));
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    await office.dispatched(report);
    await office.fetch();
    expect(office.asked).toHaveLength(3);
    expect(office.clock.now() - AT).toBe(1_000 * 660);
    expect(await office.attached(HEAD, report)).toMatchObject([
      { state: 'failed', words: { id: 'Hosnya sedang bermasalah.', en: 'Its host failed.' } },
    ]);
    await office.dispatched(report);
    await office.fetch();
    expect(office.asked).toHaveLength(3);
  });

  it('stands among the evidence wherever it is said to be kept, also while it comes', async () => {
    const office = anOffice({ at: wib('2025-05-06 11:00') });
    office.pages.set(at('foto.jpg'), () => gives(Buffer.from('catatan pelapor (rekaan)')));
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    await office.dispatched(report);
    const read = office.reports.evidence;
    Object.assign(office.reports, {
      evidence: async (of: ReportId) => {
        const before = await read(of);
        Object.assign(office.reports, { evidence: read });
        await office.fetch();
        return before;
      },
    });
    expect(await office.shown(HEAD, report)).toMatchObject({ attachments: [{ state: 'waiting' }], evidence: [] });
    const { attachments, evidence } = await office.shown(HEAD, report);
    expect(attachments).toMatchObject([{ state: 'kept', evidence: evidence[0]?.evidence ?? expect.fail('no piece') }]);
  });

  it('is kept when a later try brings it', async () => {
    const office = anOffice();
    const [bytes, answers] = [await aDrawnScene(1), [503, 429]];
    office.pages.set(at('foto.jpg'), () => {
      const status = answers.shift();
      return status === undefined ? gives(bytes) : says(status);
    });
    expect(await office.attached(HEAD, await fetched(office))).toMatchObject([{ state: 'kept' }]);
  });

  it.each<readonly [FetchRefusal, string, (office: AttachmentOffice) => void, object]>([
    ['hostNotNamed', 'on a host that the rules do not name', () => {}, { url: 'https://lain.contoh.invalid/foto.jpg' }],
    ['hostNotNamed', 'by the number of a machine', () => {}, { url: 'https://93.184.215.14/foto.jpg' }],
    ['hostNotNamed', 'on our own machine', () => {}, { url: 'https://localhost/foto.jpg' }],
    ['notHttps', 'without TLS', () => {}, { url: `http://${HOST}/foto.jpg` }],
    ['addressUnusual', 'with credentials in it', () => {}, { url: `https://a:b@${HOST}/foto.jpg` }],
    ['addressUnusual', 'at another port', () => {}, { url: `https://${HOST}:8443/foto.jpg` }],
    ['addressUnusual', 'of no web', () => {}, { url: 'file:///etc/passwd' }],
    [
      'insideAddress',
      'whose name leads inside',
      ({ machines }) => {
        machines.set(HOST, () => [{ address: '169.254.169.254', family: 4 }]);
      },
      {},
    ],
    [
      'insideAddress',
      'whose name leads inside as well',
      ({ machines }) => {
        machines.set(HOST, () => [
          { address: '93.184.215.14', family: 4 },
          { address: 'fd00:ec2::254', family: 6 },
        ]);
      },
      {},
    ],
    [
      'insideAddress',
      'that leads on to one whose name leads inside',
      ({ pages, machines }) => {
        pages.set(at('foto.jpg'), () => says(302, at('foto.jpg', OTHER_HOST)));
        machines.set(OTHER_HOST, () => [{ address: '10.0.0.7', family: 4 }]);
      },
      {},
    ],
    [
      'redirectElsewhere',
      'that leads on to a host that is not named',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(302, 'https://lain.contoh.invalid/foto.jpg'));
      },
      {},
    ],
    [
      'redirectElsewhere',
      'that leads on to an address inside',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(307, 'https://169.254.169.254/latest/meta-data/'));
      },
      {},
    ],
    [
      'redirectElsewhere',
      'that leads on without TLS',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(301, `http://${HOST}/foto.jpg`));
      },
      {},
    ],
    [
      'tooManyRedirects',
      'that leads round in a circle',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(302, '/foto.jpg'));
      },
      {},
    ],
    [
      'tooLarge',
      'larger than is taken, as it says',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => gives(PNG, { length: 20_971_521 }));
      },
      {},
    ],
    [
      'notThere',
      'that is gone',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(410));
      },
      {},
    ],
    [
      'refusedByHost',
      'that nobody may have',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => says(403));
      },
      {},
    ],
    [
      'certificateBad',
      'whose certificate is over',
      ({ pages }) => {
        pages.set(at('foto.jpg'), () => Promise.reject(Object.assign(new Error('over'), { code: 'CERT_HAS_EXPIRED' })));
      },
      {},
    ],
  ])('is not had (%s), and asked for no second time, where it lies %s', async (why, _, make, given) => {
    const office = anOffice();
    make(office);
    const report = await fetched(office, 'foto.jpg', given);
    expect(await office.attachments.all(report)).toMatchObject([{ state: 'failed', why, tries: 1 }]);
    const [shown] = await office.attached(HEAD, report);
    expect(shown).toMatchObject({ state: 'failed', words: { id: expect.stringMatching(/\.$/) } });
    expect((await office.shown(HEAD, report)).evidence).toEqual([]);
    // Nothing inside was ever asked.
    for (const one of office.asked) expect(one.at).toBe('93.184.215.14');
  });

  it('is broken off where it never ends, at the most that is taken', async () => {
    const office = anOffice({ policy: withHosts({ ...policy, evidence: { ...policy.evidence, mostBytes: 100_000 } }) });
    let sent = 0;
    const endless = async function* () {
      for (;;) {
        sent += 8_192;
        yield new Uint8Array(8_192);
      }
    };
    let isClosed = false;
    office.pages.set(at('foto.jpg'), () =>
      gives(PNG, {
        length: undefined,
        body: endless(),
        close: () => {
          isClosed = true;
        },
      }),
    );
    const report = await fetched(office);
    expect(await office.attachments.all(report)).toMatchObject([{ state: 'failed', why: 'tooLarge' }]);
    expect([sent <= 108_192, isClosed]).toEqual([true, true]);
  });

  it('is asked for where its host was found first, whatever its name is looked up as later', async () => {
    const office = anOffice();
    const bytes = await aDrawnScene(1);
    const found = [['93.184.215.14'], ['127.0.0.1']];
    office.machines.set(HOST, () => (found.shift() ?? []).map((address) => ({ address, family: 4 })));
    office.pages.set(at('foto.jpg'), () => gives(bytes));
    expect(await office.attached(HEAD, await fetched(office))).toMatchObject([{ state: 'kept' }]);
    expect(office.asked).toEqual([{ url: at('foto.jpg'), at: '93.184.215.14' }]);
  });

  it('at the end of three redirects to hosts that are named is had', async () => {
    const office = anOffice();
    const bytes = await aDrawnScene(1);
    office.pages.set(at('foto.jpg'), () => says(301, '/satu'));
    office.pages.set(at('satu'), () => says(302, at('dua', OTHER_HOST)));
    office.pages.set(at('dua', OTHER_HOST), () => says(308, `//${HOST}/tiga`));
    office.pages.set(at('tiga'), () => gives(bytes));
    expect(await office.attached(HEAD, await fetched(office))).toMatchObject([{ state: 'kept' }]);
  });

  it.each([
    ['empty', () => gives(new Uint8Array()), {}, 'Berkasnya kosong.'],
    ['a page in the place of a picture', () => gives(Buffer.from('<html>masuk dulu</html>')), {}, 'bukan jenis berkas'],
    ['cut off', async () => gives((await aDrawnScene(1)).subarray(0, 9_000)), {}, 'rusak atau terpotong'],
    ['another than the channel says', () => gives(PNG), { sha256: '0'.repeat(64) }, 'sidiknya berbeda'],
  ])('is not kept where it is %s, and says so', async (_, answer, given, words) => {
    const office = anOffice();
    office.pages.set(at('foto.jpg'), answer);
    const report = await fetched(office, 'foto.jpg', given);
    expect(await office.attached(HEAD, report)).toMatchObject([
      { state: 'refused', words: { id: expect.stringContaining(words) } },
    ]);
    expect([office.sent.size, office.evidenceFiles.names(), await keptIn(office, report)]).toEqual([0, [], []]);
    await office.dispatched(report);
    await office.fetch();
    expect(office.asked).toHaveLength(1);
  });

  it('is one of many, each by itself; what has no address is only named', async () => {
    const office = anOffice();
    const names = Array.from({ length: 19 }, (_, n) => `${n}.txt`);
    for (const [n, name] of names.entries())
      office.pages.set(at(name), () => (n % 2 === 0 ? gives(Buffer.from(name)) : says(404)));
    const report = await office.named(working.story(), {
      ...Object.fromEntries(names.map((name) => [name, {}])),
      'tanpa-alamat.jpg': { url: undefined },
    });
    await office.dispatched(report);
    await office.fetch();
    const shown = await office.attached(HEAD, report);
    expect(shown.map(({ name }) => name)).toEqual([...names, 'tanpa-alamat.jpg']);
    expect(shown.map(({ state }) => state)).toEqual([
      ...names.map((_, n) => (n % 2 === 0 ? 'kept' : 'failed')),
      'nameOnly',
    ]);
  });

  it('stands as lost a day after it was named, where nothing was heard of it', async () => {
    const office = anOffice({ at: wib('2025-05-07 09:59') });
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    expect(await office.attached(HEAD, report)).toMatchObject([{ state: 'waiting' }]);
    office.clock.advance(60_000);
    expect(await office.attached(HEAD, report)).toMatchObject([{ state: 'lost' }]);
  });

  it('is not asked for once the key of its report is gone', async () => {
    const office = anOffice();
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    await office.dispatched(report);
    await office.reports.eraseKey((await office.reports.load(report)) ?? expect.fail('no report'));
    await office.fetch();
    expect([office.asked, await office.attachments.all(report)]).toEqual([[], []]);
    expect(await office.attached(HEAD, report)).toMatchObject([{ name: 'foto.jpg', state: 'erased' }]);
  });

  it('is kept of a report that was put away meanwhile', async () => {
    const office = anOffice();
    const bytes = await aDrawnScene(1);
    office.pages.set(at('foto.jpg'), () => gives(bytes));
    const away = aReport().doubtful().next({ type: 'archive', reason: 'tooGeneral' });
    const report = await office.named(away.story(), { 'foto.jpg': {} });
    await office.dispatched(report);
    await office.fetch();
    expect(await office.attached(ADMIN, report)).toMatchObject([{ state: 'kept' }]);
  });

  it('is kept once or said with why, whatever breaks while it is fetched and looked into', async () => {
    const bytes = await aDrawnScene(1);
    const run = async (faults: ReturnType<typeof points>) => {
      const office = anOffice({ faults });
      office.pages.set(at('foto.jpg'), () => gives(bytes));
      office.pages.set(at('gagal.jpg'), () => says(500));
      const report = await office.named(working.story(), { 'foto.jpg': {}, 'gagal.jpg': {} });
      await office.dispatched(report);
      await office.fetch();
      // What was asked for again while files were looked into.
      await office.fetch();
      return { office, report };
    };
    const calm = points();
    await run(calm);
    for (const { n, fault, name } of everyFault(calm.calls())) {
      const { office, report } = await run(points(faultsAt([n, fault])));
      expect([name, await office.attached(HEAD, report)]).toMatchObject([
        name,
        [{ state: 'kept' }, { state: 'failed' }],
      ]);
      const left = [office.sent.size, office.queue.held().length, office.evidenceFiles.names().length];
      expect([name, (await keptIn(office, report)).length, ...left]).toEqual([name, 1, 0, 0, 3]);
    }
    takeLines();
  });
});

describe('what the reporter attached', () => {
  it.each([
    ['open', working],
    ['secret', aReport({ secret: true, anonymous: true }).next({ type: 'route', assignee: 'llaj' })],
    ['suspected to be about oversight', aReport().suspected()],
    ['about oversight', aReport().suspected().next(OVERSIGHT)],
  ])('to a report that is %s is there for whoever may read its words, and for nobody else', async (_, told) => {
    const office = anOffice();
    office.pages.set(at('foto.txt'), () => gives(Buffer.from('catatan pelapor (rekaan)')));
    const report = await office.named(told.story(), { 'foto.txt': {} });
    await office.dispatched(report);
    await office.fetch();
    let readers = 0;
    for (const officer of [ADMIN, HEAD, STAFF, OTHER_UNIT, SECRETARY, INSPECTOR, READER, OPERATOR]) {
      const { statusCode, body = '{}' } = await office.ask(officer, 'GET', `${report}`);
      const mayRead = statusCode === 200 && JSON.parse(body).words !== undefined;
      const { status, body: shown } = await office.answered(officer, 'GET', `${report}/evidence`);
      expect([officer, status === 200]).toEqual([officer, mayRead]);
      if (!mayRead) continue;
      readers += 1;
      expect(shown).toMatchObject({ attachments: [{ state: 'kept' }], evidence: [{ purpose: 'complaint' }] });
    }
    expect(readers).toBeGreaterThan(0);
    expect(readers).toBeLessThan(8);
  });

  it('while it was suspected is there for its unit once it was found to be no accusation', async () => {
    const office = anOffice();
    office.pages.set(at('foto.jpg'), () => gives(Buffer.from('catatan pelapor (rekaan)')));
    const report = await office.named(aReport().suspected().story(), { 'foto.jpg': {} });
    // Somebody who may read it has the same file, and sends it as the office's own first.
    const bytes = Buffer.from('catatan pelapor (rekaan)');
    expect(await office.send(ADMIN, report, { bytes, kind: 'text', purpose: 'document' })).toMatchObject({
      state: 'kept',
    });
    await office.dispatched(report);
    await office.fetch();
    expect((await office.answered(HEAD, 'GET', `${report}/evidence`)).status).toBe(404);
    const step = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };
    office.clock.advance(60_000);
    await office.command(ADMIN, report, 'proposeStep', { step, text: 'Bukan tuduhan.' });
    await office.command(READER, report, 'approveStep', {});
    expect(await office.shown(HEAD, report)).toMatchObject({
      attachments: [{ state: 'kept' }],
      evidence: [{ purpose: 'complaint', flags: [] }],
    });
    // That it came while something was suspected tells nobody anything: the step itself is not told.
    expect((await office.ask(HEAD, 'GET', `${report}`)).body).not.toContain('EvidenceKept');
  });

  it('can be neither withdrawn, replaced nor vouched for, nor sent again as the office’s own', async () => {
    const office = anOffice();
    const bytes = await aDrawnScene(1);
    office.pages.set(at('foto.jpg'), () => gives(bytes));
    const report = await fetched(office);
    const [one] = (await office.shown(HEAD, report)).evidence;
    const refused = { status: 409, body: { code: 'evidenceOfReporter' } };
    const path = `${report}/evidence/${one?.evidence}`;
    expect(await office.answered(HEAD, 'POST', `${path}/look`)).toMatchObject(refused);
    expect(await office.answered(HEAD, 'POST', `${path}/withdraw`, { text: 'Tidak perlu.' })).toMatchObject(refused);
    const replaces = one?.evidence ?? expect.fail('none');
    expect(await office.announced(STAFF, report, { bytes: PNG, replaces })).toMatchObject(refused);
    expect((await office.answered(STAFF, 'POST', `${report}/evidence`, { purpose: 'complaint' })).status).toBe(400);
    for (const purpose of ['after', 'document'] as const)
      expect(await office.send(STAFF, report, { bytes, purpose })).toMatchObject({ why: 'fromReporter' });
  });

  it('never proves that something was fixed, and flags a picture of the office’s that is like it', async () => {
    const office = anOffice();
    const [first, again] = await changed(5, 'brighter');
    office.pages.set(at('foto.jpg'), () => gives(first));
    const report = await fetched(office);
    const resolve = () => office.command(HEAD, report, 'resolve', { result: 'fixed' });
    expect((await resolve()).body).toMatchObject({ code: 'evidenceRequired' });
    await office.send(STAFF, report, { bytes: again });
    const after = (await office.shown(HEAD, report)).evidence.find(({ purpose }) => purpose === 'after');
    expect(after?.flags).toMatchObject([{ flag: 'sameAsComplaint', reports: [] }]);
    await office.answered(HEAD, 'POST', `${report}/evidence/${after?.evidence}/look`);
    expect((await resolve()).body).toMatchObject({ code: 'evidenceFlagged' });
  });

  it('flags what was sent as the office’s own while it was still being fetched', async () => {
    const office = anOffice();
    const [first, mirrored] = await changed(5, 'mirrored');
    office.pages.set(at('foto.jpg'), () => gives(first));
    const report = await office.named(working.story(), { 'foto.jpg': {} });
    await office.send(STAFF, report, { bytes: mirrored });
    expect((await office.shown(HEAD, report)).evidence[0]?.flags).toEqual([]);
    await office.dispatched(report);
    await office.fetch();
    const after = (await office.shown(HEAD, report)).evidence.find(({ purpose }) => purpose === 'after');
    expect(after?.flags).toMatchObject([{ flag: 'sameAsComplaint' }]);
  });

  it('says where and when it was taken, and carries no flag for having been taken before the complaint', async () => {
    const office = anOffice();
    const picture = async (when: string) =>
      sharp(await aDrawnScene(7))
        .withExif({ IFD2: { DateTimeOriginal: when, OffsetTimeOriginal: '+07:00' } })
        .toBuffer();
    const [before, after] = [await picture('2025:05:05 18:30:00'), await picture('2025:05:06 18:30:00')];
    office.pages.set(at('sebelum.jpg'), () => gives(before));
    office.pages.set(at('sesudah.jpg'), () => gives(after));
    const report = await office.named(working.story(), { 'sebelum.jpg': {}, 'sesudah.jpg': {} });
    await office.dispatched(report);
    await office.fetch();
    const { evidence } = await office.shown(HEAD, report);
    const flagsOf = (name: string) => evidence.find((one) => one.name === name)?.flags.map(({ flag }) => flag);
    expect(evidence.find(({ name }) => name === 'sebelum.jpg')?.taken).toBe('2025-05-05T18:30:00+07:00');
    expect(flagsOf('sebelum.jpg')).toEqual([]);
    // Named by the channel at ten in the morning, it cannot have been taken in the evening.
    expect(flagsOf('sesudah.jpg')).toContain('takenLater');
  });

  it('flags nothing that the office had sent before the reporter named it', async () => {
    const office = anOffice();
    const [first, again] = await changed(5, 'recompressed');
    office.pages.set(at('foto.jpg'), () => gives(first));
    const later = addingTo(working, wib('2025-05-09 09:00'));
    const report = await office.named(later.story(), {}, { 1: { 'foto.jpg': {} } });
    await office.send(STAFF, report, { bytes: again });
    await office.dispatched(report);
    await office.fetch();
    const after = (await office.shown(HEAD, report)).evidence.find(({ purpose }) => purpose === 'after');
    expect(after?.flags).toEqual([]);
  });
});
