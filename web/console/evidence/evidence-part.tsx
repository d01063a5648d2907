import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceShown } from '#shared/contracts/http/evidence';
import { ActDone } from '../act/act-form.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Waiting } from '../frame/waiting.tsx';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { LookForm, WithdrawForm } from './act-forms.tsx';
import { Attachments } from './attachments.tsx';
import { Pair } from './pair.tsx';
import { type Act, PieceCard } from './piece.tsx';
import { isOfReporter, type Piece } from './piece-words.ts';
import { SendForm } from './send-form.tsx';
import { type Views, viewsBy } from './views.ts';

const WORDS = {
  title: { id: 'Bukti dukung', en: 'Evidence' },
  send: { id: 'Tambah bukti dukung', en: 'Add evidence' },
  none: { id: 'Belum ada bukti dukung pada laporan ini.', en: 'There is no evidence on this report yet.' },
  needs: {
    id: 'Hasil “diperbaiki” perlu foto atau dokumen keadaan sesudahnya, yang sudah dilihat orang selain pengirimnya.',
    en: 'The result “fixed” needs a photo or document of how it is afterwards that somebody else than who sent it has looked at.',
  },
  full: {
    id: 'Berkas pada laporan ini sudah sebanyak yang diizinkan ({most}). Tarik yang tidak perlu dahulu.',
    en: 'The report holds as many files as it may ({most}). Withdraw one that is not needed first.',
  },
  all: { id: 'Berkas petugas', en: 'Files of officers' },
  ended: { id: 'Yang diganti atau ditarik', en: 'What was replaced or withdrawn' },
  notScanned: {
    id: 'Jenis dan isi setiap berkas diperiksa; virus belum dipindai.',
    en: 'The kind and content of each file were checked; they were not scanned for viruses.',
  },
} as const;

const DONE = {
  send: {
    id: 'Tersimpan sebagai bukti dukung: sudah diperiksa dan terkunci.',
    en: 'Kept as evidence: it has been checked and is locked.',
  },
  look: { id: 'Tercatat: Anda sudah melihat berkas itu.', en: 'Recorded: you have looked at the file.' },
  replace: {
    id: 'Versi yang lebih baru tersimpan; yang lama tidak lagi dihitung.',
    en: 'The newer version is kept; the older one counts no more.',
  },
  withdraw: { id: 'Berkas itu ditarik; alasannya tercatat.', en: 'The file is withdrawn; the reason is on record.' },
} as const;

/** Which form is open: one at a time. */
type Open = { readonly act: 'send' } | { readonly act: Act; readonly piece: string };

/** The pictures of a report, fetched once for all places that show them, and gone with the section. */
const useViews = (report: string): Views => {
  const views = useRef(viewsBy((evidence) => api.viewEvidence({ report, evidence })));
  useEffect(() => () => views.current.forget(), []);
  return views.current;
};

type ListProps = {
  readonly shown: EvidenceShown;
  readonly mayAct: boolean;
  readonly onActed: () => void;
};

const List = ({ shown, mayAct, onActed }: ListProps) => {
  const { report, attachments, evidence, maySend, mostFiles, room } = shown;
  const views = useViews(report);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [done, setDone] = useState<{ readonly what: keyof typeof DONE } | undefined>(undefined);
  // What the reporter sent stands apart from what proves something.
  const [theirs, all] = [evidence.filter(isOfReporter), evidence.filter((one) => !isOfReporter(one))];
  const [kept, ended] = [all.filter(({ state }) => state === 'kept'), all.filter(({ state }) => state !== 'kept')];
  const opener = useRef<Element | null>(null);
  const begin = (asked: Open): void => {
    opener.current = document.activeElement;
    setDone(undefined);
    setOpen(asked);
  };
  const end = (what: keyof typeof DONE): void => {
    setOpen(undefined);
    setDone({ what });
    onActed();
  };
  const cancel = (): void => {
    setOpen(undefined);
    // Back to what opened it, or the keyboard would begin anew.
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const formOf = (piece: Piece) => {
    if (open === undefined || open.act === 'send' || open.piece !== piece.evidence) return null;
    const given = { report, piece, onCancel: cancel };
    if (open.act === 'look') return <LookForm {...given} onDone={() => end('look')} />;
    if (open.act === 'withdraw') return <WithdrawForm {...given} onDone={() => end('withdraw')} />;
    return <SendForm report={report} shown={shown} replaces={piece} onDone={() => end('replace')} onCancel={cancel} />;
  };
  const card = (piece: Piece) => (
    <PieceCard
      key={piece.evidence}
      report={report}
      piece={piece}
      views={views}
      onAct={mayAct ? (act) => begin({ act, piece: piece.evidence }) : undefined}
    >
      {formOf(piece)}
    </PieceCard>
  );
  return (
    <>
      <Attachments attachments={attachments} pieces={theirs} card={card} />
      {all.length === 0 && <p>{say(WORDS.none)}</p>}
      {maySend && <p class="soft">{say(WORDS.needs)}</p>}
      {done !== undefined && <ActDone>{say(DONE[done.what])}</ActDone>}
      {mayAct && maySend && room === 0 && <p class="told">{filled(say(WORDS.full), { most: mostFiles })}</p>}
      {mayAct && maySend && room > 0 && (
        <div class="buttons">
          <button
            type="button"
            class="button second"
            aria-expanded={open?.act === 'send'}
            onClick={() => (open?.act === 'send' ? cancel() : begin({ act: 'send' }))}
          >
            {say(WORDS.send)}
          </button>
        </div>
      )}
      {open?.act === 'send' && <SendForm report={report} shown={shown} onDone={() => end('send')} onCancel={cancel} />}
      <Pair all={all} views={views} />
      {kept.length > 0 && (
        <>
          <h3>{say(WORDS.all)}</h3>
          <ul class="pieces">{kept.map(card)}</ul>
        </>
      )}
      {ended.length > 0 && (
        <details class="part">
          <summary>
            <h3>{`${say(WORDS.ended)} (${ended.length})`}</h3>
          </summary>
          <ul class="pieces">{ended.map(card)}</ul>
        </details>
      )}
      {evidence.length > 0 && <p class="soft">{say(WORDS.notScanned)}</p>}
    </>
  );
};

const NOT_THEIRS = new Set(['notFound', 'notAllowed']);

type PartProps = {
  readonly report: string;
  /** Of the report as the page shows it: what was done meanwhile may have changed what is open here. */
  readonly version: number;
  readonly mayAct: boolean;
  /** The report's record goes on with what is done here: the page looks again. */
  readonly onActed: () => void;
};

/** The files that prove something about a report, for whoever may read them; for anybody else there is nothing. */
export const EvidencePart = ({ report, version, mayAct, onActed }: PartProps) => {
  const asked = useAsked(`bukti ${report}`, () => api.showEvidence({ report }));
  const first = useRef(version);
  useEffect(() => {
    if (version === first.current) return;
    first.current = version;
    asked.again();
  }, [version]);
  if (asked.state === 'problem' && NOT_THEIRS.has(asked.problem?.code ?? '')) return null;
  const count = asked.value?.evidence.filter((one) => !isOfReporter(one)).length ?? 0;
  return (
    <section aria-labelledby="bukti-dukung">
      <h2 id="bukti-dukung" tabIndex={-1}>
        {say(WORDS.title)}
        {count > 0 && ` (${count})`}
      </h2>
      <Waiting asked={asked}>{(shown) => <List shown={shown} mayAct={mayAct} onActed={onActed} />}</Waiting>
    </section>
  );
};
