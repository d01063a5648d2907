import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Answer, Machine, Outside } from './follow.ts';

/** In the place of a look-up: what was found before, and nothing else. */
const found = ({ address, family }: Machine): LookupFunction => {
  return (_, { all }, done) => (all === true ? done(null, [{ address, family }]) : done(null, address, family));
};

const answerOf = (message: IncomingMessage): Answer => {
  const { statusCode = 0, headers } = message;
  const length = headers['content-length'];
  return {
    status: statusCode,
    location: headers.location,
    length: length === undefined ? undefined : Number(length),
    body: message,
    close: () => {
      message.destroy();
    },
  };
};

/**
 * Hosts outside, by HTTPS alone. The connection goes to the machine that was found; the certificate must be that of the
 * name. No connection is kept, no proxy is asked, nothing is followed, nothing is unpacked, and nothing is told of us.
 */
export const outside: Outside = {
  lookUp: (name) => lookup(name, { all: true, order: 'ipv4first' }),
  ask: async ({ hostname, pathname, search }, at, { method, signal }) => {
    const sent = request({
      host: hostname,
      servername: hostname,
      port: at.port ?? 443,
      path: `${pathname}${search}`,
      method,
      headers: { host: hostname, accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Tanggap' },
      lookup: found(at),
      agent: false,
      rejectUnauthorized: true,
      ...(at.ca === undefined ? {} : { ca: at.ca }),
      signal,
    });
    sent.end();
    const [message]: readonly IncomingMessage[] = await once(sent, 'response');
    // What breaks while nobody reads, and after it is closed, is no news.
    sent.on('error', () => {});
    if (message === undefined) throw new Error('a response without a message');
    return answerOf(message);
  },
};
