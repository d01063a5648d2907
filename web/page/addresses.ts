import { NEWS_PAGE } from '#shared/contracts/http/news-addresses';
import { TRACKING_PAGE } from '#shared/contracts/http/tracking-page';

/** Where each page lies. Addresses are Indonesian in both languages, so that a link means the same to everybody. */
export const PAGES = {
  start: '/',
  track: TRACKING_PAGE,
  workingDays: '/hari-kerja',
  news: NEWS_PAGE,
  statement: '/pernyataan',
  office: '/kantor',
} as const;

/** The pages of the office; a report's lies where the links of notices lead. */
export const OFFICE_PAGES = {
  today: '/kantor',
  signedIn: '/kantor/masuk',
  reports: '/kantor/laporan',
  search: '/kantor/cari',
  menu: '/kantor/menu',
  handover: '/kantor/serah-terima',
  help: '/kantor/bantuan',
  overdue: '/kantor/lewat-batas',
  missing: '/kantor/kabar',
  trouble: '/kantor/gangguan',
  people: '/kantor/orang',
  contacts: '/kantor/kontak',
  parked: '/kantor/kabar/:report',
  informal: '/kantor/aduan-tak-resmi',
  recordInformal: '/kantor/aduan-tak-resmi/catat',
  informalContact: '/kantor/aduan-tak-resmi/:contact',
  activities: '/kantor/kegiatan',
  recordActivity: '/kantor/kegiatan/catat',
  activity: '/kantor/kegiatan/:activity',
  news: '/kantor/berita',
  newsItem: '/kantor/berita/:news',
  setAside: '/kantor/disisihkan',
  conflicts: '/kantor/disisihkan/:report',
  reveals: '/kantor/identitas',
  duty: '/kantor/piket',
  rules: '/kantor/aturan',
  access: '/kantor/hak',
  record: '/kantor/rekaman',
  export: '/kantor/ekspor',
  imports: '/kantor/impor',
  figures: '/kantor/angka',
  figure: '/kantor/angka/:period/:figure',
  coverage: '/kantor/cakupan',
  digests: '/kantor/berkas',
  digest: '/kantor/berkas/:period',
  outbox: '/kantor/keluar',
  report: '/laporan/:report',
} as const;

/** Whether a path is one of the office's pages, which all have the same document. */
export const isOfficePath = (path: string): boolean => /^\/(kantor|laporan)(\/|$)/.test(path);

/** Where the service worker of the office's pages lies. Browsers look there for a new one: it never moves. */
export const WORKER = '/kantor/pekerja.js';
/** What it may answer: the pages of the office, and none for everybody. */
export const WORKER_SCOPES = ['/kantor', '/laporan/'] as const;

/** Where the files lie that pages are made of; their names change with what is in them. */
export const ASSETS = '/aset';
