import type { ComponentChildren } from 'preact';
import { titled } from '#shared/domain/words/titled';
import { DUTY, HOURS, KEPT, LADDERS, LIMITS, SPECIAL_HOURS, TOPICS, WAITS, YEARS } from '#web/made/rules.ts';
import { limitWords, promiseName } from '#web/public/limit-words.ts';
import { clockTime, longDate, weekday } from '#web/words/times.ts';
import { filled } from '../words/filled.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

const WORDS = {
  limits: { id: 'Batas waktu', en: 'Limits' },
  inForce: { id: 'berlaku sejak', en: 'in force since' },
  coming: { id: 'akan berlaku sejak', en: 'in force from' },
  earlier: { id: 'berlaku dahulu, sejak', en: 'in force before, since' },
  what: { id: 'Tenggat', en: 'Clock' },
  within: { id: 'Paling lama', en: 'At most' },
  how: { id: 'Bagaimana dihitung', en: 'How it is counted' },
  source: { id: 'Sumber', en: 'Source' },
  none: { id: 'tidak ada batas', en: 'no limit' },
  proposed: { id: 'usulan, belum ditetapkan kantor', en: 'a proposal, not set by the office yet' },
  pauses: { id: 'berhenti selama menunggu pelapor', en: 'stands still while the reporter owes an answer' },
  runs: { id: 'tidak pernah berhenti', en: 'never stands still' },
  warned: { id: 'diingatkan {n} sebelumnya', en: 'a reminder {n} before' },
  extended: { id: 'dapat ditambah satu kali {n} bila', en: 'may be extended once by {n} if' },
  hours: { id: 'Jam buka', en: 'Office hours' },
  and: { id: 'dan', en: 'and' },
  to: { id: 'sampai', en: 'to' },
  special: { id: 'Jam khusus', en: 'Special hours' },
  tentative: { id: 'tanggalnya masih dapat berubah', en: 'its dates may still change' },
  holidays: { id: 'Hari libur', en: 'Holidays' },
  verified: { id: 'sudah dicocokkan dengan keputusannya', en: 'checked against the decree' },
  unverified: {
    id: 'belum dicocokkan dengan keputusannya; tanggalnya masih dapat berubah',
    en: 'not checked against the decree yet; its dates may still change',
  },
  decrees: { id: 'Keputusan', en: 'Decrees' },
  topics: { id: 'Topik dan unit', en: 'Topics and units' },
  notOurs: { id: 'Bukan wewenang kantor ini', en: 'Not this office’s to do' },
  ladders: { id: 'Bila batas terlewat', en: 'When a limit is missed' },
  matters: { id: 'Pengawasan', en: 'Oversight' },
  atOnce: { id: 'Seketika diberi tahu', en: 'Told at once' },
  ifStill: { id: 'Bila belum ada tindakan', en: 'If nobody has acted' },
  after: { id: '{n} sesudah batasnya: {who}', en: '{n} after the limit: {who}' },
  duty: { id: 'Piket', en: 'Duty' },
  dutyStep: {
    id: 'Bila antrean belum dibuka pukul {at} pada hari kerja, yang diberi tahu: {who}.',
    en: 'If nobody has opened the queue by {at} on a working day, this is told: {who}.',
  },
  waits: { id: 'Yang terjadi dengan sendirinya', en: 'What happens by itself' },
  kept: { id: 'Berapa lama disimpan', en: 'For how long it is kept' },
} as const;

const WAIT_WORDS: readonly (readonly [
  Words,
  readonly { readonly limit: number; readonly unit: 'workingDays' | 'workingMinutes' }[],
])[] = [
  [
    {
      id: 'Pelapor ditanya dan diam selama {0}: petugas diberi tahu. Diam {1} lagi: pengakhiran diusulkan; bila kantor yang menutup di kanalnya, laporan diarsipkan, kecuali yang menyangkut pengawasan.',
      en: 'The reporter was asked and is silent for {0}: an officer is told. Silent for {1} more: an end is proposed; where the office closes on the channel, the report is archived, unless it is about oversight.',
    },
    [WAITS.asked.noteAfter, WAITS.asked.endAfter],
  ],
  [
    {
      id: 'Pelapor tidak menanggapi hasil selama {0}: petugas diberi tahu. {1} kemudian, paling cepat sesudah batas penutupan, penutupan diusulkan; bila kantor yang menutup di kanalnya, laporan ditutup, kecuali yang menyangkut pengawasan.',
      en: 'The reporter does not react to the result for {0}: an officer is told. {1} later, and not before the clock of closure is over, closing is proposed; where the office closes on the channel, the report is closed, unless it is about oversight.',
    },
    [WAITS.resolved.noteAfter, WAITS.resolved.endAfter],
  ],
  [
    {
      id: 'Kantor dan kanal menyebut status yang berbeda selama {0}: petugas diberi tahu.',
      en: 'Office and channel say different things for {0}: an officer is told.',
    },
    [WAITS.channelDiffers],
  ],
  [
    {
      id: 'Kabar yang laporannya belum datang selama {0}: petugas diberi tahu.',
      en: 'News whose report has not come for {0}: an officer is told.',
    },
    [WAITS.reportMissing],
  ],
  [
    {
      id: 'Langkah yang perlu orang kedua gugur bila tidak disetujui dalam {0}.',
      en: 'A step that needs a second person lapses if it is not approved within {0}.',
    },
    [WAITS.secondPerson],
  ],
];

const HOURS_OF_OFFICE = {
  hours: HOURS.flatMap(({ weekdays, segments }) =>
    weekdays.map((day) => ({ weekday: day, open: segments.map(([from, until]) => ({ from, until })) })),
  ),
};

type Span = { readonly limit: number; readonly unit: 'workingDays' | 'workingMinutes' };
const spanWords = (span: Span): string => limitWords(language.value, HOURS_OF_OFFICE, span);

const list = (words: readonly Words[]): string => words.map(say).join('; ');

const Part = ({
  name,
  heading,
  children,
}: {
  readonly name: string;
  readonly heading: Words;
  readonly children: ComponentChildren;
}) => (
  <section aria-labelledby={name}>
    <h2 id={name}>{say(heading)}</h2>
    {children}
  </section>
);

type Rule = (typeof LIMITS)[number]['rules'][number];

/** All that is to be said of how a limit is counted, in one sentence. */
const countedWords = ({ start, pauses, warnBefore, extension, unit }: Rule): string =>
  [
    say(start),
    say(pauses ? WORDS.pauses : WORDS.runs),
    ...(warnBefore === undefined ? [] : [filled(say(WORDS.warned), { n: spanWords(warnBefore) })]),
    ...(extension === undefined
      ? []
      : [
          `${filled(say(WORDS.extended), { n: spanWords({ limit: extension.limit, unit }) })} ${extension.grounds.map(say).join(', ')}`,
        ]),
  ].join('; ');

const LimitRow = ({ rule }: { readonly rule: Rule }) => {
  const { limit, unit, proposed, source } = rule;
  return (
    <tr>
      <th scope="row">{promiseName(language.value, rule)}</th>
      <td data-of={say(WORDS.within)}>
        {limit === null ? say(WORDS.none) : spanWords({ limit, unit })}
        {proposed && <small class="risk">{` (${say(WORDS.proposed)})`}</small>}
      </td>
      <td data-of={say(WORDS.how)}>{limit === null ? '–' : countedWords(rule)}</td>
      <td data-of={say(WORDS.source)} lang="id">
        {source}
      </td>
    </tr>
  );
};

type Version = (typeof LIMITS)[number];

const LimitTable = ({ caption, rules }: { readonly caption: string; readonly rules: readonly Rule[] }) => (
  <table class="cards">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {[WORDS.what, WORDS.within, WORDS.how, WORDS.source].map((head) => (
          <th key={head.id} scope="col">
            {say(head)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rules.map((rule) => (
        <LimitRow key={`${rule.clock} ${Object.values(rule.subject).join(' ')}`} rule={rule} />
      ))}
    </tbody>
  </table>
);

/** Which of the sets of limits holds on a day, and when the others do. */
const Limits = ({ today }: { readonly today: string }) => {
  const now = LIMITS.filter(({ validFrom }) => validFrom <= today).at(-1) ?? LIMITS[0];
  const others = LIMITS.filter((one) => one !== now);
  const captionOf = ({ validFrom }: Version): string => {
    if (validFrom > today) return `${titled(say(WORDS.coming))} ${fullDate(validFrom)}`;
    return `${titled(say(validFrom === now?.validFrom ? WORDS.inForce : WORDS.earlier))} ${fullDate(validFrom)}`;
  };
  return (
    <Part name="batas" heading={WORDS.limits}>
      {now !== undefined && <LimitTable caption={captionOf(now)} rules={now.rules} />}
      {others.map((one) => (
        <details key={one.validFrom} class="long">
          <summary>{captionOf(one)}</summary>
          <LimitTable caption={captionOf(one)} rules={one.rules} />
        </details>
      ))}
    </Part>
  );
};

/** 2024 began on a Monday. */
const dayName = (day: number): string => weekday(language.value, `2024-01-0${day}`, 'long');

const daysWords = (days: readonly number[]): string => {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
  const isRow = days.length > 2 && last - first === days.length - 1;
  return isRow ? `${dayName(first)} ${say(WORDS.to)} ${dayName(last)}` : days.map(dayName).join(', ');
};

const Hours = ({ hours }: { readonly hours: typeof HOURS }) => (
  <ul>
    {hours.map(({ weekdays, segments }) => (
      <li key={weekdays.join()}>
        {`${daysWords(weekdays)}: ${segments.map((open) => open.map((time) => clockTime(language.value, time)).join('–')).join(` ${say(WORDS.and)} `)}`}
      </li>
    ))}
  </ul>
);

const Opening = ({ today }: { readonly today: string }) => {
  const special = SPECIAL_HOURS.filter(({ until }) => until >= today);
  return (
    <Part name="jam" heading={WORDS.hours}>
      <Hours hours={HOURS} />
      {special.map((one) => (
        <div key={one.from}>
          <h3>{say(one.name)}</h3>
          <p>
            {`${longDate(language.value, one.from)} ${say(WORDS.to)} ${longDate(language.value, one.until)}`}
            {one.tentative && <span class="risk">{`; ${say(WORDS.tentative)}`}</span>}
          </p>
          <Hours hours={one.hours} />
          <p class="soft" lang="id">
            {one.source}
          </p>
        </div>
      ))}
    </Part>
  );
};

const Holidays = ({ today }: { readonly today: string }) => (
  <Part name="libur" heading={WORDS.holidays}>
    {YEARS.toReversed().map(({ year, verified, decrees, days }) => (
      <details key={year} open={String(year) === today.slice(0, 4)} class="long">
        <summary>
          {year} <span class={verified ? 'soft' : 'risk'}>({say(verified ? WORDS.verified : WORDS.unverified)})</span>
        </summary>
        <p>
          {say(WORDS.decrees)}: <span lang="id">{decrees.join('; ')}</span>
        </p>
        <ul>
          {days.map(({ date, name, kind, decree, tentative }) => (
            <li key={date}>
              {`${fullDate(date)}: ${say(name)} (${nameOf('holidays', kind)}`}
              {decree !== undefined && <span lang="id">{`; ${decree}`}</span>}
              {')'}
              {tentative && <span class="risk">{`; ${say(WORDS.tentative)}`}</span>}
            </li>
          ))}
        </ul>
      </details>
    ))}
  </Part>
);

const Topics = () => (
  <Part name="topik" heading={WORDS.topics}>
    {TOPICS.map(({ unit, topics }) => (
      <details key={unit ?? 'lain'} class="long">
        <summary>
          {unit === undefined ? say(WORDS.notOurs) : titled(nameOf('units', unit))}{' '}
          <span class="soft number">({topics.length})</span>
        </summary>
        <ul>
          {topics.map((topic) => (
            <li key={topic}>{nameOf('topics', topic)}</li>
          ))}
        </ul>
      </details>
    ))}
  </Part>
);

const Ladders = () => (
  <Part name="jenjang" heading={WORDS.ladders}>
    {LADDERS.map(({ oversight, clocks, onMiss, steps }) => (
      <div key={`${oversight} ${clocks.join()}`} class="card">
        <h3>{titled(clocks.map((clock) => nameOf('clocks', clock)).join(', '))}</h3>
        <p class="soft">{`${say(WORDS.matters)}: ${nameOf('oversight', oversight)}`}</p>
        <p>{`${say(WORDS.atOnce)}: ${list(onMiss)}.`}</p>
        <p>{`${say(WORDS.ifStill)}:`}</p>
        <ol>
          {steps.map(({ after, to }) => (
            <li key={list(to)}>{filled(say(WORDS.after), { n: spanWords(after), who: list(to) })}</li>
          ))}
        </ol>
      </div>
    ))}
  </Part>
);

const ByItself = () => (
  <>
    <Part name="piket" heading={WORDS.duty}>
      <ul>
        {DUTY.map(({ at, to }) => (
          <li key={at}>{filled(say(WORDS.dutyStep), { at, who: list(to) })}</li>
        ))}
      </ul>
    </Part>
    <Part name="sendiri" heading={WORDS.waits}>
      <ul>
        {WAIT_WORDS.map(([words, spans]) => (
          <li key={words.en}>
            {filled(say(words), Object.fromEntries(spans.map((span, at) => [String(at), spanWords(span)])))}
          </li>
        ))}
      </ul>
    </Part>
    <Part name="simpan" heading={WORDS.kept}>
      <p>
        {say(KEPT.words)}
        {KEPT.proposed && <small class="risk">{` (${say(WORDS.proposed)})`}</small>}
      </p>
    </Part>
  </>
);

/** All rules in force on a day, in sentences. */
export const InForce = ({ today }: { readonly today: string }) => (
  <>
    <Limits today={today} />
    <Opening today={today} />
    <Holidays today={today} />
    <Topics />
    <Ladders />
    <ByItself />
  </>
);
