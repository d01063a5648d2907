import { useLocation } from 'preact-iso/router';
import { titled } from '#shared/domain/words/titled';
import { ANSWERS, GRIDS, HOW, REASONS, ROLES, SCOPES } from '#web/made/access.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ReadersOf } from '../report/readers.tsx';
import { titleOf } from '../report/title-of.ts';
import { FindReport } from '../reports/find-report.tsx';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Siapa boleh apa', en: 'Who may do what' },
  lead: {
    id: 'Tabel ini ialah tabel yang dipakai program; yang tidak tertulis tidak boleh.',
    en: 'This table is the one that the program uses; what is not written is not allowed.',
  },
  role: { id: 'Jabatan', en: 'Function' },
  all: { id: 'semua jabatan', en: 'all functions' },
  show: { id: 'Tampilkan', en: 'Show' },
  groups: { id: 'Grup akun', en: 'Account groups' },
  nothing: { id: 'Tidak ada.', en: 'Nothing.' },
  absent: {
    id: 'Bagi jabatan ini laporan demikian tidak ada.',
    en: 'For this function such a report does not exist.',
  },
  needsReason: { id: 'hanya dengan alasan, yang dicatat', en: 'only with a reason, which is recorded' },
  no: { id: 'tidak', en: 'no' },
  short: { id: 'Jawaban singkat', en: 'Short answers' },
  nobody: { id: 'tidak seorang pun', en: 'nobody' },
  whole: { id: 'Tabel lengkap', en: 'The whole table' },
  how: { id: 'Cara membaca', en: 'How to read it' },
  reasons: { id: 'Mengapa demikian', en: 'Why it is so' },
  one: { id: 'Siapa dapat membaca sebuah laporan', en: 'Who can read a report' },
  look: { id: 'Lihat', en: 'Look' },
  another: { id: 'Laporan lain', en: 'Another report' },
  onPhone: {
    id: 'Di layar sempit ditampilkan satu jabatan saja. Pilih yang lain di atas.',
    en: 'On a narrow screen one function is shown. Choose another above.',
  },
} as const;

type Role = (typeof ROLES)[number]['role'];
type Grid = (typeof GRIDS)[number];

const isRole = (name: string | undefined): name is Role => ROLES.some(({ role }) => role === name);

const addressOf = (query: Readonly<Record<string, string>>): string =>
  `${OFFICE_PAGES.access}?${new URLSearchParams(query)}`;

/** Between `**` stands what matters most. */
const Weighed = ({ text }: { readonly text: string }) => (
  <>{text.split('**').map((part, place) => (place % 2 === 1 ? <b key={part}>{part}</b> : part))}</>
);

const rolesIn = ({ rows }: Grid): readonly Role[] =>
  ROLES.map(({ role }) => role).filter((role) => rows.some(({ cells }) => cells[role] !== undefined));

const Named = ({ row }: { readonly row: Grid['rows'][number] }) => (
  <>
    {titled(say(row.name))}
    {row.reason && <span title={say(WORDS.needsReason)}> ✎</span>}
  </>
);

const Cell = ({ row, role }: { readonly row: Grid['rows'][number]; readonly role: Role }) => {
  const scope = row.cells[role];
  return (
    <td>
      {scope === undefined ? (
        <>
          <span aria-hidden="true">–</span>
          <span class="unseen">{say(WORDS.no)}</span>
        </>
      ) : (
        <span class={scope === 'all' ? 'good' : 'calm'}>{say(SCOPES[scope].mark)}</span>
      )}
    </td>
  );
};

/** All functions beside each other. */
const Matrix = ({ grid }: { readonly grid: Grid }) => {
  const roles = rolesIn(grid);
  return (
    // Where the functions do not all fit, the arrow keys move along them.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what it can reach
    <section class="wide wide-only" aria-label={say(grid.heading)} tabIndex={0}>
      <table class="matrix">
        <caption class="unseen">{say(grid.heading)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(grid.corner)}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {titled(nameOf('roles', role))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.name.id}>
              <th scope="row">
                <Named row={row} />
              </th>
              {roles.map((role) => (
                <Cell key={role} row={row} role={role} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** What one function may do, and nothing else. */
const OfRole = ({ grid, role }: { readonly grid: Grid; readonly role: Role }) => {
  const rows = grid.rows.flatMap((row) => {
    const scope = row.cells[role];
    return scope === undefined ? [] : [{ row, scope }];
  });
  if (rows.length === 0) return <p class="soft">{say(grid.note === undefined ? WORDS.nothing : WORDS.absent)}</p>;
  return (
    <ul>
      {rows.map(({ row, scope }) => (
        <li key={row.name.id}>
          <Named row={row} />
          {scope !== 'all' && <span class="soft">{`: ${say(SCOPES[scope])}`}</span>}
        </li>
      ))}
    </ul>
  );
};

const Chooser = ({ chosen }: { readonly chosen: Role | undefined }) => {
  const { route } = useLocation();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const role = new FormData(event.currentTarget).get('jabatan');
    route(typeof role === 'string' && role !== '' ? addressOf({ jabatan: role }) : OFFICE_PAGES.access);
  };
  return (
    <form class="inline unprinted" onSubmit={submit} key={chosen}>
      <div class="field">
        <label for="jabatan">{say(WORDS.role)}</label>
        <select id="jabatan" name="jabatan" defaultValue={chosen ?? ''}>
          <option value="">{titled(say(WORDS.all))}</option>
          {ROLES.map(({ role }) => (
            <option key={role} value={role} selected={role === chosen}>
              {titled(nameOf('roles', role))}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button second">
        {say(WORDS.show)}
      </button>
    </form>
  );
};

type Reached = (typeof ANSWERS)[number]['reached'][number];

/** Whom a row reaches, in words: each function, with how far where that is not everywhere. */
const reachedWords = ({ cells }: Reached): string => {
  const reached = ROLES.flatMap(({ role }) => {
    const scope = cells[role];
    if (scope === undefined) return [];
    const name = nameOf('roles', role);
    return [scope === 'all' ? name : `${name} (${say(SCOPES[scope].mark)})`];
  });
  return reached.length === 0 ? say(WORDS.nobody) : reached.join(', ');
};

/** What nearly everybody comes for, before the whole table. */
export const ShortAnswers = () => (
  <section aria-labelledby="jawaban">
    <h2 id="jawaban">{say(WORDS.short)}</h2>
    <div class="stories">
      {ANSWERS.map(({ question, reached, but }) => (
        <div key={question.id} class="card">
          <h3>{say(question)}</h3>
          <dl class="answers">
            {reached.map((one) => (
              <div key={one.of.id}>
                <dt>{say(one.of)}</dt>
                <dd>
                  {titled(reachedWords(one))}
                  {one.reason && reachedWords(one) !== say(WORDS.nobody) && `; ${say(WORDS.needsReason)}`}
                </dd>
              </div>
            ))}
          </dl>
          {but !== undefined && (
            <p>
              <Weighed text={say(but)} />
            </p>
          )}
        </div>
      ))}
    </div>
  </section>
);

const groupsOf = (chosen: Role): string => ROLES.find(({ role }) => role === chosen)?.groups.join(', ') ?? '';

const Parts = ({ chosen }: { readonly chosen: Role | undefined }) => {
  const own = me.value?.roles[0]?.role ?? 'laporAdmin';
  return (
    <>
      {chosen !== undefined ? (
        <p>
          <b>{titled(nameOf('roles', chosen))}</b>
          <span class="soft">{` · ${say(WORDS.groups)}: ${groupsOf(chosen)}`}</span>
        </p>
      ) : (
        <p class="narrow-only">{`${titled(nameOf('roles', own))}. ${say(WORDS.onPhone)}`}</p>
      )}
      {GRIDS.map((grid) => (
        <details key={`${grid.name} ${chosen}`} class="part" open={chosen !== undefined}>
          <summary>
            <h3 id={grid.name}>{say(grid.heading)}</h3>
          </summary>
          {grid.note !== undefined && chosen === undefined && <p class="soft">{say(grid.note)}</p>}
          {chosen === undefined && <Matrix grid={grid} />}
          <div class={chosen === undefined ? 'narrow-only' : undefined}>
            <OfRole grid={grid} role={chosen ?? own} />
          </div>
        </details>
      ))}
    </>
  );
};

const OneReport = ({ report }: { readonly report: string }) => {
  const asked = useAsked(`laporan ${report}`, () => api.showReport({ report }));
  return (
    <Waiting asked={asked} title={say(WORDS.one)}>
      {(shown) => (
        <>
          <h1>{say(WORDS.one)}</h1>
          <p>
            <a href={OFFICE_PAGES.report.replace(':report', report)} dir="auto">
              {titleOf(shown)}
            </a>
          </p>
          <ReadersOf report={report} />
          <p>
            <a href={OFFICE_PAGES.access}>{say(WORDS.another)}</a>
          </p>
        </>
      )}
    </Waiting>
  );
};

/** The table of access, whole or of one function; and of one report, who can read it now. */
export const AccessPage = () => {
  usePageTitle(say(WORDS.title));
  const { query } = useLocation();
  const { jabatan, laporan: report } = query;
  const chosen = isRole(jabatan) ? jabatan : undefined;
  if (report !== undefined) return <OneReport key={report} report={report} />;
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.lead)}</p>
      {me.value?.may.includes('findReports') === true && (
        <details class="unprinted">
          <summary>{say(WORDS.one)}</summary>
          <FindReport addressOf={(found) => addressOf({ laporan: found })} button={say(WORDS.look)} />
        </details>
      )}
      {chosen === undefined && <ShortAnswers />}
      <h2>{say(WORDS.whole)}</h2>
      <Chooser chosen={chosen} />
      <Parts chosen={chosen} />
      <ul class="soft">
        {Object.values(SCOPES).map((scope) => (
          <li key={scope.mark.id}>
            <b>{say(scope.mark)}</b>: {say(scope)}
          </li>
        ))}
        <li>
          <b>✎</b>: {say(WORDS.needsReason)}
        </li>
      </ul>
      <section aria-labelledby="cara">
        <h2 id="cara">{say(WORDS.how)}</h2>
        <ul>
          {HOW.map((one) => (
            <li key={one.id}>
              <Weighed text={say(one)} />
            </li>
          ))}
        </ul>
      </section>
      <details class="long">
        <summary>{say(WORDS.reasons)}</summary>
        <ul>
          {REASONS.map(({ why, names }) => (
            <li key={why.id}>
              <b>{names.map(say).join(', ')}</b>: {say(why)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};
