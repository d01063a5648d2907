import '#test/support/captured-output';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordLines } from '#local/cli/report';
import { paintedText } from '#local/cli/terminal-text';
import { alignedRow, cut, widthsOf } from '#local/pages/columns';
import { csvOf, workbookFile, xlsxOf } from '#shared/adapters/files/table-files';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { typstChart } from '#shared/adapters/pdf/typst-chart';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { Period } from '#shared/domain/calendar/period';
import type { Digest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { digestWriter } from '#shared/domain/digest/number-words';
import { figureWorkbook } from '#shared/domain/figures/workbook';
import { plainText } from '#shared/domain/notices/text';
import { earlier, lapor, submitted } from '#test/support/builders/a-channel-event';
import { policyNaming, TELLINGS, textOf } from '#test/support/builders/a-notice';
import { wib } from '#test/support/builders/a-report';
import { inventedDigest, withName } from '#test/support/builders/invented-digest';
import { isHarmless, NASTY_TEXTS } from '#test/support/builders/nasty-texts';
import { callCommand } from '#test/support/commands';
import { aWorld } from '#test/support/fakes/world';
import { htmlTexts } from '#test/support/html-text';
import { inTurn } from '#test/support/in-turn';
import { policy } from '#test/support/policy';
import { readWorkbook } from '#test/support/read-workbook';

let digest: Digest;
beforeAll(async () => {
  digest = await inventedDigest();
});

const make = typstPdf();

const pdfTexts = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => ('str' in item ? [item.str] : [])).join('');
    }),
  );
  return pages;
};

/** The first word, which is nothing but a word. */
const plainPart = (text: string): string => /^\w+/.exec(text)?.[0] ?? '';

const expectHarmless = (texts: readonly string[], nasty: string): void => {
  expect(texts.filter((text) => !isHarmless(text))).toEqual([]);
  expect(texts.some((text) => text.includes(plainPart(nasty)))).toBe(true);
};

const isPrinted = inTurn('harmless reports', 3);
const isKept = inTurn('harmless workbooks', 3);

describe.each(NASTY_TEXTS)('%j is shown harmless', (nasty) => {
  it('a citizen’s words are harmless on a terminal', async () => {
    const world = aWorld();
    const given = { webhookId: 'msg_a', externalId: '8001', timestamp: earlier(10) };
    await world.send(submitted(given, { title: nasty, content: nasty, location_name: nasty }));
    await world.drain();
    const lines = (await wordLines(world.store, lapor('8001'))).map(paintedText);
    expectHarmless(lines, nasty);
    // What was escaped is still the JSON that it was.
    for (const line of lines) expect(() => JSON.parse(line.slice(line.indexOf('{')))).not.toThrow();
  });

  it('tables, complaints and named lines are harmless on a terminal', async () => {
    const row = [nasty, 'lain'];
    expectHarmless([paintedText(alignedRow(row, widthsOf([row])))], nasty);
    expectHarmless([paintedText(alignedRow(row, [12, 4]))], nasty);
    const { err } = await callCommand('notice', ['preview', '--received', nasty]);
    expectHarmless([err], nasty);
    const line = JSON.stringify({ id: nasty, text: 'Lampu jalan padam' });
    const { out } = await callCommand('classify', ['--in', '-', '--out', '-'], { input: line });
    expectHarmless([out], nasty);
    expect(JSON.parse(out).id).toBe(JSON.parse(line).id);
  });

  it.each(['id', 'en'] as const)('a mail and a webhook say it harmlessly, in %s', (language) => {
    const named = policyNaming({ topic: nasty, place: nasty });
    const rules = { ...named, office: { ...named.office, name: { id: nasty, en: nasty } } };
    const text = textOf([TELLINGS.newReport, TELLINGS.overdue], { rules, language });
    const alone = textOf([TELLINGS.newReport], { rules, language });
    for (const one of [text, alone]) {
      const { subject, text: plain, html } = layOutMail(one);
      expectHarmless([subject, plain, plainText(one), ...htmlTexts(html).map((shown) => shown.text)], nasty);
      expect(subject).not.toContain('\n');
    }
  });

  it.runIf(isPrinted())('a compliance report prints it harmlessly', async () => {
    expectHarmless(await pdfTexts(make(digestText(policy, withName(digest, nasty)))), nasty);
  });

  it('a table for spreadsheets holds it harmlessly', async () => {
    const csv = csvOf(['x'], [[nasty]]).replaceAll('\r', '\n');
    expectHarmless([csv.replaceAll(/[\u2028\u2029]/g, '')], nasty);
    const cells = readWorkbook(await xlsxOf('x', ['x'], [[nasty]])).flat();
    expectHarmless(
      cells.map((cell) => String(cell).replaceAll(/[\r\u2028\u2029]/g, '')),
      nasty,
    );
  });
});

describe.each(NASTY_TEXTS)('%j as the name of a topic', (nasty) => {
  it.runIf(isKept())('a workbook of figures holds it harmlessly', async () => {
    const asOf = wib('2026-12-01 05:30');
    const book = figureWorkbook(policyNaming({ topic: nasty, place: nasty }), {
      period: Period.parse({ from: '2026-11-01', until: '2026-12-01' }),
      ...{ periodName: '2026-11', asOf, scope: 'full', settled: true },
      figures: [
        { name: 'received.topic.pju', asOf, kind: 'count', numerator: 1, denominator: 1, ratio: 1, n: 1 },
        { name: 'received.subDistrict.badau', asOf, kind: 'count', numerator: 1, denominator: 1, ratio: 1, n: 1 },
      ],
    });
    const file = await workbookFile(typstChart())(book);
    const cells = [1, 2].flatMap((sheet) => readWorkbook(file, sheet).flat());
    expectHarmless(
      cells.map((cell) => String(cell).replaceAll(/[\r\u2028\u2029]/g, '')),
      nasty,
    );
  });
});

describe('what is shortened ends behind a whole character', () => {
  const FAMILY = '👩‍👩‍👧‍👦';
  const WHOLE = /(?:x|👦)…$/u;
  const names = Array.from({ length: 8 }, (_, more) => `${'x'.repeat(20 + more)}${FAMILY.repeat(40)}`);

  it('a cell on a terminal ends behind a whole character', () => {
    for (const name of names) for (const width of [21, 30, 41]) expect(cut(name, width)).toMatch(WHOLE);
  });

  it('a name in a compliance report ends behind a whole character', () => {
    const { name: shown } = digestWriter(policy.calendar.zone, 420);
    for (const name of names) expect(shown(name)).toMatch(WHOLE);
  });

  it('what an inbox shows of a mail ends behind a whole character', () => {
    for (const name of names) {
      const text = textOf([TELLINGS.newReport, TELLINGS.overdue], { rules: policyNaming({ topic: name }) });
      const [, preheader] = htmlTexts(layOutMail(text).html).filter(({ inside }) =>
        inside.some(({ name: element }) => element === 'body' || element === 'title'),
      );
      expect(preheader?.text).toMatch(WHOLE);
    }
  });
});
