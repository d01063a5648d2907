import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiText } from '#local/pages/openapi-document';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { OPERATIONS } from '#shared/contracts/http/operations';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';
import { RECEIVE_EVENT } from '#shared/contracts/http/public-operations';
import { SESSION_OPERATIONS } from '#shared/contracts/http/session-operations';

const text = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');

const Described = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.unknown())),
  summary: z.string(),
  description: z.string(),
  parameters: z
    .array(
      z.looseObject({
        in: z.string(),
        name: z.string(),
        description: z.string().optional(),
        required: z.boolean().optional(),
      }),
    )
    .optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      description: z.string(),
      headers: z.record(z.string(), z.unknown()).optional(),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), Described)),
});
const { paths } = Document.parse(JSON.parse(text));
const described = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, address: `${method.toUpperCase()} ${path}` })),
);

describe('docs/openapi.json', () => {
  it('says what the table of operations says; if not, `npm run openapi` writes it anew', () => {
    expect(text).toBe(openApiText());
  });

  it('describes every operation under its name, and no other', () => {
    const inTable = OPERATIONS.map(({ id, method, path }) => [id, `${method} ${path}`]);
    expect(described.map(({ operationId, address }) => [operationId, address])).toEqual(inTable);
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    expect(new Set(inTable.map(([, address]) => address)).size).toBe(OPERATIONS.length);
  });

  it.each(OPERATIONS)('docs/openapi.json names every status and every code that $id may answer with', (operation) => {
    const found = described.find(({ operationId }) => operationId === operation.id) ?? expect.fail();
    for (const [status, answered] of Object.entries(operation.answers)) {
      const types = 'json' in answered ? ['application/json'] : answered.file;
      expect(Object.keys(found.responses[status]?.content ?? {})).toEqual(types);
    }
    for (const code of operation.problems) {
      const { description = '', content = {} } = found.responses[PROBLEMS[code].status] ?? {};
      expect(description).toContain(`\`${code}\``);
      expect(JSON.stringify(content['application/problem+json'])).toContain(`/Problem.${code}"`);
    }
    expect(new Set(operation.problems).size).toBe(operation.problems.length);
  });

  it('tells channels of the same problems as docs/channel-api.md', () => {
    const page = readFileSync(new URL('../../../docs/channel-api.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)].map(([, status, code]) => `${status} ${code}`);
    const declared = RECEIVE_EVENT.problems.map((code) => `${PROBLEMS[code].status} ${code}`);
    expect(new Set(rows)).toEqual(new Set([...declared, '405 methodNotAllowed']));
  });

  it('tells people of the office of the same problems as docs/admin-api.md', () => {
    const page = readFileSync(new URL('../../../docs/admin-api.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (\d{3}) \| (.+?) \|/gm)].flatMap(([, status, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].flatMap(([, code = '']) => (code in PROBLEMS ? `${status} ${code}` : [])),
    );
    const codes = ADMIN_OPERATIONS.flatMap(({ problems }) => problems);
    const declared = codes.map((code) => `${PROBLEMS[code].status} ${code}`);
    expect(new Set(rows)).toEqual(new Set([...declared, '405 methodNotAllowed']));
  });

  it('tells the console of the same problems of a session as docs/console.md', () => {
    const page = readFileSync(new URL('../../../docs/console.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| ([\d, ]+) \| (.+?) \|/gm)].flatMap(([, , cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, code]) => code),
    );
    expect(new Set(rows)).toEqual(new Set(SESSION_OPERATIONS.flatMap(({ problems }) => problems)));
  });

  it('asks for a token, a signature or nothing', () => {
    for (const { address, security } of described) {
      const wanted = address.includes(' /v1/admin/') ? ['petugas'] : address.includes('/channels/') ? ['kanal'] : [];
      expect(security.flatMap((scheme) => Object.keys(scheme))).toEqual(wanted);
    }
  });

  it('says what each operation, answer and parameter is, in Indonesian and in English', () => {
    for (const { operationId, summary, description, responses, parameters = [] } of described) {
      const said = [summary, description, ...Object.values(responses).map((answer) => answer.description)];
      for (const text of said) expect(text, operationId).toMatch(/\S · \S/);
      for (const parameter of parameters)
        expect(parameter.description, `${operationId} ${parameter.name}`).toMatch(/\S · \S/);
    }
  });

  it('names the headers of an answer that a program needs: the version of a report, and what a file is called', () => {
    const named = described.map(({ operationId, responses }) => [
      operationId,
      Object.keys(responses['200']?.headers ?? {}),
    ]);
    const inTable = OPERATIONS.map(({ id, answers: { 200: answer } }) => {
      const etag = answer?.etag === true ? ['etag'] : [];
      return [id, answer !== undefined && 'file' in answer ? ['content-disposition'] : etag];
    });
    expect(named).toEqual(inTable);
  });

  it('names every part of an address, and both headers wherever a report is changed', () => {
    for (const { address, parameters = [] } of described) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(inPath).toEqual(address.match(/\{\w+\}/g) ?? []);
      // A preview changes nothing, and what is done with evidence looks at that piece alone.
      if (!address.startsWith('POST /v1/admin/reports/') || /\/preview$|\/evidence/.test(address)) continue;
      const inHeader = parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
      expect(inHeader.map(({ name }) => name)).toEqual(['If-Match', 'Idempotency-Key']);
    }
  });
});
