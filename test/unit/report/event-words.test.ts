import { describe, expect, it } from 'vitest';
import { ReportEvent } from '#shared/domain/report/event';
import { tellEvent, tellOpenly } from '#shared/domain/report/event-words';
import { PersonId } from '#shared/domain/report/report';
import type { Assignee } from '#shared/domain/words/words';
import {
  AS_SERVICE,
  aReport,
  CLASSIFIED,
  OVERSIGHT,
  person,
  type Story,
  SUSPICION,
  said,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const tell = (event: unknown) => tellEvent(policy, ReportEvent.parse(event));
const DEADLINE = {
  startedAt: wib('2025-05-06 10:00'),
  limit: 10,
  unit: 'workingDays',
  pauses: false,
  provisional: false,
};

describe('what happened is told', () => {
  it.each<[object, string, string]>([
    [{ type: 'WorkStarted' }, 'Pekerjaan dimulai.', 'Work began.'],
    [
      { type: 'Routed', assignee: 'asdp', decidedBy: 'person', deadlines: {} },
      'Didisposisikan ke Bidang Keselamatan, Sarana Prasarana dan ASDP.',
      'Routed to the Safety, Facilities and Inland Waterways Division.',
    ],
    [
      { type: 'HandedBack', reason: 'oversightFound', deadlines: {} },
      'Dikembalikan: ditemukan unsur pengawasan.',
      'Handed back: oversight was found in it.',
    ],
    [
      { type: 'Resolved', result: 'planned', evidence: 0, deadlines: {} },
      'Dituntaskan: direncanakan.',
      'Resolved: planned.',
    ],
    [
      { type: 'KeptAsHistory', ended: { how: 'archived' } },
      'Dimasukkan sebagai riwayat: diarsipkan di kanal.',
      'Taken in as history: archived in the channel.',
    ],
    [
      { type: 'KeptAsHistory', ended: { how: 'done', endedOn: '2024-10-14' } },
      'Dimasukkan sebagai riwayat: selesai di kanal, 14 Oktober 2024.',
      'Taken in as history: done in the channel, 14 October 2024.',
    ],
    [
      { type: 'Closed', closedBy: 'silence' },
      'Ditutup karena pelapor tidak menanggapi.',
      'Closed since the reporter kept silent.',
    ],
    [{ type: 'Archived', reason: 'tooGeneral' }, 'Diarsipkan: terlalu umum.', 'Archived: too general.'],
    [
      { type: 'ChannelStatusChanged', status: 'done', observedAt: 0 },
      'Status di kanal berubah: selesai.',
      'Its status in the channel changed: done.',
    ],
    [
      { type: 'DeadlineMissed', clock: 'firstResponse' },
      'Lewat batas waktu tanggapan awal.',
      'Past the deadline for first answer.',
    ],
    [
      { type: 'Escalated', clock: 'resolution', step: 2 },
      'Masih lewat batas waktu penyelesaian, jenjang ke-2 diberi tahu.',
      'Still past the deadline for resolution, step 2 of the ladder is told.',
    ],
    [
      {
        type: 'DeadlineMoved',
        clock: 'resolution',
        from: wib('2026-12-14 16:00'),
        to: wib('2026-12-15 16:00'),
        provisional: false,
        why: 'calendar',
      },
      'Batas waktu penyelesaian berpindah dari Senin, 14 Desember 2026 pukul 16.00 WIB ke Selasa, 15 Desember 2026 pukul 16.00 WIB (pasti): kalender berubah.',
      'The deadline for resolution moved from Monday, 14 December 2026 at 16:00 WIB to Tuesday, 15 December 2026 at 16:00 WIB (sure): the calendar changed.',
    ],
    [
      {
        type: 'DeadlineMoved',
        clock: 'resolution',
        from: wib('2026-12-14 16:00'),
        to: wib('2026-12-14 16:00'),
        provisional: true,
        why: 'calendar',
      },
      'Batas waktu penyelesaian tetap Senin, 14 Desember 2026 pukul 16.00 WIB, kini sementara.',
      'The deadline for resolution stays Monday, 14 December 2026 at 16:00 WIB, now provisional.',
    ],
    [
      {
        type: 'DeadlineExtended',
        clock: 'resolution',
        ground: 'notYetHeld',
        from: wib('2025-05-20 16:00'),
        deadline: { ...DEADLINE, dueAt: wib('2025-06-02 16:00') },
      },
      'Batas waktu penyelesaian diperpanjang sampai Senin, 2 Juni 2025 pukul 16.00 WIB: informasi belum dikuasai.',
      'The deadline for resolution was extended until Monday, 2 June 2025 at 16:00 WIB: the information is not held yet.',
    ],
  ])('%j in a sentence, in Indonesian and in English', (event, id, en) => {
    expect(tell(event)).toEqual({ id, en });
  });
});

/** How a record is told openly, the report being with that unit. */
const openly = ({ record }: Story, assignee?: Assignee) => tellOpenly(policy, record, assignee);

const TO_ASDP = { ...CLASSIFIED, assignee: 'asdp' } as const;
const TO_LLAJ = { ...CLASSIFIED, assignee: 'llaj' } as const;
const AS_LLAJ = { ...AS_SERVICE, assignee: 'llaj' } as const;
const NOTE = { type: 'addNote', content: said('sudah dibaca') } as const;

describe('a report that is not about oversight', () => {
  it('is told alike whether it was on the desk for oversight before, or with another unit', () => {
    const accused = aReport()
      .next({ ...OVERSIGHT, recused: [PersonId.parse('wati-contoh')] })
      .agreed(AS_LLAJ);
    const moved = aReport().next(TO_ASDP).next(NOTE).next(NOTE).next(TO_LLAJ);
    expect(openly(accused.story(), 'llaj')).toEqual(openly(moved.story(), 'llaj'));
    expect(openly(accused.story(), 'llaj').map(({ words }) => words.id)).toEqual([
      'Laporan diterima.',
      'Diklasifikasikan oleh mesin.',
      'Didisposisikan.',
      'Diklasifikasikan oleh petugas.',
      'Didisposisikan.',
      'Catatan ditambahkan.',
      'Catatan ditambahkan.',
      'Diklasifikasikan oleh petugas.',
      'Didisposisikan ke Bidang Lalu Lintas dan Angkutan Jalan.',
    ]);
  });

  it('is told alike whether its unit found oversight in it, or wanted a decision and somebody noted something', () => {
    const by = { actor: person('staf') };
    const found = aReport().next({ type: 'handBack', reason: 'oversightFound' }, by);
    const wanted = aReport()
      .next({ type: 'handBack', reason: 'needsDecision' }, by)
      .next({ type: 'addNote', content: said('perlu rapat') }, by);
    const told = openly(found.agreed(AS_LLAJ).story(), 'llaj');
    expect(told).toEqual(openly(wanted.next(NOTE).next(NOTE).next(TO_LLAJ).story(), 'llaj'));
    expect(told.map(({ words }) => words.id)).toContain('Dikembalikan: perlu keputusan.');
  });

  it('is told to have been held where something said later pointed to misconduct', () => {
    const suspected = aReport()
      .next({
        type: 'addReply',
        content: said('petugas meminta uang'),
        sentAt: wib('2025-05-06 12:00'),
        proposal: SUSPICION,
      })
      .agreed(AS_LLAJ);
    const told = openly(suspected.story(), 'llaj');
    expect(told.map(({ type }) => type)).toContain('HeldForTriage');
    expect(JSON.stringify(told)).not.toMatch(/pengawasan|oversight/i);
  });

  it('is not told to have been where it is no more, also when it is with nobody', () => {
    const back = aReport()
      .next(OVERSIGHT)
      .agreed({ ...AS_SERVICE, topic: topic('jalan-rusak') });
    expect(back.build()).toMatchObject({ status: 'triaging', oversight: 'none' });
    expect(JSON.stringify(openly(back.story()))).not.toMatch(/Sekretaris|Secretary/);
  });
});
