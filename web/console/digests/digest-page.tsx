import { useRoute } from 'preact-iso/router';
import type { DigestShown } from '#shared/contracts/http/digest-shown';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { figuresAddress } from '../figures/addresses.ts';
import { periodWords } from '../figures/periods.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { language, say } from '../words/say.ts';
import { FileButton } from './file-button.tsx';

const WORDS = {
  title: { id: 'Laporan kepatuhan', en: 'Compliance report' },
  all: { id: 'Semua laporan kepatuhan', en: 'All compliance reports' },
  figures: { id: 'Angka masa ini, dalam gambar', en: 'Figures of this time, in pictures' },
  overdue: { id: 'Yang lewat batas sekarang, laporan demi laporan', en: 'What is overdue now, report by report' },
  first: { id: 'Yang pokok', en: 'What matters first' },
  decide: { id: 'Yang perlu diputuskan', en: 'What is to be decided' },
  files: { id: 'Berkas', en: 'Files' },
  asOf: { id: 'Keadaan per', en: 'As of' },
} as const;

/** Sentences of the document itself, which is in Indonesian. */
const Sentences = ({ title, says }: { readonly title: string; readonly says: readonly string[] }) =>
  says.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul lang="id">
        {says.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );

/** What it says first, its files, and where its numbers lead. */
export const DigestContent = ({ digest }: { readonly digest: DigestShown }) => {
  const { period, asOf, facts, sentences, decisions, files } = digest;
  return (
    <>
      <p lang="id">{facts.join(' ')}</p>
      <section class="unprinted">
        <h2>{say(WORDS.files)}</h2>
        <ul class="ways">
          {files.map(({ file }) => (
            <li key={file}>
              <FileButton period={period} file={file} />
            </li>
          ))}
        </ul>
      </section>
      <Sentences title={say(WORDS.first)} says={sentences} />
      <Sentences title={say(WORDS.decide)} says={decisions} />
      <ul class="links unprinted">
        <li>
          <a href={figuresAddress(period)}>{say(WORDS.figures)}</a>
        </li>
        {me.value?.may.includes('listOverdue') === true && (
          <li>
            <a href={OFFICE_PAGES.overdue}>{say(WORDS.overdue)}</a>
          </li>
        )}
      </ul>
      <p class="soft">
        {say(WORDS.asOf)} <Moment at={asOf} />.
      </p>
    </>
  );
};

/** What a compliance report says first, and its files. */
export const DigestPage = () => {
  const { params } = useRoute();
  const period = params['period'] ?? '';
  const asked = useAsked(`laporan kepatuhan ${period}`, () => api.showDigest({ period }));
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(digest) => <Titled period={digest.period} digest={digest} />}
    </Waiting>
  );
};

const Titled = ({ period, digest }: { readonly period: string; readonly digest: DigestShown }) => {
  const title = `${say(WORDS.title)}, ${periodWords(language.value, period)}`;
  usePageTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p class="unprinted">
        <a href={OFFICE_PAGES.digests}>{say(WORDS.all)}</a>
      </p>
      <DigestContent digest={digest} />
    </>
  );
};
