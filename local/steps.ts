import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Coloured where a person reads it on a terminal that wants colours (NO_COLOR is respected), plain elsewhere. */
export const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

const CLEAR_LINE = '\r\u001b[2K';
const isTerminal = process.stdout.isTTY === true;

const secondsSince = (began: number): string =>
  `${((performance.now() - began) / 1000).toLocaleString('id-ID', { maximumFractionDigits: 1 })} dtk`;

/** Where nothing can be shown that goes again, somebody who waits is told so often how far it is. */
const TELLS_EVERY_MS = 10_000;

/**
 * Does a piece of work under its name: shown while it runs on a terminal, one line with its time when it is done. Elsewhere what
 * takes long says now and then how far it is.
 */
export const step = async <T>(name: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T> => {
  const began = performance.now();
  let last = '';
  const say = (detail: string): void => {
    last = detail === '' ? '' : `: ${detail}`;
    if (isTerminal) process.stdout.write(`${CLEAR_LINE}${paint('dim', '·')} ${name}${last} …`);
  };
  say('');
  const tell = (): void =>
    console.log(`${paint('dim', '·')} ${name}${last} … ${paint('dim', `(${secondsSince(began)})`)}`);
  const telling = isTerminal ? undefined : setInterval(tell, TELLS_EVERY_MS).unref();
  const clear = isTerminal ? CLEAR_LINE : '';
  try {
    const done = await work(say);
    process.stdout.write(`${clear}${paint('green', '✓')} ${name}${last} ${paint('dim', `(${secondsSince(began)})`)}\n`);
    return done;
  } catch (cause) {
    process.stdout.write(`${clear}${paint('red', '✗')} ${name}${last} ${paint('dim', `(${secondsSince(began)})`)}\n`);
    throw cause;
  } finally {
    clearInterval(telling);
  }
};
