/** Spots that are in every village and, by their name, in none. */
export const SPOTS: readonly string[] = [
  'di depan SD Contoh',
  'di simpang tiga Contoh',
  'di Jalan Contoh Melati',
  'di Jalan Contoh Raya km 3',
  'di Gang Contoh Dua',
  'di dekat Pasar Contoh',
  'di RT 02 Dusun Contoh',
  'dekat jembatan gantung Contoh',
  'di depan Masjid Contoh',
  'di tanjakan Contoh',
];

/** The same on the water. */
export const RIVER_SPOTS: readonly string[] = [
  'Dusun Contoh Hulu',
  'Kampung Contoh',
  'Tanjung Contoh',
  'Teluk Contoh',
  'Lubuk Contoh',
];

/** Sub-districts as citizens call them, those with the most people more often. */
export const DISTRICTS: readonly string[] = [
  ...['Putussibau Utara', 'Putussibau Utara', 'Putussibau Selatan', 'Kedamin', 'Kedamin Hilir', 'Bika', 'Kalis'],
  ...['Mentebah', 'Boyan Tanjung', 'Pengkadan', 'Hulu Gurung', 'Nanga Tepuai', 'Bunut Hulu', 'Nanga Bunut'],
  ...['Embaloh Hilir', 'Benua Martinus', 'Lanjak', 'Badau', 'Nanga Kantuk', 'Puring Kencana', 'Semitau', 'Suhaid'],
  ...['Selimbau', 'Jongkong', 'Sejiram', 'Nanga Silat', 'Nanga Dangkan'],
];
