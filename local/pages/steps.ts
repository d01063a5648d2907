import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Coloured where a person reads it on a terminal that wants colours (NO_COLOR is respected), plain elsewhere. */
export const paint = (style: Style, text: string, stream: NodeJS.WritableStream = process.stdout): string =>
  styleText(style, text, { stream });

const CLEAR_LINE = '\r\u001b[2K';

const secondsSince = (began: number): string =>
  `${((performance.now() - began) / 1000).toLocaleString('id-ID', { maximumFractionDigits: 1 })} dtk`;

/** Where nothing can be shown that goes again, somebody who waits is told so often how far it is. */
const TELLS_EVERY_MS = 10_000;

/**
 * Does a piece of work under its name: shown while it runs on a terminal, one line with its time when it is done.
 * Elsewhere what takes long says now and then how far it is.
 */
export const step = async <T>(
  name: string,
  work: (say: (detail: string) => void) => Promise<T>,
  output: NodeJS.WritableStream = process.stdout,
): Promise<T> => {
  const isTerminal = 'isTTY' in output && output.isTTY === true;
  const began = performance.now();
  let last = '';
  const say = (detail: string): void => {
    last = detail === '' ? '' : `: ${detail}`;
    if (isTerminal) output.write(`${CLEAR_LINE}${paint('dim', '·', output)} ${name}${last} …`);
  };
  say('');
  const end = (mark: string): void => {
    const clear = isTerminal ? CLEAR_LINE : '';
    output.write(`${clear}${mark} ${name}${last} ${paint('dim', `(${secondsSince(began)})`, output)}\n`);
  };
  const tell = (): void =>
    void output.write(
      `${paint('dim', '·', output)} ${name}${last} … ${paint('dim', `(${secondsSince(began)})`, output)}\n`,
    );
  const telling = isTerminal ? undefined : setInterval(tell, TELLS_EVERY_MS).unref();
  try {
    const done = await work(say);
    end(paint('green', '✓', output));
    return done;
  } catch (cause) {
    end(paint('red', '✗', output));
    throw cause;
  } finally {
    clearInterval(telling);
  }
};
