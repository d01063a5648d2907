import { describe, expect, it } from 'vitest';
import { OfficeAnswer } from '#shared/contracts/http/office';
import type { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { aWorld } from '#test/support/fakes/world';
import { refusal, told } from '#test/support/laws/answers';

const ask = (at: Instant, rawQuery = '') =>
  aWorld({ clock: virtualClock(at) }).callPublic({ method: 'GET', path: '/v1/public/office', rawQuery });
const shown = async (at: Instant): Promise<OfficeAnswer> => OfficeAnswer.parse(JSON.parse((await ask(at)).body ?? ''));

const NOVEMBER = wib('2026-11-24 08:00');

describe('what the office says of itself', () => {
  it('is when it is open on each weekday, and when it is shut', async () => {
    const { hours, zone, place } = await shown(NOVEMBER);
    expect([zone, place]).toEqual(['Asia/Pontianak', 'Putussibau']);
    expect(hours.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // Perpres 21/2023: five days, 37.5 hours, a longer break on Fridays.
    expect(hours[0]?.open).toEqual([
      { from: '07:30', until: '12:00' },
      { from: '13:00', until: '16:00' },
    ]);
    expect(hours[4]?.open).toEqual([
      { from: '07:30', until: '11:30' },
      { from: '13:00', until: '16:30' },
    ]);
    expect(hours.slice(5).flatMap(({ open }) => open)).toEqual([]);
  });

  it('names other hours as long as they are not over', async () => {
    const spans = async (at: Instant) => (await shown(at)).specialHours.map(({ from }) => from.slice(0, 4));
    expect(await spans(wib('2025-01-02 08:00'))).toEqual(['2025', '2026', '2027']);
    expect(await spans(NOVEMBER)).toEqual(['2027']);
  });

  it('names each limit with its source, and which ones the office has not set', async () => {
    const { promises } = await shown(NOVEMBER);
    const of = (clock: string) =>
      promises
        .filter((promise) => promise.clock === clock)
        .map((promise) => [promise.for.map(({ id }) => id).join(', '), promise.limit, promise.proposed]);
    expect(of('firstResponse')).toEqual([
      ['', 5, false],
      ['Permohonan informasi PPID', null, false],
    ]);
    expect(of('resolution')).toEqual([
      ['layanan umum', 14, false],
      ['layanan umum, permintaan informasi', 5, false],
      ['layanan umum, aspirasi', 5, false],
      ['layanan umum, Permohonan informasi PPID', 10, false],
      ['laporan pengawasan', 60, false],
    ]);
    expect(of('triage')).toEqual([['', 240, true]]);
    for (const { source } of promises) expect(source).toMatch(/\w/);
    expect(promises.find(({ extension }) => extension !== undefined)?.extension?.limit).toBe(7);
  });

  it('names the way to report, the channels that count and those that do not', async () => {
    const { ways, channels } = await shown(NOVEMBER);
    expect(ways[0]?.address).toBe('https://www.lapor.go.id');
    expect(channels.filter(({ official }) => official).map(({ id }) => id)).toEqual(['lapor', 'ppid']);
    expect(channels.filter(({ official }) => !official).map(({ id }) => id)).toContain('whatsapp');
  });

  it('names whom to ask about data, for how long they are kept, and that the office has not set it yet', async () => {
    const { privacy } = await shown(NOVEMBER);
    expect(privacy.ask.id).toContain('PPID');
    expect(privacy.kept.id).toContain('JRA');
    expect(privacy.proposed).toBe(true);
  });

  it('names nobody: no person, no group', async () => {
    expect((await ask(NOVEMBER)).body).not.toMatch(/sekretaris|inspektur|kepala-|grup-|admin-lapor/);
  });

  it('may be kept for five minutes', async () => {
    expect((await ask(NOVEMBER)).headers?.['cache-control']).toBe('public, max-age=300');
  });

  it('is refused where a parameter stands twice', async () => {
    expect(told(await ask(NOVEMBER, 'a=1&a=2'))).toEqual(refusal('parameterRepeated'));
  });
});
