import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEMS, type Problem, type ProblemCode } from '#shared/contracts/http/problem-codes';

const TITLES: Readonly<Record<number, { readonly id: string; readonly en: string }>> = {
  400: { id: 'Permintaan tidak dapat dibaca', en: 'Bad request' },
  401: { id: 'Tidak dikenali', en: 'Unauthorized' },
  403: { id: 'Tidak diizinkan', en: 'Forbidden' },
  404: { id: 'Tidak ditemukan', en: 'Not found' },
  405: { id: 'Metode tidak dilayani', en: 'Method not allowed' },
  409: { id: 'Bertentangan dengan keadaan sekarang', en: 'Conflict' },
  412: { id: 'Sudah berubah', en: 'Precondition failed' },
  413: { id: 'Terlalu besar', en: 'Content too large' },
  415: { id: 'Bentuk isi tidak dilayani', en: 'Unsupported media type' },
  422: { id: 'Tidak dapat diproses', en: 'Unprocessable content' },
  428: { id: 'Prasyarat tidak ada', en: 'Precondition required' },
  429: { id: 'Terlalu sering', en: 'Too many requests' },
  500: { id: 'Kesalahan di pihak kami', en: 'Internal error' },
  503: { id: 'Sementara tidak tersedia', en: 'Service unavailable' },
};

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What is said in the headers wherever a problem is told. */
const HEADERS: { readonly [code in ProblemCode]?: Readonly<Record<string, string>> } = {
  mediaTypeUnsupported: { accept: 'application/json', 'accept-encoding': 'identity' },
};

export type ProblemExtras = {
  readonly requestId?: string | undefined;
  /** A sentence that takes the code's own further, such as the way to the official channel. */
  readonly explanation?: { readonly id: string; readonly en: string } | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What a program needs to go on: the version by now, the moves that are open. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * An error as RFC 9457 wants it: a stable `code` for programs, a sentence in two languages for people, nothing of the
 * request.
 */
export const problem = (code: ProblemCode, extras: ProblemExtras = {}): APIGatewayProxyStructuredResultV2 => ({
  statusCode: PROBLEMS[code].status,
  headers: { 'content-type': PROBLEM_TYPE, ...HEADERS[code], ...extras.headers },
  body: JSON.stringify(problemBody(code, extras)),
});

/** What is said of a problem. */
export const problemBody = (code: ProblemCode, extras: Omit<ProblemExtras, 'headers'> = {}): Problem => {
  const { status, id, en } = PROBLEMS[code];
  const title = TITLES[status] ?? { id: 'Kesalahan', en: 'Error' };
  const join = (sentence: string, more: string | undefined): string =>
    more === undefined ? sentence : `${sentence} ${more}`;
  return {
    type: 'about:blank',
    status,
    code,
    title: title.id,
    detail: join(id, extras.explanation?.id),
    en: { title: title.en, detail: join(en, extras.explanation?.en) },
    ...(extras.requestId === undefined ? {} : { requestId: extras.requestId }),
    ...extras.more,
  };
};

/** A request that does not have its shape, with the fields that do not fit: which kind of value, by which rule. */
export const requestInvalid = (
  requestId: string,
  fields: readonly Readonly<Record<string, string>>[],
): APIGatewayProxyStructuredResultV2 => problem('requestInvalid', { requestId, more: { fields } });

/** A file, to be kept and not to be shown: whatever is in it, it runs nowhere. `name` needs no quoting. */
export const download = (file: {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: { 'content-type': file.type, 'content-disposition': `attachment; filename="${file.name}"` },
  body: Buffer.from(file.bytes).toString('base64'),
  isBase64Encoded: true,
});

/** An answer in JSON. */
export const json = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});
