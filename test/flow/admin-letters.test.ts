import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { memoryDeadLetters } from '#shared/adapters/memory-dead-letters';
import { memoryKeptFiles } from '#shared/adapters/memory-kept-files';
import { memoryLetterBook } from '#shared/adapters/memory-letter-book';
import { memoryLetterNotes } from '#shared/adapters/memory-letter-notes';
import { memoryQuota } from '#shared/adapters/memory-quota';
import { LetterActShown, LetterActsListed, LettersListed } from '#shared/contracts/dead-letters';
import { type LetterId, MOST_LETTER_ACTS } from '#shared/domain/dead-letter';
import { GROUPS } from '#shared/domain/officer';
import type { Instant } from '#shared/domain/words';
import { wib } from '#test/support/a-report';
import { anAdminApi, claimsOf } from '#test/support/admin-api';
import { refusal, told } from '#test/support/answers';
import { takeLines } from '#test/support/captured-output';
import { policy } from '#test/support/policy';

const NOW = wib('2026-11-24 10:00');
const SENT = wib('2026-11-23 08:15');
const WORDS = 'Budi memukul saya di terminal';
const REASON = 'Isi rusak sejak dari kanal; pengirim sudah mengirim ulang (rekaan).';
const PEOPLE = Object.fromEntries([...GROUPS.keys()].map((group) => [`di-${group}`.slice(0, 24), [group]]));
const OPERATOR = 'di-operator';
const INTAKE = { queue: 'intake', sentAt: SENT } as const;

type Ports = Parameters<typeof anAdminApi>[1];

/** An office with some dead letters, at a time that the test moves. */
const anOffice = (change: (ports: Ports) => Ports = (ports) => ports) => {
  let at = NOW;
  const now = (): Instant => at;
  const deadLetters = memoryDeadLetters();
  const notes = memoryLetterNotes();
  const letterBook = memoryLetterBook(policy.calendar);
  const discarded = memoryKeptFiles();
  const letterQuota = memoryQuota();
  const api = anAdminApi(PEOPLE, change({ now, deadLetters, notes, letterBook, discarded, letterQuota }));
  const bury = (body = `{"isi":"${WORDS}"}`) =>
    deadLetters.bury(INTAKE, { body, group: 'lapor', attributes: { jejak: '1' } }, 'intake');
  const note = (letter: LetterId) =>
    notes.leave([{ letter, cause: 'failed', fault: 'AccessDeniedException', tries: 80, at: wib('2026-11-23 12:15') }]);
  const get = (path = '', officer = OPERATOR, query?: Readonly<Record<string, string>>) =>
    api(claimsOf(officer), {
      method: 'GET',
      path: `/v1/admin/dead-letters${path}`,
      ...(query === undefined ? {} : { query }),
    });
  const act = (letter: string, action: 'redrive' | 'discard', body?: unknown, officer = OPERATOR) =>
    api(claimsOf(officer), {
      method: 'POST',
      path: `/v1/admin/dead-letters/${letter}/${action}`,
      pathParameters: { letter },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? (action === 'redrive' ? {} : { reason: REASON })),
    });
  const listed = async () => LettersListed.parse(JSON.parse((await get()).body ?? ''));
  const done = async (officer = OPERATOR) =>
    LetterActsListed.parse(JSON.parse((await get('/actions', officer)).body ?? ''));
  return {
    ...{ deadLetters, notes, discarded, bury, note, get, act, listed, done },
    moveTo: (to: Instant): void => {
      at = to;
    },
  };
};
const acted = ({ statusCode, body }: APIGatewayProxyStructuredResultV2): LetterActShown => {
  expect(statusCode, body).toBe(200);
  return LetterActShown.parse(JSON.parse(body ?? ''));
};

describe('the list of dead letters', () => {
  it('says where each lies, since when, how often it was tried and why, the oldest first', async () => {
    const { bury, note, deadLetters, listed } = anOffice();
    const first = bury();
    await note(first);
    const silent = deadLetters.bury({ queue: 'notices', sentAt: wib('2026-11-20 07:00') }, { body: '{}' }, 'urgent');
    const run = deadLetters.bury(
      { queue: 'failures', sentAt: wib('2026-11-24 07:30'), told: { cause: 'notStarted', fault: 'AWS.Scheduler.X' } },
      { body: '{}' },
    );
    expect(await listed()).toEqual({
      asOf: '2026-11-24T10:00:00+07:00',
      complete: true,
      letters: [
        {
          ...{ letter: silent, queue: 'notices', sentAt: '2026-11-20T07:00:00+07:00', cause: 'noAnswer' },
          redrivable: true,
        },
        {
          ...{ letter: first, queue: 'intake', sentAt: '2026-11-23T08:15:00+07:00' },
          ...{ cause: 'failed', fault: 'AccessDeniedException' },
          ...{ tries: 80, triedAt: '2026-11-23T12:15:00+07:00', redrivable: true },
        },
        {
          ...{ letter: run, queue: 'failures', sentAt: '2026-11-24T07:30:00+07:00' },
          ...{ cause: 'notStarted', fault: 'AWS.Scheduler.X', redrivable: false },
        },
      ],
    });
  });

  it('tells nothing of what is in one, and leaves it there', async () => {
    const { bury, get, listed } = anOffice();
    bury();
    const { body = '' } = await get();
    expect(body).not.toMatch(/Budi|isi|jejak/);
    expect((await listed()).letters).toHaveLength(1);
  });

  it('says that it is not all while one is in somebody’s hand', async () => {
    const { bury, deadLetters, listed } = anOffice();
    const [letter] = [bury(), bury()];
    await deadLetters.take(letter);
    expect(await listed()).toMatchObject({ complete: false, letters: [{ letter: 'letter-2' }] });
  });
});

describe('a letter that is redriven', () => {
  it('goes back whole to the queue that it came from, lies there no more, and is written down', async () => {
    const { bury, note, act, listed, done, deadLetters } = anOffice();
    const letter = bury();
    await note(letter);
    const expected = {
      ...{ letter, action: 'redrive', queue: 'intake', sentAt: '2026-11-23T08:15:00+07:00' },
      ...{ cause: 'failed', fault: 'AccessDeniedException', by: OPERATOR },
      ...{ at: '2026-11-24T10:00:00+07:00', doneAt: '2026-11-24T10:00:00+07:00' },
    };
    expect(acted(await act(letter, 'redrive'))).toEqual(expected);
    expect(deadLetters.sentTo('intake')).toEqual([
      { body: `{"isi":"${WORDS}"}`, group: 'lapor', attributes: { jejak: '1' } },
    ]);
    expect((await listed()).letters).toEqual([]);
    expect(await done()).toEqual({ month: '2026-11', actions: [expected] });
  });

  it('is answered the same when it is asked for again, and sent once', async () => {
    const { bury, act, deadLetters, moveTo } = anOffice();
    const letter = bury();
    const first = acted(await act(letter, 'redrive'));
    moveTo(wib('2026-11-30 23:59'));
    expect(acted(await act(letter, 'redrive'))).toEqual(first);
    expect(deadLetters.sentTo('intake')).toHaveLength(1);
    expect(told(await act(letter, 'discard'))).toEqual(refusal('notFound'));
  });

  it('must be one that can go back somewhere; else it lies on, for others too', async () => {
    const { deadLetters, act, listed, done } = anOffice();
    const run = deadLetters.bury({ queue: 'failures', sentAt: SENT, told: { cause: 'runFailed' } }, { body: '{}' });
    expect(told(await act(run, 'redrive'))).toEqual(refusal('notRedrivable'));
    expect(await listed()).toMatchObject({ complete: true, letters: [{ letter: run }] });
    expect((await done()).actions).toEqual([]);
    expect(acted(await act(run, 'discard'))).toMatchObject({ action: 'discard', cause: 'runFailed' });
  });

  it('must be there: one that nobody knows is not, and one in somebody’s hand is out of reach', async () => {
    const { bury, act, deadLetters } = anOffice();
    const letter = bury();
    for (const name of ['tidak-ada', 'tidak ada', 'x'.repeat(101)])
      expect(told(await act(name, 'redrive')), name).toEqual(refusal('notFound'));
    await deadLetters.take(letter);
    expect(told(await act(letter, 'redrive'))).toEqual(refusal('letterOutOfReach'));
    deadLetters.letGo();
    expect(acted(await act(letter, 'redrive'))).toMatchObject({ letter });
  });
});

it('takes nothing but an empty object to redrive', async () => {
  const { bury, act, deadLetters } = anOffice();
  const letter = bury();
  for (const body of [{ reason: REASON }, { queue: 'feedback' }, [], 'redrive'])
    expect(told(await act(letter, 'redrive', body)), JSON.stringify(body)).toEqual(refusal('requestInvalid'));
  expect(deadLetters.sentTo('intake')).toEqual([]);
});

describe('a letter that is discarded', () => {
  it('is kept whole under its name, sent nowhere, and the reason is written down', async () => {
    const { bury, act, listed, done, discarded, deadLetters } = anOffice();
    const letter = bury();
    const answer = acted(await act(letter, 'discard'));
    expect(answer).toMatchObject({ action: 'discard', cause: 'noAnswer', by: OPERATOR, reason: REASON });
    expect(discarded.names()).toEqual([`discarded/intake/${letter}`]);
    expect(Buffer.from(await discarded.read(`discarded/intake/${letter}`)).toString()).toContain(WORDS);
    expect(deadLetters.sentTo('intake')).toEqual([]);
    expect((await listed()).letters).toEqual([]);
    expect((await done()).actions).toEqual([answer]);
  });

  it.each([
    {},
    { reason: '' },
    { reason: ' \n' },
    { reason: 'x'.repeat(2_001) },
    { reason: 7 },
    { reason: 'x', why: 'y' },
  ])('needs a reason: %j is none', async (body) => {
    const { bury, act, listed } = anOffice();
    const letter = bury();
    expect(told(await act(letter, 'discard', body))).toEqual(refusal('requestInvalid'));
    expect((await listed()).letters).toHaveLength(1);
  });

  it('leaves neither reason nor content in any log', async () => {
    const { bury, act } = anOffice();
    const letter = bury();
    takeLines();
    await act(letter, 'discard');
    const lines = takeLines();
    const [line] = lines.filter((text) => text.includes('letter.discarded'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ letter, queue: 'intake', cause: 'noAnswer', by: OPERATOR });
    expect(lines.join('\n')).not.toMatch(/Budi|rusak|pengirim/);
  });
});

describe('what is done in an hour', () => {
  it('is bounded, for all together, and goes on in the next', async () => {
    const { bury, act, moveTo, listed } = anOffice();
    const letters = Array.from({ length: MOST_LETTER_ACTS + 1 }, () => bury());
    moveTo(wib('2026-11-24 10:59:30'));
    const answers = await Promise.all(letters.map((letter) => act(letter, 'redrive')));
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(refused.map(told)).toEqual([refusal('tooManyLetterActs')]);
    expect(refused[0]?.headers?.['retry-after']).toBe('30');
    const [left] = (await listed()).letters;
    moveTo(wib('2026-11-24 11:00'));
    expect(acted(await act(left?.letter ?? '', 'redrive'))).toMatchObject({ action: 'redrive' });
  });

  it('does not count what is asked again because the answer was lost', async () => {
    const { bury, act } = anOffice();
    const letters = Array.from({ length: MOST_LETTER_ACTS }, () => bury());
    const answers = await Promise.all(letters.map((letter) => act(letter, 'redrive')));
    const again = await Promise.all(letters.map((letter) => act(letter, 'redrive')));
    expect(again.map(acted)).toEqual(answers.map(acted));
  });

  it('counts what was asked of letters that are not there, so that nobody looks for names', async () => {
    const { bury, act } = anOffice();
    for (let n = 0; n < MOST_LETTER_ACTS; n += 1) await act(`tebakan-${n}`, 'discard');
    expect(told(await act(bury(), 'redrive'))).toEqual(refusal('tooManyLetterActs'));
  });
});

describe('who may', () => {
  const EVERYBODY = Object.keys(PEOPLE);

  it('lists, redrives and discards: the operator alone', async () => {
    for (const officer of EVERYBODY) {
      const { bury, get, act, listed } = anOffice();
      const letter = bury();
      const answers = [
        await get('', officer),
        await act(letter, 'redrive', undefined, officer),
        await act(bury(), 'discard', undefined, officer),
      ];
      const expected = officer === OPERATOR ? [200, 200, 200] : [403, 403, 403];
      expect(
        answers.map(({ statusCode }) => statusCode),
        officer,
      ).toEqual(expected);
      if (officer !== OPERATOR) expect((await listed()).letters, officer).toHaveLength(2);
    }
  });

  it('sees what was done: the operator, the Secretary and the inspector', async () => {
    const { bury, act, get } = anOffice();
    await act(bury(), 'discard');
    const seeing: string[] = [];
    for (const officer of EVERYBODY) {
      const answer = await get('/actions', officer);
      if (answer.statusCode === 200) seeing.push(officer);
      else expect(told(answer)).toEqual(refusal('notAllowed'));
    }
    expect(new Set(seeing)).toEqual(new Set(['di-secretary', 'di-inspector', OPERATOR]));
  });

  it('asks for a month of the office, and is told of one that is none', async () => {
    const { bury, act, get, moveTo } = anOffice();
    // Still November in London, December in Pontianak.
    moveTo(wib('2026-12-01 06:30'));
    const letter = bury();
    await act(letter, 'discard');
    const of = async (month: string) =>
      LetterActsListed.parse(JSON.parse((await get('/actions', OPERATOR, { month })).body ?? '')).actions.length;
    expect([await of('2026-11'), await of('2026-12')]).toEqual([0, 1]);
    for (const query of [{ month: '2026-13' }, { month: '' }, { lain: 'x' }])
      expect(told(await get('/actions', OPERATOR, query))).toEqual(refusal('requestInvalid'));
  });

  it('shows the latest first', async () => {
    const { bury, act, done, moveTo } = anOffice();
    const [first, second] = [bury(), bury()];
    await act(first, 'discard');
    moveTo(wib('2026-11-24 10:05'));
    await act(second, 'redrive');
    expect((await done()).actions.map(({ letter }) => letter)).toEqual([second, first]);
  });
});

/** Each call to a port is a point at which the function may break off, before the call has an effect or after. */
const breakingOff = (broken: number, when: 'before' | 'after') => {
  let calls = 0;
  const point = async <T>(act: () => Promise<T>): Promise<T> => {
    calls += 1;
    const mine = calls;
    if (mine === broken && when === 'before') throw new Error('broken off');
    const answer = await act();
    if (mine === broken) throw new Error('broken off');
    return answer;
  };
  const change = (ports: Ports): Ports => {
    const { deadLetters, notes, letterBook, discarded, letterQuota } = ports;
    if (!(deadLetters && notes && letterBook && discarded && letterQuota)) throw new Error('a port is missing');
    return {
      ...ports,
      deadLetters: {
        list: deadLetters.list,
        take: (letter) =>
          point(async () => {
            const held = await deadLetters.take(letter);
            if (typeof held === 'string') return held;
            return { ...held, sendBack: () => point(held.sendBack), drop: () => point(held.drop) };
          }),
      },
      notes: { read: (letters) => point(() => notes.read(letters)) },
      letterBook: {
        ...letterBook,
        write: (act) => point(() => letterBook.write(act)),
        of: (letter, at) => point(() => letterBook.of(letter, at)),
      },
      discarded: { keep: (name, bytes) => point(() => discarded.keep(name, bytes)) },
      letterQuota: (time, most) => point(() => letterQuota(time, most)),
    };
  };
  return { change, calls: () => calls };
};

describe.each(['before', 'after'] as const)('where it breaks off, %s a call had its effect,', (when) => {
  /** Book, quota, take, book, notes, book, the deed, book, drop. */
  const CALLS = 9;

  it.each(Array.from({ length: CALLS }, (_, n) => n + 1))(
    'at call %i, asking again redrives it: twice at worst, and never lost',
    async (broken) => {
      const { change } = breakingOff(broken, when);
      const { bury, act, deadLetters, listed, done, moveTo } = anOffice(change);
      const letter = bury();
      const first = await act(letter, 'redrive');
      expect(first.statusCode).toBe(500);
      deadLetters.letGo();
      moveTo(wib('2026-11-24 10:01'));
      const sentBefore = deadLetters.sentTo('intake').length;
      // Either it still lies there, or it was sent before it was taken away.
      expect((await listed()).letters.length + sentBefore).toBeGreaterThan(0);
      expect(acted(await act(letter, 'redrive'))).toMatchObject({ letter, action: 'redrive' });
      expect((await listed()).letters).toEqual([]);
      const sent = deadLetters.sentTo('intake').length;
      expect(sent).toBeGreaterThanOrEqual(1);
      expect(sent).toBeLessThanOrEqual(2);
      expect((await done()).actions.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(1);
    },
  );

  it.each(Array.from({ length: CALLS }, (_, n) => n + 1))(
    'at call %i, asking again discards it, and it is kept once',
    async (broken) => {
      const { change, calls } = breakingOff(broken, when);
      const { bury, act, deadLetters, listed, done, discarded, moveTo } = anOffice(change);
      const letter = bury();
      expect((await act(letter, 'discard')).statusCode).toBe(500);
      expect(calls()).toBe(broken);
      deadLetters.letGo();
      moveTo(wib('2026-11-24 10:01'));
      expect((await listed()).letters.length + discarded.names().length).toBeGreaterThan(0);
      expect(acted(await act(letter, 'discard'))).toMatchObject({ letter, reason: REASON });
      expect((await listed()).letters).toEqual([]);
      expect(discarded.names()).toEqual([`discarded/intake/${letter}`]);
      expect(deadLetters.sentTo('intake')).toEqual([]);
      expect((await done()).actions.filter(({ doneAt }) => doneAt !== undefined)).toHaveLength(1);
    },
  );
});

it('sends nothing again that it has written down to be sent, and takes it away then', async () => {
  const { change } = breakingOff(9, 'before');
  const { bury, act, deadLetters, listed, moveTo } = anOffice(change);
  const letter = bury();
  expect((await act(letter, 'redrive')).statusCode).toBe(500);
  deadLetters.letGo();
  moveTo(wib('2026-11-24 10:01'));
  expect(acted(await act(letter, 'redrive')).at).toBe('2026-11-24T10:00:00+07:00');
  expect(deadLetters.sentTo('intake')).toHaveLength(1);
  expect((await listed()).letters).toEqual([]);
});

it('does nothing that it could not write down before', async () => {
  const { change } = breakingOff(6, 'before');
  const { bury, act, deadLetters } = anOffice(change);
  expect((await act(bury(), 'redrive')).statusCode).toBe(500);
  expect(deadLetters.sentTo('intake')).toEqual([]);
});

it('lies there again at once where it could not be done, for whoever asks once more', async () => {
  let isDown = true;
  const kept = memoryKeptFiles();
  const keep: typeof kept.keep = async (name, bytes) => {
    if (isDown) throw new Error('the bucket is not there');
    await kept.keep(name, bytes);
  };
  const { bury, act, listed } = anOffice((ports) => ({ ...ports, discarded: { keep } }));
  const letter = bury();
  expect(told(await act(letter, 'discard'))).toEqual(refusal('unexpected'));
  expect(await listed()).toMatchObject({ complete: true, letters: [{ letter }] });
  isDown = false;
  acted(await act(letter, 'discard'));
  expect(kept.names()).toEqual([`discarded/intake/${letter}`]);
});
