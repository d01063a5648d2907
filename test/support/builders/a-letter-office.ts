import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableQuota } from '#shared/adapters/table/quota';
import { LetterActShown, LetterActsListed, LettersListed } from '#shared/contracts/http/dead-letters';
import type { LetterId } from '#shared/domain/notices/dead-letter';
import { GROUPS } from '#shared/domain/office/officer';
import type { Instant } from '#shared/domain/words/words';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

const NOW = wib('2026-11-24 10:00');
export const SENT = wib('2026-11-23 08:15');
export const WORDS = 'Budi memukul saya di terminal';
export const REASON = 'Isi rusak sejak dari kanal; pengirim sudah mengirim ulang (rekaan).';
export const PEOPLE = Object.fromEntries([...GROUPS.keys()].map((group) => [`di-${group}`.slice(0, 24), [group]]));
export const OPERATOR = 'di-operator';
const INTAKE = { queue: 'intake', sentAt: SENT } as const;

export type Ports = Parameters<typeof anAdminApi>[1];

/** An office with some dead letters, at a time that the test moves. */
export const aLetterOffice = (change: (ports: Ports) => Ports = (ports) => ports) => {
  let at = NOW;
  const now = (): Instant => at;
  const deadLetters = memoryDeadLetters();
  const notes = tableLetterNotes(memoryTable());
  const letterBook = tableLetterBook(memoryTable(), policy.calendar);
  const discarded = memoryKeptFiles();
  const letterQuota = tableQuota(memoryTable(), 'letters');
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
export const acted = ({ statusCode, body }: APIGatewayProxyStructuredResultV2): LetterActShown => {
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  return LetterActShown.parse(JSON.parse(body ?? ''));
};

/** Each call to a port is a point at which the function may break off, before the call has an effect or after. */
export const breakingOff = (broken: number, when: 'before' | 'after') => {
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
        some: deadLetters.some,
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
