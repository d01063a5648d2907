import type { ActivityDone, ActivityShown } from '#shared/contracts/http/activities';
import { titled } from '#shared/domain/words/titled';
import { ACTIVITY_NAMES } from '#web/made/activities.ts';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import type { Outcome } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { filledIn } from '../informal/kept-form.ts';
import { say } from '../words/say.ts';
import { activityFaults } from './activity-faults.ts';
import { ActivityFields } from './activity-fields.tsx';
import { PhotoField, usePhotos } from './photo-field.tsx';
import { factsIn, typedOfActivity } from './typed-activity.ts';

export const ACT_NAMES = {
  amend: { id: 'Perbaiki catatan', en: 'Amend the record' },
  addFile: { id: 'Tambah foto atau dokumen', en: 'Add photos or documents' },
  withdrawFile: { id: 'Tarik berkas', en: 'Withdraw a file' },
  withdraw: { id: 'Tarik kegiatan', en: 'Withdraw the activity' },
  draftNews: { id: 'Jadikan berita', en: 'Make news of it' },
} as const;

const WORDS = {
  why: { id: 'Alasan', en: 'Reason' },
  choose: { id: 'Pilih', en: 'Choose' },
} as const;

const AMENDED = [
  {
    id: 'Catatan yang baru menggantikan yang lama; yang lama tetap tersimpan, dan siapa yang memperbaiki tercatat.',
    en: 'The new record takes the place of the old one, which stays; who amended it is on record.',
  },
  {
    id: 'Konsep berita yang sudah ada tidak ikut berubah.',
    en: 'A draft of news that is there already does not change with it.',
  },
] as const;
const WITHDRAWN = [
  {
    id: 'Kegiatan ini tidak lagi dihitung. Ia tidak dihapus: tetap tampak pada bulannya sebagai ditarik.',
    en: 'The activity counts no more. It is not deleted: it still stands in its month as withdrawn.',
  },
  { id: 'Ini tidak dapat dibatalkan.', en: 'This cannot be taken back.' },
] as const;
const FILE_WITHDRAWN = [
  {
    id: 'Berkas ini tidak lagi ada pada kegiatannya. Siapa yang menariknya tercatat; isinya tersimpan sampai masanya.',
    en: 'The file is with the activity no more. Who withdrew it is on record; its bytes stay until their term.',
  },
] as const;
const DRAFTED = [
  {
    id: 'Konsep berita dibuat dari catatan ini saja, lalu Anda menyuntingnya. Belum ada yang terbit: orang kedua yang menyetujui.',
    en: 'A draft of news is made from this record alone, and you edit it. Nothing is public yet: a second person approves it.',
  },
] as const;
const ADDED = [
  {
    id: 'Setiap berkas diperiksa dahulu, lalu disimpan pada kegiatan ini atas nama Anda.',
    en: 'Each file is checked first, and then kept with the activity in your name.',
  },
] as const;

type Answer<Value> = Promise<Outcome<Value>>;

/** Somebody was faster: what there is now is looked at again, and what was typed goes on from there. */
const orStale = async <Value,>(sent: Answer<Value>, onStale: () => void): Answer<Value> => {
  const answer = await sent;
  if (!answer.ok && answer.problem.code === 'versionStale') onStale();
  return answer;
};

type ChangeProps = FormProps<ActivityDone> & { readonly onStale: () => void };

type FormProps<Value> = {
  readonly shown: ActivityShown;
  readonly onDone: (value: Value) => void;
  readonly onCancel: () => void;
};

export const AmendForm = ({ shown, onStale, ...form }: ChangeProps) => (
  <ActForm<ActivityDone>
    act="changeActivity"
    name={say(ACT_NAMES.amend)}
    happens={AMENDED}
    check={(filled) => activityFaults(filledIn(filled))}
    send={(filled) => {
      const { activity, version: seen } = shown;
      const body = { act: 'amend', seen, ...factsIn(filledIn(filled)) } as const;
      return orStale(api.changeActivity({ activity, body }), onStale);
    }}
    {...form}
  >
    <ActivityFields typed={typedOfActivity(shown)} units={undefined} isKnown={false} isOpen />
  </ActForm>
);

type Why = 'twice' | 'mistake';
const isWhy = (why: string): why is Why => Object.hasOwn(ACTIVITY_NAMES.withdrawnWhy, why);

export const WithdrawForm = ({ shown, onStale, ...form }: ChangeProps) => (
  <ActForm<ActivityDone>
    act="changeActivity"
    name={say(ACT_NAMES.withdraw)}
    happens={WITHDRAWN}
    send={(filled) => {
      const why = textIn(filled, 'why');
      if (!isWhy(why)) throw new Error(`${why} is no reason`);
      const { activity, version: seen } = shown;
      return orStale(api.changeActivity({ activity, body: { act: 'withdraw', seen, why } }), onStale);
    }}
    {...form}
  >
    <div class="field">
      <label for="tarik-sebab">{say(WORDS.why)}</label>
      <select id="tarik-sebab" name="why" required>
        <option value="">{say(WORDS.choose)}</option>
        {Object.entries(ACTIVITY_NAMES.withdrawnWhy).map(([why, words]) => (
          <option key={why} value={why}>
            {titled(say(words))}
          </option>
        ))}
      </select>
    </div>
  </ActForm>
);

export const WithdrawFileForm = ({
  shown: { activity, version: seen },
  file,
  called,
  onStale,
  ...form
}: ChangeProps & { readonly file: string; readonly called: string }) => (
  <ActForm<ActivityDone>
    act="changeActivity"
    name={`${say(ACT_NAMES.withdrawFile)}: ${called}`}
    happens={FILE_WITHDRAWN}
    send={() => orStale(api.changeActivity({ activity, body: { act: 'withdrawFile', seen, file } }), onStale)}
    {...form}
  />
);

export const DraftForm = ({ shown: { activity }, ...form }: FormProps<{ readonly news: string }>) => (
  <ActForm<{ readonly news: string }>
    act="draftNews"
    name={say(ACT_NAMES.draftNews)}
    happens={DRAFTED}
    send={() => api.draftNews({ activity })}
    {...form}
  />
);

type AddProps = Pick<FormProps<undefined>, 'shown' | 'onCancel'> & {
  readonly onSend: (chosen: ReturnType<typeof usePhotos>) => void;
};

export const AddFilesForm = ({ shown: { room }, onSend, onCancel }: AddProps) => {
  const chosen = usePhotos([], room, () => {});
  return (
    <ActForm<undefined>
      act="announceActivityFile"
      name={say(ACT_NAMES.addFile)}
      happens={ADDED}
      send={async (): Promise<Outcome<undefined>> => {
        if (chosen.photos.length === 0) return { ok: false, problem: noFile() };
        onSend(chosen);
        return { ok: true, value: undefined };
      }}
      onDone={() => {}}
      onCancel={() => {
        for (const photo of chosen.photos) chosen.remove(photo);
        onCancel();
      }}
    >
      <PhotoField chosen={chosen} room={room} isAny />
    </ActForm>
  );
};

const NO_FILE = { id: 'Pilih foto atau dokumen dahulu.', en: 'Choose a photo or document first.' } as const;
const noFile = (): { readonly code: string; readonly detail: string } => ({
  code: 'fileMissing',
  detail: say(NO_FILE),
});
