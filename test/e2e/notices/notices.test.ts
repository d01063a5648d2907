import { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { isTold, queued } from '#shared/domain/notices/delivery';
import { contactSubject, daySubject, digestSubject, reportSubject } from '#shared/domain/notices/subject';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { actAs, ask, reported } from '#test/e2e/acting';
import { tokenAs } from '#test/e2e/officer';
import { workflowResources } from '#test/e2e/resources';
import { eventually, records, stack } from '#test/e2e/system';
import {
  ageInLog,
  delivered,
  deliveries,
  forgetTrouble,
  mailsAbout,
  makeDue,
  recipient,
  report,
  runWatch,
  TEXTS,
  webhooksAbout,
  withoutStream,
} from '#test/e2e/told';
import { keepDigest } from '#test/support/builders/a-digest';
import { policy } from '#test/support/policy';

const config = clientConfig(stack.aws);
const files = s3KeptFiles(new S3Client({ ...config, forcePathStyle: true }), stack.EvaluationsBucketName);
const DOMAIN = 'kantor.contoh.invalid';
const HOUR = 3_600_000;

/** The words of a citizen, told apart from everything that the office says. */
const CANARY = 'kenariberkicau';

const informedOf = async (id: ReportId) => (await records.events(id)).filter(({ event }) => event.type === 'Informed');

describe('a routed report', () => {
  it('is told to the group of its unit, once, by a mail that holds nothing of the citizen', async () => {
    const id = await report(`${TEXTS.llaj} Nama saya ${CANARY}.`);
    const [delivery] = await delivered(reportSubject(id), 1);
    expect(delivery).toMatchObject({ kind: 'newReport', recipient: 'grup-llaj', by: 'mail', state: 'delivered' });

    const mails = await mailsAbout(id);
    expect(mails).toMatchObject([
      {
        from: `"${policy.office.name.id}" <${stack.MailFrom}>`,
        to: [`grup-llaj@${DOMAIN}`],
        subject: expect.stringMatching(/^Laporan baru: Lampu jalan/),
      },
    ]);
    expect(mails[0]?.text).toContain(`${stack.consoleUrl}/laporan/${id}\n`);
    expect(JSON.stringify(mails)).not.toContain(CANARY);
  });

  it('has its clock "inform" stopped by the first mail that is taken', async () => {
    const id = await report(TEXTS.llaj);
    const [delivery] = await delivered(reportSubject(id), 1);
    const informed = await eventually('Informed', async () => (await informedOf(id))[0]);
    const { deadlines } = (await records.load(id)) ?? {};
    expect(deadlines?.inform?.stoppedAt).toBe(informed.recordedAt);
    expect(informed.recordedAt).toBeGreaterThanOrEqual(delivery?.sentAt ?? Number.POSITIVE_INFINITY);
    expect(await informedOf(id)).toHaveLength(1);
  });

  it('is told by hand in the chat of its unit, with a text that holds nothing of the citizen, and once', async () => {
    const asked = await tokenAs('lapor-admin');
    let id: ReportId | undefined;
    await withoutStream(async () => {
      id = await reported(`${TEXTS.llaj} Nama saya ${CANARY}.`);
      const { body, text } = await ask(asked, 'GET', `reports/${id}/group-text`);
      expect(body).toMatchObject({
        groups: ['grup-llaj'],
        text: { id: expect.stringMatching(/^Laporan baru: Lampu/) },
      });
      expect(text).toContain(`${stack.consoleUrl}/laporan/${id}`);
      expect(text).not.toContain(CANARY);
      expect((await actAs('lapor-admin', id, 'recordTold')).body).toMatchObject({ recorded: ['Informed'] });
    });
    if (id === undefined) expect.fail('no report');
    await delivered(reportSubject(id), 1);
    expect(await informedOf(id)).toMatchObject([
      { actor: { by: 'person' }, event: { byHand: { group: 'grup-llaj' } } },
    ]);
  });

  it('a routed report in danger is told by a signed webhook and to those who must know, at any hour', async () => {
    const id = await report(`${TEXTS.asdpDanger} ${CANARY}`);
    const told = await delivered(reportSubject(id), 3);
    expect(told.map(({ kind, by, state, urgent, ...who }) => [kind, who.recipient, by, state, urgent])).toEqual([
      ['danger', 'admin-lapor', 'mail', 'delivered', true],
      ['danger', 'grup-asdp', 'webhook', 'delivered', true],
      ['danger', 'sekretaris', 'mail', 'delivered', true],
    ]);
    const webhooks = await webhooksAbout(id);
    expect(webhooks).toMatchObject([
      { recipient: 'grup-asdp', verified: true, copies: 0, subject: expect.stringMatching(/^BAHAYA/) },
    ]);
    // The receiver's own opinion of who signs what is worth something only if it can say no.
    expect((await fetch(`${inject('mailbox')}grup-asdp`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(JSON.stringify([webhooks, await mailsAbout(id)])).not.toContain(CANARY);
    expect(await eventually('Informed', async () => (await informedOf(id))[0])).toBeDefined();
  });

  it('waits for the morning where its group sleeps and it is night, and is told at once by day', async () => {
    const id = await report(TEXTS.asdp);
    const [delivery] = await delivered(reportSubject(id), 1, ({ state, notBefore, queuedAt }) =>
      state === 'queued' ? notBefore > queuedAt : state === 'delivered',
    );
    // WIB is UTC+7 all the year; quiet hours are from 21 to 6.
    const hour = new Date((delivery?.queuedAt ?? 0) + 7 * HOUR).getUTCHours();
    if (hour >= 21 || hour < 6) {
      expect(delivery?.state).toBe('queued');
      const until = new Date((delivery?.notBefore ?? 0) + 7 * HOUR);
      expect([until.getUTCHours(), until.getUTCMinutes()]).toEqual([6, 0]);
      expect(await webhooksAbout(id)).toEqual([]);
    } else {
      expect(delivery).toMatchObject({ state: 'delivered', by: 'webhook' });
      expect(await webhooksAbout(id)).toHaveLength(1);
    }
  });

  it('is one mail with the others of the hour for a desk that asked for that', async () => {
    const ids = [await report('Mohon salinan dokumen DPA 2026.', 'ppid'), await report('Mohon LKjIP.', 'ppid')];
    const waiting = [];
    for (const id of ids) {
      const [delivery] = await delivered(reportSubject(id), 1, ({ state }) => state === 'queued');
      expect(delivery).toMatchObject({ kind: 'newReport', recipient: 'meja-ppid', state: 'queued' });
      expect((delivery?.notBefore ?? 1) % HOUR).toBe(0);
      if (delivery !== undefined) waiting.push(delivery);
    }
    await makeDue(waiting);
    expect(await runWatch()).toBeUndefined();
    for (const id of ids) {
      expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
      const mails = await mailsAbout(id);
      expect(mails).toMatchObject([{ to: [`meja-ppid@${DOMAIN}`] }]);
      expect(mails[0]?.reports.toSorted()).toEqual(ids.toSorted());
    }
  });
});

describe('a report that may be about oversight', () => {
  it('is told to its readers alone, and they are told nothing but that it is there', async () => {
    const id = await report(TEXTS.oversight);
    const told = await delivered(reportSubject(id), 2);
    expect(told.map(({ kind, state, ...who }) => [kind, who.recipient, state])).toEqual([
      ['suspectedOversight', 'admin-lapor', 'delivered'],
      ['suspectedOversight', 'pembaca-pengawasan', 'delivered'],
    ]);
    const mails = await mailsAbout(id);
    expect(mails.flatMap(({ to }) => to).toSorted()).toEqual([`admin-lapor@${DOMAIN}`, `pembaca-pengawasan@${DOMAIN}`]);
    expect(JSON.stringify(mails)).not.toMatch(/parkir|kedamin|putussibau|pungut|petugas dishub/i);
  });
});

describe('a contact that cannot be reached', () => {
  beforeAll(async () => {
    for (const id of ['grup-umum', 'grup-keuangan']) await forgetTrouble(recipient(id));
  });

  it.each([
    { group: 'grup-umum', text: TEXTS.umum, why: 'bounced' },
    { group: 'grup-keuangan', text: TEXTS.keuangan, why: 'complained' },
  ] as const)(
    'is left alone after it has $why, and those who can mend it are told once',
    async ({ group, text, why }) => {
      const first = await report(text);
      expect(await delivered(reportSubject(first), 1, ({ state }) => state === why)).toMatchObject([
        { recipient: group, by: 'mail' },
      ]);

      const told = await delivered(contactSubject(recipient(group)), 2);
      const expected = ['admin-lapor', 'sekretaris'].map((who) => ({
        kind: 'undeliverable',
        recipient: who,
        version: 1,
        state: 'delivered',
      }));
      expect(told).toMatchObject(expected);
      expect(await deliveries.health(recipient(group))).toMatchObject({ trouble: { why }, troubles: 1 });

      const second = await report(text);
      expect(await delivered(reportSubject(second), 1)).toMatchObject([
        { recipient: group, state: 'failed', reason: why },
      ]);
      expect(await mailsAbout(second)).toEqual([]);
      expect(await informedOf(second)).toEqual([]);
      expect(await deliveries.of(contactSubject(recipient(group)))).toHaveLength(2);
    },
  );
});

describe('the watch', () => {
  it('has a schedule', async () => {
    const schedules = (await workflowResources()).filter(
      ({ ResourceType }) => ResourceType === 'AWS::Scheduler::Schedule',
    );
    expect(schedules.map(({ LogicalResourceId }) => LogicalResourceId)).toContainEqual(
      expect.stringMatching(/^WatchStart/),
    );
    for (const { ResourceStatus } of schedules) expect(ResourceStatus).toBe('CREATE_COMPLETE');
  });

  it('queues what waited for its time, whatever it is about', async () => {
    const now = Instant.parse(Date.now());
    const tomorrow = Instant.parse(now + 24 * HOUR);
    const period = DigestPeriod.parse('2024-11');
    await keepDigest(files, recipient('sekretaris'), period);
    const danger = await report(TEXTS.asdpDanger);
    await delivered(reportSubject(danger), 3);
    const about = [
      { subject: contactSubject(recipient('grup-asdp')), kind: 'undeliverable' },
      { subject: digestSubject(period), kind: 'digest' },
      { subject: daySubject(IsoDate.parse('2024-11-04')), kind: 'queueUnopened' },
      { subject: reportSubject(danger), kind: 'danger' },
    ] as const;
    // Urgent, so that nobody has to wait for the office to open.
    const waiting = about.map((id) =>
      queued({ ...id, version: 900, recipient: recipient('sekretaris') }, true, now, tomorrow),
    );
    await deliveries.begin(waiting);
    await makeDue(waiting);
    expect(await runWatch()).toBeUndefined();
    for (const { subject, kind } of waiting)
      await eventually(`${kind} delivered`, async () =>
        (await deliveries.of(subject)).find(({ version, state }) => version === 900 && state === 'delivered'),
      );
  });

  it('tells what the stream has missed, and the stream that comes after it tells nobody twice', async () => {
    let id = await report(TEXTS.llaj);
    await delivered(reportSubject(id), 1);
    await withoutStream(async () => {
      id = await report(TEXTS.llaj);
      await eventually('routed report', () => records.load(id));
      expect(await runWatch()).toBeUndefined();
      expect(await deliveries.of(reportSubject(id)), 'the newest is left to the stream').toEqual([]);
      await ageInLog(id);
      expect(await runWatch()).toBeUndefined();
      expect(await delivered(reportSubject(id), 1, isTold)).toMatchObject([
        { kind: 'newReport', recipient: 'grup-llaj' },
      ]);
    });
    // Once the stream has brought the next report, it has brought this one too.
    await delivered(reportSubject(await report(TEXTS.llaj)), 1);
    expect(await deliveries.of(reportSubject(id))).toHaveLength(1);
    expect(await mailsAbout(id)).toHaveLength(1);
  });
});
