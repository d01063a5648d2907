import { once } from 'node:events';
import { createServer } from 'node:net';

const isFree = async (port: number): Promise<number | undefined> => {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' ? address?.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
};

/** The preferred port if nobody listens there, else any that is free at this moment. */
export const freePort = async (preferred = 0): Promise<number> => {
  const port = (await isFree(preferred)) ?? (await isFree(0));
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
};
