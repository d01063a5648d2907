import { on } from 'node:events';
import { createConnection, type LookupFunction, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#local/aws/free-port';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { mailPatienceOf, sesMail } from '#shared/adapters/mail/ses-mail';
import { aNoticeText } from '#test/support/builders/a-notice-text';
import { type Answer, type FakeService, startFakeService } from '#test/support/fakes/fake-service';
import { aMailId } from './deliveries.ts';

const MAIL_PATIENCE = mailPatienceOf({ PATIENCE: 1 });
const SENDER = {
  from: 'pemberitahuan@kantor.contoh.invalid',
  name: 'Dinas "Contoh" Kabupatén\r\nBcc: x@contoh.invalid',
  configurationSet: 'pemberitahuan',
};
const TO = 'grup-llaj@kantor.contoh.invalid';
const ACCEPTED: Answer = { status: 200, body: { MessageId: '0100-contoh-000000' } };
/** How SES says no: the name of the error in a header, a sentence in the body. */
const no = (name: string, message = 'x', status = 400): Answer => ({
  status,
  body: { message },
  headers: { 'x-amzn-errortype': name },
});

let ses: FakeService;
beforeAll(async () => {
  ses = await startFakeService();
});
afterAll(() => ses.stop());

const MINUTES = 240_000;
/** Nobody is given up for being slow, as the machine may be busy. */
const PATIENT = { ...MAIL_PATIENCE.requestHandler, connectionTimeout: MINUTES, requestTimeout: MINUTES };
/** As the function makes it, but for the endpoint and the patience. */
const sending = (given: SESv2ClientConfig = {}) => {
  const { endpoint, region, credentials } = ses.config;
  return sesMail(
    new SESv2Client({ endpoint, region, credentials, ...MAIL_PATIENCE, requestHandler: PATIENT, ...given }),
    SENDER,
  );
};
const aMail = (text = aNoticeText()) => ({ id: aMailId(), to: TO, text });

describe('a mail', () => {
  it('goes to its one recipient in both forms, under its id, and says that no person wrote it', async () => {
    ses.answer(ACCEPTED);
    const mail = aMail();
    expect(await sending()(mail)).toEqual({ kind: 'accepted', serviceId: '0100-contoh-000000' });
    const { subject, text, html } = layOutMail(mail.text);
    const [asked] = ses.asked();
    expect(asked?.path).toBe('/v2/email/outbound-emails');
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      FromEmailAddress: `"Dinas Contoh Kabupat n Bcc: x@contoh.invalid" <${SENDER.from}>`,
      Destination: { ToAddresses: [TO] },
      ConfigurationSetName: SENDER.configurationSet,
      EmailTags: [{ Name: 'notice', Value: mail.id }],
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
          Headers: [
            { Name: 'X-Tanggap-Notice', Value: mail.id },
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ],
        },
      },
    });
  });

  it('says that it is urgent where it is', async () => {
    ses.answer(ACCEPTED);
    await sending()(aMail(aNoticeText({ urgent: true })));
    const { Content } = JSON.parse(ses.asked()[0]?.body ?? '');
    expect(Content.Simple.Headers).toEqual(
      expect.arrayContaining([
        { Name: 'X-Priority', Value: '1' },
        { Name: 'Importance', Value: 'high' },
      ]),
    );
  });

  it('takes files along, each under its name, as the bytes that they are', async () => {
    ses.answer(ACCEPTED);
    // Every byte that there is, many times: as large as a digest with a long annex.
    const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, index) => index % 256));
    const files = [
      { name: 'laporan-kepatuhan-2025-04.pdf', type: 'application/pdf', bytes },
      { name: 'laporan-kepatuhan-2025-W18.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') },
    ];
    expect((await sending()({ ...aMail(), attachments: files })).kind).toBe('accepted');
    const { Content } = JSON.parse(ses.asked()[0]?.body ?? '');
    expect(Content.Simple.Attachments).toEqual(
      files.map(({ name, type, bytes: content }) => ({
        RawContent: Buffer.from(content).toString('base64'),
        FileName: name,
        ContentType: type,
        ContentDisposition: 'ATTACHMENT',
        ContentTransferEncoding: 'BASE64',
      })),
    );
    expect(Content.Simple.Body.Text.Data).toBe(layOutMail(aNoticeText()).text);
  });

  it('goes over a connection of its own, as the one before may have died while the function slept', async () => {
    ses.answer(ACCEPTED);
    const send = sending();
    for (let n = 0; n < 3; n += 1) expect((await send(aMail())).kind).toBe('accepted');
    expect(ses.connections()).toBe(3);
  });

  it('is accepted though the service gives it no name', async () => {
    ses.answer({ status: 200, body: {} });
    expect(await sending()(aMail())).toEqual({ kind: 'accepted' });
  });
});

const LATER = { kind: 'later', reason: 'throttled' };
const REFUSED = { kind: 'refused', reason: 'rejected' };
const UNVERIFIED =
  'Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-3: x';

describe('what the service says no to was not sent', () => {
  it.each<readonly [string, object, Answer]>([
    ['the rate is too high', LATER, no('TooManyRequestsException', 'Maximum sending rate exceeded.', 429)],
    ['the day’s quota is used up', LATER, no('LimitExceededException', 'Daily message quota exceeded.')],
    ['the API is throttled', LATER, no('ThrottlingException', 'Rate exceeded', 429)],
    ['sending is paused for us', LATER, no('SendingPausedException')],
    ['the account is suspended', LATER, no('AccountSuspendedException')],
    ['our MAIL FROM domain is not set up', LATER, no('MailFromDomainNotVerifiedException')],
    ['our configuration set is missing', LATER, no('NotFoundException', 'Configuration set <x> does not exist.', 404)],
    ['it says the same as a bad request', LATER, no('BadRequestException', 'Configuration set x is invalid')],
    ['we are not verified', LATER, no('MessageRejected', UNVERIFIED)],
    ['we may not', LATER, no('AccessDeniedException', 'not authorized', 403)],
    ['our credentials have expired', LATER, no('ExpiredTokenException', 'x', 403)],
    ['our clock is wrong', LATER, no('InvalidSignatureException', 'Signature expired', 403)],
    ['it knows an error that we do not', LATER, no('SomethingNewException')],
    ['the mail itself is bad', REFUSED, no('MessageRejected', 'Email contains a virus')],
    ['the address is no address', REFUSED, no('BadRequestException', 'Domain contains illegal character')],
    ['a value is no value', REFUSED, no('ValidationException')],
  ])('because %s', async (_, said, answer) => {
    ses.answer(answer);
    expect(await sending()(aMail())).toEqual(said);
    expect(ses.asked()).toHaveLength(1);
  });

  it('because there are no credentials to send it with', async () => {
    ses.answer(ACCEPTED);
    const credentials = async () => {
      throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    };
    expect(await sending({ credentials })(aMail())).toEqual(LATER);
    expect(ses.asked()).toEqual([]);
  });
});

describe('nobody knows whether it was sent', () => {
  const soon = { ...PATIENT, requestTimeout: 3_000 };
  it.each<readonly [string, Answer]>([
    ['the service has an inner error', no('InternalServiceErrorException', 'x', 500)],
    ['the service is not available', no('ServiceUnavailable', 'x', 503)],
    ['somebody between us gave up waiting', no('RequestTimeout', 'x', 408)],
    ['the service hangs up', 'hang up'],
    ['the service says nothing', 'silence'],
    ['what it says is no answer', { status: 200, body: '<html>' }],
  ])('when %s: it is thrown, and not sent again', async (_, answer) => {
    ses.answer(answer, ACCEPTED);
    const requestHandler = answer === 'silence' ? soon : PATIENT;
    await expect(sending({ requestHandler })(aMail())).rejects.toThrow();
    await sleep(50);
    expect(ses.asked()).toHaveLength(1);
  });
});

const UNREACHABLE = { kind: 'later', reason: 'unreachable' };

describe('what never left was not sent', () => {
  it('because nobody listens', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    expect(await sending({ endpoint })(aMail())).toEqual(UNREACHABLE);
  });

  it('because nobody listens at any of the addresses that a name has', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
    const lookup: LookupFunction = (_, __, done) => done(null, addresses);
    const requestHandler = { ...PATIENT, httpAgent: { keepAlive: false, lookup } };
    const endpoint = `http://ses.contoh.invalid:${await freePort()}`;
    expect(await sending({ endpoint, requestHandler })(aMail())).toEqual(UNREACHABLE);
  });

  it('because the name leads nowhere', async () => {
    expect(await sending({ endpoint: 'http://ses.contoh.invalid' })(aMail())).toEqual(UNREACHABLE);
  });

  it('because nobody answers the call for a connection', async () => {
    const { port, stop } = await startDeaf();
    try {
      const endpoint = `http://127.0.0.1:${port}`;
      const requestHandler = { ...PATIENT, connectionTimeout: 300 };
      expect(await sending({ endpoint, requestHandler })(aMail())).toEqual(UNREACHABLE);
    } finally {
      await stop();
    }
  });
});

/** A port whose owner takes no connection, and before whom as many wait as may. */
const startDeaf = async () => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setTimeout(() => {
         parentPort.postMessage('deaf');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${MINUTES});
       }, 20);
     });`,
    { eval: true },
  );
  const messages = on(worker, 'message');
  const [port] = (await messages.next()).value ?? [];
  await messages.next();
  const waiting: Socket[] = [];
  // The queue is full when a connection is not made any more.
  for (;;) {
    const socket = createConnection({ port, host: '127.0.0.1' }).on('error', () => {});
    waiting.push(socket);
    // The system makes a connection at once; a turn of this process later it would have been heard of.
    await sleep(150);
    await setImmediate();
    if (socket.connecting) break;
    if (waiting.length > 20) throw new Error('the queue does not fill');
  }
  return {
    port: Number(port),
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
};
