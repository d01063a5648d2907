import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { titled } from '#shared/domain/words/titled';
import { MOST } from '#web/made/activities.ts';
import { NAMES } from '#web/made/names.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { ActForm } from '../act/act-form.tsx';
import { type Outcome, useAsked } from '../api/asked.ts';
import type { Refused } from '../api/client.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { filledIn } from '../informal/kept-form.ts';
import { keepableActivities } from '../kept/keepable.ts';
import { takeOut } from '../outbox/outbox.ts';
import { me } from '../session/me.ts';
import { isClockKnown, officeDate, officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { activityFaults } from './activity-faults.ts';
import { ActivityFields } from './activity-fields.tsx';
import { recordAddress } from './addresses.ts';
import { dropActivity, type KeptActivity, keepActivity, keptActivity, PLAIN } from './kept-activity.ts';
import { PhotoField, usePhotos } from './photo-field.tsx';
import { SendingPart } from './sending-part.tsx';
import {
  askedIn,
  isUnit,
  recurringOn,
  type Typed,
  typedIn,
  typedOfRecurring,
  typedOfReport,
  unitsOf,
} from './typed-activity.ts';
import { useSending } from './use-sending.ts';

const WORDS = {
  title: { id: 'Catat kegiatan', en: 'Record an activity' },
  form: { id: 'Yang dikerjakan', en: 'What was done' },
  today: { id: 'Kegiatan berulang hari ini', en: 'Recurring activities of today' },
  noUnit: { id: 'Pilih unit dahulu, di bawah “Lainnya”.', en: 'Choose a unit first, below “More”.' },
  another: { id: 'Catat yang lain', en: 'Record another one' },
  list: { id: 'Ke daftar kegiatan', en: 'To the list of activities' },
  refused: {
    id: 'Belum tercatat. Isian dan foto Anda tersimpan di sini; perbaiki lalu kirim lagi.',
    en: 'It is not recorded. What you typed and your photos are kept here; correct it and send it again.',
  },
} as const;

const HAPPENS = [
  {
    id: 'Tercatat atas nama Anda, dan terbaca oleh semua petugas. Belum menjadi berita.',
    en: 'It is recorded in your name, and everybody of the office can read it. It is no news yet.',
  },
] as const;

const today = (): string => officeDate(new Date(officeNow()).toISOString());

/** Whoever it is for first, in the order of the office. */
const unitsFor = (mayRecord: readonly string[] | undefined): readonly string[] => {
  const own = unitsOf(me.value?.roles ?? []);
  const known = mayRecord ?? own;
  return known.length === 0 ? Object.keys(NAMES.units) : known;
};

const noUnit = (): Refused => ({ code: 'unitMissing', detail: say(WORDS.noUnit) });

type FormProps = {
  /** What the form is kept under. */
  readonly of: string;
  readonly first: Typed;
  /** The office's day, once it is known, where the form is of today. */
  readonly day?: string | undefined;
  readonly units: readonly string[];
  readonly onSent: (key: string, kept: KeptActivity, waitsHere: boolean) => void;
};

/** What is typed and chosen is kept in this window until it is sent. */
const RecordForm = ({ of, first, day, units, onSent }: FormProps) => {
  const { route } = useLocation();
  const fields = useRef<HTMLDivElement>(null);
  const [offered] = useState(first['date']);
  const [kept] = useState<KeptActivity>(() => keptActivity(of) ?? { typed: first, photos: [] });
  const typed = useRef(kept.typed);
  const chosen = usePhotos(kept.photos, MOST.files, (photos) => {
    keepActivity(of, { typed: typed.current, photos });
  });
  const keep = ({ currentTarget }: Event): void => {
    const form = currentTarget instanceof HTMLElement ? currentTarget.closest('form') : null;
    if (form === null) return;
    typed.current = filledIn(new FormData(form));
    keepActivity(of, { typed: typed.current, photos: chosen.photos });
  };
  // A phone's clock may be wrong: the day that it offered is corrected, and one that somebody chose stays.
  useEffect(() => {
    const input = fields.current?.querySelector('input[name="date"]');
    if (day === undefined || !(input instanceof HTMLInputElement) || input.value !== offered) return;
    input.value = day;
    typed.current = { ...typed.current, date: day };
    if (keptActivity(of) !== undefined) keepActivity(of, { typed: typed.current, photos: chosen.photos });
  }, [day]);
  const send = async (filled: FormData): Promise<Outcome<undefined>> => {
    const now = filledIn(filled);
    if (askedIn(now) === undefined) return { ok: false, problem: noUnit() };
    const last = { typed: now, photos: chosen.photos };
    onSent(keepActivity(of, last), last, chosen.waitsHere > 0);
    return { ok: true, value: undefined };
  };
  const isKnown = kept.typed['recurring'] !== undefined;
  return (
    <ActForm<undefined>
      refused={kept.problem === undefined ? undefined : { problem: kept.problem, said: say(WORDS.refused) }}
      act="recordActivity"
      name={say(WORDS.form)}
      happens={HAPPENS}
      check={(filled) => activityFaults(filledIn(filled))}
      send={send}
      onDone={() => {}}
      onCancel={() => {
        for (const photo of chosen.photos) chosen.remove(photo);
        dropActivity(of);
        route(OFFICE_PAGES.activities);
      }}
    >
      <div onInput={keep} onChange={keep} ref={fields}>
        <ActivityFields typed={kept.typed} units={units} isKnown={isKnown} isOpen={kept.problem !== undefined}>
          <PhotoField chosen={chosen} room={MOST.files} />
        </ActivityFields>
      </div>
    </ActForm>
  );
};

/** What proposes itself today: one touch fills in the form. */
const RecurringToday = ({ date, units }: { readonly date: string; readonly units: readonly string[] }) => {
  const all = recurringOn(date, units);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="berulang-hari-ini">
      <h2 id="berulang-hari-ini">{say(WORDS.today)}</h2>
      <div class="buttons">
        {all.map(({ id, what }) => (
          <a key={id} class="button second" href={recordAddress({ recurring: id, date })}>
            {titled(what)}
          </a>
        ))}
      </div>
    </section>
  );
};

/** What is known of it beforehand, by the address and by who records it. */
const presetBy = ({ berulang, tanggal }: Readonly<Record<string, string>>, units: readonly string[]): Typed => {
  const date = tanggal ?? today();
  const recurring = berulang === undefined ? undefined : typedOfRecurring(berulang, date);
  const [unit] = unitsOf(me.value?.roles ?? []);
  const own = unit ?? (units.length === 1 ? units[0] : undefined);
  return recurring ?? { date, regularity: 'incidental', ...(isUnit(own) ? { unit: own } : {}) };
};

/** The day on which a report was resolved, where it was; else today. */
const askReport = async (report: string): Promise<Outcome<Typed>> => {
  const answer = await api.showReport({ report });
  if (!answer.ok) return answer;
  const { report: head, timeline = [] } = answer.value;
  const resolved = timeline.findLast(({ type }) => type === 'Resolved')?.at;
  return { ok: true, value: typedOfReport(head, resolved === undefined ? today() : officeDate(resolved)) };
};

const FromReport = ({ report, ...given }: Omit<FormProps, 'first'> & { readonly report: string }) => {
  const asked = useAsked(`kegiatan dari ${report}`, () => askReport(report));
  return <Waiting asked={asked}>{(first) => <RecordForm {...given} first={first} />}</Waiting>;
};

/** Something that was done is written down, with its pictures; without a line it waits. */
export const RecordPage = () => {
  usePageTitle(say(WORDS.title));
  const { query, route } = useLocation();
  const { berulang, tanggal, laporan } = query;
  const of = [PLAIN, berulang, tanggal, laporan].filter((part) => part !== undefined).join(' ');
  const [times, setTimes] = useState(0);
  const sending = useSending();
  const asked = useAsked('kegiatan bulan ini', () => api.listActivities({ query: {} }), {
    name: 'kegiatan',
    keepable: keepableActivities,
  });
  const units = unitsFor(asked.value?.mayRecord);
  const day = asked.state === 'seen' ? asked.value?.today : undefined;
  // Without a line nobody can say better than this device.
  const offered = day ?? (isClockKnown.value || asked.state !== 'waiting' ? today() : undefined);
  const { entry } = sending;
  const isRefused = entry?.became?.is === 'refused' && entry.became.problem.code !== 'activityExists';
  useEffect(() => {
    if (!isRefused || entry?.became?.is !== 'refused') return;
    // What is wrong is corrected where it was typed, with the photos that were chosen.
    keepActivity(of, { typed: typedIn(entry.fields), photos: entry.files, problem: entry.became.problem });
    void takeOut(entry.key, { files: false }).then(() => {
      sending.stop();
      setTimes((before) => before + 1);
    });
  }, [isRefused]);
  const isSent = entry?.became?.is === 'sent';
  useEffect(() => {
    if (isSent) dropActivity(of);
  }, [isSent]);
  const onSent = (key: string, { typed, photos }: KeptActivity, waitsHere: boolean): void => {
    const called = typed['what'] ?? '';
    void sending.start({ key, called, body: askedIn(typed), fields: typed, photos, waitsHere }).then((how) => {
      if (how === 'put') dropActivity(of);
    });
  };
  // Another one is not the same turn or report again.
  const another = (): void => {
    sending.stop();
    if (of !== PLAIN) route(OFFICE_PAGES.recordActivity);
  };
  const given = { of, units, onSent };
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {sending.isBegun && entry !== undefined && !isRefused ? (
        <>
          <SendingPart entry={entry} isHere={sending.isHere} onAddThere={sending.addThere} />
          <div class="buttons">
            <button type="button" class="button second" onClick={another}>
              {say(WORDS.another)}
            </button>
            <a class="button second" href={OFFICE_PAGES.activities}>
              {say(WORDS.list)}
            </a>
          </div>
        </>
      ) : (
        <div key={`${of} ${me.value?.person ?? ''} ${times}`}>
          {berulang === undefined && laporan === undefined && offered !== undefined && (
            <RecurringToday date={offered} units={units} />
          )}
          {laporan === undefined ? (
            <RecordForm {...given} first={presetBy(query, units)} day={tanggal === undefined ? day : undefined} />
          ) : (
            <FromReport {...given} report={laporan} />
          )}
        </div>
      )}
    </>
  );
};
