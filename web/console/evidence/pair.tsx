import { useState } from 'preact/hooks';
import { Moment } from '../frame/moment.tsx';
import { momentWords } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { type Piece, purposeOf, takenWords } from './piece-words.ts';
import { View } from './view.tsx';
import type { Views } from './views.ts';

const WORDS = {
  title: { id: 'Sebelum dan sesudah', en: 'Before and after' },
  other: { id: 'Pilih gambar lain', en: 'Choose another picture' },
  sent: { id: 'Dikirim', en: 'Sent' },
  taken: { id: 'Diambil menurut kamera', en: 'Taken, by its camera' },
  flagged: { id: 'Ada tandanya; lihat di bawah.', en: 'It carries a flag; see below.' },
} as const;

type SideProps = {
  /** The newest first. */
  readonly pieces: readonly [Piece, ...Piece[]];
  readonly views: Views;
};

const Side = ({ pieces, views }: SideProps) => {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const piece = pieces.find(({ evidence }) => evidence === chosen) ?? pieces[0];
  const id = `pasangan-${piece.purpose}`;
  return (
    <div>
      <h4>{purposeOf(piece)}</h4>
      <View key={piece.evidence} piece={piece} views={views} />
      <p class="soft">
        {say(WORDS.sent)} <Moment at={piece.sentAt} />.
        {piece.taken !== undefined && ` ${say(WORDS.taken)}: ${takenWords(piece.taken)}.`}
      </p>
      {piece.flags.length > 0 && <p class="mark risk">{say(WORDS.flagged)}</p>}
      {pieces.length > 1 && (
        <div class="field">
          <label for={id}>
            {say(WORDS.other)}
            <span class="unseen">: {purposeOf(piece)}</span>
          </label>
          <select id={id} value={piece.evidence} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {pieces.map((one) => (
              <option key={one.evidence} value={one.evidence}>
                {`${momentWords(one.sentAt)} · ${one.name ?? ''}`}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
};

const picturesOf = (purpose: Piece['purpose'], all: readonly Piece[]): readonly Piece[] =>
  all.filter(
    (piece) =>
      piece.purpose === purpose && piece.state === 'kept' && piece.pixels !== undefined && piece.erased !== true,
  );

/** How it was before and how it is afterwards, beside each other: the newest of each, or others that are chosen. */
export const Pair = ({ all, views }: { readonly all: readonly Piece[]; readonly views: Views }) => {
  const [[before, ...olderBefore], [after, ...olderAfter]] = [picturesOf('before', all), picturesOf('after', all)];
  if (before === undefined || after === undefined) return null;
  return (
    <section aria-labelledby="pasangan">
      <h3 id="pasangan">{say(WORDS.title)}</h3>
      <div class="pair">
        <Side pieces={[before, ...olderBefore]} views={views} />
        <Side pieces={[after, ...olderAfter]} views={views} />
      </div>
    </section>
  );
};
