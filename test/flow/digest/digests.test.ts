import { describe, expect, it } from 'vitest';
import { DigestPeriod, periodNamed } from '#shared/domain/calendar/period';
import type { FrozenDigest } from '#shared/domain/digest/digest';
import { digestFile } from '#shared/domain/digest/files';
import type { FigureValue } from '#shared/domain/figures/figure';
import { figureCells } from '#shared/domain/figures/figure-cells';
import type { FigureName } from '#shared/domain/figures/figure-name';
import { asKnown } from '#shared/domain/figures/last-known';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import { type Delivery, failed } from '#shared/domain/notices/delivery';
import { digestSubject, reportSubject } from '#shared/domain/notices/subject';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { Command } from '#shared/domain/report/command-table';
import type { RecordedEvent } from '#shared/domain/report/event';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { aDelivery } from '#test/contract/notices/deliveries';
import { isoDate } from '#test/support/builders/a-calendar';
import {
  type ADigestOffice,
  aDigestOffice,
  type Given,
  INSPECTOR,
  records,
  SECRETARY,
} from '#test/support/builders/a-digest-office';
import { aReport, LAPOR, OVERSIGHT, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const DAY = 86_400_000;

const JULY = ['2025-06', '2025-W27', '2025-W28', '2025-W29', '2025-W30', '2025-W31', '2025-07'];

/** Mornings from the 1st of July to the 4th of August, a Monday; each as told. */
const throughJuly = async (
  morning: (office: ADigestOffice, day: number) => Promise<void>,
  given: Given = {},
): Promise<ADigestOffice> => {
  const office = aDigestOffice(given);
  // Served until the last of June: nothing of before is owed.
  await office.log.setMark(`digest.${SECRETARY}`, wib('2025-06-30 07:30'));
  for (let day = 0; day < 35; day += 1) {
    office.until(Instant.parse(wib('2025-07-01 07:30') + day * DAY));
    await morning(office, day);
  }
  return office;
};

const asItShould = async (office: ADigestOffice): Promise<void> => {
  await office.evaluate();
  await office.digest();
};

/** The same July for all who only look at what was made in it. */
let made: Promise<ADigestOffice> | undefined;
const calmJuly = (): Promise<ADigestOffice> => {
  made ??= throughJuly(asItShould);
  return made;
};

/** The numbers of a figure, in short; `0` where it does not occur. */
const shortOf = (figure: FigureValue | undefined): string => {
  if (figure === undefined || (figure.kind === 'count' && figure.numerator === 0)) return '0';
  if (figure.kind === 'count') return `${figure.numerator}/${figure.denominator}`;
  return figure.kind === 'minutes' || figure.kind === 'days'
    ? `${figure.n}: ${figure.median}, ${figure.p90}`
    : String(figure.n);
};

/** As the Secretary's figures count them: what was concealed from her later stays as she knew it. */
const seenBySecretary = (standings: readonly Standing[]): readonly Standing[] =>
  standings.flatMap((standing) => asKnown(calendar, standing, ({ oversight }) => oversight !== 'suspected') ?? []);

describe('the digests of a month', () => {
  it.each([
    ['every morning', asItShould],
    [
      'twice every morning',
      async (office: ADigestOffice) => {
        await asItShould(office);
        await asItShould(office);
      },
    ],
    [
      'only every tenth morning',
      async (office: ADigestOffice, day: number) => {
        if (day % 10 === 4) await asItShould(office);
      },
    ],
    [
      'with an evaluation that comes twenty hours late',
      async (office: ADigestOffice) => {
        await office.digest();
        office.until(Instant.parse(office.now() + 20 * 3_600_000));
        await office.evaluate();
      },
    ],
  ])('are each begun once where both run %s', async (_, morning) => {
    const office = await throughJuly(morning, { few: true });
    await asItShould(office);
    expect(await office.begun(JULY)).toEqual(JULY.map((name) => `${name} ${SECRETARY}`));
    expect(office.files.names()).toHaveLength(4 * JULY.length);
  });

  it('say what the record says, counted from zero as of the evaluation', async () => {
    const office = await calmJuly();
    for (const name of JULY) {
      const { digest } = await office.model(name);
      const period = periodNamed(name) ?? expect.fail(name);
      const standings = records.flatMap((events) => standingAt(calendar, events, digest.asOf) ?? []);
      const received = standings.filter(
        ({ receivedOn, report }) =>
          period.from <= receivedOn &&
          receivedOn < period.until &&
          // The Secretary learns of oversight when it is confirmed.
          (report.status === 'received' || report.oversight !== 'suspected'),
      );
      const counted = new Map(cohortFigures(received, { asOf: digest.asOf, calendar }).map((one) => [one.name, one]));
      expect(digest.received, name).toBe(received.length);
      expect(digest.period).toEqual(period);
      for (const { name: figure, values } of digest.headlines) {
        expect(values[0]?.numerator, `${name} ${figure}`).toBe(counted.get(figure)?.ids.length);
      }
    }
  });

  it('have the months up to their last, from the first report on, each as the record says it', async () => {
    const { digest } = await (await calmJuly()).model('2025-W31');
    expect(digest.months.map(({ month }) => month)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => `2025-${month}`),
    );
    const standings = seenBySecretary(records.flatMap((events) => standingAt(calendar, events, digest.asOf) ?? []));
    for (const { month, received, values } of digest.months) {
      const inMonth = standings.filter(({ receivedOn }) => receivedOn.startsWith(month));
      expect([month, received]).toEqual([month, inMonth.length]);
      const figures = cohortFigures(inMonth, { asOf: digest.asOf, calendar });
      for (const { name, value } of values)
        expect([month, name, figures.find((figure) => figure.name === name)]).toMatchObject([month, name, value]);
    }
  });

  it('know the desk of their reader, whose own late work comes first', async () => {
    const office = await throughJuly(asItShould, { few: true, more: [namedIn(SECRETARY)] });
    expect((await office.model('2025-07')).digest.desk).toBe('Sekretaris Dinas');
    // The inspector has none.
    expect((await office.model('2025-07', INSPECTOR)).digest.desk).toBeUndefined();
  });

  it('freeze every figure as a value without the reports behind it, and make the table from those', async () => {
    const office = await calmJuly();
    const { digest, figures } = await office.model('2025-07');
    expect(figures.find(({ name }) => name === 'received')).toEqual({
      ...{ name: 'received', kind: 'count', asOf: digest.asOf, n: digest.received },
      ...{ numerator: digest.received, denominator: digest.received, ratio: 1 },
    });
    expect(figures.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['minutes', 'events']));
    const name = digestFile(SECRETARY, DigestPeriod.parse('2025-07'), 'model.json');
    expect(Buffer.from(await office.files.read(name)).toString()).not.toContain('"ids"');
    const csv = await office.files.read(digestFile(SECRETARY, DigestPeriod.parse('2025-07'), 'angka.csv'));
    expect(Buffer.from(csv).toString()).toContain(JSON.stringify(figureCells(calendar, figures)));
  });

  it('list the figures of the period before that have changed since', async () => {
    const office = await calmJuly();
    const [june, july] = [await office.model('2025-06'), await office.model('2025-07')];
    const value = ({ digest }: FrozenDigest, name: string, at: number) =>
      digest.headlines.find((row) => row.name === name)?.values[at];
    for (const { name, was, is } of july.digest.revised) {
      expect(was).toEqual(value(june, name, 0));
      expect(is).toEqual(value(july, name, 1));
      expect(was).not.toEqual(is);
    }
    expect(july.digest.revised.length).toBeGreaterThan(0);
  });

  it('tell of every printed figure that has another value by now, so that nobody holds one that is out of date', async () => {
    const office = await calmJuly();
    const models = await Promise.all(JULY.map(async (name) => ({ name, ...(await office.model(name)) })));
    const said = (figures: readonly (readonly [FigureName, FigureValue | undefined])[]) =>
      new Map(figures.map(([name, value]) => [name, shortOf(value)]));
    const printed = new Map(models.map(({ name, figures }) => [name, said(figures.map((one) => [one.name, one]))]));
    const told = new Map(printed);
    for (const { digest } of models.toSorted((one, other) => one.digest.asOf - other.digest.asOf)) {
      // A note on a period says all that is not as it was printed.
      for (const { period, figures } of digest.reprinted)
        told.set(period, new Map([...(printed.get(period) ?? []), ...said(figures.map(({ name, is }) => [name, is]))]));
    }
    const asOf = Instant.parse(Math.max(...models.map(({ digest }) => digest.asOf)));
    const standings = seenBySecretary(records.flatMap((events) => standingAt(calendar, events, asOf) ?? []));
    for (const name of JULY) {
      const period = periodNamed(name) ?? expect.fail(name);
      const received = standings.filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until);
      // Age grows by itself: it is never told as revised.
      for (const figure of cohortFigures(received, { asOf, calendar }).filter(({ name: of }) => of !== 'age.open')) {
        expect([name, figure.name, told.get(name)?.get(figure.name) ?? '0']).toEqual([
          name,
          figure.name,
          shortOf(figure),
        ]);
      }
    }
    expect(models.flatMap(({ digest }) => digest.reprinted).length).toBeGreaterThan(3);
  });

  it('are owed, not made, while nothing is evaluated', async () => {
    const office = aDigestOffice();
    await office.log.setMark(`digest.${SECRETARY}`, wib('2025-07-30 07:30'));
    office.until(wib('2025-07-31 05:30'));
    await office.evaluate();
    office.until(wib('2025-08-01 07:30'));
    expect(await office.digest()).toEqual({ made: 0, owed: 1 });
    expect(office.files.names()).toEqual([]);
    await office.evaluate();
    expect(await office.digest()).toEqual({ made: 1, owed: 0 });
    expect(await office.digest()).toEqual({ made: 0, owed: 0 });
  });

  it('are made for a period that is asked for, however long ago, and told once', async () => {
    const office = aDigestOffice();
    office.until(wib('2026-01-20 07:30'));
    await office.evaluate();
    const year = DigestPeriod.parse('2025');
    expect(await office.digest(year)).toEqual({ made: 1, owed: 0 });
    expect(await office.digest(year)).toEqual({ made: 1, owed: 0 });
    expect(await office.begun(['2025'])).toEqual([`2025 ${SECRETARY}`]);
    expect((await office.model('2025')).digest.received).toBeGreaterThan(30);
  });

  it('are not asked for before their time is over', async () => {
    const office = aDigestOffice();
    office.until(wib('2025-10-20 07:30'));
    await office.evaluate();
    expect(await office.digest(DigestPeriod.parse('2025'))).toEqual({ made: 0, owed: 1 });
  });
});

/** A report of July about oversight that names somebody. */
const namedIn = (...recused: readonly string[]): readonly RecordedEvent[] =>
  aReport()
    .receivedAt(wib('2025-07-02 08:00'))
    .suspected()
    .next({ ...OVERSIGHT, recused: recused.map((id) => PersonId.parse(id)) })
    .story().record;

describe('what the Secretary may not know', () => {
  it('is in no file of theirs: a report that names them; the inspector receives one with it', async () => {
    const record = namedIn(SECRETARY);
    const id = record[0]?.reportId ?? expect.fail();
    const office = await throughJuly(asItShould, { more: [record] });
    const theirs = JSON.stringify(await office.model('2025-07'));
    expect(theirs).not.toContain(id);
    const without = await calmJuly();
    expect(theirs).toBe(JSON.stringify(await without.model('2025-07')));
    const inspectors = await office.model('2025-07', INSPECTOR);
    expect(inspectors.digest.received).toBe((await office.model('2025-07')).digest.received + 1);
    expect(JSON.stringify(inspectors)).toContain(id);
    expect(await without.begun(['2025-07'])).toEqual([`2025-07 ${SECRETARY}`]);
  });

  it('is nothing of a report that names somebody else, once it is confirmed', async () => {
    const office = await throughJuly(asItShould, { more: [namedIn('admin-lapor')] });
    const without = await calmJuly();
    expect((await office.model('2025-07')).digest.received).toBe((await without.model('2025-07')).digest.received + 1);
    expect(await office.begun(['2025-07'])).toEqual([`2025-07 ${SECRETARY}`]);
  });
});

describe('what has come to be concealed', () => {
  const ordinary = aReport().receivedAt(wib('2025-06-16 08:00'));
  /** A report of June like any other, which turns out to be about the Secretary. */
  const foundOn = (moment: string): readonly RecordedEvent[] =>
    ordinary.next({ ...OVERSIGHT, recused: [PersonId.parse(SECRETARY)] }, { now: wib(moment) }).story().record;
  const stayed = ordinary.story().record;
  /** All but the lists of open work, which hold only what may be read. */
  const countedIn = ({ digest, figures }: FrozenDigest) => {
    const { open: _, overdue: _1, openAge: _2, behind: _3, previous, ...counted } = digest;
    return { counted: { ...counted, previous: previous?.asOf }, figures };
  };

  it('after a digest was printed is told by no number of the next ones: they are as if it had stayed as it was', async () => {
    const office = await throughJuly(asItShould, { more: [foundOn('2025-07-10 09:00')] });
    const other = await throughJuly(asItShould, { more: [stayed] });
    for (const name of JULY) {
      const [made, expected] = [await office.model(name), await other.model(name)];
      expect(countedIn(made), name).toEqual(countedIn(expected));
    }
    const [july, expected] = [await office.model('2025-07'), await other.model('2025-07')];
    expect(july.digest.previous).toBeDefined();
    expect(july.digest.open).toBe(expected.digest.open - 1);
    expect(JSON.stringify(july)).not.toContain(stayed[0]?.reportId);
    expect(JSON.stringify(expected)).toContain(stayed[0]?.reportId);
  });

  it('between the evaluation and the making is in the figures as they were counted, and in no list', async () => {
    const of = async (more: readonly (readonly RecordedEvent[])[]): Promise<FrozenDigest> => {
      const office = aDigestOffice({ few: true, more });
      await office.log.setMark(`digest.${SECRETARY}`, wib('2025-06-20 07:30'));
      office.until(wib('2025-07-01 05:30'));
      await office.evaluate();
      office.until(wib('2025-07-01 07:30'));
      await office.digest();
      return office.model('2025-06');
    };
    const [made, ...others] = [await of([foundOn('2025-07-01 06:30')]), await of([stayed]), await of([])];
    expect(countedIn(made)).toEqual(countedIn(others[0] ?? expect.fail()));
    expect(made.digest).toMatchObject({ open: others[1]?.digest.open, overdue: others[1]?.digest.overdue });
  });
});

describe('what a digest counts beside the figures', () => {
  const july = async (
    before: (office: ADigestOffice) => Promise<unknown>,
    given: Given = {},
  ): Promise<FrozenDigest> => {
    const office = aDigestOffice({ few: true, ...given });
    await office.log.setMark(`digest.${SECRETARY}`, wib('2025-07-20 07:30'));
    await before(office);
    office.until(wib('2025-08-01 05:30'));
    await office.evaluate();
    office.until(wib('2025-08-01 07:30'));
    await office.digest();
    return office.model('2025-07');
  };

  it('are the days of its period on which nobody had opened the queue', async () => {
    const { digest } = await july(async ({ dutyBook }) => {
      const missed = (day: string) => ({ opened: [], rev: 1, step: 0, missedAt: wib(`${day} 09:00`) });
      for (const day of ['2025-06-30', '2025-07-01', '2025-07-31', '2025-08-01'])
        await dutyBook.save({ ...missed(day), date: isoDate(day) });
      await dutyBook.save({ ...missed('2025-07-02'), date: isoDate('2025-07-02'), missedAt: undefined });
    });
    expect(digest.unopened).toEqual(['2025-07-01', '2025-07-31']);
  });

  it('are the notices that failed, but for those about what the reader may not know that failed since', async () => {
    const concealed = aReport()
      .receivedAt(wib('2025-07-10 08:00'))
      .next({ ...OVERSIGHT, recused: [PersonId.parse(SECRETARY)] }, { now: wib('2025-07-10 09:00') })
      .story().record;
    const about = (recipient: RecipientId, id: ReportId): Delivery =>
      aDelivery({ recipient, subject: reportSubject(id) });
    const of = async (begun: readonly Delivery[], failedOn = '2025-07-15 10:00'): Promise<number> => {
      const { digest } = await july(
        async ({ deliveries }) => {
          await deliveries.begin(begun);
          const fails = begun.map((from) => ({ from, to: failed(from, 'tooManyAttempts', wib(failedOn)) }));
          await deliveries.change(fails);
        },
        { more: [concealed] },
      );
      return digest.failedNotices;
    };
    const week = { kind: 'digest', subject: digestSubject(DigestPeriod.parse('2025-W27')) } as const;
    const hidden = concealed[0]?.reportId ?? expect.fail();
    expect(await of([aDelivery({ recipient: INSPECTOR, ...week }), about(INSPECTOR, hidden)])).toBe(0);
    expect(await of([aDelivery({ recipient: SECRETARY, ...week }), about(INSPECTOR, reportIdOf(LAPOR, 'lain'))])).toBe(
      2,
    );
    // Of one that failed while it was a report like any other the Secretary may have read.
    expect(await of([about(INSPECTOR, hidden)], '2025-07-10 08:59')).toBe(1);
  });

  it('is what stands open as of the evaluation, also where it was ended or concealed before the digest is made', async () => {
    // Late enough that nothing is late by then, or it would stay in the list of open work.
    const received = aReport().receivedAt(wib('2025-07-31 15:30'));
    const at = (told: Command) => [told, { now: wib('2025-08-01 06:30') }] as const;
    const nothing = async (): Promise<void> => {};
    const standing = await july(nothing, { more: [received.story().record] });
    const ended = received.next(...at({ type: 'archive', reason: 'notAComplaint' })).story().record;
    expect((await july(nothing, { more: [ended] })).digest.open).toBe(standing.digest.open);
    const naming = received.next(...at({ ...OVERSIGHT, recused: [PersonId.parse(SECRETARY)] }));
    const concealed = naming
      .agreed({ type: 'archive', reason: 'notAComplaint' }, { now: wib('2025-08-01 06:30') })
      .story().record;
    expect((await july(nothing, { more: [concealed] })).digest.open).toBe((await july(nothing)).digest.open);
  });
});

describe('an evaluation that is not as it should be', () => {
  it.each([
    [
      'was made by other rules',
      async (office: ADigestOffice) => {
        const { calendar: before } = policy;
        await office.evaluate({ ...policy, calendar: { ...before, hours: before.hours.slice(0, 1) } });
      },
    ],
    [
      'was made by a clock that ran ahead',
      async (office: ADigestOffice) => {
        office.until(wib('2025-08-20 05:30'));
        await office.evaluate();
        office.until(wib('2025-08-04 07:30'));
      },
    ],
  ])('because it %s is waited for', async (_, before) => {
    const office = aDigestOffice({ few: true });
    await office.log.setMark(`digest.${SECRETARY}`, wib('2025-08-02 07:30'));
    office.until(wib('2025-08-04 07:30'));
    await before(office);
    expect(await office.digest()).toEqual({ made: 0, owed: 1 });
    await office.evaluate();
    expect(await office.digest()).toEqual({ made: 1, owed: 0 });
  });
});
