import '#test/support/captured-output';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { firstBroken } from '#shared/domain/report/record';
import { reportIdOf } from '#shared/domain/words/report-id';
import { aDrawnScene, changed } from '#test/support/builders/a-drawn-scene';
import { aReport, LAPOR, OVERSIGHT, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anEvidenceOffice, type EvidenceOffice } from '#test/support/fakes/evidence-office';
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

/** A picture as a phone takes it: with when, where and by what, and the name of an invented owner. */
const taken = (picture: Buffer, when = '2025:05:08 09:30:00'): Promise<Buffer> =>
  sharp(picture)
    .withExif({
      IFD0: { Make: 'Kamera', Model: 'Rekaan-9', Artist: 'PEMILIK-KAMERA-REKAAN' },
      IFD2: { DateTimeOriginal: when, OffsetTimeOriginal: '+07:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 51/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 55/1 30/1' },
    })
    .toBuffer();

const typesOf = async ({ reports }: EvidenceOffice, report: Awaited<ReturnType<EvidenceOffice['commit']>>) =>
  (await reports.events(report)).map(({ event }) => event.type);

const anOffice = (given: Partial<Parameters<typeof anEvidenceOffice>[0]> = {}) =>
  anEvidenceOffice({ at: AT, ...given });

describe('a picture that is sent as evidence', () => {
  it('is kept, says to whom may see it where and when it was taken, and opens as a clean copy', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const bytes = await taken(await aDrawnScene(1));
    expect(
      await office.send(STAFF, report, { bytes, name: 'C:\\foto\\IMG_0001.jpg', why: 'Tiang sudah tegak.' }),
    ).toMatchObject({ state: 'kept' });
    const { evidence, maySend, room } = await office.shown(HEAD, report);
    expect([maySend, room]).toEqual([true, policy.evidence.mostFiles - 1]);
    expect(evidence).toMatchObject([
      {
        ...{ purpose: 'after', kind: 'jpeg', name: 'IMG_0001.jpg', size: bytes.length, state: 'kept', person: STAFF },
        ...{ taken: '2025-05-08T09:30:00+07:00', place: { north: 0.85, east: 112.925 }, camera: 'Kamera Rekaan-9' },
        ...{ pixels: { width: 800, height: 600 }, flags: [], looks: [], open: ['look', 'replace', 'withdraw'] },
      },
    ]);
    const [one] = evidence;
    const part = await office.ask(HEAD, 'GET', `${report}/evidence/${one?.evidence}/parts/1`);
    const view = await office.ask(HEAD, 'GET', `${report}/evidence/${one?.evidence}/view`);
    expect([part, view]).toMatchObject([
      { statusCode: 200, headers: { 'content-type': 'application/octet-stream' } },
      { statusCode: 200, headers: { 'content-type': 'image/jpeg' } },
    ]);
    for (const { body = '' } of [part, view]) {
      const opened = Buffer.from(body, 'base64');
      expect((await sharp(opened).metadata()).exif).toBeUndefined();
      expect(opened.includes('PEMILIK')).toBe(false);
    }
    // Sealed, all three of them; nothing is left where they were sent.
    const names = office.evidenceFiles.names();
    expect(names.map((name) => name.split('/')[0])).toEqual(['original', 'clean', 'view']);
    for (const name of names)
      expect(Buffer.from(await office.evidenceFiles.read(name)).subarray(0, 3)).not.toEqual(bytes.subarray(0, 3));
    expect(office.sent.size).toBe(0);
    const record = await office.reports.events(report);
    expect(record.at(-1)).toMatchObject({
      actor: { by: 'person', person: STAFF },
      event: { type: 'EvidenceKept', purpose: 'after', evidence: one?.evidence, sha256: one?.sha256, message: 1 },
    });
    expect(firstBroken(record)).toBeUndefined();
    expect(await office.reports.messages(report)).toMatchObject([
      { kind: 'note', words: { text: 'Tiang sudah tegak.' } },
    ]);
    const said = takeLines().join('\n');
    for (const canary of ['PEMILIK', 'IMG_0001', '112.9', 'Rekaan-9', 'Tiang']) expect(said).not.toContain(canary);
    expect(JSON.stringify(record)).not.toMatch(/PEMILIK|IMG_0001|112\.9|Rekaan-9|Tiang/);
  });

  it('is the same evidence however often it is sent, and told of where it is sent for another purpose', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const bytes = await aDrawnScene(1);
    const first = await office.send(STAFF, report, { bytes });
    expect(await office.send(STAFF, report, { bytes })).toMatchObject({ ...first, upload: expect.anything() });
    expect(await office.send(STAFF, report, { bytes, purpose: 'before' })).toMatchObject({
      state: 'refused',
      why: 'alreadyThere',
    });
    expect((await office.shown(HEAD, report)).evidence).toHaveLength(1);
    expect((await typesOf(office, report)).filter((type) => type === 'EvidenceKept')).toHaveLength(1);
  });

  it.each([
    ['cut off', async () => (await aDrawnScene(1)).subarray(0, 9_000), 'broken'],
    ['something else than was announced', async () => Buffer.from('catatan (rekaan)'), 'otherKind'],
    ['no file of those that are taken', async () => Buffer.from([0, 1, 2, 3]), 'kindUnknown'],
  ])('is refused in words where it is %s, and nothing of it is kept', async (_, make, why) => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const shown = await office.send(STAFF, report, { bytes: await make() });
    expect(shown).toMatchObject({ state: 'refused', why, words: { id: expect.stringMatching(/\w/) } });
    expect([office.sent.size, office.evidenceFiles.names(), (await office.shown(HEAD, report)).evidence]).toEqual([
      0,
      [],
      [],
    ]);
  });

  it('is refused where other bytes came than were announced, or came twice', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const bytes = await aDrawnScene(1);
    const { upload } = (await office.announced(STAFF, report, { bytes })).body;
    await office.arrive(upload, Buffer.concat([bytes, Buffer.from([0])]));
    await office.inspect();
    expect((await office.answered(STAFF, 'GET', `${report}/uploads/${upload}`)).body).toMatchObject({ why: 'changed' });
    await office.arrive(upload, bytes);
    await office.inspect();
    expect((await office.answered(STAFF, 'GET', `${report}/uploads/${upload}`)).body).toMatchObject({ why: 'changed' });
    expect([office.sent.size, office.evidenceFiles.names()]).toEqual([0, []]);
  });

  it('is removed where nobody announced it', async () => {
    const office = anOffice();
    await office.arrive(`upl_${'0'.repeat(26)}`, await aDrawnScene(1));
    await office.inspect();
    expect([office.sent.size, office.evidenceFiles.names()]).toEqual([0, []]);
  });

  it('is kept once, whatever breaks while it is looked into', async () => {
    const bytes = await aDrawnScene(1);
    const calm = points();
    const first = anOffice({ faults: calm });
    await first.send(STAFF, await first.commit(working.story()), { bytes });
    for (const { n, fault, name } of everyFault(calm.calls())) {
      const office = anOffice({ faults: points(faultsAt([n, fault])) });
      const report = await office.commit(working.story());
      expect([name, await office.send(STAFF, report, { bytes })]).toMatchObject([name, { state: 'kept' }]);
      const kept = (await typesOf(office, report)).filter((type) => type === 'EvidenceKept');
      expect([name, kept.length, office.sent.size, office.evidenceFiles.names().length]).toEqual([name, 1, 0, 3]);
    }
  });
});

describe('evidence', () => {
  it('is announced by whoever works on the report, and is not there for anybody else', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const bytes = await aDrawnScene(1);
    const status = async (officer: string) => (await office.announced(officer, report, { bytes })).status;
    expect(await Promise.all([ADMIN, HEAD, STAFF].map(status))).toEqual([200, 200, 200]);
    expect(await Promise.all([SECRETARY, INSPECTOR].map(status))).toEqual([403, 403]);
    expect(await Promise.all([OTHER_UNIT, OPERATOR].map(status))).toEqual([404, 404]);
    const { upload } = (await office.announced(STAFF, report, { bytes })).body;
    expect((await office.answered(HEAD, 'GET', `${report}/uploads/${upload}`)).status).toBe(404);
    expect((await office.answered(OTHER_UNIT, 'GET', `${report}/evidence`)).status).toBe(404);
  });

  it.each([
    ['larger than the rules allow', { mostBytes: 1_000 }, 'evidenceTooLarge'],
    ['one more than the rules allow', { mostFiles: 1 }, 'evidenceFull'],
  ])('is not announced where it is %s', async (_, rules, code) => {
    const office = anOffice({ policy: { ...policy, evidence: { ...policy.evidence, ...rules } } });
    const report = await office.commit(working.story());
    await office.send(STAFF, report, { bytes: Buffer.from('satu (rekaan)'), kind: 'text' });
    expect(
      await office.announced(STAFF, report, { bytes: Buffer.from('dua '.repeat(300)), kind: 'text' }),
    ).toMatchObject({
      body: { code },
    });
  });

  it('is taken of no report that was put away', async () => {
    const office = anOffice();
    const report = await office.commit(aReport().doubtful().next({ type: 'archive', reason: 'tooGeneral' }).story());
    expect(await office.announced(ADMIN, report, { bytes: await aDrawnScene(1) })).toMatchObject({
      status: 409,
      body: { code: 'evidenceReportEnded' },
    });
  });

  it('is withdrawn with a reason, replaced by a newer version, and neither goes from the record', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const [one, two] = [await aDrawnScene(1), await aDrawnScene(6)];
    await office.send(STAFF, report, { bytes: one });
    const [first] = (await office.shown(STAFF, report)).evidence;
    await office.send(HEAD, report, {
      bytes: two,
      replaces: first?.evidence ?? expect.fail('none'),
      why: 'Lebih jelas.',
    });
    const [newer, older] = (await office.shown(STAFF, report)).evidence.toSorted((a) => (a.state === 'kept' ? -1 : 1));
    expect([newer, older]).toMatchObject([
      { state: 'kept', replaces: first?.evidence },
      { state: 'replaced', by: newer?.evidence, open: [] },
    ]);
    const path = `${report}/evidence/${newer?.evidence}/withdraw`;
    expect((await office.answered(STAFF, 'POST', path, {})).body).toMatchObject({ code: 'requestInvalid' });
    expect(await office.answered(STAFF, 'POST', path, { text: 'Salah foto.' })).toMatchObject({ status: 200 });
    expect(await office.answered(STAFF, 'POST', path, { text: 'Salah foto.' })).toMatchObject({ status: 200 });
    expect((await office.shown(STAFF, report)).evidence.map(({ state }) => state).toSorted()).toEqual([
      'replaced',
      'withdrawn',
    ]);
    expect((await typesOf(office, report)).slice(-3)).toEqual(['EvidenceKept', 'EvidenceKept', 'EvidenceWithdrawn']);
    const parts = await office.ask(STAFF, 'GET', `${report}/evidence/${older?.evidence}/parts/1`);
    expect(parts.statusCode).toBe(200);
    // What was withdrawn by mistake is sent again.
    expect(await office.send(STAFF, report, { bytes: two })).toMatchObject({ state: 'kept' });
  });

  it('opens to nobody once the key of its report is gone, and its record stands', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    await office.send(STAFF, report, { bytes: await aDrawnScene(1) });
    const found = await office.reports.load(report);
    if (found === undefined) return expect.fail('no report');
    await office.reports.eraseKey(found);
    const [one] = (await office.shown(HEAD, report)).evidence;
    expect(one).toMatchObject({ erased: true, state: 'kept' });
    expect(one?.name).toBeUndefined();
    const erased = { status: 410, body: { code: 'evidenceErased' } };
    const path = `${report}/evidence/${one?.evidence}`;
    expect(await office.answered(HEAD, 'GET', `${path}/view`)).toMatchObject(erased);
    // Nor is another key made for what is sent or said from then on.
    expect(await office.announced(STAFF, report, { bytes: await aDrawnScene(6) })).toMatchObject(erased);
    expect(await office.answered(HEAD, 'POST', `${path}/withdraw`, { text: 'Salah foto.' })).toMatchObject(erased);
    expect(await office.reports.wrappedKey(report)).toBeUndefined();
  });
});

describe('what is noted beside a file', () => {
  it('while a report was suspected is no more to be read by its unit than any other note of then', async () => {
    const office = anOffice();
    const report = await office.commit(aReport().suspected().story());
    const bytes = Buffer.from('catatan pemeriksaan (rekaan)');
    await office.send(ADMIN, report, { bytes, kind: 'text', why: 'Rekaman percakapan dengan terlapor.' });
    const [one] = (await office.shown(ADMIN, report)).evidence;
    await office.answered(ADMIN, 'POST', `${report}/evidence/${one?.evidence}/withdraw`, {
      text: 'Salah unggah terlapor.',
    });
    const step = { type: 'classify', topic: 'pju', urgency: 'normal', assignee: 'llaj' };
    office.clock.advance(60_000);
    await office.command(ADMIN, report, 'proposeStep', { step, text: 'Bukan tuduhan.' });
    await office.command(READER, report, 'approveStep', {});
    const said = async (officer: string) => (await office.ask(officer, 'GET', report)).body ?? '';
    expect(await said(HEAD)).toContain('"status":"routed"');
    for (const officer of [HEAD, STAFF]) expect(await said(officer)).not.toMatch(/terlapor/);
    // Nor is the file itself there for them, or a step that tells of it; for its readers it is.
    const path = `${report}/evidence/${one?.evidence}/parts/1`;
    for (const officer of [HEAD, STAFF]) {
      expect((await office.shown(officer, report)).evidence).toEqual([]);
      expect((await office.ask(officer, 'GET', path)).statusCode).toBe(404);
      expect(await said(officer)).not.toMatch(/Evidence|Bukti dukung/);
    }
    expect((await office.shown(ADMIN, report)).evidence).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('a report', () => {
  const fixed = { result: 'fixed' };

  it('is fixed once somebody else than who sent a file of afterwards has looked at it', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const resolve = () => office.command(HEAD, report, 'resolve', fixed);
    expect((await resolve()).body).toMatchObject({ code: 'evidenceRequired' });
    await office.send(STAFF, report, { bytes: await aDrawnScene(1), purpose: 'before' });
    await office.send(STAFF, report, { bytes: await aDrawnScene(6) });
    const after = (await office.shown(HEAD, report)).evidence.find(({ purpose }) => purpose === 'after');
    const look = `${report}/evidence/${after?.evidence}/look`;
    expect((await resolve()).body).toMatchObject({ code: 'evidenceRequired' });
    expect(await office.answered(STAFF, 'POST', look)).toMatchObject({ status: 409, body: { code: 'evidenceOwn' } });
    expect(await office.answered(OTHER_UNIT, 'POST', look)).toMatchObject({ status: 404 });
    expect(await office.answered(HEAD, 'POST', look)).toMatchObject({ status: 200 });
    expect(await office.answered(HEAD, 'POST', look)).toMatchObject({ status: 200 });
    expect(await resolve()).toMatchObject({ status: 200, body: { status: 'resolved' } });
    expect((await office.reports.events(report)).at(-1)?.event).toMatchObject({ type: 'Resolved', evidence: 1 });
    expect((await typesOf(office, report)).filter((type) => type === 'EvidenceLookedAt')).toHaveLength(1);
    // Opened again, it must be proven again: what was shown before is not how it is now.
    office.clock.advance(60_000);
    await office.command(HEAD, report, 'reopen', { reason: 'notDone' });
    expect((await resolve()).body).toMatchObject({ code: 'evidenceRequired' });
    office.clock.advance(60_000);
    // Nor is the old picture a new one, whoever sends it again.
    await office.answered(STAFF, 'POST', `${report}/evidence/${after?.evidence}/withdraw`, { text: 'Dikirim lagi.' });
    for (const [sender, looker] of [
      [STAFF, HEAD],
      [ADMIN, HEAD],
    ] as const) {
      expect(await office.send(sender, report, { bytes: await aDrawnScene(6) })).toMatchObject({ state: 'kept' });
      expect(await office.answered(looker, 'POST', look)).toMatchObject({ status: 200 });
      expect((await resolve()).body).toMatchObject({ code: 'evidenceRequired' });
    }
  });

  it('is fixed with a flagged file only by whoever’s function is another than that of who looked', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    await office.send(STAFF, report, { bytes: await taken(await aDrawnScene(1), '2025:05:01 08:00:00') });
    const [one] = (await office.shown(HEAD, report)).evidence;
    expect(one?.flags).toMatchObject([{ flag: 'takenBefore', reports: [] }]);
    const look = (officer: string) => office.answered(officer, 'POST', `${report}/evidence/${one?.evidence}/look`);
    await look(HEAD);
    expect((await office.command(HEAD, report, 'resolve', fixed)).body).toMatchObject({ code: 'evidenceFlagged' });
    await look(SECRETARY);
    expect(await office.command(HEAD, report, 'resolve', fixed)).toMatchObject({ status: 200 });
  });
});

describe('a picture that is on another report too', () => {
  const OTHER = reportIdOf(LAPOR, '77');
  const elsewhere = (story = aReport({ id: OTHER })) => story.story();

  it('is flagged for whoever may know of that report, and is like any other for whoever may not', async () => {
    const office = anOffice();
    const [report, other] = [
      await office.commit(working.story()),
      await office.commit(elsewhere(aReport({ id: OTHER }).next({ type: 'route', assignee: 'asdp' }))),
    ];
    const [first, again] = await changed(2, 'recompressed');
    await office.send(OTHER_UNIT, other, { bytes: first });
    await office.send(STAFF, report, { bytes: again });
    expect((await office.shown(ADMIN, report)).evidence).toMatchObject([
      { flags: [{ flag: 'sameAsOther', reports: [other] }] },
    ]);
    expect((await office.shown(HEAD, report)).evidence).toMatchObject([{ flags: [] }]);
    // Nothing that they do differs either.
    const [one] = (await office.shown(HEAD, report)).evidence;
    await office.answered(HEAD, 'POST', `${report}/evidence/${one?.evidence}/look`);
    expect(await office.command(HEAD, report, 'resolve', { result: 'fixed' })).toMatchObject({ status: 200 });
  });

  it('about oversight, is flagged for its readers alone', async () => {
    const office = anOffice();
    const [report, other] = [
      await office.commit(working.story()),
      await office.commit(elsewhere(aReport({ id: OTHER }).suspected().next(OVERSIGHT))),
    ];
    const bytes = await aDrawnScene(3);
    await office.send(SECRETARY, other, { bytes });
    await office.send(STAFF, report, { bytes });
    const flagsFor = async (officer: string) =>
      (await office.shown(officer, report)).evidence.map(({ flags }) => flags);
    expect(await flagsFor(INSPECTOR)).toMatchObject([[{ flag: 'sameFile', reports: [other] }]]);
    expect(await Promise.all([ADMIN, HEAD, STAFF].map(flagsFor))).toEqual([[[]], [[]], [[]]]);
  });

  it('is flagged where the other one shows the same report before', async () => {
    const office = anOffice();
    const report = await office.commit(working.story());
    const [first, again] = await changed(5, 'brighter');
    await office.send(STAFF, report, { bytes: first, purpose: 'before' });
    await office.send(STAFF, report, { bytes: again });
    const after = (await office.shown(HEAD, report)).evidence.find(({ purpose }) => purpose === 'after');
    expect(after?.flags).toMatchObject([{ flag: 'sameAsBefore', reports: [] }]);
  });
});
