import { describe, expect, it } from 'vitest';
import { log, logFault } from '#shared/runtime/logger';
import { takeLines } from '#test/support/captured-output';

describe('a line of the log', () => {
  it.each(['x\n{"level":"fatal"}', 'x\r\n{"level":"ERROR"}', 'x\u2028y', 'x\u0085\u009b31m\u0000'])(
    'stays one record, whatever stands in it: %j',
    (code) => {
      takeLines();
      log('webhook.refused', { code });
      const lines = takeLines();
      expect(lines).toHaveLength(1);
      expect(lines.join('').trimEnd()).not.toContain('\n');
      expect(JSON.parse(lines.join(''))).toMatchObject({ level: 'INFO', message: 'webhook.refused', code });
    },
  );
});

describe('a fault in the log', () => {
  const logged = (error: unknown): string => {
    takeLines();
    logFault('message.failed', error);
    return takeLines().join('\n');
  };

  it('is told by its name and its place', () => {
    const line = logged(new TypeError('anything'));
    expect(line).toContain('TypeError');
    expect(line).toMatch(/logger\.test\.ts:\d+:\d+/);
  });

  it.each(['Budi 0812 minta tolong', 'line one\nat Budi 0812 rumahnya di Contoh', 'x\n    at Budi (0812:34:56)'])(
    'never repeats its message: %j',
    (message) => {
      const line = logged(new Error(message, { cause: new Error(message) }));
      expect(line).toContain('message.failed');
      expect(line).not.toMatch(/Budi|0812/);
    },
  );

  it('is told by the first where several were thrown together, and not how many', () => {
    const line = logged(new AggregateError([new TypeError('anything'), new RangeError('Budi 0812')], 'Budi 0812'));
    expect(line).toContain('"fault":"TypeError"');
    expect(line).toMatch(/logger\.test\.ts:\d+:\d+/);
    expect(line).not.toMatch(/AggregateError|RangeError|Budi|0812/);
  });

  it('is told too when something else than an error was thrown', () => {
    expect(logged('Budi 0812')).not.toContain('Budi');
  });
});
