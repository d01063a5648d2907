import { randomUUID } from 'node:crypto';
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { invoke } from '#local/aws/invoke';
import { clientConfig } from '#local/aws/local-aws';
import { runMorning } from '#local/aws/made-digests';
import { LOCAL_PASSWORD, peopleClient, tokensOf } from '#local/aws/people';
import { eventLogOf } from '#local/aws/records';
import { setAhead } from '#local/aws/stack-clock';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod, monthAt } from '#shared/domain/calendar/period';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { type DigestFile, digestFile } from '#shared/domain/digest/files';
import { duePeriod } from '#shared/domain/digest/schedule';
import { referenceOf } from '#shared/domain/notices/item';
import { reportSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { act, actAs, another, ask, leave, loaded, reported, see } from '#test/e2e/acting';
import { linesOf, logGroups } from '#test/e2e/logs';
import { tokenAs } from '#test/e2e/officer';
import { acceptedIn, aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { deliveries, mailsAbout, TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';
import { inTurn } from '#test/support/in-turn';
import { policy } from '#test/support/policy';

const isTaken = inTurn('oversight, tried', 6);

/**
 * The ways by which somebody who is named in a report, or works for them, could learn of it or stop it, each tried with
 * signed webhooks and real tokens. `docs/oversight-trials.md` lists them under the same numbers for whoever inspects
 * the office. Each change tries a sixth of them.
 */
const way = (number: string, title: string, test: () => Promise<void>): void => {
  it.runIf(isTaken())(`${number} ${title}`, test);
};

const OVERSIGHT = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' } as const;
const DECIDED = { topic: 'pju', urgency: 'normal', assignee: 'llaj' } as const;
const CALLED = 'Pengaduan Berkadar Pengawasan';
const SERVICE = { class: 'service', ...DECIDED } as const;
const WHY = 'Alasan rekaan.';
const TO_SERVICE = { step: { type: 'classify', ...DECIDED }, text: WHY } as const;
const ABSENT = reportIdOf(LAPOR, 'tidak-pernah-ada');
const STRANGERS = ['head-llaj', 'staff-llaj', 'secretary', 'stand-in', 'operator'] as const;

const suspected = (): Promise<ReportId> => reported(TEXTS.oversight);
const confirmed = async (...recused: readonly string[]): Promise<ReportId> => {
  const id = await suspected();
  const { status, text } = await actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused });
  expect([status, text]).toEqual([200, text]);
  return id;
};
const cleared = async (): Promise<ReportId> => {
  const id = await suspected();
  await actAs('lapor-admin', id, 'proposeStep', TO_SERVICE);
  expect((await actAs('oversight-reader', id, 'approveStep')).status).toBe(200);
  return id;
};
const codeOf = async (answer: ReturnType<typeof act>): Promise<unknown> => {
  const { status, body } = await answer;
  return status === 200 ? 200 : body['code'];
};
/** The two answers are the same to the byte. */
const sameAsAbsent = async (group: string, method: string, address: (id: ReportId) => string, id: ReportId) => {
  const token = await tokenAs(group);
  const [one, none] = [await ask(token, method, address(id)), await ask(token, method, address(ABSENT))];
  expect([group, one.status, one.text]).toEqual([group, none.status, none.text]);
};
const toldTo = async (id: ReportId): Promise<readonly string[]> =>
  (await deliveries.of(reportSubject(id)))
    .filter(({ state }) => state !== 'withheld')
    .map(({ recipient }) => String(recipient));
/** Says something more of a report through its channel. */
const say = async (externalId: string, type: string, data: Readonly<Record<string, unknown>>): Promise<void> => {
  expect((await send({ ...aPosting({ externalId, ...data }), type })).status).toBe(202);
};
const until = (id: ReportId, oversight: string) =>
  eventually(`${oversight} ${id}`, async () => {
    const report = await records.load(id);
    return report !== undefined && report.status !== 'received' && report.oversight === oversight ? report : undefined;
  });
/** A report under a number that more can be said of. */
const numbered = async (text: string, data: Readonly<Record<string, unknown>> = {}) => {
  const externalId = `e2e-tried-${randomUUID()}`;
  const posting = aPosting({ externalId, text, ...data });
  const answer = await send(posting);
  const id = reportIdOf(LAPOR, externalId);
  await eventually('classified report', async () => {
    const report = await records.load(id);
    return report === undefined || report.status === 'received' ? undefined : report;
  });
  return { externalId, id, posting, code: acceptedIn(answer).trackingCode };
};

describe('tried by naming somebody', () => {
  way('W01', 'one person names everybody who would read it', async () => {
    const id = await confirmed('sekretaris', 'inspektur', 'pembaca-pengawasan');
    expect((await see('upper-inspector', id)).status).toBe(200);
    expect(await codeOf(actAs('upper-inspector', id, 'startWork'))).toBe(200);
  });

  way('W02', 'one person names those too who would stand in', async () => {
    const id = await suspected();
    const recused = ['sekretaris', 'inspektur', 'inspektorat-provinsi'];
    for (const more of [recused, ['inspektur', 'inspektorat-provinsi'], ['inspektorat-provinsi']]) {
      expect(await codeOf(actAs('lapor-admin', id, 'recuse', { recused: more }))).toBe('secondPersonRequired');
      expect(await codeOf(actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused: more }))).toBe(
        'secondPersonRequired',
      );
    }
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected' });
    expect(await loaded(id)).not.toHaveProperty('recused');
  });

  way('W03', 'two people each name some, all of them together', async () => {
    const id = await confirmed('inspektur', 'pembaca-pengawasan');
    expect(await codeOf(actAs('secretary', id, 'recuse', { recused: ['sekretaris'] }))).toBe(200);
    expect((await see('upper-inspector', id)).status).toBe(200);
    const all = { step: { type: 'recuse', recused: ['sekretaris', 'inspektur', 'inspektorat-provinsi'] }, text: WHY };
    expect(await codeOf(actAs('upper-inspector', id, 'proposeStep', all))).toBe('nobodyLeft');
  });

  way('W04', 'the accused is named with a slip of the pen, and so not at all', async () => {
    const id = await suspected();
    for (const name of ['sekertaris', 'secretary', 'pak-sekdis', 'Pak Sekretaris', 'Agus (contoh)']) {
      expect(await codeOf(actAs('lapor-admin', id, 'classify', { ...OVERSIGHT, recused: [name] }))).toBe(
        'unknownPerson',
      );
    }
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected' });
    const capital = { step: { type: 'recuse', recused: [' Sekretaris '] }, text: WHY };
    expect(await codeOf(actAs('lapor-admin', id, 'proposeStep', capital))).toBe(200);
    expect(await loaded(id)).toMatchObject({ proposed: { step: { recused: expect.arrayContaining(['sekretaris']) } } });
  });

  way('W05', 'the accused is named by the account only, and goes on being mailed in the function', async () => {
    const { body } = await ask(await tokenAs('secretary'), 'GET', 'me');
    const id = await confirmed(String(body['person']));
    await eventually('somebody told', async () => ((await toldTo(id)).includes('inspektur') ? true : undefined));
    expect(await toldTo(id)).not.toContain('sekretaris');
    expect((await see('secretary', id)).status).toBe(404);
  });

  way('W06', 'the accused holds a second function, and reads it in that one', async () => {
    const token = await another('dwifungsi-contoh', 'secretary', 'inspector');
    const id = await confirmed('sekretaris');
    expect((await ask(token, 'GET', `reports/${id}`)).status).toBe(404);
    // Whoever else holds the second function is kept out with them; it has passed on.
    expect((await see('upper-inspector', id)).status).toBe(200);
    await leave('dwifungsi-contoh', 'secretary', 'inspector');
  });

  way('W07', 'the unit is named, and its head or staff read on', async () => {
    const id = await confirmed('grup-llaj');
    for (const group of ['head-llaj', 'staff-llaj']) expect((await see(group, id)).status).toBe(404);
  });

  way('W08', 'somebody gets an account that is called like a function', async () => {
    const client = peopleClient(stack);
    await expect(another('inspektur', 'oversight-reader')).rejects.toThrow('is a function');
    const Username = 'inspektorat-provinsi';
    const who = { UserPoolId: stack.UserPoolId, Username };
    await client.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }));
    const { AdminAddUserToGroupCommand, AdminSetUserPasswordCommand } = await import(
      '@aws-sdk/client-cognito-identity-provider'
    );
    await client.send(new AdminSetUserPasswordCommand({ ...who, Password: LOCAL_PASSWORD, Permanent: true }));
    await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName: 'oversight-reader' }));
    const { access } = await tokensOf(stack, PersonId.parse(Username));
    const id = await suspected();
    expect((await ask(access, 'GET', `reports/${id}`)).status).toBe(404);
    expect((await ask(access, 'GET', 'work?queue=triage')).status).toBe(403);
    await leave(Username, 'oversight-reader');
  });

  way('W09', 'a later decision leaves the name out', async () => {
    const id = await confirmed('sekretaris');
    expect(await codeOf(actAs('inspector', id, 'classify', { ...OVERSIGHT, topic: 'dugaan-korupsi' }))).toBe(200);
    expect((await see('secretary', id)).status).toBe(404);
  });

  way('W10', 'one person takes the name away again', async () => {
    const id = await confirmed('sekretaris');
    expect(await codeOf(actAs('inspector', id, 'recuse', { recused: [] }))).toBe(200);
    const correction = { step: { type: 'recuse', recused: [] }, text: WHY };
    expect(await codeOf(actAs('inspector', id, 'proposeStep', correction))).toBe(200);
    expect(await codeOf(actAs('inspector', id, 'approveStep'))).toBe('secondPersonRequired');
    expect((await see('secretary', id)).status).toBe(404);
  });
});

describe('tried by putting it away', () => {
  let id: ReportId;
  let found: ReportId;
  beforeAll(async () => {
    [id, found] = [await suspected(), await confirmed()];
  });
  const stillThere = async () => {
    expect(await loaded(id)).toMatchObject({ oversight: 'suspected', status: 'triaging' });
    expect(await loaded(found)).toMatchObject({ oversight: 'confirmed', status: 'routed' });
  };

  way('W11', 'the admin decides alone that it is service', async () => {
    expect(await codeOf(actAs('lapor-admin', id, 'classify', SERVICE))).toBe('secondPersonRequired');
    expect(await codeOf(actAs('secretary', found, 'classify', SERVICE))).toBe('secondPersonRequired');
    await stillThere();
  });

  way('W12', 'somebody archives it alone', async () => {
    const reason = { reason: 'notAComplaint' };
    expect(await codeOf(actAs('lapor-admin', id, 'archive', reason))).toBe('notAllowed');
    expect(await codeOf(actAs('secretary', found, 'archive', reason))).toBe('secondPersonRequired');
    await stillThere();
  });

  way('W13', 'somebody refers it to another agency alone', async () => {
    const authority = { authority: 'polres' };
    expect(await codeOf(actAs('lapor-admin', id, 'refer', authority))).toBe('secondPersonRequired');
    expect(await codeOf(actAs('secretary', found, 'refer', authority))).toBe('secondPersonRequired');
    await stillThere();
  });

  way('W14', 'it is routed to the unit that it accuses, or called done', async () => {
    expect(await codeOf(actAs('lapor-admin', id, 'route', { assignee: 'llaj' }))).toBe('notAllowed');
    expect(await codeOf(actAs('secretary', found, 'route', { assignee: 'llaj' }))).toBe('oversightStaysConfidential');
    for (const [command, body] of [
      ['confirm', {}],
      ['startWork', {}],
      ['resolve', { result: 'answered' }],
      ['close', { closedBy: 'officer' }],
      ['proposeLowering', { anonymous: false, secret: false }],
    ] as const) {
      expect([command, await codeOf(actAs('lapor-admin', id, command, body))]).toEqual([command, 'notAllowed']);
    }
    await stillThere();
  });

  way('W15', 'whoever proposes approves', async () => {
    const mine = await suspected();
    expect(await codeOf(actAs('lapor-admin', mine, 'proposeStep', TO_SERVICE))).toBe(200);
    expect(await codeOf(actAs('lapor-admin', mine, 'approveStep'))).toBe('secondPersonRequired');
  });

  way('W16', 'two in league hold the same function', async () => {
    const ours = await suspected();
    const twin = await another('sekutu-contoh', 'lapor-admin');
    expect(await codeOf(act(twin, ours, 'proposeStep', TO_SERVICE))).toBe(200);
    expect(await codeOf(actAs('lapor-admin', ours, 'approveStep'))).toBe('secondPersonRequired');
    await leave('sekutu-contoh', 'lapor-admin');
  });

  way('W17', 'one in league holds the other function beside the same', async () => {
    const ours = await suspected();
    const both = await another('rangkap-dua-contoh', 'lapor-admin', 'oversight-reader');
    expect(await codeOf(actAs('lapor-admin', ours, 'proposeStep', TO_SERVICE))).toBe(200);
    expect(await codeOf(act(both, ours, 'approveStep'))).toBe('secondPersonRequired');
    await leave('rangkap-dua-contoh', 'lapor-admin', 'oversight-reader');
  });

  way('W18', 'who is named approves', async () => {
    const naming = await confirmed('sekretaris');
    const step = { step: { type: 'archive', reason: 'notAComplaint' }, text: WHY };
    expect(await codeOf(actAs('oversight-reader', naming, 'proposeStep', step))).toBe(200);
    expect(await codeOf(actAs('secretary', naming, 'approveStep'))).toBe('notFound');
    expect(await loaded(naming)).toMatchObject({ status: 'routed' });
  });

  way('W19', 'a proposal is put before another, so that nobody else’s is heard', async () => {
    const blocked = await suspected();
    expect(await codeOf(actAs('lapor-admin', blocked, 'proposeStep', TO_SERVICE))).toBe(200);
    expect(await codeOf(actAs('oversight-reader', blocked, 'declineStep'))).toBe(200);
    // And a person may find oversight while it waits.
    expect(await codeOf(actAs('lapor-admin', blocked, 'proposeStep', TO_SERVICE))).toBe(200);
    expect(await codeOf(actAs('oversight-reader', blocked, 'classify', OVERSIGHT))).toBe(200);
    expect(await loaded(blocked)).toMatchObject({ oversight: 'confirmed' });
  });

  way('W20', 'it is linked as the duplicate of an innocent one', async () => {
    const other = await reported(TEXTS.llaj);
    expect(await codeOf(actAs('lapor-admin', id, 'linkDuplicate', { of: other }))).toBe(200);
    await stillThere();
    const { body } = await ask(await tokenAs('oversight-reader'), 'GET', 'work?queue=triage&limit=100');
    expect(JSON.stringify(body)).toContain(id);
  });

  way('W21', 'the reporter is made to withdraw it', async () => {
    const forced = await numbered(TEXTS.oversight);
    await say(forced.externalId, 'report.withdrawn', {});
    await eventually('withdrawal', async () =>
      (await records.load(forced.id))?.withdrawn === true ? true : undefined,
    );
    expect(await loaded(forced.id)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  way('W22', 'the reporter is asked until the silence is long enough', async () => {
    const asked = await suspected();
    expect(await codeOf(actAs('lapor-admin', asked, 'askReporter', { text: 'Di mana? (rekaan)' }))).toBe(200);
    expect((await see('oversight-reader', asked)).status).toBe(200);
    expect(await codeOf(actAs('lapor-admin', asked, 'archive', { reason: 'silence' }))).toBe('notAllowed');
  });

  way('W23', 'it is overwritten by a harmless correction', async () => {
    const corrected = await numbered(TEXTS.oversight);
    await say(corrected.externalId, 'report.submitted', { text: TEXTS.llaj });
    await eventually('amendment', async () => ((await records.load(corrected.id))?.amended ? true : undefined));
    expect(await loaded(corrected.id)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
    const shown = await see('oversight-reader', corrected.id);
    expect(shown.text).toContain('tanpa karcis');
  });

  way('W24', 'it is overwritten under the number of its own message', async () => {
    const first = await numbered(TEXTS.oversight);
    const data = { externalId: first.externalId, text: TEXTS.llaj };
    expect((await send({ ...first.posting, data })).status).toBe(202);
    await eventually('conflict', async () =>
      (await records.events(first.id)).some(({ event }) => event.type === 'ConflictSetAside') ? true : undefined,
    );
    expect(await loaded(first.id)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  way('W25', 'who reported is looked up to be talked to', async () => {
    const open = { text: 'Perlu ditanya. (rekaan)' };
    expect(await codeOf(actAs('lapor-admin', id, 'revealIdentity', open))).toBe('notAllowed');
    const later = await cleared();
    expect(await codeOf(actAs('lapor-admin', later, 'revealIdentity', open))).toBe('secondPersonRequired');
    expect(
      await codeOf(actAs('lapor-admin', later, 'proposeStep', { step: { type: 'revealIdentity' }, ...open })),
    ).toBe(200);
    expect(await codeOf(actAs('lapor-admin', later, 'approveStep'))).toBe('notAllowed');
    expect(await codeOf(actAs('lapor-admin', later, 'revealIdentity', open))).toBe('secondPersonRequired');
  });

  way('W26', 'once it was called service it is archived behind the readers’ backs', async () => {
    const later = await cleared();
    expect(await codeOf(actAs('lapor-admin', later, 'archive', { reason: 'notAComplaint' }))).toBe(
      'secondPersonRequired',
    );
    expect(await codeOf(actAs('lapor-admin', later, 'refer', { authority: 'polres' }))).toBe('secondPersonRequired');
    expect((await see('oversight-reader', later)).status).toBe(200);
    const step = { step: { type: 'archive', reason: 'notAComplaint' }, text: WHY };
    expect(await codeOf(actAs('lapor-admin', later, 'proposeStep', step))).toBe(200);
    expect(await codeOf(actAs('oversight-reader', later, 'approveStep'))).toBe(200);
    expect((await see('oversight-reader', later)).status).toBe(200);
    expect(await loaded(later)).toMatchObject({ status: 'archived' });
  });
});

describe('tried by learning of it', () => {
  let id: ReportId;
  let naming: ReportId;
  let since: number;
  beforeAll(async () => {
    since = Date.now();
    [id, naming] = [await suspected(), await confirmed('sekretaris')];
  });

  way('W27', 'its number is asked for', async () => {
    for (const group of STRANGERS) {
      for (const place of ['', '/record', '/conflicts', '/verification'])
        await sameAsAbsent(group, 'GET', (of) => `reports/${of}${place}`, id);
    }
    await sameAsAbsent('secretary', 'GET', (of) => `reports/${of}`, naming);
  });

  way('W28', 'it is asked for by HEAD, or something is done to it to see how that is refused', async () => {
    for (const group of ['head-llaj', 'secretary']) {
      await sameAsAbsent(group, 'HEAD', (of) => `reports/${of}`, naming);
      const token = await tokenAs(group);
      for (const version of ['"1"', '"999"']) {
        const headers = { 'content-type': 'application/json', 'if-match': version, 'idempotency-key': randomUUID() };
        const sent = { headers, body: { text: WHY } };
        const [one, none] = [
          await ask(token, 'POST', `reports/${naming}/addNote`, sent),
          await ask(token, 'POST', `reports/${ABSENT}/addNote`, sent),
        ];
        expect([one.status, one.text]).toEqual([none.status, none.text]);
      }
    }
  });

  way('W29', 'the lists of open work are read, their length and their pages', async () => {
    const listed = async (group: string, queue: string) =>
      ask(await tokenAs(group), 'GET', `work?queue=${queue}&limit=100`);
    for (const queue of ['llaj', 'triage', 'oversight', 'channel']) {
      const { text } = await listed('head-llaj', queue);
      expect(text).not.toContain(id);
      expect(text).not.toContain(naming);
    }
    expect((await listed('secretary', 'oversight')).text).not.toContain(naming);
    expect((await listed('head-llaj', 'oversight')).text).toBe((await listed('head-llaj', 'tidak-ada')).text);
  });

  way('W30', 'a cursor of somebody who reads it is used', async () => {
    await reported(TEXTS.oversight);
    const { body } = await ask(await tokenAs('lapor-admin'), 'GET', 'work?queue=triage&limit=1');
    const cursor = encodeURIComponent(String(body['next']));
    const borrowed = await ask(await tokenAs('secretary'), 'GET', `work?queue=triage&limit=1&cursor=${cursor}`);
    expect(borrowed.body['code']).toBe('cursorInvalid');
  });

  way('W31', 'exports of reports and steps are made', async () => {
    const today = plainDate(isoDateOf(policy.calendar, Instant.parse(Date.now())));
    const window = `from=${isoOf(today.subtract({ days: 1 }))}&until=${isoOf(today.add({ days: 2 }))}`;
    for (const group of ['head-llaj', 'secretary', 'lapor-admin']) {
      for (const what of ['reports', 'events']) {
        const { status, text } = await file(group, `exports/${what}/csv?${window}`);
        expect([group, what, status]).toEqual([group, what, 200]);
        expect(text).not.toContain(naming);
        if (group !== 'lapor-admin') expect(text).not.toContain(id);
        expect(text).not.toContain(id);
      }
    }
  });

  way('W32', 'figures are subtracted from one another', async () => {
    const month = isoDateOf(policy.calendar, Instant.parse(Date.now())).slice(0, 7);
    const countedBy = async (group: string) => {
      const { text } = await ask(await tokenAs(group), 'GET', `evaluations/${month}/received`);
      return text;
    };
    await eventually('evaluation', async () => {
      await invoke(stack, 'Evaluate').catch(() => {});
      return (await countedBy('inspector')).includes(naming) ? true : undefined;
    });
    const [general, secretary] = [await countedBy('head-llaj'), await countedBy('secretary')];
    expect(general).not.toContain(id);
    expect(general).not.toContain(naming);
    expect(secretary).not.toContain(naming);
    // The general figure is the same number for everybody, whoever asks.
    const numberIn = (text: string) => JSON.parse(text).figure?.numerator ?? JSON.parse(text).figure;
    expect(numberIn(general)).toEqual(numberIn(await countedBy('staff-asdp')));
  });

  way('W33', 'mails are read: who is told, subject, text and link', async () => {
    const mails = await eventually('mails', async () => {
      const found = await mailsAbout(naming);
      return found.length >= 2 ? found : undefined;
    });
    for (const { to, subject, text } of mails) {
      expect(JSON.stringify(to)).not.toContain('sekretaris');
      expect(`${subject}\n${text}`).not.toMatch(/pungli|kedamin|pengawasan|rokok|sekretaris dinas/i);
    }
  });

  way('W34', 'log lines are read', async () => {
    const lines = (await Promise.all((await logGroups()).map((name) => linesOf(name, since)))).flat();
    const about = lines.filter((line) => line.includes(id) || line.includes(naming));
    expect(about.length).toBeGreaterThan(3);
    for (const line of about)
      expect(line).not.toMatch(/oversight|pengawasan|recus|StepProposed|inspektur|pembaca|sekretaris/i);
  });

  way('W35', 'the tracking code is found and followed', async () => {
    const [accusing, doubtful] = [
      await numbered(TEXTS.oversight),
      await numbered('Tolong dibantu ya pak, terima kasih.'),
    ];
    const track = async (code: string) => {
      const answer = await call('/v1/public/tracking', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      const { code: _, receivedAt: _1, ...shown } = JSON.parse(answer.body);
      return JSON.stringify(shown).replaceAll(/\d{4}-\d\d-\d\dT[\d:.+]+/g, 'WAKTU');
    };
    expect(await loaded(doubtful.id)).toMatchObject({ status: 'triaging', oversight: 'none' });
    const keys = (text: string) => Object.keys(JSON.parse(text)).toSorted();
    const [one, other] = [await track(accusing.code), await track(doubtful.code)];
    expect(keys(one)).toEqual(keys(other));
    expect(JSON.parse(one)['stage']).toEqual(JSON.parse(other)['stage']);
    expect(one).not.toMatch(/oversight|pengawasan/i);
  });

  way('W36', 'one’s own report is linked to the number, to see whether it is there', async () => {
    const own = await reported(TEXTS.llaj);
    const token = await tokenAs('lapor-admin');
    const [hidden, none] = [
      await act(token, own, 'linkDuplicate', { of: naming }),
      await act(token, own, 'linkDuplicate', { of: ABSENT }),
    ];
    expect([hidden.status, hidden.text]).toEqual([none.status, none.text]);
  });

  way('W37', 'a report that was linked to it is read', async () => {
    const own = await reported(TEXTS.llaj);
    expect(await codeOf(actAs('lapor-admin', own, 'linkDuplicate', { of: id }))).toBe(200);
    const { text, status } = await see('head-llaj', own);
    expect(status).toBe(200);
    expect(text).not.toContain(id);
    expect(text).not.toContain('DuplicateLinked');
  });

  way('W38', 'afterwards the timeline, the notes and their numbers are counted', async () => {
    const later = await suspected();
    await actAs('oversight-reader', later, 'addNote', { text: 'Periksa dulu. (rekaan)' });
    await actAs('lapor-admin', later, 'proposeStep', TO_SERVICE);
    await actAs('oversight-reader', later, 'approveStep');
    await actAs('lapor-admin', later, 'addNote', { text: 'Untuk unit. (rekaan)' });
    const { body, text } = await see('head-llaj', later);
    expect(text).not.toMatch(/oversight|pengawasan|StepProposed|Suspected|Periksa dulu/i);
    expect(JSON.stringify(body['messages'])).toContain('"n":1');
    expect(JSON.stringify(body['messages'])).not.toContain('"n":2');
    const timeline = body['timeline'] as readonly { version: number; type: string }[];
    expect(timeline.map(({ version }) => version)).toEqual(timeline.map((_, index) => index + 1));
    expect(timeline.map(({ type }) => type)).not.toContain('NoteAdded');
  });

  way('W39', 'who looks after what could not be done reads the messages', async () => {
    const { status, text } = await ask(await tokenAs('operator'), 'GET', 'dead-letters');
    expect(status).toBe(200);
    expect(text).not.toContain(naming);
    for (const group of ['head-llaj', 'secretary', 'lapor-admin'])
      expect((await ask(await tokenAs(group), 'GET', 'dead-letters')).status).toBe(403);
  });

  way('W40', 'the list of who looked at who reported is read', async () => {
    expect(await codeOf(actAs('inspector', naming, 'revealIdentity', { text: 'Pemanggilan. (rekaan)' }))).toBe(200);
    const { text } = await ask(await tokenAs('secretary'), 'GET', 'reveals');
    expect(text).not.toContain(naming);
  });

  way('W41', 'the list of messages set aside is read', async () => {
    const twice = await numbered(TEXTS.oversight);
    await send({ ...twice.posting, data: { externalId: twice.externalId, text: 'Kata-kata lain sama sekali.' } });
    await eventually('conflict', async () =>
      (await records.events(twice.id)).some(({ event }) => event.type === 'ConflictSetAside') ? true : undefined,
    );
    expect(await codeOf(actAs('lapor-admin', twice.id, 'classify', { ...OVERSIGHT, recused: ['sekretaris'] }))).toBe(
      200,
    );
    for (const group of ['lapor-admin', 'stand-in'])
      expect((await ask(await tokenAs(group), 'GET', 'conflicts')).text).not.toContain(twice.id);
  });

  way('W42', 'somebody who was taken out of the group goes on with the old token', async () => {
    const token = await another('mantan-contoh', 'oversight-reader');
    expect((await ask(token, 'GET', `reports/${id}`)).status).toBe(200);
    await leave('mantan-contoh', 'oversight-reader');
    expect((await ask(token, 'GET', `reports/${id}`)).status).toBe(404);
  });

  way('W43', 'the answer that another was given is asked for under the same key', async () => {
    const mine = await suspected();
    const { version } = await loaded(mine);
    const headers = { 'content-type': 'application/json', 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
    const sent = { headers, body: { text: 'Catatan. (rekaan)' } };
    const address = `reports/${mine}/addNote`;
    expect((await ask(await tokenAs('oversight-reader'), 'POST', address, sent)).status).toBe(200);
    expect((await ask(await tokenAs('head-llaj'), 'POST', address, sent)).status).toBe(404);
  });

  way('W62', 'it is looked for by its number, its tracking code, its day and its words', async () => {
    const word = `cari${randomUUID()
      .replaceAll(/[^a-z]/g, '')
      .replaceAll(/(.)\1+/g, '$1')}`;
    const { externalId, code } = await numbered(`${TEXTS.oversight} ${word}`);
    const find = async (group: string, body: object) =>
      ask(await tokenAs(group), 'POST', 'search', { headers: { 'content-type': 'application/json' }, body });
    expect((await find('lapor-admin', { words: word })).body['reports']).toHaveLength(1);
    for (const group of ['head-llaj', 'staff-llaj', 'secretary', 'stand-in']) {
      const none = await find(group, { number: 'tidak-pernah-ada' });
      for (const asked of [{ number: externalId }, { code }, { words: word }]) {
        const { status, body } = await find(group, asked);
        expect([group, status, body['reports']]).toEqual([group, none.status, []]);
      }
      const { text } = await ask(await tokenAs(group), 'GET', 'reports?limit=100');
      expect(text).not.toContain(reportIdOf(LAPOR, externalId));
    }
  });

  way('W63', 'it is told from the notice that a report was taken away where it went', async () => {
    const goneBy = async (added: string) => {
      const { id, externalId } = await numbered(TEXTS.llaj);
      await say(externalId, 'report.updated', { text: added });
      const { subject, text } = await eventually('mail that it is gone', async () =>
        (await mailsAbout(id)).find(({ to, subject }) => `${to}`.includes('grup-llaj') && /tidak lagi/.test(subject)),
      );
      return { id, told: `${subject}\n${text}`.replaceAll(id, 'ID').replaceAll(referenceOf(id), 'NOMOR') };
    };
    const accusing = await goneBy(
      'Petugas LLAJ minta uang tanpa karcis, dan tiangnya mau roboh menimpa orang, tolong!',
    );
    const open = await goneBy(TEXTS.umum);
    expect(accusing.told).toBe(open.told);
    expect(await loaded(accusing.id)).toMatchObject({ oversight: 'suspected' });
    expect(await loaded(open.id)).toMatchObject({ oversight: 'none' });
  });
});

const file = async (group: string, address: string) => {
  const response = await fetch(`${stack.apiUrl}/v1/admin/${address}`, {
    headers: { authorization: `Bearer ${await tokenAs(group)}` },
  });
  return { status: response.status, text: await response.text() };
};

describe('tried by how it comes in', () => {
  way('W44', 'its channel calls it oversight and it is secret, but it accuses in veiled words', async () => {
    const text =
      'Setiap uji KIR di Putussibau, sopir diminta menitip sesuatu dulu kepada Pak Budi supaya truknya lulus.';
    const one = await numbered(text, { class: 'Pengaduan Berkadar Pengawasan', secret: true });
    expect(await loaded(one.id)).toMatchObject({ status: 'triaging' });
    for (const group of ['head-llaj', 'staff-llaj']) expect((await see(group, one.id)).status).toBe(404);
    expect(await toldTo(one.id)).not.toContain('grup-llaj');
  });

  way('W45', 'the accusation comes in an update, from a chat that was forwarded', async () => {
    const one = await numbered(TEXTS.llaj);
    await eventually('told unit', async () => ((await toldTo(one.id)).includes('grup-llaj') ? true : undefined));
    expect((await see('head-llaj', one.id)).status).toBe(200);
    await say(one.externalId, 'report.updated', {
      text: 'Diteruskan dari grup WA: "petugas dishub minta uang 50 ribu dulu baru lampunya dipasang"',
    });
    await until(one.id, 'suspected');
    expect((await see('head-llaj', one.id)).status).toBe(404);
  });

  way('W46', 'the accusation comes before its report', async () => {
    const externalId = `e2e-tried-${randomUUID()}`;
    await say(externalId, 'report.updated', { text: 'Petugas dishub meminta uang tanpa karcis di pos Kedamin.' });
    await say(externalId, 'report.submitted', { text: TEXTS.llaj });
    await until(reportIdOf(LAPOR, externalId), 'suspected');
    expect((await see('head-llaj', reportIdOf(LAPOR, externalId))).status).toBe(404);
  });

  way('W47', 'the accusation is the reason of a withdrawal', async () => {
    const one = await numbered(TEXTS.llaj);
    await say(one.externalId, 'report.withdrawn', {
      text: undefined,
      reason: 'Petugas dishub meminta uang Rp50.000 tanpa karcis, saya takut.',
    });
    const report = await until(one.id, 'suspected');
    expect(report.status).toBe('triaging');
    expect((await see('head-llaj', one.id)).status).toBe(404);
  });

  way('W48', 'the accusation comes when all is closed', async () => {
    const one = await numbered(TEXTS.llaj);
    await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
    await actAs('head-llaj', one.id, 'startWork');
    await actAs('head-llaj', one.id, 'resolve', { result: 'planned' });
    await actAs('lapor-admin', one.id, 'close', { closedBy: 'reporter' });
    await say(one.externalId, 'report.updated', { text: 'Ternyata petugas dishub minta uang rokok tanpa karcis.' });
    await until(one.id, 'suspected');
    expect((await see('head-llaj', one.id)).status).toBe(404);
    expect(await codeOf(actAs('head-llaj', one.id, 'reopen', { reason: 'notSatisfied' }))).toBe('notFound');
  });

  way('W49', 'the unit finds it and hands it back with that reason', async () => {
    const one = await numbered(TEXTS.llaj);
    await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
    expect(await codeOf(actAs('staff-llaj', one.id, 'handBack', { reason: 'oversightFound' }))).toBe(200);
    expect(await loaded(one.id)).toMatchObject({ oversight: 'suspected' });
    for (const group of ['head-llaj', 'staff-llaj']) expect((await see(group, one.id)).status).toBe(404);
  });

  way('W50', 'it accuses the admin who would read it first', async () => {
    const one = await numbered('Admin LAPOR dishub minta uang 100 ribu supaya laporan saya diproses, tanpa kuitansi.');
    expect(await loaded(one.id)).toMatchObject({ oversight: 'suspected', recused: ['admin-lapor'] });
    expect((await see('lapor-admin', one.id)).status).toBe(404);
    expect((await see('oversight-reader', one.id)).status).toBe(200);
    await eventually('reader told', async () =>
      (await toldTo(one.id)).includes('pembaca-pengawasan') ? true : undefined,
    );
    expect(await toldTo(one.id)).not.toContain('admin-lapor');
  });

  way('W51', 'it accuses the Secretary, and a person finds that it does', async () => {
    const one = await numbered('Sekretaris Dinas minta uang setoran tiap bulan dari sopir, tanpa kuitansi.');
    expect(await loaded(one.id)).toMatchObject({ oversight: 'suspected', recused: ['sekretaris'] });
    expect(await codeOf(actAs('lapor-admin', one.id, 'classify', OVERSIGHT))).toBe(200);
    expect((await see('secretary', one.id)).status).toBe(404);
    await eventually('inspector told', async () => ((await toldTo(one.id)).includes('inspektur') ? true : undefined));
    expect(await toldTo(one.id)).not.toContain('sekretaris');
  });

  way('W52', 'it is accused under a nickname, in the spelling of a chat', async () => {
    const one = await numbered('pak sekdis mnt uang rokok trs tiap org urus trayek, ga pernah ada kwitansi nya');
    expect(await loaded(one.id)).toMatchObject({ oversight: 'suspected', recused: ['sekretaris'] });
  });

  way('W64', 'the reporter tells the accusation by telephone, and the unit itself writes it down', async () => {
    const written = async (text: string) => {
      const one = await numbered(TEXTS.llaj);
      await eventually('told unit', async () =>
        (await loaded(one.id)).deadlines.inform?.stoppedAt ? true : undefined,
      );
      await actAs('head-llaj', one.id, 'askReporter', { text: 'Tiang nomor berapa?' });
      const { status, body } = await actAs('head-llaj', one.id, 'resume', { text });
      return { id: one.id, answer: { status, ...body, report: undefined } };
    };
    const accusing = await written('Katanya petugas dishub minta uang 50 ribu dulu baru lampunya dipasang.');
    expect(await loaded(accusing.id)).toMatchObject({ oversight: 'suspected' });
    for (const group of ['head-llaj', 'staff-llaj']) expect((await see(group, accusing.id)).status).toBe(404);
    await eventually('reader told', async () =>
      (await toldTo(accusing.id)).includes('pembaca-pengawasan') ? true : undefined,
    );
    const elsewhere = await written('Yang rusak ternyata dermaga: papan dermaga lapuk, tambatan speedboat putus.');
    expect(await loaded(elsewhere.id)).toMatchObject({ oversight: 'none', status: 'triaging' });
    expect(accusing.answer).toEqual(elsewhere.answer);
  });
});

describe('tried by being quicker, or moving away', () => {
  way('W53', 'it is confirmed early, so that what the channel calls it later is not heard', async () => {
    const one = await numbered(TEXTS.llaj);
    await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
    expect(await codeOf(actAs('lapor-admin', one.id, 'confirm'))).toBe(200);
    await say(one.externalId, 'report.submitted', {
      text: `${TEXTS.llaj} Mohon dilihat lagi.`,
      class: 'Pengaduan Berkadar Pengawasan',
      secret: true,
    });
    await until(one.id, 'suspected');
    expect((await see('head-llaj', one.id)).status).toBe(404);
    await say(one.externalId, 'report.withdrawn', { text: undefined });
    await eventually('withdrawal', async () => {
      const report = await loaded(one.id);
      return report.withdrawn === true ? report : undefined;
    });
    expect(await loaded(one.id)).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  way('W54', 'the accused is named by the function, and takes up another one that reads it', async () => {
    const token = await another('pindah-contoh', 'secretary');
    const id = await confirmed('sekretaris');
    await leave('pindah-contoh', 'secretary');
    await another('pindah-contoh', 'oversight-reader');
    expect((await ask(token, 'GET', `reports/${id}`)).status).toBe(404);
    await leave('pindah-contoh', 'oversight-reader');
  });
});

describe('tried by filling and by timing', () => {
  way('W55', 'the list of names is filled with harmless ones, until the accused has no room in it', async () => {
    const id = await suspected();
    const token = await another('plt-contoh', 'secretary', 'head-llaj');
    const names = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam'].map((name) => `${name}-penuh`);
    for (const name of names) await another(name, 'staff-asdp');
    expect(await codeOf(actAs('lapor-admin', id, 'recuse', { recused: names }))).toBe('tooManyNamed');
    const heads = ['kepala-asdp', 'kepala-keuangan', 'kepala-umum', 'grup-asdp', 'grup-umum'];
    expect(await codeOf(actAs('lapor-admin', id, 'recuse', { recused: heads }))).toBe(200);
    expect(await codeOf(actAs('oversight-reader', id, 'recuse', { recused: ['sekretaris'] }))).toBe(200);
    expect(await codeOf(actAs('lapor-admin', id, 'classify', OVERSIGHT))).toBe(200);
    expect((await ask(token, 'GET', `reports/${id}`)).status).toBe(404);
    expect((await see('secretary', id)).status).toBe(404);
    await leave('plt-contoh', 'secretary', 'head-llaj');
  });

  way('W56', 'the reporter is asked, and withdraws, before anybody has judged what the channel calls it', async () => {
    const one = await numbered(TEXTS.llaj);
    await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
    await actAs('lapor-admin', one.id, 'confirm');
    await say(one.externalId, 'report.submitted', { text: `${TEXTS.llaj} Sekali lagi.`, class: CALLED });
    await eventually('held', async () => ((await records.load(one.id))?.status === 'triaging' ? true : undefined));
    await actAs('lapor-admin', one.id, 'askReporter', { text: 'Di mana tepatnya? (rekaan)' });
    await say(one.externalId, 'report.withdrawn', { text: undefined });
    await eventually('withdrawal', async () => ((await records.load(one.id))?.withdrawn === true ? true : undefined));
    expect(await loaded(one.id)).toMatchObject({ status: 'awaitingReporter' });
  });

  way('W57', 'it is called oversight first and made secret afterwards, or the other way round', async () => {
    for (const marks of [
      [{ class: CALLED }, { class: CALLED, secret: true }],
      [{ secret: true }, { class: CALLED }],
    ]) {
      const one = await numbered(TEXTS.llaj);
      await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
      await actAs('lapor-admin', one.id, 'confirm');
      for (const [turn, mark] of marks.entries())
        await say(one.externalId, 'report.submitted', { text: `${TEXTS.llaj} Ke-${turn}.`, ...mark });
      await until(one.id, 'suspected');
      expect((await see('secretary', one.id)).status).toBe(404);
    }
  });

  way('W58', 'it is put away early, so that what the channel calls it later is not heard', async () => {
    for (const [command, body] of [
      ['archive', { reason: 'notAComplaint' }],
      ['refer', { authority: 'polres' }],
    ] as const) {
      const one = await numbered(TEXTS.llaj);
      await eventually('routed', async () => ((await records.load(one.id))?.status === 'routed' ? true : undefined));
      expect(await codeOf(actAs('lapor-admin', one.id, command, body))).toBe(200);
      await say(one.externalId, 'report.submitted', { text: `${TEXTS.llaj} Sekali lagi.`, class: CALLED });
      await eventually('held', async () => ((await records.load(one.id))?.status === 'triaging' ? true : undefined));
    }
  });
});

describe('tried by what is made of it', () => {
  way('W59', 'the compliance report is read, its PDF and what it was made of', async () => {
    const naming = await confirmed('sekretaris');
    const log = eventLogOf(stack);
    const month = DigestPeriod.parse(monthAt(policy.calendar, Instant.parse(Date.now())));
    const later = duePeriod(policy.calendar, month).endedAt + 34 * 3_600_000;
    try {
      await setAhead(stack, Math.ceil((later - Date.now()) / 1000));
      await runMorning(stack, month);
      const files = s3KeptFiles(
        new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true }),
        stack.EvaluationsBucketName,
      );
      const digestOf = async (who: string) => {
        const read = async (file: DigestFile) =>
          Buffer.from(await files.read(digestFile(RecipientId.parse(who), month, file)));
        expect((await read('laporan-kepatuhan.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
        return FrozenDigest.parse(JSON.parse((await read('model.json')).toString())).digest;
      };
      const [secretary, inspector] = [await digestOf('sekretaris'), await digestOf('inspektur')];
      expect(JSON.stringify(secretary)).not.toContain(naming);
      expect(secretary.received).toBeLessThan(inspector.received);
      expect(secretary.open).toBeLessThan(inspector.open);
      // Named by an account, and then in the function whose digest has it.
      const token = await another('pindah-juga-contoh', 'secretary');
      const other = await confirmed('sekretaris');
      expect((await loaded(other)).version).toBeGreaterThan(1);
      await leave('pindah-juga-contoh', 'secretary');
      await another('pindah-juga-contoh', 'inspector');
      await runMorning(stack, month);
      expect((await ask(token, 'GET', `digests/${month}`)).status).toBe(404);
      expect((await ask(await tokenAs('inspector'), 'GET', `digests/${month}`)).status).toBe(200);
      await leave('pindah-juga-contoh', 'inspector');
    } finally {
      await setAhead(stack, 0);
      await log.setMark('evaluate', Instant.parse(Date.now()));
    }
  });

  way('W60', 'figures are read again and again, to see one fall', async () => {
    const month = isoDateOf(policy.calendar, Instant.parse(Date.now())).slice(0, 7);
    const evaluated = () => eventually('evaluation', () => invoke(stack, 'Evaluate').then(() => true));
    const read = async (group: string, figure: string) => {
      const { body } = await ask(await tokenAs(group), 'GET', `evaluations/${month}/${figure}`);
      return z.object({ figure: z.object({ n: z.number() }), reports: z.array(z.string()) }).parse(body);
    };
    // One after the other: the local AWS runs only so many functions at once, and others have work to do.
    const all = async () => {
      const found: Awaited<ReturnType<typeof read>>[] = [];
      for (const figure of ['received', 'routed', 'flow.received', 'flow.routed'])
        for (const group of ['head-llaj', 'staff-asdp', 'secretary']) found.push(await read(group, figure));
      for (const figure of ['received.unit.llaj', 'open?cell=unit:llaj']) found.push(await read('secretary', figure));
      return found;
    };
    const one = await numbered(TEXTS.llaj);
    await evaluated();
    const before = await all();
    expect((await read('head-llaj', 'received')).reports).toContain(one.id);
    await say(one.externalId, 'report.updated', { text: 'Petugas dishub meminta uang tanpa karcis di pos Kedamin.' });
    await until(one.id, 'suspected');
    const atOnce = await all();
    await evaluated();
    const counted = await all();
    for (const [place, { figure }] of before.entries()) {
      expect(atOnce[place]?.figure.n).toBe(figure.n);
      expect(counted[place]?.figure.n).toBeGreaterThanOrEqual(figure.n);
    }
    for (const { reports } of [...atOnce, ...counted]) expect(reports).not.toContain(one.id);
  });
});
