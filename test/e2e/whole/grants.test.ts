import { describe, expect, it } from 'vitest';
import { tokensOf } from '#local/aws/people';
import { TrackingAnswer } from '#shared/contracts/http/tracking';
import type { Delivery } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { withCondition, without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { redeliveringAfter } from '#test/e2e/redelivering';
import { acceptedIn, aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { ageInLog, delivered, deliveries, mailsAbout, makeDue, report, runWatch, TEXTS } from '#test/e2e/told';
import { inTurn } from '#test/support/in-turn';

/** That something was denied; where others may be denied at the same time, of what it was. */
const denialIn = (construct: string, since: number, of = '') =>
  eventually(`denial in the log of ${construct}`, async () => {
    const names = (await logGroups()).filter((name) => name.includes(`${construct}FunctionLogs`));
    const lines = (await Promise.all(names.map((name) => linesOf(name, since)))).flat();
    return lines.find((line) => /AccessDenied|not authorized/.test(line) && line.includes(of));
  });

const track = (code: string) =>
  call('/v1/public/tracking', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });

/** The code of a report that is there: one that has only been accepted is answered without a look at any report. */
const tracked = async (): Promise<string> => {
  const { trackingCode } = acceptedIn(await send(aPosting()));
  await eventually('tracked report', async () => {
    const { status, body } = await track(trackingCode);
    return status === 200 && TrackingAnswer.parse(JSON.parse(body)).stage !== 'received' ? true : undefined;
  });
  return trackingCode;
};

/** Of those that wait long a third is taken; by the others watch and notify do what they do nowhere else. */
const isTaken = inTurn('missing grants', 3);

describe('a grant that is missing is felt', () => {
  it('intake without its grant to queue accepts nothing, and accepts again when it is back', async () => {
    const since = Date.now();
    expect((await send(aPosting())).status).toBe(202);
    const refused = await without('Intake', 'sqs:SendMessage', () => send(aPosting()));
    expect(refused.status).toBe(503);
    await denialIn('Intake', since);
    expect((await send(aPosting())).status).toBe(202);
  });

  it('the public API without its grant to read fails without telling why', async () => {
    const since = Date.now();
    const trackingCode = await tracked();
    const failed = await without('PublicApi', 'dynamodb:GetItem', () => track(trackingCode));
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(failed.body).not.toMatch(/AccessDenied|dynamodb/i);
    await denialIn('PublicApi', since);
    expect((await track(trackingCode)).status).toBe(200);
  });

  it('the admin API without its grant to ask for groups tells nobody’s roles', async () => {
    const since = Date.now();
    const { access } = await tokensOf(stack, PersonId.parse('siti-contoh'));
    const who = () => call('/v1/admin/me', { headers: { authorization: `Bearer ${access}` } });
    const failed = await without('AdminApi', 'cognito-idp:AdminListGroupsForUser', who);
    expect(failed.status).toBe(500);
    expect(failed.body).not.toMatch(/AccessDenied|cognito|lapor/i);
    await denialIn('AdminApi', since);
    expect((await who()).status).toBe(200);
  });

  it.runIf(isTaken())(
    'triage without its grant to make keys loses nothing: what came meanwhile is recorded when it is back',
    async () => {
      const since = Date.now();
      const id = reportIdOf(ChannelId.parse('lapor'), `e2e-denied-${since}`);
      await redeliveringAfter(stack.IntakeQueueUrl, 3, async () => {
        await without('Triage', 'kms:GenerateDataKey', async () => {
          expect((await send(aPosting({ externalId: `e2e-denied-${since}` }))).status).toBe(202);
          await denialIn('Triage', since);
        });
        expect(await records.load(id)).toBeUndefined();
        await eventually('report after its redelivery', () => records.load(id));
      });
    },
  );

  it('where dispatch has no grant to write, the watch makes up for what the stream does not bring again', async () => {
    const since = Date.now();
    const id = await without('Dispatch', 'dynamodb:PutItem', async () => {
      const untold = await report(TEXTS.llaj);
      await denialIn('Dispatch', since, untold);
      return untold;
    });
    // The local AWS takes a record that is reported as failed for done; Lambda would bring it again.
    expect(await deliveries.of(reportSubject(id))).toEqual([]);
    await ageInLog(id);
    expect(await runWatch()).toBeUndefined();
    expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
  });

  it('notify without its grant to mail sends everything when it may again, the urgent too', async () => {
    const isPut = ({ by, state, reason }: Delivery): boolean =>
      by === 'webhook' || (state === 'queued' && reason === 'throttled');
    const [id, danger] = await without('Notify', 'ses:SendEmail', async () => {
      const refused = [await report(TEXTS.llaj), await report(TEXTS.asdpDanger)] as const;
      expect(await delivered(reportSubject(refused[0]), 1, isPut)).toMatchObject([{ attempts: 1 }]);
      await delivered(reportSubject(refused[1]), 3, isPut);
      return refused;
    });
    expect(await mailsAbout(id)).toEqual([]);
    expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
    expect(await mailsAbout(id)).toHaveLength(1);
    for (const delivery of await delivered(reportSubject(danger), 3)) expect(delivery.state).toBe('delivered');
    expect(await mailsAbout(danger)).toHaveLength(2);
  });

  it('where dispatch has no grant to queue notices, the watch queues them', async () => {
    const since = Date.now();
    const id = await without('Dispatch', 'sqs:SendMessage', async () => {
      const waiting = await report(TEXTS.llaj);
      await denialIn('Dispatch', since, waiting);
      return waiting;
    });
    const waiting = await delivered(reportSubject(id), 1, ({ state }) => state === 'queued');
    await makeDue(waiting);
    expect(await runWatch()).toBeUndefined();
    expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
  });

  it.runIf(isTaken())('feedback without its grant to write settles what it could not when it may again', async () => {
    const since = Date.now();
    await redeliveringAfter(stack.FeedbackQueueUrl, 3, async () => {
      const id = await without('Feedback', 'dynamodb:PutItem', async () => {
        const unsettled = await report(TEXTS.llaj);
        await denialIn('Feedback', since);
        expect(await deliveries.of(reportSubject(unsettled))).toMatchObject([{ state: 'sent' }]);
        return unsettled;
      });
      expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
    });
  });

  it.runIf(isTaken())('the watch without its grant to read fails visibly', async () => {
    const failure = await without('Watch', 'dynamodb:Query', runWatch);
    expect(failure).toMatch(/AccessDenied|not authorized/);
    expect(await runWatch()).toBeUndefined();
  });

  it('the public API fails where it may not read the reports’ partition of the table', async () => {
    const trackingCode = await tracked();
    const failed = await withCondition('PublicApi', 'R#*', 'Z#*', () => track(trackingCode));
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect((await track(trackingCode)).status).toBe(200);
  });

  it('the public API fails where it may not read one attribute of a report that is followed', async () => {
    const trackingCode = await tracked();
    const failed = await withCondition('PublicApi', 'oversight', 'lain', () => track(trackingCode));
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect((await track(trackingCode)).status).toBe(200);
  });

  it.runIf(isTaken())('notify waits where it may not mail from its sender, and sends when it may again', async () => {
    const id = await withCondition('Notify', stack.MailFrom, `lain-${stack.MailFrom}`, async () => {
      const refused = await report(TEXTS.llaj);
      await delivered(reportSubject(refused), 1, ({ state, reason }) => state === 'queued' && reason === 'throttled');
      return refused;
    });
    expect(await mailsAbout(id)).toEqual([]);
    expect(await delivered(reportSubject(id), 1)).toMatchObject([{ state: 'delivered' }]);
  });
});
