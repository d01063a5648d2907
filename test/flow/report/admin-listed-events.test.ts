import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ConflictsListed, MovedListed, RevealsListed } from '#shared/contracts/http/listed-events';
import { PersonId } from '#shared/domain/report/report';
import type { Message } from '#shared/domain/report/submission';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { someWords } from '#test/contract/stories';
import { withElection } from '#test/support/builders/a-calendar';
import {
  AS_SERVICE,
  aReport,
  LAPOR,
  MACHINE,
  OVERSIGHT,
  person,
  SUSPICION,
  said,
  wib,
} from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'dewi-contoh': ['secretary'],
  'joko-contoh': ['inspector'],
  'tono-contoh': ['operator'],
  // Two functions: what one may list, the other may not read.
  'wati-contoh': ['oversight-reader', 'head-llaj'],
  'rina-contoh': ['staff-asdp'],
};
const WHY = 'Diminta inspektorat (rekaan)';
const LATE_IN_MAY = { now: wib('2025-05-31 23:30') } as const;
// Still May in London, June in Pontianak.
const EARLY_IN_JUNE = { now: wib('2025-06-01 00:30') } as const;
const NOW = wib('2025-06-01 06:30');
const SET_ASIDE = { type: 'setConflictAside', webhook: sha256('msg'), body: said('lain') } as const;
const LOOKED = { type: 'revealIdentity', content: said(WHY) } as const;

const aCase = () => aReport().receivedAt(wib('2025-05-30 10:00'));

/** An office with these reports, each under an id of its own. */
const anOffice = async (stories: Readonly<Record<string, Pick<ReturnType<typeof aReport>, 'story'>>>) => {
  const table = memoryTable();
  const eventLog = tableEventLog(table, policy.calendar.zone);
  const reports = tableReportStore(table, policy);
  const ids = new Map<string, string>();
  for (const [name, story] of Object.entries(stories)) {
    const { report, record } = story.story();
    if (report === undefined) throw new Error('no report');
    const id = reportIdOf(LAPOR, name);
    ids.set(name, id);
    const reason = record.flatMap(({ event }) => (event.type === 'IdentityRevealed' ? [event.message] : []));
    const messages = reason.map(
      (n): Message => ({
        n,
        kind: 'reason',
        sentAt: LATE_IN_MAY.now,
        words: { text: `${WHY} ${n}`, attachments: [], flags: [], raw: {} },
      }),
    );
    const events = record.map((event) => ({ ...event, reportId: id }));
    const words = someWords({ title: `Judul ${name}`, externalId: name });
    await reports.commit({ report: { ...report, id }, expected: 0, events, messages, words });
  }
  const call = anAdminApi(PEOPLE, { reports, eventLog, now: () => NOW });
  type Listed = 'conflicts' | 'reveals' | 'moved-deadlines';
  return async (who: keyof typeof PEOPLE, what: Listed | `reports/${string}`, month?: string) => {
    const query = month === undefined ? {} : { month };
    const [, report] = what.split('/');
    const pathParameters = report === undefined ? {} : { report };
    const path = `/v1/admin/${what}`;
    const { statusCode, body = '' } = await call(claimsOf(who), { method: 'GET', path, query, pathParameters });
    const given = JSON.parse(body);
    return { statusCode, code: given.code, given, ids };
  };
};

describe('what was set aside', () => {
  const stories = {
    biasa: aCase().next(SET_ASIDE, LATE_IN_MAY),
    tenang: aCase(),
    diduga: aCase()
      .next(SET_ASIDE, LATE_IN_MAY)
      .next(
        { type: 'addReply', content: said('minta uang'), sentAt: LATE_IN_MAY.now, proposal: SUSPICION },
        LATE_IN_MAY,
      ),
    pengawasan: aCase().next(SET_ASIDE, LATE_IN_MAY).next(OVERSIGHT, LATE_IN_MAY),
    juni: aCase().next(SET_ASIDE, EARLY_IN_JUNE),
  };

  it('is listed for the month of the office in which it came, as far as one may read it', async () => {
    const ask = await anOffice(stories);
    const { statusCode, given, ids } = await ask('siti-contoh', 'conflicts', '2025-05');
    expect(statusCode).toBe(200);
    const { month, conflicts } = ConflictsListed.parse(given);
    expect(month).toBe('2025-05');
    expect(new Set(conflicts.map(({ report }) => report))).toEqual(new Set([ids.get('biasa'), ids.get('diduga')]));
    expect(conflicts[0]).toMatchObject({ at: '2025-05-31T23:30:00+07:00' });
    const inspected = ConflictsListed.parse((await ask('joko-contoh', 'conflicts', '2025-05')).given);
    expect(new Set(inspected.conflicts.map(({ report }) => report))).toEqual(
      new Set([ids.get('biasa'), ids.get('pengawasan')]),
    );
  });

  it('is called as its reporter and its channel do, where its words may be read', async () => {
    const ask = await anOffice({ biasa: stories.biasa, dibuka: aCase().next(LOOKED, LATE_IN_MAY) });
    const { conflicts } = ConflictsListed.parse((await ask('siti-contoh', 'conflicts', '2025-05')).given);
    expect(conflicts).toMatchObject([{ title: 'Judul biasa', number: 'biasa' }]);
    const { reveals } = RevealsListed.parse((await ask('dewi-contoh', 'reveals', '2025-05')).given);
    expect(reveals).toMatchObject([{ title: 'Judul dibuka', number: 'dibuka' }]);
  });

  it('is counted on the report itself, for whoever may read it and for nobody else', async () => {
    const ask = await anOffice({ ...stories, dua: stories.biasa.next({ ...SET_ASIDE, webhook: sha256('lain') }) });
    const countFor = async (who: keyof typeof PEOPLE, name: string) =>
      (await ask(who, `reports/${reportIdOf(LAPOR, name)}`)).given.setAside;
    expect(await countFor('siti-contoh', 'biasa')).toBe(1);
    expect(await countFor('siti-contoh', 'dua')).toBe(2);
    expect(await countFor('siti-contoh', 'tenang')).toBeUndefined();
    expect(await countFor('budi-contoh', 'biasa')).toBeUndefined();
    expect((await ask('budi-contoh', `reports/${reportIdOf(LAPOR, 'biasa')}`)).statusCode).toBe(200);
  });

  it('is listed for this month where none is named, and nothing is for a month without', async () => {
    const ask = await anOffice(stories);
    const { given, ids } = await ask('siti-contoh', 'conflicts');
    expect(given).toMatchObject({ month: '2025-06', conflicts: [{ report: ids.get('juni') }] });
    expect((await ask('siti-contoh', 'conflicts', '2025-04')).given).toEqual({ month: '2025-04', conflicts: [] });
  });

  it('is nothing to whoever does not look after what comes in, and a month must be one', async () => {
    const ask = await anOffice(stories);
    for (const who of ['budi-contoh', 'dewi-contoh', 'tono-contoh'] as const) {
      expect(await ask(who, 'conflicts')).toMatchObject({ statusCode: 403, code: 'notAllowed' });
    }
    const { given, ids } = await ask('wati-contoh', 'conflicts', '2025-05');
    expect(ConflictsListed.parse(given).conflicts.map(({ report }) => report)).toEqual([
      ...[ids.get('diduga'), ids.get('pengawasan')].toSorted(),
    ]);
    for (const month of ['2025-13', '2025', 'mei', '', '1970-01', '9999-12']) {
      expect(await ask('siti-contoh', 'conflicts', month)).toMatchObject({ statusCode: 400, code: 'requestInvalid' });
    }
  });
});

describe('who looked at who reported', () => {
  const by = (name: string) => ({ ...LATE_IN_MAY, actor: person(name) });
  const stories = {
    layanan: aCase().next(LOOKED, by('siti-contoh')),
    pengawasan: aCase().next(OVERSIGHT, LATE_IN_MAY).next(LOOKED, by('joko-contoh')).next(LOOKED, by('lina-contoh')),
    diduga: aCase()
      .next(LOOKED, by('siti-contoh'))
      .next(
        { type: 'addReply', content: said('minta uang'), sentAt: LATE_IN_MAY.now, proposal: SUSPICION },
        LATE_IN_MAY,
      ),
  };

  it('is listed for the Secretary: by whom, when and on which report; why only where that may be known', async () => {
    const ask = await anOffice(stories);
    const { given, ids } = await ask('dewi-contoh', 'reveals', '2025-05');
    const { reveals } = RevealsListed.parse(given);
    expect(new Map(reveals.map(({ report, person: who, reason }) => [who, [report, reason]]))).toEqual(
      new Map([
        ['siti-contoh', [ids.get('layanan'), undefined]],
        ['joko-contoh', [ids.get('pengawasan'), `${WHY} 1`]],
        ['lina-contoh', [ids.get('pengawasan'), `${WHY} 2`]],
      ]),
    );
    const inspected = RevealsListed.parse((await ask('joko-contoh', 'reveals', '2025-05')).given).reveals;
    expect(inspected.map(({ reason }) => reason).toSorted()).toEqual([`${WHY} 1`, `${WHY} 1`, `${WHY} 2`]);
  });

  it('is not told by name to whoever may not know that the report was about oversight then', async () => {
    const { type, ...rest } = OVERSIGHT;
    const at = (minute: number) => ({ now: Instant.parse(LATE_IN_MAY.now + minute * 60_000) });
    const accused = aCase()
      .next({ type, ...rest, recused: [PersonId.parse('dewi-contoh')] }, at(0))
      .next(LOOKED, { ...at(1), actor: person('joko-contoh') })
      .agreed(AS_SERVICE, { ...at(2), actor: person('joko-contoh') });
    const ask = await anOffice({ accused });
    const namesFor = async (who: 'dewi-contoh' | 'joko-contoh') =>
      RevealsListed.parse((await ask(who, 'reveals', '2025-05')).given).reveals.map(({ person: name }) => name);
    expect(await namesFor('dewi-contoh')).toEqual([undefined]);
    expect(await namesFor('joko-contoh')).toEqual(['joko-contoh']);
  });

  it('is nothing to those who look themselves', async () => {
    const ask = await anOffice(stories);
    for (const who of ['siti-contoh', 'budi-contoh', 'tono-contoh'] as const) {
      expect(await ask(who, 'reveals', '2025-05')).toMatchObject({ statusCode: 403, code: 'notAllowed' });
    }
  });
});

describe('dates that a new calendar moved', () => {
  // A working day of May becomes an election day.
  const recount = { now: wib('2025-05-14 09:00'), actor: MACHINE, policy: withElection } as const;
  const early = () => aReport().receivedAt(wib('2025-05-06 10:00'));
  const stories = {
    biasa: early().next({ type: 'recountDeadlines' }, recount),
    tetap: early(),
    pengawasan: early().next({ type: 'recountDeadlines' }, recount).next(OVERSIGHT, { now: recount.now }),
  };
  const movedIn = async (who: keyof typeof PEOPLE, month?: string) => {
    const { given, ids } = await (await anOffice(stories))(who, 'moved-deadlines', month);
    const { moved } = MovedListed.parse(given);
    const nameOf = new Map([...ids].map(([name, id]) => [id, name]));
    return moved.map(({ report, ...rest }) => ({ report: nameOf.get(report), ...rest }));
  };

  it('are listed with clock, old and new date, for whoever may read the timeline', async () => {
    const moved = await movedIn('budi-contoh', '2025-05');
    expect(moved).toContainEqual({
      report: 'biasa',
      at: '2025-05-14T09:00:00+07:00',
      clock: 'resolution',
      from: '2025-05-28T16:00:00+07:00',
      // The 22nd is off, and so are the 29th and 30th: the next working day is Monday.
      to: '2025-06-02T16:00:00+07:00',
      provisional: false,
    });
    expect(new Set(moved.map(({ report }) => report))).toEqual(new Set(['biasa']));
    expect(new Set((await movedIn('dewi-contoh', '2025-05')).map(({ report }) => report))).toEqual(
      new Set(['biasa', 'pengawasan']),
    );
  });

  it('are called dates of a proposal where the office has not set the limit', async () => {
    // Received on the evening before, so that the triage of what waits for a person ends on the day that is off.
    const waits = aReport()
      .doubtful()
      .receivedAt(wib('2025-05-21 15:00'))
      .next({ type: 'recountDeadlines' }, { ...recount, now: wib('2025-05-21 15:30') });
    const { given } = await (await anOffice({ waits }))('siti-contoh', 'moved-deadlines', '2025-05');
    const { moved } = MovedListed.parse(given);
    expect(moved.map(({ clock, proposed }) => [clock, proposed])).toContainEqual(['triage', true]);
    expect(moved.map(({ clock, proposed }) => [clock, proposed])).toContainEqual(['resolution', undefined]);
  });

  it('are none of another unit’s, of another month, or for who runs the system', async () => {
    expect(await movedIn('rina-contoh', '2025-05')).toEqual([]);
    expect(await movedIn('budi-contoh')).toEqual([]);
    const ask = await anOffice(stories);
    expect((await ask('tono-contoh', 'moved-deadlines')).code).toBe('notAllowed');
  });
});
