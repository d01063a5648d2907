import type { Matters } from './matter.ts';

/** What people write to the office itself: money, letters, people. `@` stands for where it is. */
export const OFFICE_MATTERS: Matters = {
  retribusi: [
    'Sudah bayar retribusi @ tapi bukti pembayaran belum kami terima.',
    'Mohon salinan kuitansi retribusi terminal atas usaha kami @.',
  ],
  anggaran: [
    'Berapa anggaran perawatan lampu jalan tahun ini dan realisasinya @?',
    'Mohon penjelasan anggaran dinas perhubungan untuk @ tahun ini.',
  ],
  'tagihan-pju': [
    'Pajak penerangan jalan kami bayar tiap bulan di rekening listrik, tapi @ tetap gelap. Ke mana uangnya?',
  ],
  pengadaan: ['Tagihan rekanan untuk pengadaan rambu @ belum dibayar sejak kontrak selesai.'],
  'gaji-honor': [
    'Gaji honorer penjaga pintu air @ terlambat dua bulan.',
    'Honor petugas jaga dermaga @ belum dibayar tiga bulan.',
    'Insentif juru parkir @ bulan lalu belum cair.',
  ],
  'kinerja-dokumen': ['Mohon dokumen LKjIP dan Renstra dinas perhubungan terbaru.'],
  surat: [
    'Rapat soal tarif speedboat @ belum ada undangan suratnya.',
    'Surat permohonan kami dari @ sudah dua minggu belum dibalas.',
    'Bagaimana mengirim surat undangan rapat ke dinas? Kami panitia @.',
  ],
  'website-medsos': [
    'Website dinas perhubungan tidak bisa dibuka dari @.',
    'Nomor WA pelayanan di Instagram dinas tidak aktif.',
  ],
  lowongan: [
    'Apakah ada lowongan honorer di dinas perhubungan? Saya tamatan SMK @.',
    'Mahasiswa @ ingin magang di dinas, apa syaratnya?',
  ],
  'pelayanan-kantor': ['Loket pelayanan kantor dinas perhubungan jam sepuluh belum buka, kami jauh dari @.'],
  'fasilitas-kantor': ['Toilet kantor dinas perhubungan rusak dan ruang tunggunya panas.'],
  'kendaraan-dinas': ['Mobil dinas perhubungan terparkir di pasar @ pada hari Minggu.'],
  kepegawaian: [
    'Usul pegawai dishub memakai seragam lengkap waktu mengatur jalan @.',
    'Petugas loket dinas perhubungan ketus waktu kami tanya, mohon dibina.',
  ],
  'tindak-lanjut-aduan': [
    'Laporan saya bulan lalu soal @ belum ada tindak lanjut sama sekali.',
    'Aduan kami dari @ statusnya tidak berubah, kapan ditindaklanjuti?',
  ],
  apresiasi: [
    'Terima kasih kepada petugas dishub, lampu @ sudah terang kembali.',
    'Apresiasi untuk dishub atas kerjanya.',
    'Terima kasih atas pelayanan dinas perhubungan yang cepat.',
    'Salut untuk petugas yang membantu anak sekolah menyeberang @.',
  ],
  'informasi-publik': [
    'Mohon salinan daftar informasi publik dinas perhubungan.',
    'Permohonan informasi publik: daftar trayek angkutan yang dilayani sampai @.',
  ],
  'informasi-keuangan': [
    'Permohonan salinan DPA dan laporan realisasi anggaran dinas perhubungan.',
    'Permohonan informasi: rincian belanja pemeliharaan dermaga @.',
  ],
  'dugaan-korupsi': [
    'Pejabat dishub diduga korupsi, mohon diperiksa.',
    'Diduga ada suap di dinas perhubungan, mohon diperiksa.',
    'Proyek rambu @ diduga dikorupsi, yang terpasang setengah dari kontrak dan pejabat dishub diam saja.',
  ],
  'dugaan-pelanggaran-pegawai': [
    'Pegawai dishub @ mabuk waktu jam dinas dan menantang warga berkelahi.',
    'Pegawai dinas perhubungan sering bolos, jam kerja main judi di warung @.',
  ],
  'belum-jelas': ['Tolong.', 'Ini bagaimana?', 'Terlampir.', 'tes', 'Bagaimana ini kelanjutannya, mohon perhatian.'],
};
