import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/words/words';
import { actAs, reported } from '#test/e2e/acting';
import { browsing } from '#test/e2e/browsing';
import { TEXTS } from '#test/e2e/told';
import { resting } from '#test/support/console-walk';
import { inTurn } from '#test/support/in-turn';

/** On the deployed system, for some; everybody else is told nothing on memory: `test/hunts/nothing-tells.test.ts`. */

const { windowOf } = browsing();

const NOTHING = `rep_${'0'.repeat(26)}`;
const OVERSIGHT = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' };

/** A moment, a call of its own, and how the line was: different at every call, whatever it is about. */
const OF_A_CALL = /^(date|.*request-?id.*|x-amzn-.*|apigw-.*|connection|keep-alive)$/;

/** Everything that a browser gets to know when it opens a report's address, with the id taken out. */
const learned = async (page: Page, report: string): Promise<string> => {
  // What the page before still asks for is not of this one.
  await page.waitForLoadState('networkidle');
  const requests: Request[] = [];
  const note = (request: Request): void => {
    if (new URL(request.url()).pathname.startsWith('/v1/')) requests.push(request);
  };
  const rest = resting(page);
  page.on('request', note);
  await page.goto(`/laporan/${report}`);
  await page.getByRole('heading', { level: 1, name: 'Tidak ditemukan' }).waitFor();
  await rest();
  page.off('request', note);
  const calls: string[] = [];
  for (const request of requests) {
    const answer = (await request.response()) ?? expect.fail(request.url());
    const headers = (await answer.headersArray())
      .filter(({ name }) => !OF_A_CALL.test(name.toLowerCase()))
      .map(({ name, value }) => `${name}: ${value}`);
    // A session is renewed whatever is opened, with another token each time.
    const isSession = request.url().includes('/v1/session');
    const body = isSession ? '' : (await answer.text()).replace(/"requestId":"[^"]+"/, '"requestId":""');
    calls.push(
      [
        request.method(),
        request.url(),
        request.postData() ?? '',
        answer.status(),
        ...headers.filter((header) => !isSession || !header.startsWith('content-length')),
        body,
      ].join('\n'),
    );
  }
  const all = [await page.title(), ...calls, await page.content()].join('\n\n');
  return all.replaceAll(report, 'rep_…');
};

/** What exists is between two looks at what does not: what differs by itself would differ between those. */
const tells = async (page: Page, report: ReportId): Promise<void> => {
  const nothing = await learned(page, NOTHING);
  expect(nothing).toMatch(/GET\nhttp:\S+\/reports\/rep_…\n\n404\n/);
  expect(await learned(page, report)).toBe(nothing);
  expect(await learned(page, NOTHING)).toBe(nothing);
};

const isTaken = inTurn('nothing tells', 2);

describe('an address', () => {
  it.runIf(isTaken())(
    'tells nobody that a suspicion is there: neither page, title, call nor header differs from what is not there',
    async () => {
      const id = await reported(TEXTS.oversight);
      for (const group of ['head-llaj', 'nobody']) await tells(await windowOf(group), id);
    },
  );

  it.runIf(isTaken())(
    'tells nothing to those who are named in an accusation, whatever else they may read',
    async () => {
      const id = await reported(TEXTS.oversight);
      const body = { ...OVERSIGHT, recused: ['sekretaris'] };
      expect((await actAs('lapor-admin', id, 'classify', body)).status).toBe(200);
      await tells(await windowOf('secretary'), id);
    },
  );
});
