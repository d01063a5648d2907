import { expect, it } from 'vitest';
import { dateFormat } from '#shared/domain/calendar/date-format';

const NOON = Date.parse('2026-11-24T12:00:00+07:00');

it('a date is written as its language and options say, whatever was written before', () => {
  const long = { timeZone: 'Asia/Pontianak', dateStyle: 'long' } as const;
  const write = (language: 'id' | 'en', options: Intl.DateTimeFormatOptions): string =>
    dateFormat(language, options).format(NOON);
  for (let twice = 0; twice < 2; twice += 1) {
    expect(write('id', long)).toBe('24 November 2026');
    expect(write('en', long)).toBe('24 November 2026');
    expect(write('id', { ...long, dateStyle: 'full' })).toBe('Selasa, 24 November 2026');
    expect(write('en', { timeZone: 'Asia/Pontianak', timeStyle: 'short' })).toBe('12:00');
    expect(write('en', { timeZone: 'UTC', timeStyle: 'short' })).toBe('05:00');
  }
});

it('the same format is made once', () => {
  const options = { timeZone: 'UTC', year: 'numeric' } as const;
  expect(dateFormat('id', { ...options })).toBe(dateFormat('id', { ...options }));
  expect(dateFormat('id', options)).not.toBe(dateFormat('en', options));
});
