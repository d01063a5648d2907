import type { OfficeAnswer } from '#shared/contracts/http/office';
import type { PublicFiguresAnswer } from '#shared/contracts/http/public-figures';
import { PAGES } from '#web/page/addresses.ts';
import { publicDocument, type Site } from '#web/page/document.tsx';
import { BarPatterns } from '#web/parts/bar.tsx';
import { inLanguage, type Language, say } from '#web/words/language.ts';
import { FiguresPart } from './figures-part.tsx';
import { minutesOfADay } from './limit-words.ts';
import { PromisesPart } from './promises-part.tsx';

const WORDS = {
  title: { id: 'Cara melapor', en: 'How to report' },
  only: {
    id: 'Laporan hanya dihitung bila masuk lewat kanal resmi SP4N-LAPOR!. Di sana Anda mendapat nomor, dan jawaban dikirim ke sana.',
    en: 'A report counts only if it comes through the official channel, SP4N-LAPOR!. There you get a number, and there you are answered.',
  },
  not: { id: 'Tidak dihitung:', en: 'Does not count:' },
  notWhy: {
    id: 'Petugas yang Anda hubungi begitu akan menunjukkan jalan ke kanal resmi.',
    en: 'Officers whom you reach that way will show you to the official channel.',
  },
  write: { id: 'Yang perlu ditulis', en: 'What to write' },
  what: { id: 'Apa yang terjadi, dan sejak kapan.', en: 'What happened, and since when.' },
  where: {
    id: 'Di mana: jalan, kampung, kecamatan, dan patokan yang mudah ditemukan.',
    en: 'Where: road, village, sub-district, and something that is easy to find.',
  },
  proof: { id: 'Foto, bila ada.', en: 'A photo, if you have one.' },
  safe: {
    id: 'Bila Anda khawatir, pilih anonim (nama Anda tidak terlihat) atau rahasia (isinya tidak terlihat umum) di LAPOR!.',
    en: 'If you are worried, choose anonymous (your name is not seen) or secret (the public does not see what it says) in LAPOR!.',
  },
  reported: { id: 'Sudah melapor?', en: 'Have you reported?' },
  track: { id: 'Lacak laporan', en: 'Track a report' },
  promises: { id: 'Yang kami janjikan', en: 'What we promise' },
  workOut: { id: 'Hitung sendiri kapan jatuh tempo', en: 'Work out yourself when something is due' },
  stands: { id: 'Bagaimana hasilnya', en: 'How it stands' },
  noFigures: {
    id: 'Angka belum tersedia. Angka dihitung setiap pagi.',
    en: 'There are no figures yet. They are counted every morning.',
  },
} as const;

type Asked = { readonly language: Language; readonly office: OfficeAnswer; readonly figures: PublicFiguresAnswer };

/** The front page: how to report, what the office promises, how it stands. */
export const startPage = (site: Site, { language, office, figures }: Asked): string => {
  const tell = (text: Readonly<Record<Language, string>>): string => say(language, text);
  const informal = office.channels.filter(({ official }) => !official).map(({ name }) => say(language, name));
  return publicDocument(site, {
    language,
    title: tell(WORDS.title),
    path: PAGES.start,
    children: (
      <>
        <h1>{tell(WORDS.title)}</h1>
        <p>{tell(WORDS.only)}</p>
        <ul class="ways">
          {office.ways.map(({ name, address }) => (
            <li key={name.id}>
              {address === undefined ? (
                say(language, name)
              ) : (
                <a class="button" href={address} rel="noreferrer">
                  {say(language, name)}
                </a>
              )}
            </li>
          ))}
        </ul>
        <p>{`${tell(WORDS.not)} ${informal.join(', ')}. ${tell(WORDS.notWhy)}`}</p>
        <h2>{tell(WORDS.write)}</h2>
        <ul>
          {[WORDS.what, WORDS.where, WORDS.proof, WORDS.safe].map((line) => (
            <li key={line.id}>{tell(line)}</li>
          ))}
        </ul>
        <h2 class="unprinted">{tell(WORDS.reported)}</h2>
        <p class="buttons">
          <a class="button second" href={inLanguage(language, PAGES.track)}>
            {tell(WORDS.track)}
          </a>
        </p>
        <h2>{tell(WORDS.promises)}</h2>
        <PromisesPart language={language} office={office} />
        <p class="buttons">
          <a class="button second" href={inLanguage(language, PAGES.workingDays)}>
            {tell(WORDS.workOut)}
          </a>
        </p>
        <h2>{tell(WORDS.stands)}</h2>
        <BarPatterns />
        {figures.years.length === 0 ? <p>{tell(WORDS.noFigures)}</p> : null}
        {figures.years.toReversed().map((year) => (
          <FiguresPart
            key={year.year}
            language={language}
            zone={office.zone}
            year={year}
            dayMinutes={minutesOfADay(office)}
          />
        ))}
      </>
    ),
  });
};
