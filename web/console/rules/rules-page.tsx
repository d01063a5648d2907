import { useLocation } from 'preact-iso/router';
import { ZONE } from '#web/made/names.ts';
import { VERSION } from '#web/made/rules.ts';
import { isMonth } from '#web/words/months.ts';
import { dateOf } from '#web/words/times.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { InForce } from './in-force.tsx';
import { Moved } from './moved.tsx';
import { VersionChanges, VersionFile, VersionFiles, Versions } from './versions.tsx';

const WORDS = {
  title: { id: 'Aturan yang berlaku', en: 'The rules in force' },
  version: { id: 'Versi', en: 'Version' },
  behind: {
    id: 'Aturan baru saja berganti. Muat ulang halaman ini untuk membaca yang berlaku sekarang.',
    en: 'The rules have just changed. Load this page again to read those in force now.',
  },
  contents: { id: 'Di halaman ini', en: 'On this page' },
} as const;

const CONTENTS = [
  ['batas', { id: 'Batas waktu', en: 'Limits' }],
  ['jam', { id: 'Jam buka', en: 'Office hours' }],
  ['libur', { id: 'Hari libur', en: 'Holidays' }],
  ['topik', { id: 'Topik', en: 'Topics' }],
  ['jenjang', { id: 'Jenjang', en: 'Escalation' }],
  ['versi', { id: 'Versi', en: 'Versions' }],
  ['pindah', { id: 'Yang berpindah', en: 'What moved' }],
] as const;

/** Which version decides now; what this page says was made of the one that it was built with. */
const Standing = () => {
  const asked = useAsked('aturan', api.showPolicy);
  return (
    <Waiting asked={asked}>
      {({ version }) => (
        <>
          <p class="soft">
            {say(WORDS.version)} <code>{version}</code>
          </p>
          {version !== VERSION && (
            <p class="told warn" role="alert">
              {say(WORDS.behind)}
            </p>
          )}
        </>
      )}
    </Waiting>
  );
};

const Whole = ({ month }: { readonly month: string | undefined }) => {
  const today = dateOf(ZONE, officeNow());
  const now = today.slice(0, 7);
  return (
    <>
      <Standing />
      <nav class="tabs unprinted" aria-label={say(WORDS.contents)}>
        {CONTENTS.map(([part, words]) => (
          <a key={part} href={`#${part}`}>
            {say(words)}
          </a>
        ))}
      </nav>
      <InForce today={today} />
      <Versions />
      {me.value?.may.includes('findReports') === true && <Moved month={month ?? now} now={now} />}
    </>
  );
};

/** The rules in force in sentences, those of before, and what became another. */
export const RulesPage = () => {
  usePageTitle(say(WORDS.title));
  const { query } = useLocation();
  const { versi: version, berkas: file, dari: from, bulan: month } = query;
  if (version !== undefined) {
    if (file !== undefined) return <VersionFile version={version} file={file} />;
    if (from !== undefined) return <VersionChanges from={from} to={version} />;
    return <VersionFiles version={version} />;
  }
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <Whole month={isMonth(month) ? month : undefined} />
    </>
  );
};
