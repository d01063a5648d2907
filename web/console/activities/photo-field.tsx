import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST } from '#web/made/activities.ts';
import { examine, hashOf } from '../evidence/examine.ts';
import { sizeWords } from '../evidence/piece-words.ts';
import { newKey } from '../session/draft.ts';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { dropPhoto, keepPhoto, type Photo, photoBytes } from './photos.ts';

const WORDS = {
  title: { id: 'Foto', en: 'Photos' },
  take: { id: 'Ambil foto', en: 'Take a photo' },
  choose: { id: 'Pilih foto', en: 'Choose photos' },
  chooseAny: { id: 'Pilih foto atau dokumen', en: 'Choose photos or documents' },
  remove: { id: 'Buang', en: 'Remove' },
  reading: { id: 'Sedang dibaca …', en: 'Being read …' },
  hint: {
    id: 'Paling banyak {most} berkas, masing-masing paling besar {size}.',
    en: 'At most {most} files, each of at most {size}.',
  },
  tooMany: {
    id: 'Hanya {most} berkas yang muat; sisanya tidak diambil.',
    en: 'Only {most} files fit; the others were not taken.',
  },
  notSealed: {
    id: 'Penyimpanan peramban penuh: {n} berkas hanya menunggu di halaman ini. Jangan tutup halaman ini sebelum terkirim.',
    en: 'The storage of this browser is full: {n} files wait on this page alone. Do not close it before they are sent.',
  },
  alt: { id: 'Foto yang dipilih', en: 'The photo that was chosen' },
} as const;

const PICTURES = 'image/jpeg,image/png,image/webp';
const ANY = `${PICTURES},application/pdf,text/plain,.pdf,.docx,.xlsx,.txt`;

type Fault = { readonly called: string; readonly words: Readonly<Record<'id' | 'en', string>> };

/** Files that are chosen one after the other, read as they come, and kept until they are sent or removed. */
export const usePhotos = (first: readonly Photo[], room: number, onChange: (photos: readonly Photo[]) => void) => {
  const [photos, setPhotos] = useState(first);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [unsealed, setUnsealed] = useState<readonly string[]>([]);
  const [isReading, setReading] = useState(false);
  const now = useRef(first);
  const put = (next: readonly Photo[]): void => {
    now.current = next;
    setPhotos(next);
    onChange(next);
  };
  const fault = (called: string, words: Fault['words']): void => setFaults((before) => [...before, { called, words }]);
  const addOne = async (file: File): Promise<void> => {
    const is = await examine(file, MOST.bytes);
    if (!is.ok) return fault(file.name, is.words);
    const sha256 = await hashOf(file);
    if (now.current.some((one) => one.sha256 === sha256)) return;
    if (now.current.length >= room) {
      const { id, en } = WORDS.tooMany;
      return fault(file.name, { id: filled(id, { most: room }), en: filled(en, { most: room }) });
    }
    const photo: Photo = { id: newKey(), called: file.name, kind: is.kind, size: file.size, sha256 };
    if (!(await keepPhoto(photo, file))) setUnsealed((before) => [...before, photo.id]);
    put([...now.current, photo]);
  };
  const add = async (files: readonly File[]): Promise<void> => {
    setFaults([]);
    setReading(true);
    for (const file of files) await addOne(file);
    setReading(false);
  };
  const remove = (photo: Photo): void => {
    void dropPhoto(photo);
    put(now.current.filter(({ id }) => id !== photo.id));
  };
  const waitsHere = unsealed.filter((id) => photos.some((one) => one.id === id)).length;
  return { photos, faults, isReading, waitsHere, add, remove };
};
export type Chosen = ReturnType<typeof usePhotos>;

/** How wide a small picture of it is drawn. */
const THUMB = 200;

/** A small picture of a file: a phone must not hold a dozen of its photos in full. */
const smallOf = async (file: Blob): Promise<string | undefined> => {
  const bitmap = await createImageBitmap(file, { resizeWidth: THUMB, resizeQuality: 'low' });
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.7));
  return small === null ? undefined : URL.createObjectURL(small);
};

const isPicture = ({ kind }: Photo): boolean => kind === 'jpeg' || kind === 'png' || kind === 'webp';

const Thumb = ({ photo }: { readonly photo: Photo }) => {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isThere = true;
    let made: string | undefined;
    const make = async (): Promise<void> => {
      const bytes = isPicture(photo) ? await photoBytes(photo) : undefined;
      made = bytes === undefined ? undefined : await smallOf(bytes);
      if (isThere) setAddress(made);
      else if (made !== undefined) URL.revokeObjectURL(made);
    };
    // What a browser cannot draw is still sent, and named.
    void make().catch(() => {});
    return () => {
      isThere = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [photo.id]);
  return address === undefined ? null : <img src={address} alt={say(WORDS.alt)} />;
};

type PickProps = {
  readonly id: string;
  readonly name: string;
  readonly accept: string;
  readonly isCamera?: boolean;
  readonly isMain?: boolean;
  readonly onPick: (files: readonly File[]) => void;
};

/** A place to touch that opens the camera, or what is on the device already. */
const Pick = ({ id, name, accept, isCamera = false, isMain = false, onPick }: PickProps) => (
  <span class="pick">
    <input
      id={id}
      type="file"
      accept={accept}
      multiple
      {...(isCamera ? { capture: 'environment' as const } : {})}
      onChange={({ currentTarget }) => {
        onPick([...(currentTarget.files ?? [])]);
        // The same file can be chosen again after it was removed.
        currentTarget.value = '';
      }}
    />
    <label for={id} class={isMain ? 'button' : 'button second'}>
      {name}
    </label>
  </span>
);

type PhotoFieldProps = {
  readonly chosen: Chosen;
  /** So many fit. */
  readonly room: number;
  /** Documents too, and not pictures alone. */
  readonly isAny?: boolean;
};

/** Pictures of an activity: taken or chosen, each to be seen and removed. */
export const PhotoField = ({ chosen, room, isAny = false }: PhotoFieldProps) => {
  const { photos, faults, isReading, waitsHere, add, remove } = chosen;
  const pick = (files: readonly File[]): void => void add(files);
  return (
    <fieldset class="field">
      <legend>
        {say(WORDS.title)}
        {photos.length > 0 && ` (${photos.length})`}
      </legend>
      <ul class="thumbs">
        {photos.map((photo) => (
          <li key={photo.id}>
            <Thumb photo={photo} />
            <span class="soft" dir="auto">
              {`${photo.called} · ${sizeWords(photo.size)}`}
            </span>
            <button type="button" class="button second" onClick={() => remove(photo)}>
              {say(WORDS.remove)}
              <span class="unseen">: {photo.called}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" class={faults.length > 0 ? 'late' : 'soft'}>
        {isReading && say(WORDS.reading)}
        {faults.map(({ called, words }) => (
          <span class="below" key={called}>
            <span dir="auto">{called}</span>: {say(words)}
          </span>
        ))}
      </p>
      {waitsHere > 0 && <p class="told warn">{filled(say(WORDS.notSealed), { n: waitsHere })}</p>}
      <div class="buttons picks">
        <Pick id="foto-kamera" name={say(WORDS.take)} accept={PICTURES} isCamera isMain onPick={pick} />
        <Pick
          id="foto-pilih"
          name={say(isAny ? WORDS.chooseAny : WORDS.choose)}
          accept={isAny ? ANY : PICTURES}
          onPick={pick}
        />
      </div>
      <span class="hint">{filled(say(WORDS.hint), { most: room, size: sizeWords(MOST.bytes) })}</span>
    </fieldset>
  );
};
