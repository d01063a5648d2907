import { describe, expect, it } from 'vitest';
import { readSamples } from '#local/aws/samples';
import { rawArrivalOf } from '#shared/contracts/messages/channel-event';
import { readArrival } from '#shared/domain/arrival/arrival';
import { subDistrictOf } from '#shared/domain/arrival/sub-district';
import type { Said } from '#shared/domain/report/submission';
import { wib } from '#test/support/builders/a-report';
import { countedSteps } from '#test/support/counted-steps';
import { policy } from '#test/support/policy';

type Where = Pick<Said, 'place' | 'title'> & { readonly text?: string };

const where = ({ text = '', ...given }: Where): string | undefined =>
  subDistrictOf(policy.subDistricts, { text, ...given });
const inText = (text: string): string | undefined => where({ text });

/**
 * The 23 sub-districts of the regency, by the list of the ministry (61.06), and the towns by which people mean them.
 */
const KNOWN = [
  ['putussibau-utara', 'Putussibau Utara'],
  ['putussibau-selatan', 'Putussibau Selatan', 'Kedamin', 'Kedamin Hulu', 'Kedamin Hilir'],
  ['bika', 'Bika'],
  ['kalis', 'Kalis', 'Nanga Kalis'],
  ['mentebah', 'Mentebah', 'Nanga Mentebah'],
  ['boyan-tanjung', 'Boyan Tanjung', 'Nanga Boyan'],
  ['pengkadan', 'Pengkadan'],
  ['hulu-gurung', 'Hulu Gurung', 'Nanga Tepuai'],
  ['bunut-hulu', 'Bunut Hulu'],
  ['bunut-hilir', 'Bunut Hilir', 'Nanga Bunut'],
  ['embaloh-hilir', 'Embaloh Hilir', 'Nanga Embaloh'],
  ['embaloh-hulu', 'Embaloh Hulu', 'Benua Martinus'],
  ['batang-lupar', 'Batang Lupar', 'Lanjak'],
  ['badau', 'Badau', 'Nanga Badau'],
  ['empanang', 'Empanang', 'Nanga Kantuk'],
  ['puring-kencana', 'Puring Kencana'],
  ['semitau', 'Semitau', 'Nanga Semitau'],
  ['suhaid', 'Suhaid', 'Nanga Suhaid'],
  ['selimbau', 'Selimbau'],
  ['jongkong', 'Jongkong'],
  ['seberuang', 'Seberuang', 'Sejiram'],
  ['silat-hilir', 'Silat Hilir', 'Nanga Silat'],
  ['silat-hulu', 'Silat Hulu', 'Nanga Dangkan'],
] as const;
const NAMES = KNOWN.flatMap(([id, ...names]) => names.map((name) => ({ id, name })));

describe('the sub-districts of the regency', () => {
  it('are 23, and all of them are known', () => {
    expect(KNOWN).toHaveLength(23);
    expect(policy.subDistricts.subDistricts.map(({ id }) => String(id))).toEqual(KNOWN.map(([id]) => id));
  });

  it.each(NAMES)('$name is named as it is written, in any field', ({ id, name }) => {
    expect(where({ place: { district: name } })).toBe(id);
    expect(where({ place: { description: `dermaga ${name}, dekat pasar` } })).toBe(id);
    expect(where({ place: { village: name } })).toBe(id);
    expect(where({ title: `Lampu padam di ${name}` })).toBe(id);
    expect(inText(`Kami warga ${name} mau melapor.`)).toBe(id);
  });

  it.each(NAMES)('$name is named however it is written', ({ id, name }) => {
    for (const written of [
      `Kec. ${name}`,
      `Kecamatan ${name}`,
      `kec.${name}`,
      `KEC ${name.toUpperCase()}, KAB. KAPUAS HULU`,
      name.toLowerCase(),
      `(${name})`,
      `"${name}"!!!`,
      `*${name.replace(' ', '-')}*`,
      name.replace(' ', '\n'),
      name.replace(' ', ' \t '),
      `1.${name}/2`,
      `📍${name}🙏`,
    ]) {
      expect(inText(written), written).toBe(id);
    }
  });

  it('are named with accents, wide letters and invisible signs too', () => {
    expect(inText('di Jóngkong')).toBe('jongkong');
    expect(inText('di ＪＯＮＧＫＯＮＧ')).toBe('jongkong');
    expect(inText('di Jong\u200Bkong')).toBe('jongkong');
  });
});

describe('where two are named', () => {
  it('where two sub-districts are named, nobody guesses', () => {
    expect(inText('dari Jongkong ke Selimbau')).toBeUndefined();
    expect(where({ place: { district: 'Silat Hulu / Silat Hilir' } })).toBeUndefined();
    expect(where({ title: 'Dermaga Jongkong', text: 'Kami warga Selimbau.' })).toBeUndefined();
    expect(where({ place: { description: 'Jongkong', village: 'Semitau' } })).toBeUndefined();
  });

  it('two sub-districts in one field are not decided by a less certain field', () => {
    expect(where({ place: { district: 'Badau, Lanjak' }, text: 'di Badau' })).toBeUndefined();
  });

  it('two names of one sub-district are that one', () => {
    expect(inText('Kedamin Hulu, Kecamatan Putussibau Selatan')).toBe('putussibau-selatan');
    expect(inText('Lanjak (Batang Lupar)')).toBe('batang-lupar');
    expect(inText('Jongkong, ya, Jongkong')).toBe('jongkong');
  });
});

describe('a name that two share', () => {
  it.each(['Putussibau', 'Bunut', 'Embaloh', 'Silat'])('is not known by itself: %s', (name) => {
    expect(inText(`di ${name}`)).toBeUndefined();
    expect(where({ place: { district: name } })).toBeUndefined();
  });

  it('contradicts another', () => {
    // A boat that goes from the regency's capital to Jongkong is not at Jongkong.
    expect(inText('speedboat dari Dermaga Putussibau tujuan Jongkong')).toBeUndefined();
    expect(where({ place: { description: 'Dermaga Putussibau' }, text: 'mau ke Jongkong' })).toBeUndefined();
    expect(where({ place: { district: 'Silat' }, text: 'dekat Selimbau' })).toBeUndefined();
  });

  it('is made plain by a less certain field', () => {
    expect(where({ place: { district: 'Putussibau' }, text: 'di Kedamin' })).toBe('putussibau-selatan');
    expect(where({ place: { district: 'Silat' }, text: 'di Nanga Dangkan' })).toBe('silat-hulu');
    expect(inText('Angkutan Kedamin - Putussibau')).toBe('putussibau-selatan');
  });
});

describe('the more certain field comes first', () => {
  const place = { district: 'Kalis', description: 'simpang Bika', village: 'Bika' };

  it('the district, then the description and the village, then title and text', () => {
    const said = { title: 'di Badau', text: 'di Badau' };
    expect(where({ ...said, place })).toBe('kalis');
    expect(where({ ...said, place: { description: place.description } })).toBe('bika');
    expect(where({ ...said, place: { village: place.village } })).toBe('bika');
    expect(where(said)).toBe('badau');
  });

  it('a field that names no sub-district is passed over', () => {
    expect(where({ place: { ...place, district: 'Kabupaten Kapuas Hulu' } })).toBe('bika');
    expect(where({ place: { district: '', description: '-', village: 'Desa Contoh' }, text: 'di Badau' })).toBe(
      'badau',
    );
    expect(where({ place: {}, text: 'di Badau' })).toBe('badau');
  });

  it('no name of a sub-district is read across two fields', () => {
    expect(where({ place: { description: 'sungai Bunut', village: 'Hilir' } })).toBeUndefined();
    expect(where({ title: 'di Puring', text: 'Kencana Motor' })).toBeUndefined();
  });
});

describe('a part of a longer word', () => {
  it.each(['bikan', 'abika', 'membikai', 'kalisari', 'badauan', 'Selimbauan', 'jongkongan', 'semitaunya'])(
    'names nothing: %s',
    (word) => {
      expect(inText(`ada ${word} di sini`)).toBeUndefined();
    },
  );

  it('names nothing where only a part of the name stands', () => {
    for (const part of ['Hulu', 'Hilir', 'Utara', 'Nanga', 'Tanjung', 'Batang', 'Puring', 'Gurung', 'Kapuas Hulu']) {
      expect(inText(`di ${part}`)).toBeUndefined();
    }
  });

  it('names nothing where its words stand apart', () => {
    expect(inText('Silat di Hulu')).toBeUndefined();
    expect(inText('Puring dan Kencana')).toBeUndefined();
  });
});

describe('nothing', () => {
  it.each(['', ' ', '\n', '???', '🙏', '123', 'padam terus'])('names nothing: "%s"', (text) => {
    expect(inText(text)).toBeUndefined();
  });
});

describe('a very long text', () => {
  const stepsOf = countedSteps();

  const steps = (part: string, length: number): number => {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    return stepsOf(() => void inText(text));
  };

  it.each([
    ['of marks in the wrong order', 'a\u0301\u0323\u0327\u0345'],
    ['of marks alone', '\u0301\u0323\u0327'],
    ['of one sign that stands for many', '\uFDFA'],
    ['of beginnings of names', 'nanga puring silat '],
    ['of names', 'jongkong selimbau '],
    ['without a letter', '.,-'],
    ['of one word', 'x'],
    ['of syllables', '\uAC01'],
  ])('a very long text %s takes steps by its length, and none beyond what is read', (_, part) => {
    const [short, long, longest] = [steps(part, 5_000), steps(part, 20_000), steps(part, 60_000)];
    // Four times the length: linear is 4, quadratic 16. Three times beyond what is read: 1, or 3 if it were read.
    expect(long / short).toBeLessThan(8);
    expect(longest / long).toBeLessThan(2);
  });

  it('is read as far as an ordinary one goes, and no further', () => {
    expect(inText(`${'x '.repeat(9_990)}di Jongkong`)).toBe('jongkong');
    expect(inText(`${'x '.repeat(10_000)}di Jongkong`)).toBeUndefined();
  });
});

describe('the sample reports are where a reader would say', async () => {
  const samples = await readSamples();

  it.each([
    // In the sender's own field.
    ['01-pju-padam', 'putussibau-utara'],
    ['07-perahu-kelebihan-muatan', 'bunut-hilir'],
    ['09-jalan-rusak', 'mentebah'],
    ['12-diralat-pelapor', 'hulu-gurung'],
    ['16-melayu-dermaga-licin', 'selimbau'],
    ['17-melayu-tarif-speed', 'semitau'],
    ['20-susulan-mendahului-laporan', 'putussibau-selatan'],
    ['38-banyak-pokok', 'jongkong'],
    ['42-kolom-ganjil', 'kalis'],
    // The dock of the regency's capital lies in one of two; that the boat goes to Jongkong says nothing.
    ['06-speedboat-tanpa-pelampung', undefined],
    ['35-lampu-dermaga', undefined],
    ['10-tidak-lengkap', undefined],
    ['18-ppid-permohonan-dokumen', undefined],
  ])('%s: %s', (name, id) => {
    const event = samples
      .find((sample) => sample.name === name)
      ?.events.find(({ type }) => type === 'report.submitted');
    if (event === undefined) throw new Error(`no submission in ${name}`);
    const raw = rawArrivalOf({ type: 'report.submitted', timestamp: '', data: { ...event.data } });
    const arrival = readArrival('report.submitted', raw, { office: policy.office, now: wib('2026-12-01 10:00') });
    if (!arrival.ok || arrival.value.type !== 'report.submitted') throw new Error(`${name} is no submission`);
    expect(subDistrictOf(policy.subDistricts, arrival.value.submission.words)).toBe(id);
  });
});
