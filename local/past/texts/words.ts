/** What is said about a report after it came in, by whom; no word of it is about anybody in particular. */

/** Officers ask for what is missing. */
export const QUESTIONS: readonly string[] = [
  'Mohon sebutkan letaknya lebih tepat: jalan, gang, atau bangunan terdekat.',
  'Mohon kirimkan foto dan sejak kapan hal ini terjadi.',
  'Di sebelah mana persisnya, dan pada jam berapa biasanya terjadi?',
];
/** The reporter answers, in the channel or by telephone. */
export const REPLIES: readonly string[] = [
  'Letaknya di depan kantor desa, di seberang warung.',
  'Mulai hari Senin, jam tujuh malam.',
  'Di sebelah kiri kalau dari arah pasar, dekat pos ronda.',
  'Fotonya menyusul, letaknya di belakang balai desa.',
];
/** The reporter is not satisfied, or has more to say. */
export const COMPLAINTS: readonly string[] = [
  'Dibilang selesai, tapi tadi malam masih sama saja.',
  'Maaf, sampai hari ini belum ada perubahan.',
  'Belum dikerjakan sampai sekarang.',
  'Masih rusak, tolong dicek lagi.',
];
export const WITHDRAWALS: readonly string[] = [
  'Sudah beres, laporan saya cabut. Terima kasih.',
  'Salah kirim, mohon dibatalkan.',
  'Warga sudah memperbaikinya sendiri, laporan dicabut saja.',
];

export const ANSWERS: readonly string[] = [
  'Terima kasih atas laporannya. Petugas kami telah meninjau lokasi dan menjadwalkan perbaikan.',
  'Laporan Bapak/Ibu telah kami terima dan sedang ditangani unit terkait.',
  'Telah kami periksa di lapangan. Penanganan dilakukan bertahap sesuai ketersediaan alat.',
  'Bersama ini kami sampaikan penjelasan sebagaimana diminta.',
];
export const NOTES: readonly string[] = [
  'Menunggu tangga mobil dari gudang.',
  'Sudah dihubungi kepala dusun.',
  'Bahan dipesan, tiba minggu depan.',
];

/** Two people decide that a suspicion is none, or whose it is. */
export const NO_OVERSIGHT = 'Keluhan layanan biasa, tidak menuduh petugas kantor ini.';
export const NOT_OUR_PEOPLE = 'Menyangkut aparat instansi lain.';
export const ASKED_AGAIN = 'Diusulkan lagi, setelah dibaca ulang bersama.';
export const HANDED_BACK = 'Mohon diputuskan kembali.';
export const REFERRED = 'Dinas yang membidangi di kabupaten.';
