import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

const WORDS = {
  title: { id: 'Pengantar', en: 'Introduction' },
  of: { id: 'dari', en: 'of' },
  next: { id: 'Lanjut', en: 'Next' },
  back: { id: 'Kembali', en: 'Back' },
  done: { id: 'Selesai', en: 'Done' },
  skip: { id: 'Lewati pengantar', en: 'Skip the introduction' },
  help: { id: 'Pengantar ini dapat dibuka lagi dari halaman', en: 'This can be opened again from the page' },
  helpPage: { id: 'Bantuan', en: 'Help' },
} as const;

const STOPS: readonly { readonly heading: Words; readonly what: Words }[] = [
  {
    heading: { id: 'Mulailah dari Hari ini', en: 'Begin with Today' },
    what: {
      id: 'Halaman ini menunjukkan apa yang menunggu Anda, yang paling mendesak di atas. Di akhir setiap baris ada satu langkah berikutnya. Bila daftar ini kosong, pekerjaan hari ini selesai.',
      en: 'This page shows what is waiting for you, the most urgent on top. At the end of each row stands one next step. When the list is empty, the work of today is done.',
    },
  },
  {
    heading: { id: 'Satu laporan, satu halaman', en: 'One report, one page' },
    what: {
      id: 'Klik sebuah laporan untuk membaca isinya, batas waktunya hari demi hari, dan riwayatnya. Tombol di atas ialah langkah yang terbuka bagi Anda; yang tidak ada di situ bukan tugas Anda sekarang.',
      en: 'Click a report to read its words, its deadlines day by day, and its history. The buttons on top are the steps that are open to you; what is not there is not for you now.',
    },
  },
  {
    heading: { id: 'Tidak ada yang terkirim tanpa Anda lihat', en: 'Nothing is sent unseen' },
    what: {
      id: 'Sebelum sebuah langkah dikirim, halaman menunjukkan apa yang akan dicatat, tenggat mana yang bergeser, dan siapa yang akan diberi tahu dengan kata-kata apa. Bila sambungan terputus, isian Anda tetap ada.',
      en: 'Before a step is sent, the page shows what will be recorded, which dates move, and who will be told in which words. If the line drops, what you typed is kept.',
    },
  },
  {
    heading: { id: 'Mencari dan mendaftar', en: 'Searching and listing' },
    what: {
      id: 'Cari menurut nomor LAPOR!, kode lacak, atau kata; tombol / membukanya dari mana pun. Daftar laporan dapat disaring, dan alamatnya dapat dikirim kepada rekan.',
      en: 'Search by LAPOR! number, tracking code or words; the key / opens it from anywhere. Lists can be filtered, and their address can be sent to a colleague.',
    },
  },
  {
    heading: { id: 'Bila ragu', en: 'When in doubt' },
    what: {
      id: 'Di bawah setiap halaman ada "Tentang halaman ini". Menu memuat semua halaman jabatan Anda. Yang tidak boleh Anda baca tampak sama dengan yang tidak ada; itu bukan kesalahan.',
      en: 'Below every page stands "About this page". The menu has all pages of your function. What you may not read looks the same as what does not exist; that is no fault.',
    },
  },
];

/** In this browser, for each person: an office computer is shared. */
const keyOf = (person: string): string => `tanggap.pengantar.${person}`;
const isWanted = signal(false);

/** Shows the introduction again, on the page of today. */
export const beginTour = (): void => {
  isWanted.value = true;
};

/** What there is to know at the first sign-in, in five stops; gone for good once it was read or skipped. */
export const Tour = () => {
  const person = me.value?.person;
  const [at, setAt] = useState(0);
  const [ended, setEnded] = useState(false);
  const isFirst = person !== undefined && localStorage.getItem(keyOf(person)) === null && !ended;
  const stop = STOPS[at];
  if (person === undefined || stop === undefined || !(isFirst || isWanted.value)) return null;
  const end = (): void => {
    localStorage.setItem(keyOf(person), 'dibaca');
    isWanted.value = false;
    setAt(0);
    setEnded(true);
    document.querySelector<HTMLElement>('main h1')?.focus();
  };
  const isLast = at === STOPS.length - 1;
  return (
    <section class="card tour" aria-labelledby="pengantar">
      <p class="soft">
        {say(WORDS.title)}, {at + 1} {say(WORDS.of)} {STOPS.length}
      </p>
      <div aria-live="polite">
        <h2 id="pengantar">{say(stop.heading)}</h2>
        <p>{say(stop.what)}</p>
      </div>
      {isLast && (
        <p class="soft">
          {say(WORDS.help)} <a href={OFFICE_PAGES.help}>{say(WORDS.helpPage)}</a>.
        </p>
      )}
      <div class="buttons">
        {at > 0 && (
          <button type="button" class="button second" onClick={() => setAt(at - 1)}>
            {say(WORDS.back)}
          </button>
        )}
        <button type="button" class="button" onClick={isLast ? end : () => setAt(at + 1)}>
          {say(isLast ? WORDS.done : WORDS.next)}
        </button>
        {!isLast && (
          <button type="button" class="plain" onClick={end}>
            {say(WORDS.skip)}
          </button>
        )}
      </div>
    </section>
  );
};
