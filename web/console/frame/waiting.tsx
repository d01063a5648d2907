import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Asked } from '../api/asked.ts';
import { MissingPage } from '../pages/missing-page.tsx';
import { session } from '../session/session.ts';
import { timeWords } from '../words/office-clock.ts';
import { say } from '../words/say.ts';

const WORDS = {
  wait: { id: 'Sedang dimuat …', en: 'Loading …' },
  noLine: { id: 'Tidak ada sambungan. Tidak ada yang hilang.', en: 'There is no line. Nothing is lost.' },
  notKept: {
    id: 'Halaman ini tidak disimpan di peramban ini. Tidak ada yang hilang: ia tampil lagi begitu ada sambungan.',
    en: 'This page is not kept in this browser. Nothing is lost: it is shown again as soon as there is a line.',
  },
  asOf: { id: 'Ini keadaan pukul', en: 'This is as of' },
  lastSeen: { id: 'Sambungan terputus; ini keadaan pukul', en: 'The line is down; this is as of' },
  kept: {
    id: 'Hanya laporan layanan biasa yang disimpan di peramban ini, tersegel sampai Anda keluar; selebihnya tampak lagi bila ada sambungan.',
    en: 'This browser keeps only plain service reports, sealed until you sign out; all else is shown again when there is a line.',
  },
  failed: {
    id: 'Halaman ini gagal dimuat. Tidak ada yang hilang; coba lagi.',
    en: 'This page could not be loaded. Nothing is lost; try again.',
  },
  notAllowed: { id: 'Ini bukan tugas jabatan Anda.', en: 'This is not the work of your function.' },
  notKnown: {
    id: 'Alamat ini meminta sesuatu yang tidak dikenal, misalnya saringan yang salah. Mulai lagi dari daftarnya.',
    en: 'This address asks for something unknown, a wrong filter for one. Begin again from the list.',
  },
  again: { id: 'Muat lagi', en: 'Load again' },
  code: { id: 'kode', en: 'code' },
} as const;

/** What asking again would not change. */
const FOR_GOOD: Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>> = {
  notAllowed: WORDS.notAllowed,
  requestInvalid: WORDS.notKnown,
  cursorInvalid: WORDS.notKnown,
  windowInvalid: WORDS.notKnown,
};

/** Nothing for a moment, then words: what comes quickly does not flicker. */
const Wait = () => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <p role="status">{say(WORDS.wait)}</p> : null;
};

const Again = ({ again }: { readonly again: () => void }) => (
  <button type="button" class="button second" onClick={again}>
    {say(WORDS.again)}
  </button>
);

const Problem = ({ code, again }: { readonly code: string; readonly again: () => void }) => {
  if (code === 'notFound') return <MissingPage />;
  const told = FOR_GOOD[code];
  if (told !== undefined)
    return (
      <p class="told" role="alert">
        {say(told)}
      </p>
    );
  return (
    <>
      <p class="told wrong" role="alert">
        {say(WORDS.failed)} <small>{`${say(WORDS.code)}: ${code}`}</small>
      </p>
      <Again again={again} />
    </>
  );
};

type WaitingProps<Value> = {
  readonly asked: Asked<Value>;
  /** What the page is called where that stands in the answer, and none comes: no page is without a heading. */
  readonly title?: string;
  /** What this browser keeps of it, where that is not what it keeps of most pages. */
  readonly kept?: Readonly<Record<'id' | 'en', string>>;
  readonly children: (value: Value) => ComponentChildren;
};

/** Without a line there is one box on a page: where the frame has said it already, what is seen is only dated. */
const isSaidAbove = (): boolean => session.value === 'withoutLine';

const NoLine = ({ again }: { readonly again: () => void }) =>
  isSaidAbove() ? (
    <p>{say(WORDS.notKept)}</p>
  ) : (
    <>
      <p class="told warn" role="alert">
        {say(WORDS.noLine)}
      </p>
      <Again again={again} />
    </>
  );

type SeenProps = { readonly asked: Asked<unknown>; readonly words: Readonly<Record<'id' | 'en', string>> };

const AsLastSeen = ({ asked: { seenAt = 0, isKept, again }, words }: SeenProps) => {
  const kept = isKept === true ? ` ${say(words)}` : '';
  if (isSaidAbove()) return <p class="soft">{`${say(WORDS.asOf)} ${timeWords(seenAt)}.${kept}`}</p>;
  return (
    <div class="told warn" role="alert">
      <p>{`${say(WORDS.lastSeen)} ${timeWords(seenAt)}.${kept}`}</p>
      <Again again={again} />
    </div>
  );
};

/** What is waited for, in each of its states; what was last seen stays while there is no line. */
export function Waiting<Value>({ asked, title, kept = WORDS.kept, children }: WaitingProps<Value>) {
  const { value, state, problem, again } = asked;
  const code = problem?.code ?? 'unexpected';
  if (state === 'problem')
    return (
      <>
        {title !== undefined && code !== 'notFound' && <h1>{title}</h1>}
        <Problem code={code} again={again} />
      </>
    );
  if (value === undefined) {
    if (state !== 'noLine') return <Wait />;
    return (
      <>
        {title !== undefined && <h1>{title}</h1>}
        <NoLine again={again} />
      </>
    );
  }
  return (
    <>
      {state === 'noLine' && <AsLastSeen asked={asked} words={kept} />}
      {children(value)}
    </>
  );
}
