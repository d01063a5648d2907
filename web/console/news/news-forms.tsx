import type { NewsDone, NewsShown } from '#shared/contracts/http/news';
import { PORTAL_HOSTS } from '#web/made/activities.ts';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { say } from '../words/say.ts';

export const STEP_NAMES = {
  edit: { id: 'Sunting', en: 'Edit' },
  submit: { id: 'Ajukan', en: 'Submit' },
  discard: { id: 'Batalkan konsep', en: 'Discard the draft' },
  publish: { id: 'Setujui dan terbitkan', en: 'Approve and publish' },
  return: { id: 'Kembalikan', en: 'Return' },
  post: { id: 'Catat alamat di portal', en: 'Record the portal’s address' },
  withdraw: { id: 'Tarik berita', en: 'Withdraw the news item' },
} as const;

const WORDS = {
  ticks: { id: 'Yang sudah Anda periksa', en: 'What you have looked at' },
  returnWhy: { id: 'Apa yang harus diperbaiki', en: 'What is to be mended' },
  withdrawWhy: { id: 'Alasan', en: 'Reason' },
  url: { id: 'Alamat halamannya', en: 'The address of its page' },
  urlHint: { id: 'https di', en: 'https on' },
} as const;

const HAPPENS = {
  submit: [
    {
      id: 'Berita ini menunggu orang kedua: admin portal berita, Sekretaris, atau kepala unit. Belum ada yang terbit.',
      en: 'The item waits for a second person: the news admin, the Secretary or the head of the unit. Nothing is public yet.',
    },
  ],
  discard: [
    {
      id: 'Konsep ini tidak lagi menunggu siapa pun. Dari kegiatannya dapat dibuat konsep baru.',
      en: 'The draft waits for nobody any more. A new one can be made of its activity.',
    },
  ],
  publish: [
    {
      id: 'Teks dan fotonya terbit di halaman berita kantor, terbaca oleh siapa pun, atas persetujuan Anda.',
      en: 'Text and photos are public on the office’s news page, for everybody, with your approval.',
    },
    {
      id: 'Sesudah itu ia tidak dapat disunting; hanya dapat ditarik.',
      en: 'After that it cannot be edited; it can only be withdrawn.',
    },
  ],
  return: [
    {
      id: 'Berita ini menjadi konsep lagi, dengan alasan Anda di atasnya.',
      en: 'The item becomes a draft again, with your reason above it.',
    },
  ],
  post: [
    {
      id: 'Alamat ini tampak bagi petugas kantor, tidak di halaman umum. Sistem memeriksa setiap hari apakah halamannya masih menjawab.',
      en: 'The office’s people see the address; the public pages do not show it. The system looks every day whether its page still answers.',
    },
  ],
  withdraw: [
    {
      id: 'Berita dan fotonya hilang dari halaman umum. Alasannya tercatat. Di portal Anda sendiri yang menghapusnya.',
      en: 'The item and its photos are gone from the public pages. The reason is on record. On the portal you delete it yourself.',
    },
  ],
} as const;

type FormProps = {
  readonly shown: NewsShown;
  readonly onDone: (done: NewsDone) => void;
  readonly onCancel: () => void;
};
/** What a form does, as the address names it. */
export type Step = Exclude<keyof typeof STEP_NAMES, 'edit'>;

const Ticks = ({ ticks }: Pick<NewsShown, 'ticks'>) => (
  <fieldset class="field">
    <legend>{say(WORDS.ticks)}</legend>
    {ticks.map(({ tick, words }) => (
      <div class="choice" key={tick}>
        <input id={`centang-${tick}`} name="ticks" value={tick} type="checkbox" required />
        <label for={`centang-${tick}`}>{say(words)}</label>
      </div>
    ))}
  </fieldset>
);

const Why = ({ label }: { readonly label: string }) => (
  <div class="field">
    <label for="berita-alasan">{label}</label>
    <textarea id="berita-alasan" name="why" required maxLength={1_000} />
  </div>
);

const Url = ({ url }: { readonly url: string | undefined }) => (
  <div class="field">
    <label for="berita-alamat">{say(WORDS.url)}</label>
    <span class="hint" id="berita-alamat-petunjuk">
      {`${say(WORDS.urlHint)} ${PORTAL_HOSTS.join(', ')}`}
    </span>
    <input
      id="berita-alamat"
      name="url"
      type="url"
      required
      maxLength={500}
      autocomplete="off"
      aria-describedby="berita-alamat-petunjuk"
      defaultValue={url ?? ''}
    />
  </div>
);

const FIELDS = {
  submit: () => null,
  discard: () => null,
  // Of another version than that which was read nothing is ticked.
  publish: ({ ticks, version }: NewsShown) => <Ticks key={version} ticks={ticks} />,
  return: () => <Why label={say(WORDS.returnWhy)} />,
  post: ({ portal }: NewsShown) => <Url url={portal?.url} />,
  withdraw: () => <Why label={say(WORDS.withdrawWhy)} />,
} as const satisfies Readonly<Record<Step, (shown: NewsShown) => unknown>>;

/** What the API calls it. */
const CALLED = {
  submit: 'changeNews',
  discard: 'changeNews',
  publish: 'decideNews',
  return: 'decideNews',
  post: 'postNews',
  withdraw: 'withdrawNews',
} as const satisfies Readonly<Record<Step, string>>;

/** Sends what is asked of the version that was seen. */
const sendOf = ({ news, version: seen, ticks }: NewsShown, step: Step, filled: FormData) => {
  const why = textIn(filled, 'why');
  switch (step) {
    case 'submit':
    case 'discard':
      return api.changeNews({ news, body: { act: step, seen } });
    case 'publish': {
      // Each box must be ticked before it is sent.
      const ticked = ticks.map(({ tick }) => tick);
      return api.decideNews({ news, body: { act: 'publish', seen, ticks: ticked } });
    }
    case 'return':
      return api.decideNews({ news, body: { act: 'return', seen, why } });
    case 'post':
      return api.postNews({ news, body: { seen, url: textIn(filled, 'url') } });
    case 'withdraw':
      return api.withdrawNews({ news, body: { seen, why } });
  }
};

type StepProps = { readonly step: Step; readonly onStale: () => void };

/** A step with a news item as a whole: what will happen, what it needs, and the way to send it. */
export const StepForm = ({ shown, step, onStale, ...form }: FormProps & StepProps) => (
  <ActForm<NewsDone>
    key={step}
    act={CALLED[step]}
    name={say(STEP_NAMES[step])}
    happens={HAPPENS[step]}
    send={async (filled) => {
      const answer = await sendOf(shown, step, filled);
      // Somebody was faster: what there is now is read before it is sent again.
      if (!answer.ok && answer.problem.code === 'versionStale') onStale();
      return answer;
    }}
    {...form}
  >
    {FIELDS[step](shown)}
  </ActForm>
);
