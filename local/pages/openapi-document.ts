import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { ReportHead, ReportShown } from '#shared/contracts/http/admin-report';
import { Acted } from '#shared/contracts/http/command-call';
import { DeadlineAnswer, DeadlineRequest } from '#shared/contracts/http/deadlines';
import { Me } from '#shared/contracts/http/me';
import type { Answered, Operation, Who } from '#shared/contracts/http/operation';
import { OPERATIONS } from '#shared/contracts/http/operations';
import { problemOf } from '#shared/contracts/http/problem-body';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { TrackingAnswer, TrackingRequest } from '#shared/contracts/http/tracking';
import { Accepted, Envelope } from '#shared/contracts/messages/channel-event';
import { ACCESS } from '#shared/domain/access/all-rows';
import { Status } from '#shared/domain/report/lifecycle';
import type { Bilingual } from '#shared/domain/words/words';

/** The table of operations in OpenAPI's terms: for whoever reads it, and for programs that make clients of it. */

const both = ({ id, en }: Bilingual): string => `${id} · ${en}`;

/** What API Gateway says by itself, before any function is asked. */
const GatewayMessage = z.looseObject({ message: z.string() });

const problemSchemas: ReadonlyMap<ProblemCode, ReturnType<typeof problemOf>> = new Map(
  OPERATIONS.flatMap(({ problems }) => problems.map((code) => [code, problemOf(code)] as const)),
);

const SCHEMAS = {
  Accepted,
  Acted,
  DeadlineAnswer,
  DeadlineRequest,
  Envelope,
  GatewayMessage,
  Me,
  ReportHead,
  ReportShown,
  Status,
  TrackingAnswer,
  TrackingRequest,
  ...Object.fromEntries([...problemSchemas].map(([code, schema]) => [`Problem.${code}`, schema])),
};

const OFFICE = { name: 'kantor', description: both({ id: 'Bagi petugas kantor', en: 'For people of the office' }) };
const TAGS = {
  adminApi: OFFICE,
  evidenceApi: OFFICE,
  activitiesApi: OFFICE,
  revealIdentity: OFFICE,
  accounts: OFFICE,
  contacts: OFFICE,
  session: {
    name: 'sesi',
    description: both({ id: 'Masuk, tetap masuk, dan keluar', en: 'Signing in, staying signed in, signing out' }),
  },
  publicApi: { name: 'publik', description: both({ id: 'Bagi siapa pun', en: 'For everybody' }) },
  intake: { name: 'kanal', description: both({ id: 'Bagi kanal resmi', en: 'For official channels' }) },
} as const satisfies Record<Operation['function'], { readonly name: string; readonly description: string }>;

const SECURITY_SCHEMES = {
  petugas: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: both({
      id: 'Token akses dari halaman masuk kantor (docs/sign-in.md)',
      en: 'An access token of the sign-in of the office',
    }),
  },
  kanal: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: both({
      id: 'Tanda tangan Standard Webhooks atas isi (docs/channel-api.md)',
      en: 'A signature of Standard Webhooks over the body',
    }),
  },
} as const;

const securityOf = (who: Who): readonly Readonly<Record<string, string[]>>[] => {
  if (who === 'everybody') return [];
  return who === 'channel' ? [{ kanal: [] }] : [{ petugas: [] }];
};

const whoMay = (who: Who): string => {
  switch (who) {
    case 'everybody':
      return both({ id: 'Siapa pun.', en: 'Everybody.' });
    case 'channel':
      return both({ id: 'Kanal resmi; lihat docs/channel-api.md.', en: 'Official channels; see docs/channel-api.md.' });
    case 'officer':
      return both({ id: 'Setiap orang yang sudah masuk.', en: 'Everybody who has signed in.' });
    default: {
      if ('queue' in who)
        return both({
          id: 'Siapa yang boleh melihat antrean itu menurut docs/access.md.',
          en: 'Whoever may list that queue by docs/access.md.',
        });
      const { id, en } = 'report' in who ? ACCESS.report.rows[who.report].name : ACCESS.office.rows[who.office].name;
      return both({
        id: `Siapa yang boleh “${id}” menurut docs/access.md.`,
        en: `Whoever may “${en}” by docs/access.md.`,
      });
    }
  }
};

const ETAG = {
  etag: {
    description: both({ id: 'Versi laporan, untuk If-Match', en: 'The version of the report, for If-Match' }),
    required: true,
    schema: { type: 'string' as const, examples: ['"7"'] },
  },
};

const FILE_NAME = {
  'content-disposition': {
    description: both({ id: 'attachment, dengan nama berkas', en: 'attachment, with the name of the file' }),
    required: true,
    schema: { type: 'string' as const },
  },
};

const answerOf = (answered: Answered): ZodOpenApiResponseObject => ({
  description: both(answered.name),
  headers: { ...(answered.etag === true ? ETAG : {}), ...('file' in answered ? FILE_NAME : {}) },
  content:
    'json' in answered
      ? { 'application/json': { schema: answered.json } }
      : Object.fromEntries(answered.file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
});

/**
 * Which statuses the gateway answers by itself. Whoever sends too much too fast, or has not signed in, gets no further.
 */
const ofGateway = (given: Operation): readonly number[] => (TAGS[given.function] === OFFICE ? [401, 403, 429] : [429]);

const refusalAt = (status: number, given: Operation): ZodOpenApiResponseObject => {
  const codes = given.problems.filter((code) => PROBLEMS[code].status === status);
  const schemas = codes.flatMap((code) => problemSchemas.get(code) ?? []);
  const [first] = schemas;
  const content: ZodOpenApiContentObject = {
    ...(first === undefined
      ? {}
      : { 'application/problem+json': { schema: schemas.length === 1 ? first : z.union(schemas) } }),
    ...(ofGateway(given).includes(status) ? { 'application/json': { schema: GatewayMessage } } : {}),
  };
  const lines = codes.map((code) => `- \`${code}\`: ${both(PROBLEMS[code])}`);
  const description =
    lines.length === 0 ? both({ id: 'Dijawab oleh gerbang', en: 'Answered by the gateway' }) : lines.join('\n');
  return { description, content };
};

const responsesOf = (given: Operation): ZodOpenApiOperationObject['responses'] => {
  const refusals = new Set([...ofGateway(given), ...given.problems.map((code) => PROBLEMS[code].status)]);
  const inOrder = [...refusals].sort((a, b) => a - b);
  return Object.fromEntries([
    ...Object.entries(given.answers).map(([status, answered]) => [status, answerOf(answered)]),
    ...inOrder.map((status) => [String(status), refusalAt(status, given)]),
  ]);
};

const operationOf = (given: Operation): ZodOpenApiOperationObject => {
  const { id, summary, who, parameters, query, headers, body } = given;
  return {
    operationId: id,
    tags: [TAGS[given.function].name],
    summary: both(summary),
    description: whoMay(who),
    security: [...securityOf(who)],
    requestParams: {
      ...(parameters === undefined ? {} : { path: parameters }),
      ...(query === undefined ? {} : { query }),
      ...(headers === undefined ? {} : { header: headers }),
    },
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(given),
  };
};

const pathsOf = (operations: readonly Operation[]): Readonly<Record<string, ZodOpenApiPathItemObject>> => {
  const paths = new Map<string, ZodOpenApiPathItemObject>();
  for (const given of operations) {
    const methods = given.method === 'GET' ? { get: operationOf(given) } : { post: operationOf(given) };
    paths.set(given.path, { ...paths.get(given.path), ...methods });
  }
  return Object.fromEntries(paths);
};

const ABOUT = {
  id: 'Dibuat dari tabel operasi yang dipakai program (`npm run openapi`) dan diperiksa pada setiap pengujian; keduanya tidak dapat berbeda. Penolakan mengikuti RFC 9457: bacalah `code`, bukan kalimatnya, yang berbahasa Indonesia atau, dengan `Accept-Language: en`, Inggris. `HEAD` dijawab seperti `GET` tanpa isi, `OPTIONS` dengan metode yang dilayani. Alamat yang tidak ada dijawab 404 `notFound`, metode yang tidak dilayani 405 `methodNotAllowed` dengan `Allow`. Gerbang di depannya dapat menjawab sendiri dengan `message` dan tanpa `code`.',
  en: 'Made from the table of operations that the program uses and checked by every test run; the two cannot differ. Refusals follow RFC 9457: read `code`, not the sentence, which is Indonesian or, with `Accept-Language: en`, English. `HEAD` is answered as `GET` without a body, `OPTIONS` with the methods that are served. An address that is not there is answered 404 `notFound`, a method that is not served 405 `methodNotAllowed` with `Allow`. The gateway before it may answer by itself, with `message` and without `code`.',
} as const;

/** The OpenAPI document of the HTTP API, 3.1. */
export const openApiDocument = (): ReturnType<typeof createDocument> =>
  createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Tanggap',
        version: '1',
        description: `${ABOUT.id}\n\n${ABOUT.en}`,
        license: { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' },
      },
      servers: [
        {
          url: 'https://{api}.execute-api.ap-southeast-3.amazonaws.com',
          variables: { api: { default: 'tanggap', description: both({ id: 'Nomor API', en: 'The id of the API' }) } },
        },
      ],
      tags: [...new Set(Object.values(TAGS))],
      security: [],
      paths: pathsOf(OPERATIONS),
      components: { schemas: SCHEMAS, securitySchemes: SECURITY_SCHEMES },
    },
    {
      override: ({ jsonSchema }) => {
        // Ours says that nobody changes a value; OpenAPI's that nobody sends it.
        delete jsonSchema.readOnly;
      },
    },
  );

/** The same as it lies in docs/openapi.json. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
