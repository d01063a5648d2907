import { describe, expect, it } from 'vitest';
import {
  askedOf,
  begunAgain,
  begunImport,
  begunWork,
  checkedImport,
  furtheredBack,
  furtheredRows,
  halted,
  IMPORT_FAILURE_NAMES,
  type ImportIn,
  ImportStep,
  importAt,
  importRememberedUntil,
  importRunOf,
  isWorking,
  leftIn,
  MOST_FIRST,
  MOST_SHEET_BYTES,
  openSteps,
  PART_BYTES,
  partSize,
  partsOf,
  RUN_BYTES,
  type SheetImport,
  takenBackImport,
  takenIn,
  withPart,
} from '#shared/domain/arrival/sheet-import';
import { sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant } from '#shared/domain/words/words';

const at = (minutes: number): Instant => Instant.parse(1_795_000_000_000 + minutes * 60_000);
const WHO = { by: PersonId.parse('siti-contoh'), at: at(0) };
const HASH = sha256('lembar');
const RUN = importRunOf(Buffer.alloc(RUN_BYTES, 7));
const begun = begunImport({ id: importIdOf(HASH), name: ' ekspor\u0000.csv ', size: 10, sha256: HASH }, WHO);

const inState = <State extends SheetImport['state']>(found: SheetImport | undefined, state: State): ImportIn<State> => {
  const isThat = (one: SheetImport | undefined): one is ImportIn<State> => one?.state === state;
  return isThat(found) ? found : expect.fail(`${found?.state} and not ${state}`);
};
const sent = withPart(begun, 1);
const checking = begunWork(inState(askedOf(sent, 'check', WHO), 'checking'), RUN, at(1));
const told = [
  { n: 2, outcome: 'new' },
  { n: 4, outcome: 'numberTwice' },
  { n: 3, outcome: 'formula', column: 'Isi' },
] as const;
const checked = checkedImport(furtheredRows(checking, { done: 3, told, listed: 2, now: at(2) }));
const takingIn = begunWork(inState(askedOf(checked, 'takeIn', WHO), 'takingIn'), RUN, at(3));
const half = furtheredRows(takingIn, { done: 1, told: [{ n: 2, outcome: 'new' }], listed: 0, now: at(4) });
const stopped = inState(halted(half, 'asked'), 'stopped');
const isIn = takenIn(furtheredRows(takingIn, { done: 3, told, listed: 2, now: at(4) }));
const takingBack = begunWork(inState(askedOf(isIn, 'takeBack', WHO), 'takingBack'), RUN, at(5));
const back = furtheredBack(takingBack, { done: 2, of: 2, told: ['takenBack', 'kept'], now: at(6) });
const failed = inState(halted(checking, 'notASheet'), 'failed');
const ALL: readonly SheetImport[] = [
  ...[begun, sent, checking, checked, takingIn, stopped, isIn, takingBack, takenBackImport(back), failed],
];

describe('a sheet that is sent', () => {
  it('is called by its name, as it can be shown', () => expect(begun.name).toBe('ekspor.csv'));

  it.each([
    [1, 1, [1]],
    [PART_BYTES, 1, [PART_BYTES]],
    [PART_BYTES + 1, 2, [PART_BYTES, 1]],
    // 256 MiB are 268,435,456 bytes: 178 whole slices of 1,500,000 and 1,435,456 more.
    [MOST_SHEET_BYTES, 179, []],
  ])('has, where it is of %i bytes, %i parts', (size, parts, sizes) => {
    expect(partsOf(size)).toBe(parts);
    for (const [index, bytes] of sizes.entries()) expect(partSize(size, index + 1)).toBe(bytes);
  });

  it('is there when each part is, in whatever order and however often one comes', () => {
    const large = { ...begun, size: 2 * PART_BYTES };
    const one = inState(withPart(large, 2), 'sending');
    expect(one.parts).toEqual([2]);
    expect(withPart(one, 2)).toMatchObject({ state: 'sending', parts: [2] });
    expect(withPart(one, 1)).toMatchObject({ state: 'sent' });
  });

  it('is found as it stands when it is begun again, and sent anew only where its bytes are not there', () => {
    for (const one of ALL) expect(begunAgain(one, { ...WHO, at: at(60) })).toBe(one);
    const weekLater = { ...WHO, at: at(7 * 24 * 60) };
    for (const one of [begun, sent, checked, failed])
      expect(begunAgain(one, weekLater)).toMatchObject({ state: 'sending', sending: 2, parts: [], rev: one.rev + 1 });
    for (const one of [stopped, isIn, takenBackImport(back)]) expect(begunAgain(one, weekLater)).toBe(one);
    for (const why of ['bytesDiffer', 'gone'] as const)
      expect(begunAgain(halted(checking, why), WHO)).toMatchObject({ state: 'sending', sending: 2 });
  });
});

describe('what can be asked of an import', () => {
  it('is as the states allow, and nothing else is ever done', () => {
    expect(ALL.map((one) => [one.state, openSteps(one)])).toEqual([
      ['sending', []],
      ['sent', ['check']],
      ['checking', ['stop']],
      ['checked', ['check', 'takeIn']],
      ['takingIn', ['stop']],
      ['stopped', ['takeIn', 'takeBack']],
      ['takenIn', ['takeBack']],
      ['takingBack', ['stop']],
      ['takenBack', ['check']],
      ['failed', ['check']],
    ]);
    for (const one of ALL)
      for (const step of ImportStep.options)
        expect(askedOf(one, step, WHO) === undefined).toBe(!openSteps(one).includes(step));
    expect(openSteps(halted(checking, 'bytesDiffer'))).toEqual([]);
  });

  it('goes on where taking in was stopped, and begins anew where taking back was', () => {
    expect(askedOf(stopped, 'takeIn', WHO)).toMatchObject({ state: 'takingIn', rows: { done: 1, of: 3 } });
    const stoppedBack = inState(halted(back, 'asked'), 'stopped');
    expect(askedOf(stoppedBack, 'takeIn', WHO)).toMatchObject({ rows: { done: 0, of: 3, counts: {} } });
    expect(askedOf(stoppedBack, 'takeBack', WHO)).toMatchObject({ back: { done: 2 } });
  });

  it('stops at once where nobody works on it or has for ten minutes, and else is a wish', () => {
    const waiting = inState(askedOf(sent, 'check', WHO), 'checking');
    expect(askedOf(waiting, 'stop', WHO)).toMatchObject({ state: 'sent' });
    // It was last written in minute 4.
    expect(askedOf(half, 'stop', { ...WHO, at: at(13) })).toMatchObject({ state: 'takingIn', stopAsked: true });
    expect(askedOf(half, 'stop', { ...WHO, at: at(14) })).toMatchObject({ state: 'stopped', why: 'asked' });
  });
});

describe('an import that somebody works on', () => {
  it('adds up what became of its rows, and keeps the first that somebody should look at', () => {
    expect(checked.rows).toEqual({
      ...{ done: 3, of: 3, counts: { new: 1, numberTwice: 1, formula: 1 }, listed: 2 },
      first: [
        { n: 3, outcome: 'formula', column: 'Isi' },
        { n: 4, outcome: 'numberTwice' },
      ],
      lists: [{ run: RUN, files: 1 }],
    });
    const many = Array.from({ length: 30 }, (_, n) => ({ n, outcome: 'textMissing' }) as const);
    const further = furtheredRows(half, { done: 31, told: many, listed: 30, now: at(5) });
    expect(further.rows.first).toHaveLength(MOST_FIRST);
    expect(further.rows.counts).toEqual({ new: 1, textMissing: 30 });
    const again = furtheredRows(further, { done: 32, told: [], listed: 1, now: at(5) });
    expect(again.rows.lists).toEqual([{ run: RUN, files: 2 }]);
  });

  it('is over where nobody has furthered it for three hours, and can then be gone on with', () => {
    // It was last written in minute 4.
    expect(importAt(half, at(183))).toBe(half);
    expect(importAt(half, at(184))).toMatchObject({ state: 'stopped', why: 'unfinished', rows: { done: 1 } });
    for (const one of ALL) if (!isWorking(one)) expect(importAt(one, at(10_000))).toBe(one);
  });

  it('stays in as it was where it may not be taken back', () => {
    expect(leftIn(takingBack, 2)).toMatchObject({ state: 'takenIn', workedOn: 2 });
    const part = begunWork(inState(askedOf(stopped, 'takeBack', WHO), 'takingBack'), RUN, at(6));
    expect(leftIn(part, 2)).toMatchObject({ state: 'stopped', was: 'takingIn', workedOn: 2, rows: { done: 1 } });
  });
});

describe('an import in the table', () => {
  it('is forgotten thirty days after it was last asked for, unless anything of it may have been taken in', () => {
    for (const one of [begun, sent, checking, checked, failed])
      expect(importRememberedUntil(one)).toBe(at(30 * 24 * 60));
    for (const one of [takingIn, stopped, isIn, takingBack, takenBackImport(back)])
      expect(importRememberedUntil(one)).toBeUndefined();
  });

  it('has a sentence for each way in which it can fail', () => {
    for (const { id, en } of Object.values(IMPORT_FAILURE_NAMES)) expect([id, en].join()).toMatch(/\w{3}/);
  });
});
