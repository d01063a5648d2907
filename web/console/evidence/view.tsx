import { useEffect, useRef, useState } from 'preact/hooks';
import { NoLine, SignedOut } from '../api/line.ts';
import { say } from '../words/say.ts';
import { altOf, type Piece } from './piece-words.ts';
import { NoView, type Views } from './views.ts';

const WORDS = {
  under: { id: 'Gambar sedang dimuat …', en: 'The picture is being loaded …' },
  noLine: { id: 'Sambungan terputus; gambarnya belum dimuat.', en: 'The line is down; the picture is not loaded.' },
  failed: { id: 'Gambarnya gagal dimuat.', en: 'The picture could not be loaded.' },
  erased: {
    id: 'Gambar ini tidak dapat dibuka lagi: kuncinya sudah dimusnahkan.',
    en: 'The picture cannot be opened any more: its key has been destroyed.',
  },
  again: { id: 'Muat lagi', en: 'Load again' },
} as const;

type Shown =
  | { readonly is: 'under' | 'noLine' | 'failed' | 'erased' }
  | { readonly is: 'there'; readonly address: string };

const whyNot = (cause: unknown): Shown => {
  if (cause instanceof NoLine) return { is: 'noLine' };
  return { is: cause instanceof NoView && cause.message === 'evidenceErased' ? 'erased' : 'failed' };
};

/** Calls once somebody is about to see it: what is folded up or far below costs a weak line nothing. */
const useNear = (onNear: () => void) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return undefined;
    const watching = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watching.disconnect();
        onNear();
      },
      { rootMargin: '200px' },
    );
    watching.observe(box.current);
    return () => watching.disconnect();
  }, []);
  return box;
};

type PictureProps = { readonly file: string; readonly alt: string; readonly views: Views };

/** A picture in a size for weak lines, fetched when it comes into sight. */
export const PictureView = ({ file, alt, views }: PictureProps) => {
  const [shown, setShown] = useState<Shown>({ is: 'under' });
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  const load = async (): Promise<void> => {
    setShown({ is: 'under' });
    try {
      const address = await views.of(file);
      if (isThere.current) setShown({ is: 'there', address });
    } catch (cause) {
      // That somebody is signed out is told by the frame of the page.
      if (isThere.current && !(cause instanceof SignedOut)) setShown(whyNot(cause));
    }
  };
  const box = useNear(() => void load());
  return (
    <div class="view" ref={box}>
      {shown.is === 'there' ? (
        <img src={shown.address} alt={alt} />
      ) : (
        <div>
          <p class={shown.is === 'under' ? 'soft' : 'risk'}>{say(WORDS[shown.is])}</p>
          {(shown.is === 'noLine' || shown.is === 'failed') && (
            <button type="button" class="button second" onClick={() => void load()}>
              {say(WORDS.again)}
            </button>
          )}
        </div>
      )}
    </div>
  );
};

/** The same of a piece of evidence. */
export const View = ({ piece, views }: { readonly piece: Piece; readonly views: Views }) => (
  <PictureView file={piece.evidence} alt={altOf(piece)} views={views} />
);
