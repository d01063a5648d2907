import { describe, expect, it } from 'vitest';
import { NamedRules } from '#shared/domain/classify/named';

const called = (...as: string[]) => ({ called: [{ id: 'kepala-llaj', as }], vehicles: [] });
const complaints = (file: unknown): readonly string[] =>
  (NamedRules.safeParse(file).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the file of how people call the office’s functions', () => {
  it('may call somebody in capital letters, and a group as well as a person', () => {
    expect(complaints({ called: [{ id: 'grup-llaj', as: ['Pak Budi KIR', 'penguji'] }], vehicles: [] })).toEqual([]);
  });

  it('is refused where one call stands twice, in whatever letters', () => {
    const twice = {
      ...called('Kabid LLAJ'),
      called: [...called('Kabid LLAJ').called, { id: 'kepala-asdp', as: ['kabid llaj'] }],
    };
    expect(complaints(twice)).toEqual(['called.1.as.0: "kabid llaj" stands twice']);
  });

  it.each([
    ['a sign', 'kabid (llaj)'],
    ['two spaces', 'kabid  llaj'],
    ['a sentence', 'kepala bidang lalu lintas dan angkutan jalan kabupaten'],
  ])('is refused for %s in a call', (_, call) => {
    expect(complaints(called(call))).toHaveLength(1);
  });

  it.each(['kb 1021 f', 'KB1021F', 'KB 10215 F', 'KB 1021'])('is refused for the plate %s', (plate) => {
    expect(complaints({ called: [], vehicles: [{ plate, id: 'grup-llaj' }] })).toEqual([
      'vehicles.0.plate: a plate is written like "KB 1021 F"',
    ]);
  });

  it('is refused where it knows more than ids and calls', () => {
    expect(
      complaints({ called: [{ id: 'kepala-llaj', as: ['kabid llaj'], name: 'Budi' }], vehicles: [] }),
    ).toHaveLength(1);
  });
});
