import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import * as z from 'zod';

/** What a browser says: the answer to a numbered call, or an event by its name. */
const Said = z.object({ id: z.int().optional(), method: z.string().optional(), result: z.unknown().optional() });
const Target = z.object({ targetId: z.string() });
const Session = z.object({ sessionId: z.string() });
const Printed = z.object({ data: z.base64() });

/**
 * So that a browser takes orders over its third and fourth pipe; asked on its command line to print, this one waits for
 * ever.
 */
export const TAKES_ORDERS = '--remote-debugging-pipe';
const END = '\0';

/** Has a browser that takes orders print a page into a file, and close. */
export const printPage = async (browser: ChildProcess, page: string, file: string): Promise<void> => {
  const { call, once } = ordersTo(browser);
  const { targetId } = Target.parse(await call('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = Session.parse(await call('Target.attachToTarget', { targetId, flatten: true }));
  await call('Page.enable', {}, sessionId);
  const loaded = once('Page.loadEventFired');
  await call('Page.navigate', { url: page }, sessionId);
  await loaded;
  const { data } = Printed.parse(await call('Page.printToPDF', { printBackground: true }, sessionId));
  await writeFile(file, Buffer.from(data, 'base64'));
  await call('Browser.close');
};

const ordersTo = ({ stdio: [, , , orders, answers] }: ChildProcess) => {
  if (!(orders instanceof Writable && answers instanceof Readable)) throw new Error('the browser has no pipes');
  const waiting = new Map<number | string, (result: unknown) => void>();
  const hear = (text: string): void => {
    const { id, method, result } = Said.parse(JSON.parse(text));
    const key = id ?? method ?? '';
    waiting.get(key)?.(result);
    waiting.delete(key);
  };
  let heard = '';
  answers.setEncoding('utf8').on('data', (piece: string) => {
    const texts = `${heard}${piece}`.split(END);
    heard = texts.pop() ?? '';
    for (const text of texts) hear(text);
  });
  const once = (key: number | string): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    waiting.set(key, resolve);
    return promise;
  };
  let number = 0;
  const call = (method: string, params: object = {}, sessionId?: string): Promise<unknown> => {
    number += 1;
    const answered = once(number);
    orders.write(`${JSON.stringify({ id: number, method, params, sessionId })}${END}`);
    return answered;
  };
  return { call, once };
};
