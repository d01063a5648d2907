import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { Acted } from '#shared/contracts/http/command-call';
import { BODY_LIMIT } from '#shared/contracts/http/problem-codes';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { AS_SERVICE, aReport, LAPOR, OVERSIGHT, SUSPICION, said, wib } from '#test/support/builders/a-report';
import {
  ADMIN,
  type AnActingOffice,
  anActingOffice,
  HEAD,
  OTHER_UNIT,
  REPORTER,
  SECRET,
  SECRETARY,
  withIdentity,
} from '#test/support/builders/an-acting-office';
import { takeLines } from '#test/support/captured-output';

/** Each step by whoever takes it, all of them accepted. */
const takes = async (
  office: AnActingOffice,
  steps: readonly (readonly [string, string, unknown?])[],
): Promise<void> => {
  for (const [person, command, body] of steps) {
    office.later(10);
    const { status, body: answer } = await office.ask(person, command, body);
    expect([command, status, answer.code]).toEqual([command, 200, undefined]);
    expect(Acted.safeParse(answer).success).toBe(true);
  }
};

describe('a day in the life of a report', () => {
  it('has every step in its timeline, and none that tells that it was suspected once', async () => {
    const story = aReport()
      .next({
        type: 'addReply',
        content: said('Ada yang meminta uang'),
        sentAt: wib('2025-05-06 12:00'),
        proposal: SUSPICION,
      })
      .agreed({ ...AS_SERVICE, assignee: 'llaj' });
    const { record } = story.story();
    expect(record.map(({ event }) => event.type)).toContain('OversightSuspected');
    const office = await anActingOffice({ story });
    const { timeline = [] } = ReportShown.parse((await office.see(HEAD)).body);
    // Without what took two people, and numbered anew.
    expect(timeline.map(({ version }) => version)).toEqual(record.slice(2).map((_, index) => index + 1));
    expect(JSON.stringify(timeline)).not.toMatch(/oversight|pengawasan/i);
  });

  it('is told by its timeline: confirmed, begun, handed back, routed anew, marked, answered, resolved, reopened, resolved, closed', async () => {
    const office = await anActingOffice();
    await takes(office, [
      [ADMIN, 'confirm'],
      [HEAD, 'startWork'],
      [HEAD, 'handBack', { reason: 'needsDecision' }],
      [ADMIN, 'classify', { class: 'service', topic: 'pju', urgency: 'normal', assignee: 'llaj' }],
      [HEAD, 'markProcessed', { statedAt: '2025-05-07T09:45:00+07:00' }],
      [HEAD, 'startWork'],
      [ADMIN, 'postAnswer', { text: SECRET }],
      [ADMIN, 'noteChannelStatus', { status: 'inProcess' }],
      // Seen before: what was seen last stands.
      [ADMIN, 'noteChannelStatus', { status: 'held', observedAt: '2025-05-07T09:30:00+07:00' }],
      [HEAD, 'resolve', { result: 'answered' }],
      [ADMIN, 'reopen', { reason: 'notDone' }],
      [HEAD, 'resolve', { result: 'planned' }],
      [ADMIN, 'close', { closedBy: 'reporter' }],
    ]);
    const { status, headers, body } = await office.see(ADMIN);
    const shown = ReportShown.parse(body);
    expect([status, headers['etag']]).toEqual([200, `"${shown.report.version}"`]);
    expect(shown.report).toMatchObject({
      status: 'closed',
      channelStatus: 'inProcess',
      closedBy: 'reporter',
      result: 'planned',
    });
    expect(shown.open.map(({ command }) => command)).toEqual(expect.arrayContaining(['classify', 'reopen', 'addNote']));
    expect(shown.timeline?.map(({ type, words }) => [type, words.id, words.en])).toEqual([
      ['Received', 'Laporan diterima.', 'The report came in.'],
      ['Classified', 'Diklasifikasikan oleh mesin.', 'Classified by the machine.'],
      ['Routed', 'Didisposisikan.', 'Routed.'],
      [
        'ClassificationConfirmed',
        'Klasifikasi mesin dibenarkan petugas.',
        'An officer confirmed what the machine decided.',
      ],
      ['WorkStarted', 'Pekerjaan dimulai.', 'Work began.'],
      ['HandedBack', 'Dikembalikan: perlu keputusan.', 'Handed back: it needs a decision.'],
      ['Classified', 'Diklasifikasikan oleh petugas.', 'Classified by an officer.'],
      [
        'Routed',
        'Didisposisikan ke Bidang Lalu Lintas dan Angkutan Jalan.',
        'Routed to the Road Traffic and Transport Division.',
      ],
      ['MarkedProcessed', 'Ditandai sudah diproses.', 'Stated to be in hand.'],
      ['WorkStarted', 'Pekerjaan dimulai.', 'Work began.'],
      ['AnswerPosted', 'Jawaban disampaikan di kanal.', 'An answer was posted in the channel.'],
      ['ChannelStatusChanged', 'Status di kanal berubah: proses.', 'Its status in the channel changed: in process.'],
      ['ChannelStatusChanged', 'Status di kanal berubah: tertunda.', 'Its status in the channel changed: held.'],
      ['Resolved', 'Dituntaskan: dijawab.', 'Resolved: answered.'],
      ['Reopened', 'Dibuka kembali: ternyata belum dikerjakan.', 'Reopened: it turned out not to be done.'],
      ['Resolved', 'Dituntaskan: direncanakan.', 'Resolved: planned.'],
      ['Closed', 'Ditutup atas tanggapan pelapor.', 'Closed on the reporter’s word.'],
    ]);
    expect(shown.messages).toMatchObject([{ n: 1, kind: 'answer', words: { text: SECRET } }]);
  });

  it('leaves the words of the office in its messages, and nowhere else', async () => {
    const office = await anActingOffice();
    takeLines();
    await takes(office, [[ADMIN, 'postAnswer', { text: SECRET }]]);
    expect(takeLines().join()).not.toContain(SECRET);
    expect(JSON.stringify(await office.store.events(office.id))).not.toContain(SECRET);
    expect((await office.store.messages(office.id)).map(({ words }) => words.text)).toEqual([SECRET]);
  });
});

describe('a request', () => {
  it.each([
    ['without the version that was seen', { 'if-match': undefined }, 428, 'versionMissing'],
    ['with a weak version', { 'if-match': 'W/"1"' }, 400, 'versionUnreadable'],
    ['without a key', { 'idempotency-key': undefined }, 400, 'keyMissing'],
    ['with a key too short', { 'idempotency-key': 'a' }, 400, 'keyMissing'],
    ['of another media type', { 'content-type': 'text/plain' }, 415, 'mediaTypeUnsupported'],
  ])('a request %s is refused without effect', async (_, changes: Record<string, string | undefined>, status, code) => {
    const office = await anActingOffice();
    const { version } = (await office.store.load(office.id)) ?? expect.fail();
    const given = {
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      'idempotency-key': 'kunci-satu',
      ...changes,
    };
    const headers = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    const path = `/v1/admin/reports/${office.id}/confirm`;
    expect(await office.call(ADMIN, { method: 'POST', path, headers, body: '{}' })).toMatchObject({
      status,
      body: { code },
    });
    expect((await office.store.load(office.id))?.version).toBe(version);
  });

  it.each([
    ['classify', { class: 'service' }],
    ['route', { assignee: 'llaj', status: 'closed' }],
    ['archive', { reason: 'bosan' }],
    ['postAnswer', { text: '   ' }],
    ['postAnswer', { text: '\u3164\u2800\u200b\u{e0041}' }],
    ['addNote', { text: 'a'.repeat(20_001) }],
    ['noteChannelStatus', { status: 'unknown' }],
    ['noteChannelStatus', { status: 'done', observedAt: 7 }],
    ['resolve', { result: 'fixed', evidence: 9 }],
    ['close', { closedBy: 'silence' }],
    ['confirm', []],
  ])('a request for %s with the body %j is refused as malformed', async (command, body) => {
    const office = await anActingOffice();
    expect(await office.ask(ADMIN, command, body)).toMatchObject({ status: 400, body: { code: 'requestInvalid' } });
  });

  it('a request in which a field stands twice, or a parameter behind its address, is refused without effect', async () => {
    const office = await anActingOffice();
    const version = await office.version();
    const path = `/v1/admin/reports/${office.id}/addNote`;
    const headers = { 'content-type': 'application/json', 'if-match': `"${version}"`, 'idempotency-key': 'kunci-satu' };
    const asked = { method: 'POST', path, headers };
    expect(await office.call(ADMIN, { ...asked, body: '{"text":"a","text":"b"}' })).toMatchObject({
      status: 400,
      body: { code: 'fieldRepeated' },
    });
    expect(await office.call(ADMIN, { ...asked, body: '{"text":"a"}', rawQuery: 'a=1&b=2&a=1' })).toMatchObject({
      status: 400,
      body: { code: 'parameterRepeated' },
    });
    expect(await office.version()).toBe(version);
  });

  it('keeps what is written as it may be shown: without controls, with U+FFFD for half a character', async () => {
    const office = await anActingOffice();
    const text = 'sudah\u009b2J \ud83d dicek\u001b[31m 💡';
    expect(await office.ask(ADMIN, 'addNote', { text })).toMatchObject({ status: 200 });
    const [kept] = await office.store.messages(office.id);
    expect(kept?.words.text).toBe('sudah2J \ufffd dicek[31m 💡');
  });

  it('takes 20,000 characters, whatever they are made of', async () => {
    const office = await anActingOffice();
    for (const text of ['💡'.repeat(20_000), `a${'\u0301'.repeat(19_999)}`])
      expect(await office.ask(ADMIN, 'addNote', { text })).toMatchObject({ status: 200 });
  });

  it('larger than is taken is refused before anything is read of it', async () => {
    const office = await anActingOffice();
    const answer = await office.ask(ADMIN, 'addNote', { text: 'a'.repeat(BODY_LIMIT) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'bodyTooLarge' } });
  });

  it('a request by another method is told which one is served', async () => {
    const office = await anActingOffice();
    const answer = await office.call(ADMIN, { method: 'GET', path: `/v1/admin/reports/${office.id}/confirm` });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST, OPTIONS' } });
    expect(await office.call(ADMIN, { method: 'POST', path: `/v1/admin/reports/${office.id}/hapus` })).toMatchObject({
      status: 404,
    });
  });

  it('a request for an older version of a report is told the version by now', async () => {
    const office = await anActingOffice();
    const { version } = (await office.store.load(office.id)) ?? expect.fail();
    await takes(office, [[ADMIN, 'confirm']]);
    const answer = await office.ask(HEAD, 'startWork', {}, { version });
    expect(answer).toMatchObject({ status: 412, body: { code: 'versionStale', version: version + 1 } });
  });

  it('a look at the report before the machine told its unit is no hindrance: that changes nothing to look at', async () => {
    const office = await anActingOffice();
    const { version } = (await office.store.load(office.id)) ?? expect.fail();
    await office.machine({ type: 'recordInformed' });
    expect(await office.ask(HEAD, 'startWork', {}, { version })).toMatchObject({
      status: 200,
      body: { version: version + 2, recorded: ['WorkStarted'] },
    });
    expect(await office.ask(HEAD, 'handBack', { reason: 'notThisUnit' }, { version: version + 1 })).toMatchObject({
      status: 412,
    });
  });

  it.each([
    [
      'classify',
      { class: 'umum' },
      [
        { field: 'class', rule: 'oneOf', expected: 'oversight, service' },
        { field: 'topic', rule: 'kind', expected: 'string' },
        { field: 'urgency', rule: 'oneOf', expected: 'danger, high, normal' },
      ],
    ],
    [
      'addNote',
      { text: ' ', teks: SECRET },
      [
        { field: 'text', rule: 'form', expected: 'at least one visible character' },
        { field: 'teks', rule: 'unknown', expected: 'nothing' },
      ],
    ],
    ['startWork', [], [{ field: '', rule: 'kind', expected: 'object' }]],
  ])(
    'a request that does not have its shape is told which fields of it, by which rule: %s',
    async (command, body, fields) => {
      const office = await anActingOffice();
      const answer = await office.ask(ADMIN, command, body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'requestInvalid', fields } });
      expect(JSON.stringify(answer)).not.toContain(SECRET);
    },
  );

  it('a question that no longer stops the clock says so: eight times it has stood still', async () => {
    const office = await anActingOffice();
    const told: unknown[] = [];
    for (let times = 0; times < 9; times += 1) {
      office.later(10);
      told.push((await office.ask(HEAD, 'askReporter', { text: 'Di mana persisnya?' })).body.warnings);
      office.later(10);
      await office.ask(HEAD, 'resume');
    }
    expect(told).toEqual([...Array.from({ length: 8 }, () => undefined), ['clockGoesOn']]);
  });

  it('a request that the rulebook refuses is told why, and what is open where its state forbids it', async () => {
    const office = await anActingOffice();
    expect(await office.ask(ADMIN, 'close', { closedBy: 'officer' })).toMatchObject({
      status: 409,
      body: {
        code: 'illegalMove',
        status: 409,
        reportStatus: 'routed',
        open: expect.arrayContaining(['classify', 'route', 'postAnswer']),
      },
    });
    expect(await office.ask(HEAD, 'resume')).toMatchObject({
      status: 409,
      body: {
        code: 'notNow',
        reportStatus: 'routed',
        open: expect.arrayContaining(['startWork', 'handBack']),
      },
    });
    await takes(office, [[HEAD, 'startWork']]);
    expect(await office.ask(HEAD, 'resolve', { result: 'fixed' })).toMatchObject({
      status: 422,
      body: { code: 'evidenceRequired' },
    });
    expect(await office.ask(HEAD, 'markProcessed', { statedAt: 'kemarin' })).toMatchObject({
      status: 400,
      body: { code: 'momentUnreadable' },
    });
    expect(await office.ask(HEAD, 'markProcessed', { statedAt: '2030-01-01T00:00' })).toMatchObject({
      status: 422,
      body: { code: 'momentImpossible' },
    });
  });

  it('under the same key again is answered as before and does nothing; another request under it is refused', async () => {
    const office = await anActingOffice();
    const { version } = (await office.store.load(office.id)) ?? expect.fail();
    const first = await office.ask(ADMIN, 'postAnswer', { text: SECRET }, { version, key: 'kunci-tetap' });
    const again = await office.ask(ADMIN, 'postAnswer', { text: SECRET }, { version, key: 'kunci-tetap' });
    expect(again).toEqual(first);
    expect((await office.store.load(office.id))?.version).toBe(version + 1);
    expect(await office.ask(ADMIN, 'postAnswer', { text: 'lain' }, { version, key: 'kunci-tetap' })).toMatchObject({
      status: 422,
      body: { code: 'keyReused' },
    });
    // A key is of the person who chose it.
    expect((await office.ask(HEAD, 'startWork', {}, { key: 'kunci-tetap' })).status).toBe(200);
  });

  it.each(['answered', 'load', 'wrappedKey', 'commit'] as const)(
    'sent twice at once under one key is answered alike, if the other is through when this one has asked: %s',
    async (port) => {
      const office = await anActingOffice();
      const { version } = (await office.store.load(office.id)) ?? expect.fail();
      const send = () => office.ask(ADMIN, 'postAnswer', { text: SECRET }, { version, key: 'kunci-ganda' });
      const asks: (...given: never[]) => unknown = office.store[port];
      let other: ReturnType<typeof send> | undefined;
      const first = async (...given: never[]) => {
        if (other !== undefined) return asks(...given);
        other = send();
        const before = port === 'commit' ? undefined : await asks(...given);
        await other;
        return port === 'commit' ? asks(...given) : before;
      };
      Object.assign(office.store, { [port]: first });
      const answer = await send();
      expect(answer).toEqual(await other);
      expect(answer).toMatchObject({ status: 200, body: { version: version + 1 } });
      expect(await office.version()).toBe(version + 1);
    },
  );
});

describe('whoever may not', () => {
  const unlike = async (office: AnActingOffice, person: string) => {
    const theirs = await office.see(person);
    const none = await office.call(person, {
      method: 'GET',
      path: `/v1/admin/reports/${reportIdOf(LAPOR, 'tidak-ada')}`,
    });
    expect(theirs).toEqual(none);
    const asked = await office.ask(person, 'startWork', {}, { version: 999 });
    expect([theirs.status, asked.status, asked.body]).toEqual([404, 404, none.body]);
  };

  it('know of a report gets the answer of one that is not there: another unit, nobody, and for oversight all others', async () => {
    const office = await anActingOffice();
    await unlike(office, OTHER_UNIT);
    await unlike(office, 'tamu-contoh');
    const concealed = await anActingOffice({ story: aReport().next(OVERSIGHT) });
    for (const person of [HEAD, OTHER_UNIT, ADMIN]) await unlike(concealed, person);
    expect((await concealed.see(SECRETARY)).status).toBe(200);
  });

  it('know of it because they are named in it, by their function too', async () => {
    for (const named of ['sekretaris', SECRETARY]) {
      await unlike(
        await anActingOffice({ story: aReport().next({ ...OVERSIGHT, recused: [PersonId.parse(named)] }) }),
        SECRETARY,
      );
    }
  });

  it('know of a duplicate has none to unlink, and it stays linked for those who may', async () => {
    const twin = reportIdOf(LAPOR, 'kembar');
    const unlinked = async (other: ReturnType<typeof aReport>) => {
      const office = await anActingOffice({ story: aReport().next({ type: 'linkDuplicate', of: twin }) });
      const { report } = other.story();
      if (report === undefined) throw new Error('no report');
      await office.store.commit({ report: { ...report, id: twin }, expected: 0, events: [] });
      const { status, body } = await office.ask(ADMIN, 'unlinkDuplicate');
      return [status, body.recorded, (await office.store.load(office.id))?.duplicateOf];
    };
    expect(await unlinked(aReport())).toEqual([200, ['DuplicateUnlinked'], undefined]);
    expect(await unlinked(aReport().next(OVERSIGHT))).toEqual([200, [], twin]);
  });

  it('do it, and knows of it, is told so', async () => {
    const office = await anActingOffice();
    expect(await office.ask(HEAD, 'confirm')).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
  });
});

describe('who reported', () => {
  const REASON = { text: 'Diminta inspektorat untuk pemanggilan (rekaan)' };

  it('is told with a reason, which is on record with who asked, and to whoever may see it', async () => {
    const { office } = await withIdentity();
    const answer = await office.ask(ADMIN, 'revealIdentity', REASON);
    expect(answer).toMatchObject({ status: 200, body: { recorded: ['IdentityRevealed'], reporter: REPORTER } });
    const last = (await office.store.events(office.id)).at(-1);
    expect(last).toMatchObject({ actor: { by: 'person', person: ADMIN }, event: { type: 'IdentityRevealed' } });
    expect(JSON.stringify(last)).not.toContain('inspektorat');
    // Why they looked may tell who it is.
    expect(JSON.stringify(await office.see(ADMIN))).toContain('inspektorat');
    expect(JSON.stringify(await office.see(HEAD))).not.toContain('inspektorat');
    expect((await office.store.messages(office.id)).at(-1)).toMatchObject({
      kind: 'reason',
      words: { text: REASON.text },
    });
  });

  it('is not told without a reason, nor to anybody else, and never with the report', async () => {
    const { office, version } = await withIdentity();
    expect(await office.ask(ADMIN, 'revealIdentity', {})).toMatchObject({
      status: 400,
      body: { code: 'requestInvalid' },
    });
    expect(await office.ask(HEAD, 'revealIdentity', REASON)).toMatchObject({
      status: 403,
      body: { code: 'notAllowed' },
    });
    expect((await office.ask(OTHER_UNIT, 'revealIdentity', REASON)).status).toBe(404);
    expect((await office.store.load(office.id))?.version).toBe(version);
    for (const person of [ADMIN, HEAD]) expect(JSON.stringify(await office.see(person))).not.toContain('Warga');
    const hidden = await withIdentity(aReport({ anonymous: true }));
    expect((await hidden.office.ask(ADMIN, 'revealIdentity', REASON)).status).toBe(403);
  });

  it('is told again under the same key as long as they may see it, and not a moment longer', async () => {
    const { office, version } = await withIdentity();
    const ask = () => office.ask(ADMIN, 'revealIdentity', REASON, { version, key: 'kunci-sekali' });
    expect((await ask()).body.reporter).toEqual(REPORTER);
    expect((await ask()).body.reporter).toEqual(REPORTER);
    const { type, ...oversight } = OVERSIGHT;
    expect((await office.ask(ADMIN, type, oversight)).status).toBe(200);
    const none = await office.call(ADMIN, {
      method: 'GET',
      path: `/v1/admin/reports/${reportIdOf(LAPOR, 'tidak-ada')}`,
    });
    const later = await ask();
    expect([later.status, later.body]).toEqual([404, none.body]);
  });
});
