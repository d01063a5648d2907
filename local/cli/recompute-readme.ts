import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Scope } from '#shared/domain/figures/scope';
import type { Instant } from '#shared/domain/words/words';

type Told = {
  readonly calendar: Pick<Calendar, 'zone'>;
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope: Scope;
  readonly reports: number;
  readonly events: number;
};

const OVERSIGHT = {
  full: {
    id: 'Angkanya penuh: laporan pengawasan ikut dihitung, dan catatannya ada di sini.',
    en: 'Its figures are full: reports about oversight are counted, and their records are here.',
  },
  general: {
    id: 'Angkanya umum: laporan pengawasan dihitung seperti keadaannya sebelum dirahasiakan. Catatannya tetap ada di sini, karena tanpanya angka umum pun tidak dapat dihitung ulang.',
    en: 'Its figures are general: a report about oversight is counted as it stood before it was concealed. Its record is here all the same, since without it not even a general figure can be recomputed.',
  },
} as const satisfies Record<Scope, { readonly id: string; readonly en: string }>;

/** What a recompute kit says of itself: what each file is, how to count anew, and what it cannot show. */
export const kitReadme = ({
  calendar,
  period,
  asOf,
  scope,
  reports,
  events,
}: Told): string => `# Berkas hitung ulang · Recompute kit

Periode ${period.from} sampai sebelum ${period.until}, keadaan per ${isoWithOffset(calendar, asOf)} (zona ${calendar.zone}); ${reports} laporan, ${events} kejadian. Semua angkanya dapat dihitung ulang dari berkas ini saja, tanpa program yang membuatnya.

*The period from ${period.from} up to, and without, ${period.until}, as of ${isoWithOffset(calendar, asOf)} (zone ${calendar.zone}); ${reports} reports, ${events} events. All of its figures can be recomputed from these files alone, without the program that made them.*

**Hanya untuk yang boleh membaca laporan pengawasan · Only for those who may read of oversight.** ${OVERSIGHT[scope].id} Tidak ada kata atau identitas pelapor di dalamnya; kejadian hanya berisi kode, waktu, hash, dan petugas yang bertindak.

*${OVERSIGHT[scope].en} No word and no identity of a reporter is in it: events hold codes, times, hashes, and the officers who acted.*

## Menghitung ulang · Counting anew

\`\`\`console
$ python3 count.py .
\`\`\`

Python 3.10 atau lebih baru, tanpa paket. \`count.py\` ditulis menurut \`figures.md\` saja; siapa pun dapat menulis penghitung sendiri menurut halaman itu. Kode keluarnya 0 bila semua sama, 1 bila ada yang berbeda, 2 bila berkasnya tidak terbaca. Setiap perbedaan disebut.

*Python 3.10 or newer, no packages. \`count.py\` was written by \`figures.md\` alone; anybody can write a counter of their own by that page. It exits with 0 where all is equal, 1 where anything differs, 2 where the kit cannot be read. Each difference is named.*

| berkas · file | isi · what is in it |
|---|---|
| \`figures.json\` | angka yang dinyatakan, masing-masing dengan laporan di baliknya · *the figures as stated, each with the reports behind it* |
| \`events.jsonl\` | catatan, satu kejadian sebaris: setiap laporan yang diterima dalam periode ini atau yang sesuatunya dicatat di dalamnya, sejak awal sampai keadaan itu. Batas waktunya ada di dalam kejadian · *the record, one event a line: of each report that was received in the period, or of which something was recorded in it, from its beginning up to that moment. The limits stand in the events* |
| \`calendar.json\` | jam kantor, jam Ramadan, hari libur dan cuti bersama beserta keputusannya, tahun yang diketahui · *office hours, Ramadan hours, holidays and joint leave with their decrees, the years that are known* |
| \`manifest.json\` | periode, saat, cakupan, versi aturan; SHA-256 setiap berkas; jumlah kejadian dan hash kejadian terakhir setiap laporan · *period, moment, scope, version of the rules; the SHA-256 of each file; for each report how many events it has and the hash of the last* |
| \`figures.md\` | arti setiap angka dan cara menghitungnya · *what each figure is, and how it is counted* |
| \`count.py\` | penghitung · *the counter* |

## Yang tidak ditunjukkannya · What it does not show

- Kejadian yang hilang, bertambah, berpindah atau berubah ketahuan dari rantai hash dan manifes. Manifes yang diubah hanya ketahuan oleh yang menyimpan SHA-256-nya di tempat lain; \`npm run figures\` mencetaknya saat berkas ini dibuat. *An event that is missing, added, moved or changed shows in the chain of hashes and the manifest. A manifest that was changed shows only to whoever kept its SHA-256 elsewhere; \`npm run figures\` printed it when this kit was made.*
- Laporan yang tidak dimasukkan sama sekali saat berkas ini dibuat. *A report that was left out altogether when this kit was made.*
- \`flow.noticesFailed\` bukan kejadian dan tidak ada di sini. *is no event and not here.*
- Batas waktu yang dihitung menurut aturan lain (\`policy\` kejadiannya lain) dipakai seperti tertulis. *A date that was counted by other rules (the \`policy\` of its event is another) is taken as it stands.*
`;
