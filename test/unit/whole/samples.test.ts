import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { externalIdOf, readSamples, SAMPLES_FOLDER, type Sample, SampleFile, VARIETIES } from '#local/aws/samples';

const samples = await readSamples();

/** Every string anywhere in a value, with the key that holds it. */
const strings = (value: unknown, key = ''): readonly { readonly key: string; readonly text: string }[] => {
  if (typeof value === 'string') return [{ key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, item]) => strings(item, Array.isArray(value) ? key : inner));
};

const textsOf = (sample: Sample) => sample.events.flatMap((event) => strings(event.data));
const reportersOf = (sample: Sample) =>
  sample.events.flatMap(({ data }) => {
    if ('user' in data && data.user !== undefined) return [data.user];
    return 'reporter' in data && data.reporter !== undefined ? [data.reporter] : [];
  });
const found = (texts: readonly { readonly text: string }[], pattern: RegExp) =>
  texts.flatMap(({ text }) => [...text.matchAll(pattern)].map(([match]) => match));

describe('the sample reports', () => {
  it('are thirty or more, one file each, numbered without a gap', async () => {
    const files = (await readdir(SAMPLES_FOLDER)).sort((a, b) => a.localeCompare(b, 'en'));
    expect(samples.length).toBeGreaterThanOrEqual(30);
    expect(files).toEqual(samples.map(({ name }) => `${name}.json`));
    expect(samples.map(({ name }) => name.slice(0, 3))).toEqual(
      samples.map((_, index) => `${String(index + 1).padStart(2, '0')}-`),
    );
  });

  it('leave at least ten to a person', () => {
    expect(samples.filter((sample) => sample.expect.status === 'triaging').length).toBeGreaterThanOrEqual(10);
  });

  it('never route a suspected oversight by machine', () => {
    const routed = samples.filter(
      (sample) => sample.expect.class === 'oversight' && sample.expect.status !== 'triaging',
    );
    expect(routed.map(({ name }) => name)).toEqual([]);
  });

  it('give every unit and the information desk something to do', () => {
    expect(new Set(samples.map((sample) => sample.expect.unit))).toEqual(
      new Set(['llaj', 'asdp', 'keuangan', 'umum', 'ppid', null]),
    );
  });

  it('show every variety that real senders show', () => {
    const shown = new Set(samples.flatMap((sample) => sample.covers));
    expect(VARIETIES.filter((variety) => !shown.has(variety))).toEqual([]);
  });

  it('use both payload shapes, both channels and every event type', () => {
    const events = samples.flatMap((sample) => sample.events);
    expect(new Set(events.map(({ channel }) => channel))).toEqual(new Set(['lapor', 'ppid']));
    expect(new Set(events.map(({ type }) => type)).size).toBe(4);
    const shapes = events.filter(({ channel }) => channel === 'lapor').map(({ data }) => 'externalId' in data);
    expect(new Set(shapes)).toEqual(new Set([true, false]));
  });

  it('speak of one report a file, and of no report twice', () => {
    const perFile = samples.map((sample) => [
      ...new Set(sample.events.map((event) => `${event.channel}:${externalIdOf(event)}`)),
    ]);
    expect(perFile.filter((ids) => ids.length !== 1)).toEqual([]);
    expect(new Set(perFile.flat()).size).toBe(samples.length);
  });

  it('hold the submission of each report, so that none stays parked', () => {
    const parked = samples.filter(({ events }) => !events.some(({ type }) => type === 'report.submitted'));
    expect(parked.map(({ name }) => name)).toEqual([]);
  });

  it('poll one report again without any change, and amend another', () => {
    const contents = (variety: 'polledAgain' | 'amendment') =>
      samples
        .filter(({ covers }) => covers.includes(variety))
        .map(({ events }) => new Set(events.map(({ data }) => JSON.stringify(data))).size);
    expect(contents('polledAgain')).toEqual([1]);
    expect(contents('amendment').every((different) => different === 2)).toBe(true);
  });
});

describe('the people in the sample reports are invented, and plainly so', () => {
  it.each(samples)('$name', (sample) => {
    const texts = textsOf(sample);
    for (const { name, nik } of reportersOf(sample)) {
      expect(name ?? 'Contoh tanpa nama').toMatch(/^Contoh /);
      expect(nik ?? '0000000000000000').toMatch(/^000000\d{10}$/);
    }
    // Wherever they stand, in a field or in the free text.
    for (const nik of found(texts, /(?<!\d)\d{16}(?!\d)/g)) expect(nik).toMatch(/^000000/);
    for (const phone of found(texts, /(?<!\d)(?:\+62[\s-]?|08)\d{2,}/g)) expect(phone).toMatch(/^(\+62 000|0800)/);
    for (const email of found(texts, /[^\s@]+@[\w.-]+\w/g)) expect(email).toMatch(/@contoh\.invalid$/);
    for (const host of found(texts, /(?<=https?:\/\/)[^/\s"]+/g)) expect(host).toMatch(/\.invalid$/);
    for (const plate of found(texts, /\bKB \d+/g)) expect(plate).toBe('KB 0000');
    for (const name of found(texts, /(?<=\b(?:[Nn]ama:?|tertulis|Sdr\.?) )[A-Z]\w+/g)) expect(name).toBe('Contoh');
  });
});

describe('the sample format', () => {
  const valid = {
    about: { id: 'Contoh.', en: 'An example.' },
    covers: ['shortText'],
    expect: { class: 'service', unit: 'llaj', status: 'routed', why: 'It is clear.' },
    events: [{ channel: 'ppid', type: 'report.submitted', data: { externalId: 'x-1', text: 'teks' } }],
  };

  it('accepts the smallest sample', () => {
    expect(SampleFile.safeParse(valid).success).toBe(true);
  });

  it.each([
    ['a unit while a person decides', { ...valid, expect: { ...valid.expect, status: 'triaging' } }],
    ['no unit though routed', { ...valid, expect: { ...valid.expect, unit: null } }],
    ['no event', { ...valid, events: [] }],
    ['a variety that nobody named', { ...valid, covers: ['unheardOf'] }],
    ['a misspelt field', { ...valid, events: [{ ...valid.events[0], data: { externalId: 'x-1', txt: 'teks' } }] }],
    [
      'LAPOR! attachments that are no JSON list',
      {
        ...valid,
        events: [
          {
            channel: 'lapor',
            type: 'report.updated',
            data: { complaint_id: '1', content: 'teks', created_at: '24-11-2026 10:00:00', attachments: 'foto.jpg' },
          },
        ],
      },
    ],
  ])('refuses %s', (_, sample) => {
    expect(SampleFile.safeParse(sample).success).toBe(false);
  });
});
