import type { UploadOpened } from '#shared/contracts/http/evidence';
import { NoLine } from '../api/line.ts';

/** A line on which nothing has moved for so long is down. */
const PATIENCE_MS = 60_000;

/**
 * Sends a file by a form, the file as its last field, and tells how much has gone; the answer is its status. Another
 * host takes it: where that says nothing that we may read, there was no line. Throws `NoLine`.
 */
export const postForm = (
  { url, fields }: UploadOpened['form'],
  file: Blob,
  onSent: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<number> =>
  new Promise((done, fail) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append('file', file);
    const request = new XMLHttpRequest();
    let timer = setTimeout(() => request.abort(), PATIENCE_MS);
    const end = (): void => {
      clearTimeout(timer);
      const { status } = request;
      if (status === 0 || status >= 500) fail(new NoLine(`answered ${status}`));
      else done(status);
    };
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), PATIENCE_MS);
      onSent(loaded, total);
    });
    request.addEventListener('loadend', end);
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', url);
    request.send(data);
  });
