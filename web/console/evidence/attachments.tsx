import type { ComponentChildren } from 'preact';
import type { EvidenceShown } from '#shared/contracts/http/evidence';
import { Moment } from '../frame/moment.tsx';
import { say } from '../words/say.ts';
import type { Piece } from './piece-words.ts';

type Attachment = EvidenceShown['attachments'][number];

const WORDS = {
  title: { id: 'Lampiran laporan', en: 'Attached to the report' },
  whose: {
    id: 'Dari pelapor, lewat kanal. Lampiran tidak membuktikan bahwa sesuatu sudah ditangani.',
    en: 'From the reporter, by the channel. What is attached proves nothing of what was done.',
  },
  named: { id: 'Disebut kanal', en: 'Named by the channel' },
  lastTry: { id: 'Percobaan terakhir:', en: 'The last try:' },
  same: { id: 'Berkas yang sama dengan', en: 'The same file as' },
  above: { id: 'lampiran di atas', en: 'the one above' },
} as const;

const STATES = {
  nameOnly: {
    words: { id: 'hanya disebut namanya', en: 'only its name is known' },
    tone: 'calm',
    more: { id: 'Kanal tidak memberi alamatnya.', en: 'The channel gave no address of it.' },
  },
  waiting: {
    words: { id: 'sedang diambil dan diperiksa', en: 'being fetched and checked' },
    tone: 'calm',
    more: {
      id: 'Biasanya selesai dalam beberapa menit; muat ulang halaman ini.',
      en: 'This mostly takes a few minutes; load this page again.',
    },
  },
  lost: {
    words: { id: 'belum pernah diambil', en: 'was never fetched' },
    tone: 'risk',
    more: {
      id: 'Sistem gagal mengambil atau memeriksanya, atau laporannya datang sebelum lampiran diambil. Berkasnya ada di kanal.',
      en: 'The system failed to fetch or check it, or the report came before files were fetched. The file is in the channel.',
    },
  },
  erased: {
    words: { id: 'sudah dimusnahkan', en: 'destroyed' },
    tone: 'calm',
    more: {
      id: 'Kunci laporan ini sudah dimusnahkan; yang tersisa hanya namanya.',
      en: 'The key of this report was destroyed; what is left is the name.',
    },
  },
  failed: { words: { id: 'tidak dapat diambil', en: 'could not be fetched' }, tone: 'risk', more: undefined },
  refused: { words: { id: 'tidak dapat disimpan', en: 'could not be kept' }, tone: 'risk', more: undefined },
  kept: { words: { id: 'tersimpan', en: 'kept' }, tone: 'good', more: undefined },
} as const;

/** One that is not here, with why; or that is here under another name. */
const Missing = ({ one: { name, namedAt, state, words, evidence } }: { readonly one: Attachment }) => {
  const { words: stateWords, tone, more } = STATES[state];
  return (
    <li class="card">
      <h4 dir="auto">{name}</h4>
      <p>
        <span class={`state ${tone}`}>{say(stateWords)}</span>
      </p>
      <p class="soft">
        {say(WORDS.named)} <Moment at={namedAt} />
      </p>
      {words !== undefined && (
        <p>
          {state === 'waiting' && `${say(WORDS.lastTry)} `}
          {say(words)}
        </p>
      )}
      {more !== undefined && <p class="soft">{say(more)}</p>}
      {evidence !== undefined && (
        <p>
          {say(WORDS.same)} <a href={`#${evidence}`}>{say(WORDS.above)}</a>.
        </p>
      )}
    </li>
  );
};

type Props = {
  readonly attachments: readonly Attachment[];
  /** What of them was kept. */
  readonly pieces: readonly Piece[];
  readonly card: (piece: Piece) => ComponentChildren;
};

/** What the reporter attached, in the order in which the channel named it: each with what became of it. */
export const Attachments = ({ attachments, pieces, card }: Props) => {
  if (attachments.length + pieces.length === 0) return null;
  const left = new Map(pieces.map((piece) => [piece.evidence, piece]));
  const rows = attachments.map((one, at) => {
    const piece = one.evidence === undefined ? undefined : left.get(one.evidence);
    if (piece === undefined) return <Missing key={at} one={one} />;
    left.delete(piece.evidence);
    return card(piece);
  });
  return (
    <>
      <h3>{`${say(WORDS.title)} (${attachments.length + left.size})`}</h3>
      <p class="soft">{say(WORDS.whose)}</p>
      <ul class="pieces">
        {rows}
        {[...left.values()].map(card)}
      </ul>
    </>
  );
};
