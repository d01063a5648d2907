import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clientConfig } from '#local/aws/local-aws';
import { runMorning } from '#local/aws/made-digests';
import { readMailbox } from '#local/aws/mailbox';
import { eventLogOf } from '#local/aws/records';
import { setAhead, stackClock } from '#local/aws/stack-clock';
import { figuresIn, figuresJson, readStandings } from '#local/cli/figure-list';
import { inventPast } from '#local/past/invented-past';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { DigestPeriod, instantsOf, periodNamed } from '#shared/domain/calendar/period';
import { briefOf } from '#shared/domain/digest/brief';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { type DigestFile, digestFile } from '#shared/domain/digest/files';
import { digestWriter } from '#shared/domain/digest/number-words';
import { failedNotices } from '#shared/domain/figures/failed-notices';
import type { Figure } from '#shared/domain/figures/figure';
import { standingAt } from '#shared/domain/figures/standing';
import { digestSubject, reportSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { without } from '#test/e2e/iam';
import { npmRun } from '#test/e2e/npm-run';
import { eventually, records, stack } from '#test/e2e/system';
import { deliveries } from '#test/e2e/told';
import { wib } from '#test/support/builders/a-report';
import { inTurn } from '#test/support/in-turn';
import { policy } from '#test/support/policy';
import { readWorkbook, sheetNames, partsOf as workbookParts } from '#test/support/read-workbook';
import { recount } from '#test/support/recount';

const { calendar } = policy;
const REPORTS = 12;
const SECRETARY = RecipientId.parse('sekretaris');

/** What comes after must not find itself in another time. */
afterAll(() => setAhead(stack, 0));

const partsOf = (figure: Figure | undefined) =>
  figure?.kind === 'count' ? { numerator: figure.numerator, denominator: figure.denominator, ratio: figure.ratio } : {};

const Shown = z.object({ figures: z.array(z.looseObject({ name: z.string(), ids: z.array(z.string()) })) });
const Changed = z.object({ reports: z.array(z.looseObject({ report: z.string() })) });
/** Each figure with its reports in one order. */
const inOrder = (shown: unknown) =>
  Shown.parse(shown).figures.map(({ ids, ...figure }) => ({
    ...figure,
    ids: ids.toSorted((a, b) => a.localeCompare(b)),
  }));

const isTaken = inTurn('an invented year', 2);

describe('an invented year', () => {
  it('is played into the running system: its figures are those of the invention, and nobody is told', async () => {
    await setAhead(stack, 0);
    const now = (await stackClock(stack))();
    const log = eventLogOf(stack);
    await log.setMark('evaluate', now);

    const first = await npmRun('history', '--reports', String(REPORTS));
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${REPORTS} baru, 0 dilanjutkan, 0 sudah ada`),
    });

    const period = periodNamed('2025') ?? expect.fail('no year');
    const { from, until: to } = instantsOf(calendar, period);
    const given = { name: '2025-7', seed: 7, reports: REPORTS, from, to, until: now };
    const lives = await inventPast(policy, rulesClassifier(policy), given);
    const standings = lives.flatMap(({ record }) => standingAt(calendar, record, now) ?? []);
    const figures = figuresIn(standings, period, { calendar, asOf: now, scope: 'full' });
    const shown = await npmRun('figures', '--period', '2025', '--ids', '--json');
    expect(shown).toMatchObject({ code: 0 });
    const expected = JSON.parse(
      JSON.stringify(
        figuresJson(
          calendar,
          { period, scope: 'full', asOf: now, figures: [...figures, failedNotices([], new Map(), now)] },
          true,
        ),
      ),
    );
    expect(inOrder(JSON.parse(shown.out))).toEqual(inOrder(expected));

    // The evaluation looks again from the year's beginning; its mark never goes forward by this.
    expect(await log.mark('evaluate')).toBe(from);

    const again = await npmRun('history', '--reports', String(REPORTS));
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringContaining(`0 baru, 0 dilanjutkan, ${REPORTS} sudah ada`),
    });
    expect(await log.mark('evaluate')).toBe(from);
    for (const { report, record } of lives) {
      expect(await records.events(report)).toHaveLength(record.length);
      expect(await deliveries.of(reportSubject(report))).toEqual([]);
    }
  });

  it.runIf(isTaken())('is given out as a recompute kit, of which every figure is counted anew', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'tanggap-kit-')), 'kit');
    const kit = await npmRun('figures', '--period', '2025', '--kit', folder);
    expect(kit).toMatchObject({ code: 0, out: expect.stringContaining(`${REPORTS} laporan`) });
    const recounted = await recount(folder);
    expect(recounted.code, recounted.out).toBe(0);
    // Those of each unit, topic and so on among them.
    const equal = / (\d+) angka sama \/ figures equal, 0 berbeda \/ different/.exec(
      ` ${recounted.out.replaceAll('\n', ' ')}`,
    );
    const period = periodNamed('2025') ?? expect.fail('no year');
    const { length } = figuresIn([], period, { calendar, asOf: wib('2026-01-01 00:00'), scope: 'full' });
    expect(Number(equal?.[1])).toBeGreaterThan(5 * length);
    const seal = createHash('sha256').update(await readFile(join(folder, 'manifest.json')));
    expect(kit.out).toContain(seal.digest('hex'));
    await rm(dirname(folder), { recursive: true });
  });

  it.runIf(isTaken())('is counted anew under other rules, with the reports that change by them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tanggap-rules-'));
    const whatIf = join(folder, 'what-if.json');
    const replay = async (asked: object) => {
      await writeFile(whatIf, JSON.stringify(asked));
      const told = await npmRun('figures', '--period', '2025', '--what-if', whatIf, '--json');
      expect(told.err).toBe('');
      return JSON.parse(told.out);
    };
    expect(await replay({})).toMatchObject({ received: REPORTS, figures: [], reports: [] });
    const shorter = await replay({ clocks: [{ clock: 'triage', limit: 1 }] });
    expect(Changed.parse(shorter).reports.length).toBeGreaterThan(0);
    await rm(folder, { recursive: true });
  });

  it('becomes the digest that the Secretary is mailed, whose numbers are those of the record, once', async () => {
    const asOf = wib('2026-11-24 10:00');
    // A Tuesday at ten, when the office reads its mail.
    await setAhead(stack, Math.ceil((asOf - Date.now()) / 1000));
    const year = DigestPeriod.parse('2025');
    await runMorning(stack, year);
    await runMorning(stack, year);
    const files = s3KeptFiles(
      new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true }),
      stack.EvaluationsBucketName,
    );
    const read = async (file: DigestFile): Promise<Buffer> =>
      Buffer.from(await files.read(digestFile(SECRETARY, year, file)));
    const { digest } = FrozenDigest.parse(JSON.parse((await read('model.json')).toString()));

    const book = await read('angka.xlsx');
    expect(sheetNames(book)).toEqual([
      ...['Ringkasan', 'Penjelasan', 'Menurut unit', 'Menurut klasifikasi', 'Menurut topik'],
      ...['Menurut kanal', 'Menurut kecamatan', 'Grafik'],
    ]);
    const pictures = [...workbookParts(book)].filter(([name, text]) => name.endsWith('.png') && text.includes('PNG'));
    expect(pictures).toHaveLength(4);
    expect(readWorkbook(book)[1]?.slice(0, 3)).toEqual(['Laporan diterima', digest.received, digest.received]);

    const period = periodNamed('2025') ?? expect.fail('no year');
    const source = { log: eventLogOf(stack), records };
    const standings = await readStandings(source, calendar, {
      since: instantsOf(calendar, period).from,
      asOf: digest.asOf,
    });
    // Of what is only suspected the Secretary hears when it is confirmed.
    const theirs = standings.filter(({ report }) => report.status === 'received' || report.oversight !== 'suspected');
    const figures = figuresIn(theirs, period, { calendar, asOf: digest.asOf, scope: 'full' });
    const counted = (name: string) => figures.find((figure) => figure.name === name);
    expect(digest.received).toBe(counted('received')?.n);
    expect(digest.received).toBeGreaterThan(REPORTS / 2);
    for (const { name, values } of digest.headlines) expect(values[0], name).toMatchObject(partsOf(counted(name)));
    for (const { name, n, median, p90 } of digest.durations) expect(counted(name)).toMatchObject({ n, median, p90 });

    const mail = await eventually('mail', async () => {
      const mails = (await readMailbox(stack.aws)).filter(({ subject }) => subject.includes('tahun 2025'));
      expect(mails.length).toBeLessThan(2);
      return mails[0];
    });
    expect(mail.to).toEqual([`${SECRETARY}@kantor.contoh.invalid`]);
    const write = digestWriter(calendar.zone, digest.dayMinutes);
    for (const { title, lines } of Object.values(briefOf({ digest, write })))
      for (const line of [title, ...lines]) expect(mail.text).toContain(line);
    const [link = ''] = /\S+\/v1\/files\/\w+/.exec(mail.text) ?? [];
    const answer = await fetch(link.replace(/^.*(?=\/v1\/files)/, stack.apiUrl));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(pdf.equals(await read('laporan-kepatuhan.pdf'))).toBe(true);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await deliveries.of(digestSubject(year))).toHaveLength(1);
  });

  it.runIf(isTaken())(
    'gets a new edition of its digest beside the old one, with what differs from the one that was sent',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'edisi-'));
      try {
        const file = join(folder, 'laporan.pdf');
        await writeFile(file, 'edisi pertama');
        const { code, out } = await npmRun('digest', '--period', '2025', '--out', file);
        expect([code, out]).toEqual([0, expect.stringContaining(join(folder, 'laporan-edisi-2.pdf'))]);
        expect(out).toMatch(/(berbeda dari|sama dengan) yang dikirim kepada sekretaris \(keadaan per /);
        expect(await readFile(file, 'utf8')).toBe('edisi pertama');
        expect((await readFile(join(folder, 'laporan-edisi-2.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );

  it.runIf(isTaken())('waits for its digest where a grant is missing, and gets it when that is back', async () => {
    const month = DigestPeriod.parse('2025-06');
    await without('Digest', 's3:PutObject', () =>
      expect(runMorning(stack, month)).rejects.toThrow(/AccessDenied|failed/),
    );
    expect(await deliveries.of(digestSubject(month))).toEqual([]);
    await runMorning(stack, month);
    expect(await deliveries.of(digestSubject(month))).toMatchObject([{ recipient: SECRETARY }]);
  });

  it('is followed by the digests of its weeks and months as mornings come, each once', async () => {
    const asOf = wib('2026-02-03 10:00');
    await setAhead(stack, Math.ceil((asOf - Date.now()) / 1000));
    const month = digestSubject(DigestPeriod.parse('2026-01'));
    await runMorning(stack);
    expect(await deliveries.of(month)).toMatchObject([{ recipient: SECRETARY }]);
    expect(await eventLogOf(stack).mark(`digest.${SECRETARY}`)).toBeGreaterThanOrEqual(asOf);
    await runMorning(stack);
    expect(await deliveries.of(month)).toHaveLength(1);
  });

  it.each([
    ['--reports', '0'],
    ['--year', '2024'],
    ['--period', '2025-11'],
  ])('is refused with %s %s', async (...args) => {
    const { code } = await npmRun('history', ...args);
    expect(code).toBe(1);
  });
});
