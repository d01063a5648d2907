import type { Matters } from './matter.ts';

/** What citizens write to the division of safety and waterways; `@` stands for where it is. */
export const ASDP_MATTERS: Matters = {
  dermaga: [
    'Papan lantai dermaga @ lapuk, kemarin kaki ibu terperosok.',
    'Tangga dermaga @ patah, susah naik turun dari speedboat.',
    'Tambatan perahu @ hanyut waktu air naik, mohon dibuatkan lagi.',
    'Dermaga @ miring terkena arus, takut roboh.',
  ],
  'dermaga-lampu': [
    'Lampu dermaga @ mati, malam hari bongkar muat pakai senter.',
    'Dermaga @ gelap gulita, mohon dipasang lampu dermaga.',
  ],
  'dermaga-sampah': [
    'Sampah menumpuk di dermaga @, baunya sampai ke ruang tunggu.',
    'Toilet dermaga @ kotor dan tidak ada air.',
  ],
  'kapal-keselamatan': [
    'Speedboat dari @ membawa penumpang berlebihan tanpa jaket pelampung.',
    'Longboat @ ngebut waktu malam tanpa lampu, hampir menabrak sampan.',
    'Tidak ada pelampung di speed jurusan @, penumpang anak banyak.',
  ],
  'kapal-jadwal-tarif': [
    'Tarif speedboat ke @ naik tanpa pengumuman, tidak ada daftar harga.',
    'Jadwal kapal ke @ tidak jelas, kami menunggu setengah hari.',
  ],
  penyeberangan: [
    'Feri penyeberangan @ sering berhenti beroperasi siang hari.',
    'Antrean feri @ panjang, satu kapal saja yang jalan.',
  ],
  'alur-sungai': [
    'Batang kayu besar melintang di alur sungai @, perahu tidak bisa lewat.',
    'Tongkang tambat menutup alur sungai @.',
    'Rambu sungai @ hilang, motor air sering kandas.',
  ],
  'keselamatan-program': [
    'Mohon sosialisasi keselamatan berlalu lintas untuk murid SD @.',
    'Usul zona selamat sekolah @.',
  ],
  'titik-rawan': [
    'Tikungan @ rawan kecelakaan, sudah tiga kali kejadian tahun ini.',
    'Turunan @ titik rawan kecelakaan, mohon ditangani.',
  ],
};
