import type { Voice } from './number-words.ts';
import { sharesOf, type Table, tableOf } from './table.ts';

/** The part of the document that says it; none where nothing leaked. */
export const leakParts = ({
  write,
  digest: { leak = [] },
}: Voice): readonly { readonly says: string; readonly table: Table }[] => {
  if (leak.length === 0) return [];
  const [all, matched] = [leak.map(({ contacts }) => contacts), leak.map((one) => one.matched)].map((counts) =>
    counts.reduce((sum, one) => sum + one, 0),
  );
  const most = Math.max(...leak.map(({ contacts }) => contacts));
  const table = tableOf(
    leak,
    [
      { head: 'Unit atau meja', holds: 'name', says: ({ unit }) => write.name(unit) },
      { head: 'Aduan tak resmi', holds: 'number', says: ({ contacts }) => write.count(contacts) },
      { head: 'Kemudian dilaporkan resmi', holds: 'number', says: (one) => write.count(one.matched) },
    ],
    write.noData,
  );
  return [
    {
      says: `Dalam periode ini warga ${write.count(all ?? 0)} kali menghubungi petugas lewat telepon, pesan, surat, atau datang langsung; ${write.count(matched ?? 0)} di antaranya kemudian dilaporkan lewat kanal resmi. Yang demikian bukan laporan dan tidak dihitung dalam angka lain mana pun.`,
      table: {
        ...table,
        bars: leak.map((one) => {
          const [reported = 0, rest = 0] = sharesOf([one.matched, one.contacts - one.matched], most);
          return [
            { share: reported, fill: 'plain' as const },
            { share: rest, fill: 'pending' as const },
          ];
        }),
        legend: [
          { name: 'Kemudian dilaporkan resmi', fill: 'plain' },
          { name: 'Belum ada laporannya', fill: 'pending' },
        ],
      },
    },
  ];
};
