import type { Matters } from './matter.ts';

/** What is the work of another agency, and comes to this office all the same; `@` stands for where it is. */
export const MATTERS_ELSEWHERE: Matters = {
  'jalan-rusak': [
    'Jalan @ berlubang besar, sudah dua orang jatuh.',
    'Aspal jalan @ rusak parah, mohon diperbaiki.',
    'Jalan tanah @ seperti kubangan waktu hujan.',
  ],
  jembatan: ['Lantai jembatan @ berlubang, papan jembatan banyak lepas.'],
  drainase: ['Parit @ tersumbat, air menggenang ke jalan setiap hujan.'],
  'jalan-nasional': [
    'Jalan nasional @ retak memanjang, mohon BPJN turun.',
    'Jalan nasional Lintas Utara @ amblas sebagian, mohon ditangani.',
  ],
  'terminal-ab': ['Bus antar provinsi dari terminal tipe A tidak singgah @.'],
  'terminal-provinsi': ['Terminal Kedamin banyak calo tiket bus AKDP, mohon ditertibkan.'],
  'sim-tilang': ['Bagaimana cara membayar tilang dan mengambil SIM saya? Saya warga @.'],
  'balap-liar': ['Balap liar tiap malam Minggu @, knalpot brong sangat bising.'],
  kriminal: ['Motor saya dicuri @ tadi malam, mohon pelakunya ditangkap.'],
  'listrik-padam': ['Listrik padam @ sejak sore, tidak ada kabar dari PLN.'],
  'kabel-telekom': ['Kabel wifi menjuntai rendah @, tiang telkom miring.'],
  internet: ['Sinyal internet @ hilang sejak kemarin, anak tidak bisa belajar.'],
  sampah: ['Sampah rumah tangga @ menumpuk dan tidak diangkut.'],
  pohon: ['Pohon tumbang @ menutup jalan, mohon dipotong.'],
  pkl: ['Pedagang kaki lima @ berjualan sampai ke badan jalan.'],
  kependudukan: ['KTP saya belum jadi tiga bulan, rumah saya @.'],
  bansos: ['Bantuan sosial BLT @ tidak merata, kami belum pernah dapat.'],
  'air-bersih': ['Air PDAM @ keruh dan sering mati.'],
  'pendidikan-kesehatan': ['Dokter di puskesmas @ jarang ada, pasien menunggu lama.'],
  desa: ['Dana desa @ tidak pernah diumumkan, kepala desa sulit ditemui.'],
  'tanah-bangunan': ['Sertifikat tanah kami @ belum terbit, ada sengketa batas tanah.'],
  bbm: ['BBM di SPBU @ kosong, antrean solar panjang.'],
  'bandara-laut': ['Jadwal pesawat di bandara Pangsuma sering batal tanpa kabar.'],
  perbatasan: ['Antrean lintas batas di PLBN Badau lama sekali.'],
  bencana: [
    'Longsor menutup kampung @, mohon bantuan BPBD.',
    'Banjir merendam rumah warga @, mohon perahu evakuasi dan bantuan.',
  ],
  'harga-pasar': ['Harga sembako di pasar @ naik terus, mohon operasi pasar.'],
  'aparat-lain': ['Oknum polisi @ minta uang damai kepada pengendara motor.'],
};
