import type { PolicyVersionsListed } from '#shared/contracts/http/policy-shown';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { say } from '../words/say.ts';
import { type Change, changedValues } from './changed.ts';
import { partWords } from './part-words.ts';

const WORDS = {
  title: { id: 'Versi aturan', en: 'Versions of the rules' },
  what: {
    id: 'Setiap kali sebuah aturan diubah, versinya menjadi lain. Setiap keputusan mencatat versi yang dipakainya.',
    en: 'Whenever a rule is changed, the version becomes another. Each decision records the version that it was made by.',
  },
  since: { id: 'pertama kali disimpan', en: 'first stored' },
  inForce: { id: 'berlaku sekarang', en: 'in force now' },
  files: { id: 'isinya', en: 'what it holds' },
  changed: { id: 'yang berubah dari versi sebelumnya', en: 'what changed from the version before' },
  first: { id: 'Ini satu-satunya versi yang pernah disimpan.', en: 'This is the only version that was ever stored.' },
  version: { id: 'Versi', en: 'Version' },
  from: { id: 'dibandingkan dengan', en: 'compared with' },
  same: { id: 'Tidak ada yang berubah.', en: 'Nothing changed.' },
  file: { id: 'Berkas', en: 'File' },
  hash: { id: 'sidik', en: 'hash' },
  before: { id: 'Sebelumnya', en: 'Before' },
  after: { id: 'Sesudahnya', en: 'After' },
  where: { id: 'Bagian', en: 'Where' },
  nothing: { id: 'tidak ada', en: 'none' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
  came: { id: 'berkas baru', en: 'a new file' },
  went: { id: 'berkas dihapus', en: 'the file is gone' },
  more: {
    id: 'Masih ada {n} perubahan lain; baca kedua berkasnya.',
    en: 'There are {n} more changes; read both files.',
  },
  back: { id: 'Kembali ke semua versi', en: 'Back to all versions' },
} as const;

const FILES: Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>> = {
  activities: { id: 'Kegiatan dan berita', en: 'Activities and news' },
  channels: { id: 'Kanal', en: 'Channels' },
  clocks: { id: 'Batas waktu', en: 'Limits' },
  digest: { id: 'Laporan kepatuhan', en: 'Compliance reports' },
  named: { id: 'Sebutan pejabat', en: 'Names of officials' },
  news: { id: 'Kalimat konsep berita', en: 'Sentences of news drafts' },
  notices: { id: 'Pemberitahuan', en: 'Notices' },
  office: { id: 'Kantor, jam, dan orangnya', en: 'The office, its hours and people' },
  replies: { id: 'Jawaban siap pakai', en: 'Ready texts' },
  'sub-districts': { id: 'Kecamatan', en: 'Sub-districts' },
  topics: { id: 'Topik', en: 'Topics' },
  units: { id: 'Unit', en: 'Units' },
  watch: { id: 'Jenjang, diam, dan piket', en: 'Escalation, silence and duty' },
};

/** `Kalender 2027`; a file that this page does not know is called as it is. */
const fileWords = (file: string): string => {
  const [, year] = /^calendar-(\d{4})$/.exec(file) ?? [];
  if (year !== undefined) return `${say({ id: 'Kalender', en: 'Calendar' })} ${year}`;
  return Object.hasOwn(FILES, file) && FILES[file] !== undefined ? say(FILES[file]) : file;
};

const addressOf = (query: Readonly<Record<string, string>>): string =>
  `${OFFICE_PAGES.rules}?${new URLSearchParams(query)}`;

type Listed = PolicyVersionsListed['versions'];

const Rows = ({ versions }: { readonly versions: Listed }) => (
  <ul class="versions">
    {versions.map(({ version, since, inForce }, place) => {
      const before = versions[place + 1];
      return (
        <li key={version}>
          <code>{version}</code> {inForce && <span class="state good">{say(WORDS.inForce)}</span>}
          <span class="soft">
            {say(WORDS.since)} <Moment at={since} />
          </span>
          <span class="links">
            <a href={addressOf({ versi: version })}>{say(WORDS.files)}</a>
            {before !== undefined && (
              <a href={addressOf({ versi: version, dari: before.version })}>{say(WORDS.changed)}</a>
            )}
          </span>
        </li>
      );
    })}
  </ul>
);

/** Every version there was, each with what it holds and what it changed. */
export const Versions = () => {
  const asked = useAsked('versi', api.listPolicyVersions);
  return (
    <section aria-labelledby="versi">
      <h2 id="versi">{say(WORDS.title)}</h2>
      <p>{say(WORDS.what)}</p>
      <Waiting asked={asked}>
        {({ versions }) => (
          <>
            <Rows versions={versions} />
            {versions.length === 1 && <p class="soft">{say(WORDS.first)}</p>}
          </>
        )}
      </Waiting>
    </section>
  );
};

const Back = () => (
  <p class="unprinted">
    <a href={OFFICE_PAGES.rules}>{say(WORDS.back)}</a>
  </p>
);

/** Of which files a version is made. */
export const VersionFiles = ({ version }: { readonly version: string }) => {
  const asked = useAsked(`versi ${version}`, () => api.showPolicyVersion({ version }));
  return (
    <Waiting asked={asked}>
      {({ files, inForce }) => (
        <>
          <h1>
            {say(WORDS.version)} <code>{version}</code>{' '}
            {inForce && <span class="state good">{say(WORDS.inForce)}</span>}
          </h1>
          <ul class="versions">
            {files.map(({ file, hash }) => (
              <li key={file}>
                <a href={addressOf({ versi: version, berkas: file })}>{fileWords(file)}</a>
                <span class="soft">
                  {say(WORDS.hash)} <code class="hash">{hash}</code>
                </span>
              </li>
            ))}
          </ul>
          <Back />
        </>
      )}
    </Waiting>
  );
};

/** What stood in a file of a version. */
export const VersionFile = ({ version, file }: { readonly version: string; readonly file: string }) => {
  const asked = useAsked(`versi ${version} ${file}`, () => api.showPolicyFile({ version, file }));
  return (
    <Waiting asked={asked}>
      {({ content, hash }) => (
        <>
          <h1>{fileWords(file)}</h1>
          <p>
            {say(WORDS.version)} <a href={addressOf({ versi: version })}>{version}</a> · {say(WORDS.hash)}{' '}
            <code class="hash">{hash}</code>
          </p>
          <pre class="file" lang="id">
            {JSON.stringify(content, null, 2)}
          </pre>
          <Back />
        </>
      )}
    </Waiting>
  );
};

type FileChanged =
  | { readonly file: string; readonly whole: 'came' | 'went' }
  | { readonly file: string; readonly changes: readonly Change[] };

/** What differs between two versions: only files of another content are read. */
const compared = async (from: string, to: string) => {
  const [before, after] = [
    await api.showPolicyVersion({ version: from }),
    await api.showPolicyVersion({ version: to }),
  ];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const old = new Map(before.value.files.map(({ file, hash }) => [file, String(hash)]));
  const now = new Map(after.value.files.map(({ file, hash }) => [file, String(hash)]));
  const value: FileChanged[] = [];
  for (const file of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(file) === now.get(file)) continue;
    if (!old.has(file) || !now.has(file)) {
      value.push({ file, whole: now.has(file) ? 'came' : 'went' });
      continue;
    }
    const then = await api.showPolicyFile({ version: from, file });
    if (!then.ok) return then;
    const since = await api.showPolicyFile({ version: to, file });
    if (!since.ok) return since;
    value.push({ file, changes: changedValues(then.value.content, since.value.content) });
  }
  return { ok: true, value } as const;
};

/** A value in one line: words without their marks, rows by their fields. */
const valueWords = (value: unknown): string => {
  if (value === undefined) return say(WORDS.nothing);
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'boolean') return say(value ? WORDS.yes : WORDS.no);
  if (value === null) return say(WORDS.nothing);
  if (typeof value !== 'object') return partWords(String(value));
  return Object.entries(value)
    .map(([name, one]) => `${partWords(name)}: ${typeof one === 'object' ? `(${valueWords(one)})` : valueWords(one)}`)
    .join('; ');
};

/** More than anybody reads in a table. */
const MOST_SHOWN = 200;

const Changes = ({ file, changes }: { readonly file: string; readonly changes: readonly Change[] }) => (
  <>
    <table class="cards">
      <caption class="unseen">{fileWords(file)}</caption>
      <thead>
        <tr>
          {[WORDS.where, WORDS.before, WORDS.after].map((head) => (
            <th key={head.id} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, MOST_SHOWN).map(({ where, before, after }) => (
          <tr key={where.join(' ')}>
            <th scope="row">
              {titled(where.map(partWords).join(' › '))}
              <small class="below">
                <code>{where.join(' › ')}</code>
              </small>
            </th>
            <td data-of={say(WORDS.before)} class="value">
              {valueWords(before)}
            </td>
            <td data-of={say(WORDS.after)} class="value">
              {valueWords(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {changes.length > MOST_SHOWN && (
      <p class="soft">{say(WORDS.more).replace('{n}', String(changes.length - MOST_SHOWN))}</p>
    )}
  </>
);

/** What changed between two versions, file by file and value by value. */
export const VersionChanges = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const asked = useAsked(`beda ${from} ${to}`, () => compared(from, to));
  return (
    <Waiting asked={asked}>
      {(files) => (
        <>
          <h1>
            {say(WORDS.version)} <code>{to}</code> {say(WORDS.from)} <code>{from}</code>
          </h1>
          {files.length === 0 && <p>{say(WORDS.same)}</p>}
          {files.map((one) => (
            <section key={one.file} aria-label={fileWords(one.file)}>
              <h2>{fileWords(one.file)}</h2>
              {'whole' in one ? <p>{say(WORDS[one.whole])}</p> : <Changes file={one.file} changes={one.changes} />}
            </section>
          ))}
          <Back />
        </>
      )}
    </Waiting>
  );
};
