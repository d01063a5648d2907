import type { Matters } from './matter.ts';

/** What citizens write to the division of road traffic; `@` stands for where it is. */
export const LLAJ_MATTERS: Matters = {
  pju: [
    'Lampu jalan @ padam sudah tiga malam, gelap sekali kalau malam.',
    'PJU @ mati total sejak minggu lalu, anak-anak takut lewat.',
    'Lampu penerangan jalan @ berkedip terus lalu mati, mungkin rusak.',
    'Belum ada satu pun lampu jalan @, warga minta dipasang.',
    'Tiang lampu jalan @ miring ditabrak motor, lampunya ikut padam.',
    'Lampu jalan @ siang menyala, malam malah mati.',
    'Lima tiang PJU @ tidak menyala, ibu-ibu yang pulang pengajian harus pakai senter.',
  ],
  apill: [
    'Lampu merah @ mati sejak kemarin, kendaraan saling serobot.',
    'Traffic light @ hanya kuning berkedip, sudah seminggu tidak normal.',
    'Lampu lalu lintas @ durasi hijaunya terlalu pendek, antrean jadi panjang.',
  ],
  rambu: [
    'Rambu dilarang parkir @ roboh dan belum dipasang lagi.',
    'Rambu tikungan tajam @ tertutup semak, tidak kelihatan dari jauh.',
    'Mohon dipasang rambu hati-hati anak sekolah @.',
    'Tulisan rambu penunjuk arah @ sudah pudar, orang luar sering salah jalan.',
  ],
  marka: [
    'Marka jalan @ sudah hilang, garis tengah tidak terlihat waktu hujan.',
    'Mohon garis marka @ dicat ulang, pengendara sering ambil jalur orang.',
  ],
  'zebra-cross': [
    'Zebra cross @ sudah pudar, anak sekolah susah menyeberang.',
    'Minta dibuatkan zebra cross @, banyak lansia menyeberang ke puskesmas.',
  ],
  'polisi-tidur': [
    'Polisi tidur @ terlalu tinggi, bawah mobil selalu kena.',
    'Warga minta dibuatkan polisi tidur @, motor sering ngebut.',
  ],
  'cermin-tikungan': [
    'Cermin tikungan @ pecah, hampir terjadi tabrakan pagi tadi.',
    'Mohon dipasang cermin cembung @, tikungannya buta.',
  ],
  'pagar-pengaman': [
    'Pagar pengaman jalan @ penyok dan lepas, di bawahnya jurang.',
    'Guardrail @ belum diperbaiki sejak ditabrak truk.',
  ],
  halte: [
    'Atap halte @ bocor, penumpang kehujanan menunggu angkutan.',
    'Halte @ kotor dan bangkunya patah, mohon diperbaiki.',
  ],
  cctv: ['CCTV lalu lintas @ sepertinya mati, apakah masih merekam?'],
  kemacetan: [
    'Setiap pagi macet @ karena tidak ada petugas yang mengatur lalu lintas.',
    'Jam pulang sekolah @ macet panjang, mohon ada petugas mengatur.',
    'Hari pasar jalan @ macet total dua jam.',
  ],
  'rekayasa-lalin': [
    'Usul jalan @ dibuat satu arah pada jam sekolah.',
    'Pengalihan arus @ membingungkan, tidak ada petunjuk jalan memutar.',
  ],
  'putar-balik': ['U-turn @ terlalu sempit, mobil putar balik menutup dua jalur.'],
  'pak-ogah': ['Pak ogah @ mengatur jalan seenaknya lalu marah kalau tidak diberi uang.'],
  'parkir-liar': [
    'Mobil parkir sembarangan @ menutup separuh jalan.',
    'Truk parkir di bahu jalan @ tiap malam, berbahaya bagi motor.',
    'Parkir liar @ makin parah, pejalan kaki turun ke jalan.',
    'Motor parkir di trotoar @ setiap hari pasar.',
  ],
  'juru-parkir': [
    'Tarif parkir @ tidak sesuai papan, motor diminta lima ribu.',
    'Juru parkir @ tidak memberi karcis, tolong ditertibkan.',
  ],
  'angkutan-umum': [
    'Angkot jurusan Kedamin sering ngetem lama @, kami terlambat kerja.',
    'Sopir angkutan umum @ ugal-ugalan membawa penumpang anak sekolah.',
    'Sudah sebulan angkutan pedesaan tidak lewat @.',
  ],
  'bus-kota': ['Kapan ada bus Trans sampai @? Di kota lain sudah ada bus kota.'],
  'tarif-angkutan': ['Ongkos angkot @ naik dua kali lipat tanpa pengumuman tarif resmi.'],
  'travel-gelap': [
    'Travel gelap plat hitam mangkal @, angkutan resmi jadi sepi.',
    'Banyak mobil pribadi jadi travel tanpa izin @.',
  ],
  'ojek-online': ['Ojek online dilarang menjemput penumpang @ oleh ojek pangkalan, mohon ditengahi.'],
  'angkutan-lingkungan': ['Odong-odong membawa anak-anak di jalan raya @, berbahaya.'],
  terminal: [
    'Terminal tipe C @ sepi dan atapnya bocor, angkutan tidak mau masuk.',
    'WC terminal angkot @ rusak, mohon dibenahi.',
  ],
  'truk-odol': [
    'Truk ODOL muatan sawit lewat @ tiap hari, melebihi tonase.',
    'Truk pasir tanpa terpal dan kelebihan muatan @, batunya berjatuhan.',
    'Angkutan kayu bermuatan lebih @ sering lewat tengah malam.',
  ],
  'jam-truk': [
    'Truk besar masih lewat @ pada jam larangan, waktu anak sekolah berangkat.',
    'Mohon diatur jam operasional truk @, pagi-pagi sudah konvoi.',
  ],
  kir: [
    'Bagaimana syarat dan jadwal uji KIR untuk mobil pick up? Kami tinggal @.',
    'Antrean uji KIR lama sekali, kami dari @ berangkat subuh baru selesai sore.',
  ],
  'penutupan-jalan': [
    'Jalan @ ditutup untuk hajatan tanpa pemberitahuan, apakah ada izinnya?',
    'Mohon info syarat izin penutupan jalan @ untuk acara gawai.',
  ],
  andalalin: ['Mohon informasi syarat andalalin untuk pembangunan ruko @.'],
  'perlintasan-kereta': ['Apakah ada rencana perlintasan kereta api @? Palang pintunya siapa yang jaga nanti?'],
  'jalur-sepeda': [
    'Sepeda motor naik ke trotoar @, pejalan kaki tersingkir.',
    'Trotoar @ dipakai untuk parkir motor dan jalur sepeda terhalang.',
  ],
  'data-lalu-lintas': ['Mohon data volume lalu lintas harian @ untuk keperluan skripsi.'],
  'dugaan-pungli': [
    'Petugas dishub @ minta uang dua puluh ribu tanpa karcis kepada setiap sopir truk.',
    'Oknum petugas parkir dishub @ memungut setoran harian dari pedagang, ini pungli.',
    'Petugas minta uang rokok @ setiap kami lewat.',
    'Ada pungutan liar @, mohon ditindak.',
    'Kalau mau cepat katanya harus lewat bapak yang di belakang, kami dari @ cuma bisa antre.',
  ],
  'lalu-lintas-lain': [
    'Lalu lintas @ tambah semrawut, mohon dishub turun melihat.',
    'Pengguna jalan @ tidak tertib, mohon perhatian dinas perhubungan.',
  ],
};
