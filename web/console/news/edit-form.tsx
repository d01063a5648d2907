import { useRef, useState } from 'preact/hooks';
import type { NewsDone, NewsShown } from '#shared/contracts/http/news';
import { NEWS_LIMITS } from '#web/made/activities.ts';
import { OFFICE } from '#web/made/names.ts';
import { ActForm } from '../act/act-form.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { PictureView } from '../evidence/view.tsx';
import type { Views } from '../evidence/views.ts';
import { Waiting } from '../frame/waiting.tsx';
import { dropDraft, keepDraft, newKey, readDraft } from '../session/draft.ts';
import { filled } from '../words/filled.ts';
import { say } from '../words/say.ts';
import { type Place, type Stop, stopsAt } from './marked.ts';
import { countOf, fieldId, fieldName, StopWords } from './news-words.tsx';

type Text = NewsShown['text'];
type Picture = Text['pictures'][number];

const WORDS = {
  name: { id: 'Sunting berita', en: 'Edit the news item' },
  addParagraph: { id: 'Tambah paragraf', en: 'Add a paragraph' },
  removeParagraph: { id: 'Hapus paragraf ini', en: 'Delete this paragraph' },
  pictures: { id: 'Foto dalam berita', en: 'Photos in the news item' },
  others: { id: 'Foto lain dari kegiatan ini', en: 'Other photos of this activity' },
  none: { id: 'Kegiatan ini belum punya foto.', en: 'The activity has no photos yet.' },
  use: { id: 'Pakai foto ini', en: 'Use this photo' },
  remove: { id: 'Keluarkan', en: 'Take out' },
  up: { id: 'Naikkan', en: 'Move up' },
  down: { id: 'Turunkan', en: 'Move down' },
  altHint: {
    id: 'Apa yang tampak, untuk yang tidak dapat melihatnya. Tanpa nama warga.',
    en: 'What is to be seen, for whoever cannot see it. No citizen’s name.',
  },
  captionHint: { id: 'Boleh kosong.', en: 'May stay empty.' },
  full: { id: 'Paling banyak {most} foto.', en: 'At most {most} photos.' },
  meanwhile: {
    id: 'Orang lain mengubah berita ini sejak Anda membukanya. Isian Anda tetap di bawah; di sini teks yang tersimpan sekarang. Kirim lagi bila isian Anda yang dipakai.',
    en: 'Somebody changed this item since you opened it. What you typed stays below; here is the text as it is kept now. Send again if yours is to take its place.',
  },
  whereHint: {
    id: 'Ikut terbit di bawah judul. Tanpa rumah atau nama warga; boleh kosong.',
    en: 'Public below the headline. No citizen’s home or name; may stay empty.',
  },
  photo: { id: 'Foto', en: 'Photo' },
} as const;

const HAPPENS = [
  {
    id: 'Teks yang baru menggantikan yang lama; setiap versi tersimpan. Anda tercatat sebagai penulisnya, jadi orang lain yang menyetujui.',
    en: 'The new text takes the place of the old one; each version stays. You are recorded as its writer, so somebody else approves it.',
  },
] as const;
const BACK_TO_DRAFT = {
  id: 'Berita ini sedang menunggu persetujuan: setelah disunting ia menjadi konsep lagi, dan diajukan lagi.',
  en: 'The item waits for approval: once edited it is a draft again, and is submitted again.',
} as const;

const COMMAND = 'edit';

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'headline' in value && 'paragraphs' in value && 'pictures' in value;

type FieldProps = {
  readonly place: Place;
  readonly value: string;
  readonly stops: readonly Stop[];
  readonly rows?: number;
  readonly hint?: string;
  readonly required?: boolean;
  readonly onInput: (value: string) => void;
};

/** A part of the text with how long it is, and what in the kept one must not be public. */
const Field = ({ place, value, stops, rows, hint, required = true, onInput }: FieldProps) => {
  const id = fieldId(place);
  const own = stopsAt(stops, place);
  const given = {
    ...{ id, value, required, maxLength: NEWS_LIMITS[place.field], lang: 'id' },
    dir: 'auto',
    'aria-describedby': `${id}-jumlah ${id}-henti`,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onInput(currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{fieldName(place)}</label>
      {hint !== undefined && <span class="hint">{hint}</span>}
      {rows === undefined ? <input {...given} autocomplete="off" /> : <textarea {...given} rows={rows} />}
      <span class="hint" id={`${id}-jumlah`}>
        {countOf(value, place.field)}
      </span>
      <div id={`${id}-henti`}>
        <StopWords stops={own} />
      </div>
    </div>
  );
};

/** The same list with one of it elsewhere. */
const moved = <One,>(all: readonly One[], from: number, by: -1 | 1): readonly One[] => {
  const [one, rest] = [all[from], all.filter((_, at) => at !== from)];
  return one === undefined ? all : rest.toSpliced(from + by, 0, one);
};

type PicturesProps = {
  readonly pictures: readonly Picture[];
  readonly stops: readonly Stop[];
  readonly views: Views;
  readonly onChange: (pictures: readonly Picture[]) => void;
};

const Chosen = ({ pictures, stops, views, onChange }: PicturesProps) => {
  const change = (at: number, next: Picture): void => onChange(pictures.with(at, next));
  return (
    <ol class="pieces">
      {pictures.map((picture, at) => {
        const { file, alt, caption = '', credit } = picture;
        const { caption: _, ...bare } = picture;
        const called = `${say(WORDS.photo)} ${at + 1}`;
        const button = (name: string, onClick: () => void) => (
          <button type="button" class="button second" onClick={onClick}>
            {name}
            <span class="unseen">: {called}</span>
          </button>
        );
        return (
          <li class="card" key={file}>
            <PictureView file={file} alt={alt === '' ? called : alt} views={views} />
            <Field
              place={{ field: 'alt', index: at }}
              value={alt}
              stops={stops}
              rows={2}
              hint={say(WORDS.altHint)}
              onInput={(value) => change(at, { ...picture, alt: value })}
            />
            <Field
              place={{ field: 'caption', index: at }}
              value={caption}
              stops={stops}
              rows={2}
              hint={say(WORDS.captionHint)}
              required={false}
              onInput={(value) => change(at, value === '' ? bare : { ...picture, caption: value })}
            />
            <Field
              place={{ field: 'credit', index: at }}
              value={credit}
              stops={stops}
              onInput={(value) => change(at, { ...picture, credit: value })}
            />
            <div class="buttons">
              {at > 0 && button(say(WORDS.up), () => onChange(moved(pictures, at, -1)))}
              {at < pictures.length - 1 && button(say(WORDS.down), () => onChange(moved(pictures, at, 1)))}
              {button(say(WORDS.remove), () => onChange(pictures.filter((_, one) => one !== at)))}
            </div>
          </li>
        );
      })}
    </ol>
  );
};

type OthersProps = Omit<PicturesProps, 'stops'> & { readonly activity: string };

/** What else the activity has: one touch takes it in. */
const Others = ({ activity, pictures, views, onChange }: OthersProps) => {
  const asked = useAsked(`foto ${activity}`, () => api.showActivity({ activity }));
  return (
    <Waiting asked={asked}>
      {({ files }) => {
        const all = files.filter(({ pixels }) => pixels !== undefined);
        const others = all.filter(({ file }) => !pictures.some((one) => one.file === file));
        if (all.length === 0) return <p>{say(WORDS.none)}</p>;
        if (pictures.length >= NEWS_LIMITS.pictures)
          return <p class="soft">{filled(say(WORDS.full), { most: NEWS_LIMITS.pictures })}</p>;
        return others.length === 0 ? null : (
          <details class="part" open={pictures.length === 0}>
            <summary>
              <h3>{`${say(WORDS.others)} (${others.length})`}</h3>
            </summary>
            <ul class="pieces">
              {others.map(({ file }, at) => (
                <li class="card" key={file}>
                  <PictureView file={file} alt={`${say(WORDS.others)} ${at + 1}`} views={views} />
                  <div class="buttons">
                    <button
                      type="button"
                      class="button second"
                      onClick={() => onChange([...pictures, { file, alt: '', credit: OFFICE.id.slice(0, 80) }])}
                    >
                      {say(WORDS.use)}
                      <span class="unseen">: {at + 1}</span>
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          </details>
        );
      }}
    </Waiting>
  );
};

type Line = { readonly key: string; readonly text: string };
type ParagraphsProps = {
  readonly lines: readonly Line[];
  readonly stops: readonly Stop[];
  readonly onChange: (lines: readonly Line[]) => void;
};

const Paragraphs = ({ lines, stops, onChange }: ParagraphsProps) => (
  <>
    {lines.map(({ key, text }, index) => (
      <div key={key}>
        <Field
          place={{ field: 'paragraph', index }}
          value={text}
          stops={stops}
          rows={5}
          onInput={(value) => onChange(lines.with(index, { key, text: value }))}
        />
        {lines.length > 1 && (
          <div class="buttons">
            <button
              type="button"
              class="button second"
              onClick={() => onChange(lines.filter((one) => one.key !== key))}
            >
              {say(WORDS.removeParagraph)}
              <span class="unseen">: {index + 1}</span>
            </button>
          </div>
        )}
      </div>
    ))}
    {lines.length < NEWS_LIMITS.paragraphs && (
      <div class="buttons">
        <button type="button" class="button second" onClick={() => onChange([...lines, { key: newKey(), text: '' }])}>
          {say(WORDS.addParagraph)}
        </button>
      </div>
    )}
  </>
);

type EditProps = {
  readonly shown: NewsShown;
  readonly views: Views;
  readonly onDone: (done: NewsDone) => void;
  readonly onCancel: () => void;
  /** Somebody was faster: what there is now is looked at again. */
  readonly onStale: () => void;
};

/** The text of a news item, edited where it stands; what is typed is kept in this window until it is sent. */
export const EditForm = ({ shown, views, onDone, onCancel, onStale }: EditProps) => {
  const { news, activity, version, state, stops } = shown;
  const [first] = useState<Text>(() => {
    const kept = readDraft(news, COMMAND)?.fields['text'];
    return isText(kept) ? kept : shown.text;
  });
  const [headline, setHeadline] = useState(first.headline);
  const [where, setWhere] = useState(first.where ?? '');
  const [lines, setLines] = useState<readonly Line[]>(first.paragraphs.map((text) => ({ key: newKey(), text })));
  const [pictures, setPictures] = useState(first.pictures);
  const [isStale, setStale] = useState(false);
  const firstSeen = useRef(version);
  const text = textOf(headline, where, { paragraphs: lines.map((line) => line.text), pictures });
  const keep = (next: Partial<Text>): void =>
    keepDraft(news, COMMAND, { fields: { text: { ...text, ...next } }, key: '' });
  const drop = (): void => dropDraft(news, COMMAND);
  // What stops the text as it is kept is told beside the fields that are not changed since.
  const own = version === firstSeen.current ? stops.filter((stop) => isUnchanged(stop, shown.text, text)) : [];
  return (
    <ActForm<NewsDone>
      act="changeNews"
      name={say(WORDS.name)}
      happens={state === 'submitted' ? [...HAPPENS, BACK_TO_DRAFT] : HAPPENS}
      send={async () => {
        const answer = await api.changeNews({ news, body: { act: 'edit', seen: version, text } });
        if (!answer.ok && answer.problem.code === 'versionStale') {
          setStale(true);
          onStale();
        }
        return answer;
      }}
      onDone={(done) => {
        drop();
        onDone(done);
      }}
      onCancel={() => {
        drop();
        onCancel();
      }}
    >
      {isStale && (
        <div class="told warn">
          <p>{say(WORDS.meanwhile)}</p>
          <p class="words" dir="auto" lang="id">
            {[shown.text.headline, shown.text.where ?? '', ...shown.text.paragraphs]
              .filter((part) => part !== '')
              .join('\n\n')}
          </p>
        </div>
      )}
      <Field
        place={{ field: 'headline', index: 0 }}
        value={headline}
        stops={own}
        rows={2}
        onInput={(value) => {
          setHeadline(value);
          keep({ headline: value });
        }}
      />
      <Field
        place={{ field: 'where', index: 0 }}
        value={where}
        stops={own}
        hint={say(WORDS.whereHint)}
        required={false}
        onInput={(value) => {
          setWhere(value);
          keepDraft(news, COMMAND, { fields: { text: textOf(headline, value, text) }, key: '' });
        }}
      />
      <Paragraphs
        lines={lines}
        stops={own}
        onChange={(next) => {
          setLines(next);
          keep({ paragraphs: next.map((line) => line.text) });
        }}
      />
      <h3>{say(WORDS.pictures)}</h3>
      <Chosen
        pictures={pictures}
        stops={own}
        views={views}
        onChange={(next) => {
          setPictures(next);
          keep({ pictures: next });
        }}
      />
      <Others
        activity={activity}
        pictures={pictures}
        views={views}
        onChange={(next) => {
          setPictures(next);
          keep({ pictures: next });
        }}
      />
    </ActForm>
  );
};

/** A place that is left empty is none. */
const textOf = (headline: string, where: string, { paragraphs, pictures }: Omit<Text, 'headline' | 'where'>): Text => ({
  headline,
  ...(where.trim() === '' ? {} : { where }),
  ...{ paragraphs, pictures },
});

const fieldIn = ({ headline, where, paragraphs, pictures }: Text, { field, index }: Place): string | undefined => {
  if (field === 'headline') return headline;
  if (field === 'where') return where;
  return field === 'paragraph' ? paragraphs[index] : pictures[index]?.[field];
};

const isUnchanged = (place: Place, kept: Text, typed: Text): boolean => fieldIn(kept, place) === fieldIn(typed, place);
