import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { ActivitiesShown, ActivityRow } from '#shared/contracts/http/activities';
import { titled } from '#shared/domain/words/titled';
import { ACTIVITY_NAMES } from '#web/made/activities.ts';
import { NAMES } from '#web/made/names.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { isMonth, monthWords } from '#web/words/months.ts';
import { dayAndMonth } from '#web/words/times.ts';
import { ActDone, ActForm } from '../act/act-form.tsx';
import { textIn, useKey } from '../act/sent.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { keepableActivities } from '../kept/keepable.ts';
import { isOfActivity, isWaiting } from '../outbox/entry.ts';
import { outbox } from '../outbox/outbox.ts';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate, officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { activityName } from './activity-name.ts';
import { activityAddress, newsAddress, recordAddress } from './addresses.ts';
import { isUnit } from './typed-activity.ts';

const WORDS = {
  title: { id: 'Kegiatan', en: 'Activities' },
  record: { id: 'Catat kegiatan', en: 'Record an activity' },
  open: { id: 'Giliran yang belum dijawab', en: 'Turns that nobody has answered' },
  openHint: {
    id: 'Kegiatan berulang mengusulkan dirinya pada harinya. Catat, atau nyatakan tidak terlaksana dengan sebabnya.',
    en: 'A recurring activity proposes itself on its days. Record it, or state that it was not done and why.',
  },
  noneOpen: { id: 'Semua giliran sampai hari ini sudah dijawab.', en: 'All turns up to today are answered.' },
  earlier: { id: 'Yang lebih lama', en: 'Earlier ones' },
  ofOthers: { id: 'Giliran unit lain', en: 'Turns of other units' },
  recordOne: { id: 'Catat', en: 'Record' },
  notDone: { id: 'Tidak terlaksana', en: 'Not done' },
  waits: { id: 'Menunggu di kotak keluar', en: 'Waits in the outbox' },
  done: { id: 'Yang dikerjakan', en: 'What was done' },
  none: { id: 'Belum ada kegiatan yang dicatat pada bulan ini.', en: 'No activity was recorded in this month.' },
  kept: {
    id: 'Peramban ini menyimpan giliran yang belum dijawab, tersegel sampai Anda keluar.',
    en: 'This browser keeps the turns that nobody has answered, sealed until you sign out.',
  },
  notKept: {
    id: 'Yang sudah dicatat tidak disimpan di peramban ini; ia tampil lagi begitu ada sambungan.',
    en: 'What was recorded is not kept in this browser; it is shown again as soon as there is a line.',
  },
  unit: { id: 'Unit', en: 'Unit' },
  allUnits: { id: 'semua unit', en: 'all units' },
  show: { id: 'Tampilkan', en: 'Show' },
  date: { id: 'Tanggal', en: 'Date' },
  what: { id: 'Apa', en: 'What' },
  place: { id: 'Kecamatan', en: 'Sub-district' },
  files: { id: 'Foto, dokumen', en: 'Photos, documents' },
  news: { id: 'Berita', en: 'News' },
  noNews: { id: 'belum ada', en: 'none yet' },
  withdrawn: { id: 'tanpa keterangan', en: 'nothing said' },
  why: { id: 'Sebab', en: 'Reason' },
  choose: { id: 'Pilih', en: 'Choose' },
  note: { id: 'Keterangan (boleh kosong)', en: 'Explanation (may stay empty)' },
  stated: { id: 'Tercatat: tidak terlaksana.', en: 'Recorded: not done.' },
} as const;

const HAPPENS = [
  {
    id: 'Giliran itu terjawab atas nama Anda dengan sebabnya. Bila ternyata terlaksana, ia masih dapat dicatat.',
    en: 'The turn is answered in your name with its reason. If it was done after all, it can still be recorded.',
  },
] as const;

type Turn = ActivitiesShown['open'][number];
type Why = NonNullable<ActivityRow['why']>;
const isWhy = (why: string): why is Why => Object.hasOwn(ACTIVITY_NAMES.notDoneWhy, why);

type NotDoneProps = { readonly turn: Turn; readonly onDone: () => void; readonly onCancel: () => void };

/** A recurring activity was not done on its day: that is an answer too, with its reason. */
const NotDoneForm = ({ turn: { recurring, date, what }, onDone, onCancel }: NotDoneProps) => {
  const keyFor = useKey();
  return (
    <ActForm
      act="stateNotDone"
      name={`${say(WORDS.notDone)}: ${what}, ${fullDate(date)}`}
      happens={HAPPENS}
      send={(filled) => {
        const note = textIn(filled, 'note');
        const why = textIn(filled, 'why');
        if (!isWhy(why)) throw new Error(`${why} is no reason`);
        const body = { recurring, date, why, ...(note === '' ? {} : { note }) };
        return api.stateNotDone({ key: keyFor(filled), body });
      }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <div class="field">
        <label for="sebab">{say(WORDS.why)}</label>
        <select id="sebab" name="why" required>
          <option value="">{say(WORDS.choose)}</option>
          {Object.entries(ACTIVITY_NAMES.notDoneWhy).map(([why, words]) => (
            <option key={why} value={why}>
              {titled(say(words))}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="sebab-keterangan">{say(WORDS.note)}</label>
        <input id="sebab-keterangan" name="note" maxLength={300} autocomplete="off" />
      </div>
    </ActForm>
  );
};

type TurnProps = { readonly turn: Turn; readonly isKept: boolean; readonly onAnswered: () => void };

/** It was recorded already, and waits for a line. */
const waitsInOutbox = ({ recurring, date }: Turn): boolean =>
  outbox.value.some(
    (entry) =>
      isOfActivity(entry) && isWaiting(entry) && entry.body?.recurring === recurring && entry.body.date === date,
  );

const TurnRow = ({ turn, isKept, onAnswered }: TurnProps) => {
  const [isOpen, setOpen] = useState(false);
  const waits = waitsInOutbox(turn);
  const { what, date, unit, mayRecord } = turn;
  const called = <span class="unseen">: {`${what}, ${fullDate(date)}`}</span>;
  return (
    <li>
      <div class="what">{mayRecord ? <a href={recordAddress(turn)}>{what}</a> : <b>{what}</b>}</div>
      <div>
        {fullDate(date)} <span class="soft">· {nameOf('units', unit)}</span>
      </div>
      {waits && (
        <div>
          <a href={OFFICE_PAGES.outbox}>{say(WORDS.waits)}</a>
        </div>
      )}
      {mayRecord && !waits && (
        <div class="buttons">
          <a class="button" href={recordAddress(turn)}>
            {say(WORDS.recordOne)}
            {called}
          </a>
          {/* Who cannot say any more that they are signed in, reads; what was done waits in the outbox. */}
          {!isKept && (
            <button type="button" class="button second" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say(WORDS.notDone)}
              {called}
            </button>
          )}
        </div>
      )}
      {isOpen && (
        <div class="whole">
          <NotDoneForm turn={turn} onDone={onAnswered} onCancel={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
};

const keyOf = ({ recurring, date }: Turn): string => `${recurring} ${date}`;

/** So many stand in the open; the rest is folded up below them. */
const IN_THE_OPEN = 6;

type TurnsProps = Omit<TurnProps, 'turn'> & { readonly turns: readonly Turn[]; readonly isThisMonth: boolean };

/** What proposed itself and nobody has answered: one's own first, and the newest first. */
const Turns = ({ turns, isThisMonth, ...given }: TurnsProps) => {
  const own = turns.filter(({ mayRecord }) => mayRecord);
  const others = turns.filter(({ mayRecord }) => !mayRecord);
  const rowsOf = (some: readonly Turn[]) => (
    <ul class="rows turns">
      {some.map((turn) => (
        <TurnRow key={keyOf(turn)} turn={turn} {...given} />
      ))}
    </ul>
  );
  const folded = [
    { name: WORDS.earlier, some: own.slice(IN_THE_OPEN) },
    { name: WORDS.ofOthers, some: others },
  ];
  if (turns.length === 0) return given.isKept || !isThisMonth ? null : <p class="told done">{say(WORDS.noneOpen)}</p>;
  return (
    <section aria-labelledby="giliran">
      <h2 id="giliran">
        {say(WORDS.open)} <span class="soft number">({own.length === 0 ? others.length : own.length})</span>
      </h2>
      {own.length > 0 && <p class="soft">{say(WORDS.openHint)}</p>}
      {own.length > 0 && rowsOf(own.slice(0, IN_THE_OPEN))}
      {folded.map(
        ({ name, some }) =>
          some.length > 0 && (
            <details key={name.en}>
              <summary>{`${say(name)} (${some.length})`}</summary>
              {rowsOf(some)}
            </details>
          ),
      )}
    </section>
  );
};

const NEWS_TONES: Readonly<Record<string, string>> = { published: 'good', submitted: 'risk', draft: 'calm' };

const News = ({ row: { news, state } }: { readonly row: ActivityRow }) => {
  if (news === undefined) return <span class="soft">{state === 'done' ? say(WORDS.noNews) : '–'}</span>;
  return (
    <a class={`state ${NEWS_TONES[news.state] ?? 'calm'}`} href={newsAddress(news.news)}>
      {activityName('newsStates', news.state)}
    </a>
  );
};

const timesOf = ({ from, until }: ActivityRow): string =>
  from === undefined ? '' : ` ${from}${until === undefined ? '' : `–${until}`}`;

const Row = ({ row }: { readonly row: ActivityRow }) => (
  <tr>
    <th scope="row">
      <a href={activityAddress(row.activity)} dir="auto">
        {row.what ?? say(WORDS.withdrawn)}
      </a>
      <span class="below soft">
        {titled(activityName('kinds', row.kind))}
        {row.state === 'notDone' && (
          <>
            {' · '}
            <b class="risk">{activityName('states', row.state)}</b>
            {row.why !== undefined && `: ${activityName('notDoneWhy', row.why)}`}
          </>
        )}
        {row.state === 'withdrawn' && ` · ${activityName('states', row.state)}`}
      </span>
    </th>
    <td data-of={say(WORDS.date)}>
      {dayAndMonth(language.value, row.date)}
      {timesOf(row)}
    </td>
    <td data-of={say(WORDS.unit)}>{nameOf('units', row.unit)}</td>
    <td data-of={say(WORDS.place)}>{row.subDistrict === undefined ? '–' : nameOf('subDistricts', row.subDistrict)}</td>
    <td data-of={say(WORDS.files)}>{`${row.pictures}, ${row.documents}`}</td>
    <td data-of={say(WORDS.news)}>
      <News row={row} />
    </td>
  </tr>
);

const Done = ({ activities }: Pick<ActivitiesShown, 'activities'>) =>
  activities.length === 0 ? (
    <p>{say(WORDS.none)}</p>
  ) : (
    <table class="cards">
      <caption class="unseen">{say(WORDS.done)}</caption>
      <thead>
        <tr>
          {[WORDS.what, WORDS.date, WORDS.unit, WORDS.place, WORDS.files, WORDS.news].map((head) => (
            <th key={head.en} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {activities.map((row) => (
          <Row key={row.activity} row={row} />
        ))}
      </tbody>
    </table>
  );

const addressOf = (query: { readonly bulan?: string | undefined; readonly unit?: string | undefined }): string => {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
  return asked.size === 0 ? OFFICE_PAGES.activities : `${OFFICE_PAGES.activities}?${asked}`;
};

/** Only what is of one unit. */
const UnitForm = ({ month, unit }: { readonly month: string | undefined; readonly unit: string | undefined }) => {
  const { route } = useLocation();
  return (
    <form
      class="narrow-by"
      onSubmit={(event) => {
        event.preventDefault();
        if (!(event.currentTarget instanceof HTMLFormElement)) return;
        route(addressOf({ bulan: month, unit: textIn(new FormData(event.currentTarget), 'unit') }));
      }}
    >
      <div class="field">
        <label for="kegiatan-unit">{say(WORDS.unit)}</label>
        <select id="kegiatan-unit" name="unit" key={unit}>
          <option value="">{titled(say(WORDS.allUnits))}</option>
          {Object.keys(NAMES.units).map((id) => (
            <option key={id} value={id} selected={id === unit}>
              {nameOf('units', id)}
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

type ShownProps = { readonly listed: ActivitiesShown; readonly isKept: boolean; readonly again: () => void };

const Shown = ({ listed, isKept, again }: ShownProps) => {
  const { query } = useLocation();
  const [stated, setStated] = useState<object | undefined>(undefined);
  const { month, today, activities, open } = listed;
  return (
    <>
      {stated !== undefined && <ActDone>{say(WORDS.stated)}</ActDone>}
      <Turns
        key={String(open.length)}
        turns={open}
        isThisMonth={today.startsWith(month)}
        isKept={isKept}
        onAnswered={() => {
          setStated({});
          again();
        }}
      />
      <section aria-labelledby="dikerjakan">
        <h2 id="dikerjakan">
          {`${say(WORDS.done)}, ${monthWords(language.value, month)}`}{' '}
          {!isKept && <span class="soft number">({activities.length})</span>}
        </h2>
        <UnitForm month={query['bulan']} unit={query['unit']} />
        {isKept ? <p class="soft">{say(WORDS.notKept)}</p> : <Done activities={activities} />}
        <MonthLinks
          month={month}
          addressOf={(one) => addressOf({ bulan: one, unit: query['unit'] })}
          last={officeMonth()}
        />
      </section>
    </>
  );
};

/** Looks again whenever the outbox has recorded an activity, from whichever window. */
const useRecorded = (again: () => void): void => {
  const recorded = outbox.value.filter((entry) => isOfActivity(entry) && entry.activity !== undefined).length;
  const before = useRef(recorded);
  useEffect(() => {
    if (recorded > before.current) again();
    before.current = recorded;
  }, [recorded]);
};

/** What was done in a month, and what proposed itself and waits for an answer. */
export const ActivitiesPage = () => {
  usePageTitle(say(WORDS.title));
  const { bulan, unit } = useLocation().query;
  const query = {
    ...(bulan !== undefined && isMonth(bulan) ? { month: bulan } : {}),
    ...(isUnit(unit) ? { unit } : {}),
  };
  // The month that is, of all units, is what somebody needs at the dock.
  const isUsual = Object.keys(query).length === 0;
  const asked = useAsked(
    `kegiatan ${JSON.stringify(query)}`,
    () => api.listActivities({ query }),
    isUsual ? { name: 'kegiatan', keepable: keepableActivities } : undefined,
  );
  useRecorded(asked.again);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {me.value?.may.includes('recordActivity') === true && (
        <p>
          <a class="button" href={OFFICE_PAGES.recordActivity}>
            {say(WORDS.record)}
          </a>
        </p>
      )}
      <Waiting asked={asked} kept={WORDS.kept}>
        {(listed) => <Shown listed={listed} isKept={asked.isKept === true} again={asked.again} />}
      </Waiting>
    </>
  );
};
