import type { ComponentChildren } from 'preact';
import { Moment } from '../frame/moment.tsx';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { ACT_NAMES } from './act-forms.tsx';
import { Download } from './download.tsx';
import { calledBy, isOfReporter, kindWords, type Piece, sizeWords, takenWords } from './piece-words.ts';
import { View } from './view.tsx';
import type { Views } from './views.ts';

const WORDS = {
  sentBy: { id: 'Dikirim oleh {who},', en: 'Sent by {who},' },
  fromReporter: { id: 'Disebut kanal', en: 'Named by the channel' },
  you: { id: 'Anda', en: 'you' },
  somebody: { id: 'petugas', en: 'an officer' },
  taken: { id: 'Diambil', en: 'Taken' },
  place: { id: 'Tempat', en: 'Place' },
  camera: { id: 'Kamera', en: 'Camera' },
  tools: { id: 'Program', en: 'Programs' },
  byCamera: { id: 'menurut kamera', en: 'by its camera' },
  byFile: { id: 'menurut berkasnya', en: 'by the file itself' },
  looked: { id: 'Sudah dilihat', en: 'Looked at' },
  nobody: { id: 'belum oleh siapa pun selain pengirimnya', en: 'by nobody but who sent it' },
  flags: {
    id: 'Tanda tidak memutuskan apa pun; ia alasan untuk melihat sekali lagi.',
    en: 'A flag decides nothing; it is a reason to look once more.',
  },
  other: { id: 'Buka laporan itu', en: 'Open that report' },
  erased: {
    id: 'Isi, nama, dan keterangannya sudah dimusnahkan bersama kunci laporan ini. Yang tersisa hanya catatan bahwa berkas ini pernah ada.',
    en: 'Its content, name and facts were destroyed with the key of this report. What is left is the record that there was such a file.',
  },
  replaces: { id: 'Ini versi lebih baru dari', en: 'It is the newer version of' },
  older: { id: 'yang lama', en: 'the older one' },
  newer: { id: 'Lihat versi lebih baru', en: 'See the newer version' },
} as const;

const STATES = {
  kept: { words: { id: 'tersimpan', en: 'kept' }, tone: 'good' },
  replaced: { words: { id: 'diganti', en: 'replaced' }, tone: 'calm' },
  withdrawn: { words: { id: 'ditarik', en: 'withdrawn' }, tone: 'risk' },
} as const;

export type Act = Piece['open'][number];

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}:</dt> <dd>{children}</dd>
  </div>
);

/** What a picture says of itself, as its word and not as ours; and who looked at it. */
const Facts = ({ piece }: { readonly piece: Piece }) => {
  const { taken, place, camera, tools = [], looks } = piece;
  const isEmpty = [taken, place, camera].every((one) => one === undefined) && tools.length === 0;
  if (isOfReporter(piece) && isEmpty) return null;
  const byCamera = <span class="soft"> ({say(WORDS.byCamera)})</span>;
  return (
    <dl>
      {taken !== undefined && (
        <Fact name={say(WORDS.taken)}>
          {takenWords(taken)}
          {byCamera}
        </Fact>
      )}
      {place !== undefined && (
        <Fact name={say(WORDS.place)}>
          {`${place.north.toFixed(5)}, ${place.east.toFixed(5)}`}
          {byCamera}
        </Fact>
      )}
      {camera !== undefined && (
        <Fact name={say(WORDS.camera)}>
          <span dir="auto">{camera}</span>
          <span class="soft"> ({say(WORDS.byFile)})</span>
        </Fact>
      )}
      {tools.length > 0 && (
        <Fact name={say(WORDS.tools)}>
          <span dir="auto">{tools.join(', ')}</span>
          <span class="soft"> ({say(WORDS.byFile)})</span>
        </Fact>
      )}
      {!isOfReporter(piece) && (
        <Fact name={say(WORDS.looked)}>
          {looks.length === 0
            ? say(WORDS.nobody)
            : looks.map(({ at, person }) => (
                <div key={`${at} ${person}`}>
                  {person ?? say(WORDS.somebody)}, <Moment at={at} />
                </div>
              ))}
        </Fact>
      )}
    </dl>
  );
};

const Flags = ({ flags }: Pick<Piece, 'flags'>) =>
  flags.length === 0 ? null : (
    <>
      {flags.map(({ flag, words, reports }) => (
        <div class="mark risk" key={flag}>
          {say(words)}
          {reports.map((report) => (
            <div key={report}>
              <a href={`/laporan/${report}`}>{say(WORDS.other)}</a>
            </div>
          ))}
        </div>
      ))}
      <p class="soft">{say(WORDS.flags)}</p>
    </>
  );

const whoOf = ({ isOwn, person }: Piece): string => (isOwn ? say(WORDS.you) : (person ?? say(WORDS.somebody)));

const Versions = ({ piece: { replaces, by } }: { readonly piece: Piece }) => (
  <>
    {replaces !== undefined && (
      <p>
        {say(WORDS.replaces)} <a href={`#${replaces}`}>{say(WORDS.older)}</a>.
      </p>
    )}
    {by !== undefined && (
      <p>
        <a href={`#${by}`}>{say(WORDS.newer)}</a>
      </p>
    )}
  </>
);

type PieceProps = {
  readonly report: string;
  readonly piece: Piece;
  readonly views: Views;
  /** Whoever has signed in may do these; whoever cannot say so any more reads. */
  readonly onAct: ((act: Act) => void) | undefined;
  /** The form that is open for it. */
  readonly children?: ComponentChildren;
};

/** One file: what it is meant to show, what it says of itself, who sent it and who looked at it. */
export const PieceCard = ({ report, piece, views, onAct, children }: PieceProps) => {
  const { evidence, erased, pixels, kind, size, state, endedAt } = piece;
  const { words, tone } = STATES[state];
  const heading = `judul-${evidence}`;
  return (
    <li class="card" id={evidence} tabIndex={-1}>
      <h4 id={heading} dir="auto">
        {calledBy(piece)}
      </h4>
      <p>
        <span class={`state ${tone}`}>{say(words)}</span> {endedAt !== undefined && <Moment at={endedAt} />}
      </p>
      {pixels !== undefined && erased !== true && <View piece={piece} views={views} />}
      <p>
        {isOfReporter(piece) ? say(WORDS.fromReporter) : filled(say(WORDS.sentBy), { who: whoOf(piece) })}{' '}
        <Moment at={piece.sentAt} />
        <br />
        <span class="soft">
          {[
            kindWords({ kind }),
            sizeWords(size),
            ...(pixels === undefined ? [] : [`${pixels.width} × ${pixels.height}`]),
          ].join(' · ')}
        </span>
      </p>
      {erased === true && <p class="mark calm">{say(WORDS.erased)}</p>}
      <Flags flags={piece.flags} />
      <Facts piece={piece} />
      <Versions piece={piece} />
      <div class="buttons">
        {onAct !== undefined &&
          piece.open.map((act) => (
            <button
              key={act}
              type="button"
              class={act === 'look' ? 'button' : 'button second'}
              aria-describedby={heading}
              onClick={() => onAct(act)}
            >
              {say(ACT_NAMES[act])}
            </button>
          ))}
        {erased !== true && <Download report={report} piece={piece} heading={heading} />}
      </div>
      {children}
    </li>
  );
};
