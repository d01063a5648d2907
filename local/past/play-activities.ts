import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { inventedPeople } from '#local/aws/invented-people';
import { tokensOf } from '#local/aws/people';
import type { Stack } from '#local/aws/stack';
import { Trouble } from '#local/aws/trouble';
import type { ActivityAsked, NotDoneAsked } from '#shared/contracts/http/activities';
import { type AdminClient, adminClient } from '#shared/contracts/http/admin-client';
import { type ActivityId, ActivityKindId, RecurringId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { NewsTick } from '#shared/domain/news/news-item';
import { Sha256, SubDistrictId } from '#shared/domain/words/words';

type Kept = Pick<ActivityAsked, 'unit' | 'kind' | 'regularity' | 'date' | 'words'> &
  Partial<Pick<ActivityAsked, 'subDistrict' | 'recurring' | 'from' | 'until'>>;
type Played = Kept & {
  /** Who records it, by group. */
  readonly by: string;
  readonly photo: boolean;
  /** How far its news comes; a group that approves it. */
  readonly news?: 'draft' | 'submitted' | { readonly approvedBy: string };
};

const day = (name: string): IsoDate => IsoDate.parse(name);
const PUTUSSIBAU = SubDistrictId.parse('putussibau-utara');
const DUTY = RecurringId.parse('piket-dermaga-putussibau');

const dockDuty = (date: string, how: string): Kept => ({
  ...{ unit: 'asdp', kind: ActivityKindId.parse('piket-dermaga'), regularity: 'routine', date: day(date) },
  ...{ subDistrict: PUTUSSIBAU, recurring: DUTY, from: '07:30', until: '16:00' },
  words: {
    ...{ what: 'Piket di Dermaga Putussibau', place: 'Dermaga Putussibau', who: 'tiga petugas ASDP', how },
    why: 'memastikan penumpang berangkat dengan jaket pelampung',
  },
});

/** A few weeks of what the office might have done: some published, some waiting for somebody, and days unanswered. */
const PLAYED: readonly Played[] = [
  {
    ...dockDuty('2026-11-17', 'Sembilan speed boat dan dua long boat berangkat; semuanya membawa jaket pelampung.'),
    ...{ by: 'staff-asdp', photo: true, news: { approvedBy: 'head-asdp' } },
  },
  {
    ...dockDuty('2026-11-20', 'Sebelas speed boat berangkat; dua diminta menambah jaket pelampung sebelum berangkat.'),
    ...{ by: 'staff-asdp', photo: true, news: 'submitted' },
  },
  { ...dockDuty('2026-11-23', 'Sepuluh speed boat berangkat.'), by: 'staff-asdp', photo: false },
  {
    ...{ unit: 'llaj', kind: ActivityKindId.parse('sosialisasi'), regularity: 'incidental', date: day('2026-11-12') },
    subDistrict: SubDistrictId.parse('kalis'),
    words: {
      what: 'Sosialisasi keselamatan berlalu lintas di SMP Contoh',
      place: 'SMP Contoh Kalis (rekaan)',
      who: 'empat petugas LLAJ dan para guru',
      why: 'agar siswa memakai helm dan menyeberang dengan aman',
      how: 'Seratus dua puluh siswa mencoba menyeberang di zebra cross latihan.',
    },
    ...{ by: 'staff-llaj', photo: true, news: { approvedBy: 'news-admin' } },
  },
  {
    ...{ unit: 'llaj', kind: ActivityKindId.parse('uji-kir'), regularity: 'routine', date: day('2026-11-19') },
    ...{ recurring: RecurringId.parse('hari-kir'), subDistrict: PUTUSSIBAU },
    words: {
      what: 'Pelayanan pengujian kendaraan bermotor',
      place: 'Unit Pengujian Kendaraan Bermotor',
      who: 'dua penguji',
      how: 'Empat belas kendaraan diuji, tiga diminta memperbaiki rem.',
    },
    ...{ by: 'head-llaj', photo: true, news: 'draft' },
  },
  {
    ...{ unit: 'secretary', kind: ActivityKindId.parse('rapat'), regularity: 'incidental', date: day('2026-11-10') },
    words: { what: 'Rapat persiapan angkutan akhir tahun', place: 'Ruang rapat dinas' },
    ...{ by: 'secretary', photo: false },
  },
];

const NOT_DONE: NotDoneAsked = {
  recurring: DUTY,
  date: day('2026-11-21'),
  why: 'weather',
  note: 'Sungai banjir; tidak ada perahu yang berangkat.',
};

type Ways = { readonly say: (detail: string) => void; readonly signal: AbortSignal };

/** What was asked for; whatever was played before, and stands as it does, is as good. */
const unlessThere = <Value>(
  answer:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: { readonly code: string } },
): Value | undefined => (answer.ok ? answer.value : undefined);

/**
 * Plays some activities through the front door, by people of the office: recorded, with pictures, drafted, approved and
 * published. Played again, whatever is there stays as it is. Gives how many there are.
 */
export const playActivities = async (stack: Stack, { say, signal }: Ways): Promise<number> => {
  const officer = officers(stack, signal);
  let count = 0;
  for (const [n, { by, photo, news, ...facts }] of PLAYED.entries()) {
    const api = await officer(by);
    const body = { ...facts, indicators: [], reports: [] };
    const recorded = unlessThere(await api.recordActivity({ key: `kegiatan-rekaan-${n}`, body }));
    if (recorded === undefined) continue;
    count += 1;
    say(`${count}`);
    const { activity } = recorded;
    if (photo) await addPicture(api, activity, n, signal);
    if (news !== undefined) await playNews(api, officer, activity, news);
  }
  const missed = await (await officer('staff-asdp')).stateNotDone({ key: 'kegiatan-rekaan-x', body: NOT_DONE });
  return missed.ok ? count + 1 : count;
};

const officers = (stack: Stack, signal: AbortSignal) => {
  const known = new Map<string, Promise<AdminClient>>();
  const clientOf = async (group: string): Promise<AdminClient> => {
    const person = inventedPeople().find(({ groups }) => groups.includes(group));
    if (person === undefined) throw new Trouble(`nobody is in ${group}`);
    const { access } = await tokensOf(stack, person.id);
    return adminClient((address, { headers, ...sent }) =>
      fetch(`${stack.apiUrl}${address}`, {
        ...sent,
        headers: { ...headers, authorization: `Bearer ${access}` },
        signal,
      }),
    );
  };
  return (group: string): Promise<AdminClient> => {
    const client = known.get(group) ?? clientOf(group);
    known.set(group, client);
    return client;
  };
};

const playNews = async (
  api: AdminClient,
  officer: (group: string) => Promise<AdminClient>,
  activity: ActivityId,
  so: NonNullable<Played['news']>,
): Promise<void> => {
  const drafted = unlessThere(await api.draftNews({ activity }));
  if (drafted === undefined || so === 'draft') return;
  const { news } = drafted;
  const submitted = unlessThere(await api.changeNews({ news, body: { act: 'submit', seen: drafted.version } }));
  if (submitted === undefined || so === 'submitted') return;
  const body = { act: 'publish', seen: submitted.version, ticks: NewsTick.options } as const;
  await (await officer(so.approvedBy)).decideNews({ news, body });
};

const LOOKED_EVERY_MS = 250;
const LOOKED_FOR_MS = 60_000;

/** Sends a picture as a browser does, and waits until it is kept: a draft takes what is there. */
const addPicture = async (api: AdminClient, activity: ActivityId, n: number, signal: AbortSignal): Promise<void> => {
  const bytes = await drawn(n);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const announced = await api.announceActivityFile({ activity, body: { kind: 'jpeg', size: bytes.length, sha256 } });
  const opened = unlessThere(announced);
  if (opened === undefined) return;
  const form = new FormData();
  for (const [name, value] of Object.entries(opened.form.fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(bytes)]));
  await fetch(opened.form.url, { method: 'POST', body: form, signal });
  const { upload } = opened;
  for (
    const until = Date.now() + LOOKED_FOR_MS;
    Date.now() < until;
    await wait(LOOKED_EVERY_MS, undefined, { signal })
  ) {
    const shown = unlessThere(await api.showActivityUpload({ activity, upload }));
    if (shown?.state !== 'announced') return;
  }
};

/** A dock by a river, plainly drawn, each in another light. */
const drawn = (n: number): Promise<Buffer> => {
  const boats = Array.from({ length: 3 }, (_, at) => {
    const x = 120 + at * 320 + n * 17;
    return `<path d="M${x} 560 l220 0 l-40 60 l-150 0 z" fill="hsl(${(n * 70 + at * 40) % 360} 55% 45%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
<rect width="1200" height="800" fill="hsl(${200 + n * 6} 60% 78%)"/>
<rect y="520" width="1200" height="280" fill="hsl(${28 + n * 5} 32% 42%)"/>
<rect x="0" y="470" width="${640 + n * 40}" height="60" fill="#6b4f35"/>${boats.join('')}
<text x="40" y="760" font-size="36" fill="#fff" font-family="sans-serif">gambar rekaan ${n + 1}</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer();
};
