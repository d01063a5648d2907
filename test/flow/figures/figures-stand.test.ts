import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { evaluate } from '#shared/app/figures/evaluate';
import type { Evaluations } from '#shared/app/figures/ports';
import { EvaluationShown, FigureBehind } from '#shared/contracts/http/evaluation';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { Instant, ReportId } from '#shared/domain/words/words';
import {
  AS_SERVICE,
  aReport,
  LAPOR,
  OVERSIGHT,
  person,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  wib,
} from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
};
const ADMIN = 'siti-contoh';
const SECRETARY = 'dewi-contoh';
const HEAD = 'budi-contoh';
const GENERAL = [ADMIN, HEAD, 'rina-contoh'];
/** For whom a suspicion, and what names the Secretary, is not there. */
const WITHOUT = [HEAD, 'rina-contoh', SECRETARY];
const INSPECTOR = 'agus-contoh';

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
type Builder = ReturnType<typeof aReport>;
const received = (number: string): Builder => aReport({ id: idOf(number) }).receivedAt(wib('2025-05-06 10:00'));
const FOUND = idOf('1');

/** By then every limit of May is over: time alone changes nothing any more. */
const CALM = '2025-07-01';
/** What happened to a report on a morning before anybody suspected anything. */
const answeredAt = (builder: Builder, moment: string): Builder =>
  builder.next(
    { type: 'postAnswer', content: said('sedang kami periksa'), postedAt: wib(moment) },
    { now: wib(moment), actor: person('admin') },
  );

/**
 * Reports that go on while officers read the figures of the month in which they came in, and of the one in which they
 * go on.
 */
const anOffice = async (stories: readonly Builder[]) => {
  const store = tableReportStore(memoryTable(), policy);
  const kept = tableEvaluations(memoryTable(), memoryKeptFiles());
  let savesLeft = Number.POSITIVE_INFINITY;
  const evaluations: Evaluations = {
    ...kept,
    save: async (...given) => {
      savesLeft -= 1;
      if (savesLeft < 0) throw new Error('cut off');
      return kept.save(...given);
    },
  };
  const eventLog = eventLogInMemory();
  let now: Instant = wib(`${CALM} 09:30`);
  const keep = async (told: Builder): Promise<void> => {
    const { report = expect.fail(), record } = told.story();
    const expected = (await store.load(report.id))?.version ?? 0;
    await store.commit({ report, expected, events: record.slice(expected) });
    eventLog.append(record.slice(expected));
  };
  for (const told of stories) await keep(told);
  const count = () =>
    evaluate({ policy, reports: store, eventLog, evaluations, now: () => now, log: () => {} }, () => true);
  const call = anAdminApi(GROUPS, { reports: store, evaluations, eventLog, now: () => now });
  const ask = async (officer: string, address: string): Promise<unknown> => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: `/v1/admin/evaluations/${address}` });
    return JSON.parse(answer.body ?? 'null');
  };
  const figures = async (officer: string, period: string) => {
    const { figures: all } = EvaluationShown.parse(await ask(officer, period));
    // Of which moment they are changes with every count.
    // Age grows by itself, whatever is known.
    const standing = all.filter(({ name }) => name !== 'age.open');
    return Object.fromEntries(standing.map(({ asOf: _, ...figure }) => [figure.name, figure]));
  };
  return {
    keep,
    evaluated: async (moment: string): Promise<void> => {
      now = wib(moment);
      await count();
    },
    /** A count that is cut off after so many months. */
    cutOff: async (moment: string, months: number): Promise<void> => {
      now = wib(moment);
      savesLeft = months;
      await expect(count()).rejects.toThrow('cut off');
      savesLeft = Number.POSITIVE_INFINITY;
    },
    later: (moment: string): void => {
      now = wib(moment);
    },
    read: async (officer: string) => ({
      may: await figures(officer, '2025-05'),
      july: await figures(officer, '2025-07'),
      year: await figures(officer, '2025'),
    }),
    behind: async (officer: string, name: string) => FigureBehind.parse(await ask(officer, `2025-05/${name}`)).reports,
  };
};

const at = (moment: string, by = 'admin') => ({ now: wib(moment), actor: person(by) });
const OTHERS = [received('2'), received('3')];
const ROUTED = answeredAt(received('1'), `${CALM} 09:00`);
const DOUBTED = received('1').doubtful();
const accusing = { content: said('ada pungli'), proposal: SUSPICION, sentAt: wib(`${CALM} 09:59`) };
const UPDATE = submit({ id: FOUND, receivedAt: wib('2025-05-06 10:00'), ...accusing });
const FOUND_BY_UNIT = { type: 'handBack', reason: 'oversightFound' } as const;
const NAMING = { ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] };

describe('a report that everybody knew and that is concealed', () => {
  it.each([
    ['an update accuses', ROUTED, ROUTED.next(UPDATE, at(`${CALM} 10:00`))],
    ['a reply accuses', ROUTED, ROUTED.next({ type: 'addReply', ...accusing }, at(`${CALM} 10:00`))],
    ['its unit hands it back', ROUTED, ROUTED.next(FOUND_BY_UNIT, at(`${CALM} 10:00`, 'staf-llaj'))],
    ['a person classifies it', DOUBTED, DOUBTED.next(NAMING, at(`${CALM} 10:00`))],
  ])('stays in every figure where %s, at once and after the next counts', async (_, before, after) => {
    const office = await anOffice([...OTHERS, before]);
    await office.evaluated(`${CALM} 09:30`);
    // The Secretary is not told of what is only suspected, nor of what names the Secretary.
    const all = () => Promise.all([...GENERAL, SECRETARY].map(office.read));
    const first = await all();
    expect(first[0]?.may['received']).toMatchObject({ numerator: 3 });
    expect(first[0]?.july['flow.answered']?.n).toBe(before === ROUTED ? 1 : 0);
    office.later(`${CALM} 10:30`);
    await office.keep(after);
    expect(await all()).toEqual(first);
    for (const officer of WITHOUT) expect(await office.behind(officer, 'received')).not.toContain(FOUND);
    for (const moment of [`${CALM} 11:00`, '2025-07-04 05:30']) {
      await office.evaluated(moment);
      expect(await all()).toEqual(first);
    }
    for (const officer of WITHOUT) expect(await office.behind(officer, 'received')).not.toContain(FOUND);
  });

  it('tells nothing of what followed in a month that is counted before its own', async () => {
    const ofJuly = aReport({ id: idOf('4') }).receivedAt(wib(`${CALM} 09:40`));
    const office = await anOffice([...OTHERS, DOUBTED]);
    await office.evaluated(`${CALM} 09:30`);
    // First in the log, so that July is counted for it as well.
    await office.keep(ofJuly);
    await office.keep(DOUBTED.next(NAMING, at(`${CALM} 10:00`)));
    for (const months of [0, 1]) {
      await office.cutOff(`${CALM} 11:00`, months);
      expect((await office.read(HEAD)).year['flow.classified.person']).toBeUndefined();
    }
    await office.evaluated(`${CALM} 11:00`);
    expect((await office.read(HEAD)).year['flow.classified.person']).toBeUndefined();
    expect((await office.read(INSPECTOR)).year['flow.classified.person']?.n).toBe(1);
  });

  it('changes no figure by what is done to it, and counts as it is once two people find that it is none', async () => {
    const office = await anOffice([...OTHERS, ROUTED]);
    await office.evaluated(`${CALM} 09:30`);
    const first = await office.read(ADMIN);
    const found = ROUTED.next(FOUND_BY_UNIT, at(`${CALM} 10:00`));
    await office.keep(found);
    await office.evaluated('2025-07-02 05:30');
    expect(await office.read(ADMIN)).toEqual(first);
    await office.keep(found.agreed(AS_SERVICE, { now: wib('2025-07-02 09:00') }));
    await office.evaluated('2025-07-03 05:30');
    const cleared = await office.read(ADMIN);
    expect(cleared.may['received']).toEqual(first.may['received']);
    expect([first, cleared].map(({ july }) => july['flow.handedBack']?.n)).toEqual([undefined, 1]);
    expect([first, cleared].map(({ july }) => july['flow.classified.person']?.n)).toEqual([undefined, 1]);
    expect(await office.behind(ADMIN, 'received')).toContain(FOUND);
  });

  it('is counted as it stood before the second time where it is suspected, found to be none and suspected again', async () => {
    const [answered, reopened] = [answeredAt(received('1'), '2025-06-02 09:00'), at('2025-06-05 09:00')];
    const cleared = answered
      .next(FOUND_BY_UNIT, at('2025-06-03 09:00'))
      .agreed(AS_SERVICE, { now: wib('2025-06-04 09:00') })
      .next({ type: 'startWork' }, reopened)
      .next(RESOLVED, at('2025-06-06 09:00'));
    const office = await anOffice([...OTHERS, cleared]);
    await office.evaluated(`${CALM} 09:30`);
    const first = await office.read(HEAD);
    expect(first.may['resolved']).toMatchObject({ numerator: 1, denominator: 3 });
    expect(first.year['flow.handedBack']?.n).toBe(1);
    await office.keep(cleared.next({ type: 'addReply', ...accusing }, at(`${CALM} 10:00`)));
    await office.evaluated(`${CALM} 11:00`);
    expect(await office.read(HEAD)).toEqual(first);
  });

  it('is not in any figure where it was suspected from the start, also after it was judged', async () => {
    const office = await anOffice([...OTHERS, received('1').suspected().next(NAMING, at('2025-05-07 10:00'))]);
    const without = await anOffice(OTHERS);
    for (const one of [office, without]) await one.evaluated(`${CALM} 09:30`);
    for (const officer of [...GENERAL, SECRETARY])
      expect(await office.read(officer)).toEqual(await without.read(officer));
  });
});

describe('a report that a reader of oversight knew', () => {
  const CONFIRMED = received('1').suspected().next(OVERSIGHT, at('2025-05-07 10:00'));
  const naming = CONFIRMED.next({ type: 'recuse', recused: [PersonId.parse('sekretaris')] }, at(`${CALM} 10:00`));

  it('stays in their figures as they last knew it when they are named in it, and is in others as it is', async () => {
    const office = await anOffice([...OTHERS, CONFIRMED]);
    await office.evaluated(`${CALM} 09:30`);
    const first = await office.read(SECRETARY);
    expect(first.may['received.class.oversight']).toMatchObject({ numerator: 1, denominator: 3 });
    await office.keep(naming);
    office.later(`${CALM} 10:30`);
    expect(await office.read(SECRETARY)).toEqual(first);
    await office.evaluated(`${CALM} 11:00`);
    expect(await office.read(SECRETARY)).toEqual(first);
    await office.keep(
      naming.next({ type: 'startWork' }, at('2025-07-02 09:00')).next(RESOLVED, at('2025-07-02 10:00')),
    );
    await office.evaluated('2025-07-03 05:30');
    expect(await office.read(SECRETARY)).toEqual(first);
    expect(await office.behind(SECRETARY, 'received')).not.toContain(FOUND);
    expect((await office.read(INSPECTOR)).may['resolved']).toMatchObject({ numerator: 1 });
    expect(await office.behind(INSPECTOR, 'resolved')).toEqual([FOUND]);
  });

  it('counts for them as it is once two people have taken the name away', async () => {
    const office = await anOffice([...OTHERS, CONFIRMED]);
    await office.evaluated(`${CALM} 09:30`);
    await office.keep(
      naming
        .next({ type: 'startWork' }, at('2025-07-02 09:00'))
        .next(RESOLVED, at('2025-07-02 10:00'))
        .agreed({ type: 'recuse', recused: [] }, { now: wib('2025-07-03 09:00') }),
    );
    await office.evaluated('2025-07-04 05:30');
    expect((await office.read(SECRETARY)).may['resolved']).toMatchObject({ numerator: 1, denominator: 3 });
    expect(await office.behind(SECRETARY, 'received')).toContain(FOUND);
  });
});
