import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { aReport, LAPOR, OVERSIGHT, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

/** Beside the ways that are tried on the deployed system; there nobody counts what a store is asked. */
const way = (number: string, title: string, test: () => Promise<void>): void => {
  it(`${number} ${title}`, test);
};

const PEOPLE = { 'eko-contoh': ['staff-llaj'], 'agus-contoh': ['secretary'], 'siti-contoh': ['lapor-admin'] };
const ABSENT = reportIdOf(LAPOR, 'tidak-ada');
const HEADERS = { 'content-type': 'application/json', 'if-match': '"1"', 'idempotency-key': '2025-05-07.coba.1' };

describe('tried by what is made of it', () => {
  way('W61', 'it is told from how much work the answer is whether it is there', async () => {
    const store = tableReportStore(memoryTable(), policy);
    const { report, record } = aReport()
      .suspected()
      .next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] })
      .story();
    if (report === undefined) throw new Error('no report');
    await store.commit({ report, expected: 0, events: record });
    const asked: string[] = [];
    const counting = new Proxy(store, {
      get: (target, name, receiver) => {
        const made: unknown = Reflect.get(target, name, receiver);
        if (typeof made !== 'function') return made;
        return (...given: readonly unknown[]) => {
          asked.push(String(name));
          return Reflect.apply(made, target, given);
        };
      },
    });
    const api = anAdminApi(PEOPLE, { reports: counting, now: () => wib('2025-05-07 09:00') });
    const workFor = async (who: string, id: ReportId, method: string, place: string, body?: string) => {
      asked.length = 0;
      const path = `/v1/admin/reports/${id}${place}`;
      const call = { method, path, headers: method === 'POST' ? HEADERS : {}, pathParameters: { report: id } };
      const { statusCode } = await api(claimsOf(who), body === undefined ? call : { ...call, body });
      expect(statusCode).toBe(404);
      return [...asked];
    };
    for (const who of Object.keys(PEOPLE)) {
      for (const [method, place, body] of [
        ['GET', '', undefined],
        ['GET', '/record', undefined],
        ['GET', '/conflicts', undefined],
        ['GET', '/verification', undefined],
        ['POST', '/addNote', '{"text":"coba"}'],
        ['POST', '/classify', '{"class":"service","topic":"pju","urgency":"normal"}'],
        ['POST', '/approveStep', '{}'],
      ] as const) {
        const [one, none] = [
          await workFor(who, report.id, method, place, body),
          await workFor(who, ABSENT, method, place, body),
        ];
        expect([who, place, one]).toEqual([who, place, none]);
        expect(one.length).toBeGreaterThan(0);
      }
    }
  });
});
