import { describe, expect, it } from 'vitest';
import { severalIn } from '#shared/contracts/http/several';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const reports = [{ report: reportIdOf(LAPOR, '1'), version: 1 }];

/** A request that counts how often somebody goes through all of its fields, or those of its body. */
const counted = (asked: object) => {
  let times = 0;
  const counting = <T extends object>(given: T): T =>
    new Proxy(given, {
      ownKeys: (target) => {
        times += 1;
        return Reflect.ownKeys(target);
      },
    });
  return { asked: counting(asked), counting, times: () => times };
};

describe('one command for several reports', () => {
  it('is read by its own form', () => {
    const read = severalIn({ command: 'archive', reports, body: { reason: 'tooGeneral' } });
    expect(read).toEqual({ ok: true, value: { reports, request: { type: 'archive', reason: 'tooGeneral' } } });
  });

  it.each([
    [
      { command: 'startWork', reports, body: { text: 'x' } },
      [{ field: 'body.text', expected: 'nothing', rule: 'unknown' }],
    ],
    [{ command: 'startWork', reports, body: {}, lain: 1 }, [{ field: 'lain', expected: 'nothing', rule: 'unknown' }]],
    [{ command: 'startWork', reports: [], body: {} }, [{ field: 'reports', expected: 'at least 1', rule: 'tooShort' }]],
    [{ command: 'revealIdentity', reports, body: { text: 'x' } }, [{ field: 'command', rule: 'oneOf' }]],
    [{ command: 'constructor', reports, body: {} }, [{ field: 'command', rule: 'oneOf' }]],
    [[], [{ field: '', expected: 'object', rule: 'kind' }]],
  ])('is refused by what does not fit: %j', (asked, fields) => {
    expect(severalIn(asked)).toMatchObject({ ok: false, refusal: fields });
  });

  it.each(['startWork', 'revealIdentity', 'tidak-ada'])(
    'is gone through a few times, however many commands there are: %s',
    (command) => {
      const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n]));
      const { asked, counting, times } = counted({ ...many, command, reports });
      severalIn({ command, reports, body: counting(many) });
      severalIn(asked);
      expect(times()).toBeLessThan(6);
    },
  );
});
