import { CloudWatchClient, PutMetricDataCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { alarmPrefixOf } from '#shared/contracts/http/alarm-steps';
import { browsing, PHONE } from '#test/e2e/browsing';
import { stack } from '#test/e2e/system';
import { inTurn } from '#test/support/in-turn';

/** What the operator does with a browser when something is stuck, on the deployed system. (All words invented.) */

const { windowOf } = browsing();
const sqs = new SQSClient(clientConfig(stack.aws));
const cloudWatch = new CloudWatchClient(clientConfig(stack.aws));
const PAGE = '/kantor/gangguan';
const isTaken = inTurn('stories of trouble', 2);

describe('a dead letter', () => {
  it.runIf(isTaken())(
    'is found behind the start page, redriven by clicks, and is gone; what was done stands below',
    async () => {
      // News of no mail of ours.
      const words = crypto.randomUUID();
      const body = JSON.stringify({ words });
      await sqs.send(new SendMessageCommand({ QueueUrl: stack.FeedbackDeadLetterQueueUrl, MessageBody: body }));
      const page = await windowOf('operator');
      await page.getByRole('link', { name: 'Ada pesan gagal yang menunggu keputusan Anda' }).click();
      await page.getByRole('heading', { level: 1, name: 'Gangguan' }).waitFor();
      const row = page.getByRole('row', { name: /^Kabar tentang surel/ }).first();
      const href = await row.getByRole('link', { name: 'Ulangi' }).getAttribute('href');
      expect(await page.content()).not.toContain(words);
      await row.getByRole('link', { name: 'Ulangi' }).click();
      await page.getByRole('form').getByText('Bila dikirim, ini yang terjadi').waitFor();
      await page.getByRole('button', { name: 'Kirim' }).click();
      await page
        .getByRole('status')
        .getByText(/^Kabar tentang surel diulang pukul/)
        .waitFor();
      await page.getByRole('heading', { name: 'Alarm' }).waitFor();
      expect(await page.locator(`a[href="${href}"]`).count()).toBe(0);
      await page
        .getByRole('row', { name: /^Diulang kabar tentang surel.*heri-contoh/ })
        .first()
        .waitFor();
      // Those above see what was done, and nothing that is only the operator’s.
      const secretary = await windowOf('secretary', '/kantor/menu');
      await secretary.getByRole('link', { name: 'Gangguan' }).click();
      await secretary
        .getByRole('row', { name: /^Diulang kabar tentang surel.*heri-contoh/ })
        .first()
        .waitFor();
      expect(await secretary.getByRole('heading', { name: 'Pesan gagal', exact: true }).count()).toBe(0);
    },
  );
});

describe('an alarm that rings', () => {
  it.runIf(isTaken())(
    'stands on the page with what it means and what to do, and beside it what was counted',
    async () => {
      await cloudWatch.send(
        new SetAlarmStateCommand({
          AlarmName: `${alarmPrefixOf('local')}MailAnswersLost`,
          StateValue: 'ALARM',
          StateReason: 'rekaan',
        }),
      );
      await cloudWatch.send(
        new PutMetricDataCommand({
          Namespace: 'Tanggap',
          MetricData: [{ MetricName: 'unknown', Dimensions: [{ Name: 'service', Value: 'notify' }], Value: 7 }],
        }),
      );
      const page = await windowOf('operator', PAGE, { viewport: PHONE, isMobile: true, hasTouch: true });
      const alarm = page.getByRole('article').filter({ hasText: 'MailAnswersLost' }).first();
      await alarm.getByText('lihat halaman status AWS').waitFor();
      expect(await alarm.textContent()).toContain('berbunyi');
      expect(await page.locator('dl').filter({ hasText: 'Surel tanpa jawaban layanan' }).count()).toBeGreaterThan(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    },
  );
});
