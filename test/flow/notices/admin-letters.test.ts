import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { LetterActsListed } from '#shared/contracts/http/dead-letters';
import { MOST_LETTER_ACTS } from '#shared/domain/notices/dead-letter';
import {
  acted,
  aLetterOffice,
  breakingOff,
  OPERATOR,
  PEOPLE,
  REASON,
  SENT,
  WORDS,
} from '#test/support/builders/a-letter-office';
import { wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { refusal, told } from '#test/support/laws/answers';

describe('the list of dead letters', () => {
  it('says where each lies, since when, how often it was tried and why, the oldest first', async () => {
    const { bury, note, deadLetters, listed } = aLetterOffice();
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
    const { bury, get, listed } = aLetterOffice();
    bury();
    const { body = '' } = await get();
    expect(body).not.toMatch(/Budi|isi|jejak/);
    expect((await listed()).letters).toHaveLength(1);
  });

  it('says that it is not all while one is in somebody’s hand', async () => {
    const { bury, deadLetters, listed } = aLetterOffice();
    const [letter] = [bury(), bury()];
    await deadLetters.take(letter);
    expect(await listed()).toMatchObject({ complete: false, letters: [{ letter: 'letter-2' }] });
  });
});

describe('a letter that is redriven', () => {
  it('goes back whole to the queue that it came from, lies there no more, and is written down', async () => {
    const { bury, note, act, listed, done, deadLetters } = aLetterOffice();
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
    const { bury, act, deadLetters, moveTo } = aLetterOffice();
    const letter = bury();
    const first = acted(await act(letter, 'redrive'));
    moveTo(wib('2026-11-30 23:59'));
    expect(acted(await act(letter, 'redrive'))).toEqual(first);
    expect(deadLetters.sentTo('intake')).toHaveLength(1);
    expect(told(await act(letter, 'discard'))).toEqual(refusal('notFound'));
  });

  it('must be one that can go back somewhere; else it lies on, for others too', async () => {
    const { deadLetters, act, listed, done } = aLetterOffice();
    const run = deadLetters.bury({ queue: 'failures', sentAt: SENT, told: { cause: 'runFailed' } }, { body: '{}' });
    expect(told(await act(run, 'redrive'))).toEqual(refusal('notRedrivable'));
    expect(await listed()).toMatchObject({ complete: true, letters: [{ letter: run }] });
    expect((await done()).actions).toEqual([]);
    expect(acted(await act(run, 'discard'))).toMatchObject({ action: 'discard', cause: 'runFailed' });
  });

  it('must be there: one that nobody knows is not, and one in somebody’s hand is out of reach', async () => {
    const { bury, act, deadLetters } = aLetterOffice();
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
  const { bury, act, deadLetters } = aLetterOffice();
  const letter = bury();
  for (const body of [{ reason: REASON }, { queue: 'feedback' }, [], 'redrive'])
    expect(told(await act(letter, 'redrive', body)), JSON.stringify(body)).toEqual(refusal('requestInvalid'));
  expect(deadLetters.sentTo('intake')).toEqual([]);
});

describe('a letter that is discarded', () => {
  it('is kept whole under its name, sent nowhere, and the reason is written down', async () => {
    const { bury, act, listed, done, discarded, deadLetters } = aLetterOffice();
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
    { reason: '\u3164\u200b' },
    { reason: 'x'.repeat(2_001) },
    { reason: 7 },
    { reason: 'x', why: 'y' },
  ])('needs a reason: %j is none', async (body) => {
    const { bury, act, listed } = aLetterOffice();
    const letter = bury();
    expect(told(await act(letter, 'discard', body))).toEqual(refusal('requestInvalid'));
    expect((await listed()).letters).toHaveLength(1);
  });

  it('leaves neither reason nor content in any log', async () => {
    const { bury, act } = aLetterOffice();
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
    const { bury, act, moveTo, listed } = aLetterOffice();
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
    const { bury, act } = aLetterOffice();
    const letters = Array.from({ length: MOST_LETTER_ACTS }, () => bury());
    const answers = await Promise.all(letters.map((letter) => act(letter, 'redrive')));
    const again = await Promise.all(letters.map((letter) => act(letter, 'redrive')));
    expect(again.map(acted)).toEqual(answers.map(acted));
  });

  it('counts what was asked of letters that are not there, so that nobody looks for names', async () => {
    const { bury, act } = aLetterOffice();
    for (let n = 0; n < MOST_LETTER_ACTS; n += 1) await act(`tebakan-${n}`, 'discard');
    expect(told(await act(bury(), 'redrive'))).toEqual(refusal('tooManyLetterActs'));
  });
});

describe('who may', () => {
  const EVERYBODY = Object.keys(PEOPLE);

  it('lists, redrives and discards: the operator alone', async () => {
    for (const officer of EVERYBODY) {
      const { bury, get, act, listed } = aLetterOffice();
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
    const { bury, act, get } = aLetterOffice();
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
    const { bury, act, get, moveTo } = aLetterOffice();
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
    const { bury, act, done, moveTo } = aLetterOffice();
    const [first, second] = [bury(), bury()];
    await act(first, 'discard');
    moveTo(wib('2026-11-24 10:05'));
    await act(second, 'redrive');
    expect((await done()).actions.map(({ letter }) => letter)).toEqual([second, first]);
  });
});

it('sends nothing again that it has written down to be sent, and takes it away then', async () => {
  const { change } = breakingOff(9, 'before');
  const { bury, act, deadLetters, listed, moveTo } = aLetterOffice(change);
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
  const { bury, act, deadLetters } = aLetterOffice(change);
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
  const { bury, act, listed } = aLetterOffice((ports) => ({ ...ports, discarded: { keep } }));
  const letter = bury();
  expect(told(await act(letter, 'discard'))).toEqual(refusal('unexpected'));
  expect(await listed()).toMatchObject({ complete: true, letters: [{ letter }] });
  isDown = false;
  acted(await act(letter, 'discard'));
  expect(kept.names()).toEqual([`discarded/intake/${letter}`]);
});
