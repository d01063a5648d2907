import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';
import office from '#policy/office.json' with { type: 'json' };
import { type ItemTable, itemTable } from './item-table.ts';

/** AWS as far as the functions call it: answers at once and right, so that what is measured is the caller. */
export type AwsAnswers = {
  readonly endpoint: string;
  readonly channelSecret: string;
  /** The operations called since this was last asked, in order. */
  readonly takeCalls: () => readonly string[];
  /** How many bytes were answered since this was last asked. */
  readonly takeBytes: () => number;
  /** The messages sent to the queue since this was last asked. */
  readonly takeMessages: () => readonly string[];
  readonly takeWrites: ItemTable['takeWrites'];
  /** The table itself, to fill it and to ask what reading cost. */
  readonly table: Pick<ItemTable, 'seed' | 'takeReadUnits' | 'scanUnits'>;
  readonly stop: () => void;
};

type Answer = (body: unknown) => object;

const KEY_BYTES = 32;
/** What KMS wraps a data key into. */
const WRAPPED_BYTES = 184;

const SecretAsked = z.object({ SecretId: z.enum(['channel', 'tracking', 'contacts', 'notices', 'search']) });
const Sent = z.object({ MessageBody: z.string() });
const SentTogether = z.object({ Entries: z.array(Sent.extend({ Id: z.string() })) });
const Wrapped = z.object({ CiphertextBlob: z.base64() });

/** Everybody is told by mail. */
const CONTACTS = Object.fromEntries(
  [...office.people, ...office.groups].map(({ id }) => [id, { by: 'mail', address: `${id}@kantor.contoh.invalid` }]),
);

const keyAnswers = (): Readonly<Record<string, Answer>> => ({
  'kms:GenerateDataKey': () => {
    // It wraps nothing: the key stands at the end of its own wrapping.
    const wrapped = randomBytes(WRAPPED_BYTES);
    return {
      KeyId: 'identity',
      CiphertextBlob: wrapped.toString('base64'),
      Plaintext: wrapped.subarray(-KEY_BYTES).toString('base64'),
    };
  },
  'kms:Decrypt': (body) => {
    const wrapped = Buffer.from(Wrapped.parse(body).CiphertextBlob, 'base64');
    return { KeyId: 'identity', Plaintext: wrapped.subarray(-KEY_BYTES).toString('base64') };
  },
});

const secretAnswers = (channelSecret: string): Readonly<Record<string, Answer>> => {
  const secrets = {
    channel: { current: channelSecret },
    tracking: { version: '1', key1: randomBytes(48).toString('base64') },
    contacts: { key: randomBytes(48).toString('base64'), contacts: CONTACTS },
    notices: { key: randomBytes(48).toString('base64') },
    search: { key: randomBytes(48).toString('base64') },
  };
  return {
    'secretsmanager:GetSecretValue': (body) => {
      const { SecretId } = SecretAsked.parse(body);
      return { Name: SecretId, VersionId: '1', SecretString: JSON.stringify(secrets[SecretId]) };
    },
  };
};

const queueAnswers = (messages: string[]): Readonly<Record<string, Answer>> => ({
  'sqs:SendMessage': (body) => {
    const { MessageBody } = Sent.parse(body);
    messages.push(MessageBody);
    // The SDK compares it.
    return { MessageId: `${messages.length}`, MD5OfMessageBody: md5(MessageBody) };
  },
  'sqs:SendMessageBatch': (body) => {
    const { Entries } = SentTogether.parse(body);
    messages.push(...Entries.map(({ MessageBody }) => MessageBody));
    const sent = Entries.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) }));
    return { Successful: sent, Failed: [] };
  },
});

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

let mails = 0;
const mailAnswers: Readonly<Record<string, Answer>> = {
  'ses:SendEmail': () => {
    mails += 1;
    return { MessageId: `mail-${mails}` };
  },
};

const tableAnswers = (table: ItemTable): Readonly<Record<string, Answer>> => ({
  'dynamodb:BatchGetItem': table.batchGet,
  'dynamodb:TransactWriteItems': table.transact,
  'dynamodb:PutItem': table.put,
  'dynamodb:Query': table.query,
  'dynamodb:GetItem': table.get,
  'dynamodb:UpdateItem': table.count,
});

const SERVICES: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
  TrentService: 'kms',
  DynamoDB_20120810: 'dynamodb',
};

const operationOf = ({ method, url, headers }: IncomingMessage): string => {
  if (url === '/v2/email/outbound-emails') return 'ses:SendEmail';
  const [service = '', operation] = String(headers['x-amz-target'] ?? '').split('.');
  return operation === undefined
    ? `s3:${method === 'PUT' ? 'PutObject' : method}`
    : `${SERVICES[service]}:${operation}`;
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

export const startAwsAnswers = async (): Promise<AwsAnswers> => {
  const channelSecret = randomBytes(32).toString('base64');
  const table = itemTable();
  const messages: string[] = [];
  const calls: string[] = [];
  let bytes = 0;
  const answers: Readonly<Record<string, Answer>> = {
    ...keyAnswers(),
    ...secretAnswers(channelSecret),
    ...queueAnswers(messages),
    ...tableAnswers(table),
    ...mailAnswers,
  };

  const server = createServer(async (request, response) => {
    const operation = operationOf(request);
    try {
      const body = await readBody(request);
      calls.push(operation);
      if (operation === 's3:PutObject') {
        response.setHeader('etag', '"0"').end();
        return;
      }
      const answer = answers[operation];
      if (answer === undefined) throw new Error(`nobody answers ${operation} here`);
      const type = request.headers['content-type'] ?? 'application/x-amz-json-1.0';
      const text = JSON.stringify(answer(JSON.parse(body)));
      bytes += Buffer.byteLength(text);
      response.setHeader('content-type', type).end(text);
    } catch (error) {
      // A refusal and no fault, so that the SDK does not try again; the function fails, and the measurement with it.
      console.error(operation, error);
      response.writeHead(400).end(JSON.stringify({ __type: 'ValidationException', message: String(error) }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    channelSecret,
    takeCalls: () => calls.splice(0),
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    takeMessages: () => messages.splice(0),
    takeWrites: table.takeWrites,
    table,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
