import type { OfficeAnswer } from '#shared/contracts/http/office';
import { PAGES } from '#web/page/addresses.ts';
import { publicDocument, type Site } from '#web/page/document.tsx';
import { inLanguage, type Language, say } from '#web/words/language.ts';
import { clockTime, longDate, weekday } from '#web/words/times.ts';

const WORDS = {
  title: { id: 'Aksesibilitas, privasi, jam layanan', en: 'Accessibility, privacy, opening hours' },
  hours: { id: 'Jam layanan', en: 'Opening hours' },
  day: { id: 'Hari', en: 'Day' },
  open: { id: 'Buka', en: 'Open' },
  shut: { id: 'tutup', en: 'closed' },
  holidays: {
    id: 'Tutup pada libur nasional dan cuti bersama. Laporan lewat LAPOR! dapat dikirim kapan saja.',
    en: 'Closed on national holidays and joint leave. Reports can be sent by LAPOR! at any time.',
  },
  until: { id: 'sampai', en: 'to' },
  tentative: { id: 'tanggalnya masih dapat berubah', en: 'its dates may still change' },
  calculator: { id: 'Lihat hari kerja dan hari libur', en: 'See working days and holidays' },
  privacy: { id: 'Privasi', en: 'Privacy' },
  kept: { id: 'Apa yang disimpan', en: 'What is kept' },
  who: { id: 'Siapa yang membaca', en: 'Who reads it' },
  long: { id: 'Berapa lama', en: 'For how long' },
  ask: { id: 'Bertanya tentang data Anda', en: 'Asking about your data' },
  proposed: { id: 'Usulan: kantor belum menetapkannya.', en: 'A proposal: the office has not set it yet.' },
  access: { id: 'Aksesibilitas', en: 'Accessibility' },
} as const;

const KEPT = [
  {
    id: 'Dari laporan Anda: isinya, tempatnya, nama berkasnya, dan apa yang terjadi padanya. Siapa Anda disimpan terpisah dan terkunci; setiap kali dibuka, itu tercatat beserta alasannya.',
    en: 'Of your report: what it says, where it is, the names of its files, and what happened to it. Who you are is kept apart and locked; each time it is opened, that is recorded with the reason.',
  },
  {
    id: 'Foto dan dokumen yang dikirim petugas sebagai bukti disimpan tersegel. Tempat dan waktu pengambilannya hanya diketahui petugas yang menangani laporan, dan tidak pernah diumumkan.',
    en: 'Photos and documents that officers send as evidence are kept sealed. Where and when they were taken is known only to officers who handle the report, and never published.',
  },
  {
    id: 'Kode lacak hanya disimpan sebagai sidik, sehingga tidak seorang pun di kantor dapat membacanya dari catatan.',
    en: 'Of the tracking code only a hash is kept, so nobody at the office can read it from the record.',
  },
  {
    id: 'Halaman umum ini tidak memasang kuki, tidak memuat apa pun dari tempat lain, dan tidak menghitung pengunjung.',
    en: 'These public pages set no cookie, load nothing from elsewhere, and count no visitors.',
  },
  {
    id: 'Kode lacak yang salah dihitung menurut alamat jaringan, dengan nama yang tidak dapat dikembalikan; hitungannya dihapus paling lama beberapa hari kemudian.',
    en: 'Wrong tracking codes are counted by network address, under a name that cannot be turned back; the count is deleted some days later at most.',
  },
] as const;

const WHO = [
  {
    id: 'Unit yang menangani laporan, petugas yang menerimanya, dan Sekretaris, masing-masing sejauh tugasnya.',
    en: 'The unit that handles the report, the officers who receive it, and the Secretary, each within their duty.',
  },
  {
    id: 'Laporan tentang perilaku petugas hanya dibaca oleh mereka yang berwenang menilainya; orang yang disebut di dalamnya tidak.',
    en: 'A report about the conduct of officers is read only by those who may judge it; whoever is named in it does not.',
  },
  {
    id: 'Siapa pun yang memegang kode lacak melihat tahap dan tanggalnya, tidak isinya.',
    en: 'Whoever has the tracking code sees its stage and dates, not what it says.',
  },
  {
    id: 'Semua data disimpan di Indonesia.',
    en: 'All data are kept in Indonesia.',
  },
] as const;

const ACCESS = [
  {
    id: 'Semua halaman umum bekerja tanpa skrip, dengan papan ketik saja, di layar 360 piksel, dan dicetak.',
    en: 'All public pages work without script, with a keyboard alone, on a screen of 360 pixels, and printed.',
  },
  {
    id: 'Tidak ada yang hanya dikatakan dengan warna; gambar punya kata-kata dan tabel yang sama isinya.',
    en: 'Nothing is said by colour alone; pictures have words and tables that say the same.',
  },
  {
    id: 'Halaman diperiksa dengan alat (axe). Pengujian bersama pengguna pembaca layar belum dilakukan.',
    en: 'The pages are checked with a tool (axe). They have not been tried with people who use screen readers yet.',
  },
  {
    id: 'Bila ada yang tidak dapat Anda pakai, datanglah ke kantor pada jam layanan, atau laporkan lewat SP4N-LAPOR!.',
    en: 'If there is something that you cannot use, come to the office in opening hours, or report it through SP4N-LAPOR!.',
  },
] as const;

type Texts = readonly Readonly<Record<Language, string>>[];
const Lines = ({ language, lines }: { readonly language: Language; readonly lines: Texts }) => (
  <ul>
    {lines.map((line) => (
      <li key={line.id}>{say(language, line)}</li>
    ))}
  </ul>
);

/** A Monday, from which weekdays are called by their names. */
const MONDAY = Date.parse('2024-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const nameOf = (language: Language, day: number): string =>
  weekday(language, new Date(MONDAY + (day - 1) * DAY_MS).toISOString().slice(0, 10), 'long');

const Hours = ({
  language,
  caption,
  hours,
}: {
  readonly language: Language;
  readonly caption: string;
  readonly hours: OfficeAnswer['hours'];
}) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{say(language, WORDS.day)}</th>
        <th scope="col">{say(language, WORDS.open)}</th>
      </tr>
    </thead>
    <tbody>
      {hours.map(({ weekday: day, open }) => (
        <tr key={day}>
          <th scope="row">{nameOf(language, day)}</th>
          <td>
            {open.length === 0
              ? say(language, WORDS.shut)
              : open.map(({ from, until }) => `${clockTime(language, from)}–${clockTime(language, until)}`).join(', ')}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** `Jam kerja Ramadan: Kamis, 19 Februari 2026 sampai …`. */
const spanOf = (language: Language, { name, from, until, tentative }: OfficeAnswer['specialHours'][number]): string => {
  const doubt = tentative ? ` (${say(language, WORDS.tentative)})` : '';
  const span = `${longDate(language, from)} ${say(language, WORDS.until)} ${longDate(language, until)}`;
  return `${say(language, name)}: ${span}${doubt}`;
};

/** Accessibility, privacy and opening hours, by the office’s rules. */
export const statementPage = (
  site: Site,
  { language, office }: { readonly language: Language; readonly office: OfficeAnswer },
): string => {
  const tell = (text: Readonly<Record<Language, string>>): string => say(language, text);
  const { privacy } = office;
  return publicDocument(site, {
    language,
    title: tell(WORDS.title),
    path: PAGES.statement,
    children: (
      <>
        <h1>{tell(WORDS.title)}</h1>
        <h2>{tell(WORDS.hours)}</h2>
        <Hours
          language={language}
          caption={[tell(office.name), office.place].filter((part) => part !== undefined).join(', ')}
          hours={office.hours}
        />
        {office.specialHours.map((special) => (
          <details key={special.from}>
            <summary>{spanOf(language, special)}</summary>
            <Hours language={language} caption={spanOf(language, special)} hours={special.hours} />
          </details>
        ))}
        <p>
          {tell(WORDS.holidays)} <a href={inLanguage(language, PAGES.workingDays)}>{tell(WORDS.calculator)}</a>
        </p>
        <h2>{tell(WORDS.privacy)}</h2>
        <h3>{tell(WORDS.kept)}</h3>
        <Lines language={language} lines={KEPT} />
        <h3>{tell(WORDS.who)}</h3>
        <Lines language={language} lines={WHO} />
        <h3>{tell(WORDS.long)}</h3>
        <p>{tell(privacy.kept)}</p>
        <h3>{tell(WORDS.ask)}</h3>
        <p>{tell(privacy.ask)}</p>
        {privacy.proposed ? <p class="told warn">{tell(WORDS.proposed)}</p> : null}
        <h2>{tell(WORDS.access)}</h2>
        <Lines language={language} lines={ACCESS} />
      </>
    ),
  });
};
