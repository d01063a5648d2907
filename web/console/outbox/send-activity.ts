import { dropPhoto, photoBytes } from '../activities/photos.ts';
import type { ActivityAsked } from '../activities/typed-activity.ts';
import type { apiAs } from '../api/line.ts';
import { NoLine } from '../api/line.ts';
import { postForm } from '../evidence/post-form.ts';
import { officeNow } from '../words/office-clock.ts';
import { type ActivityWay, stepOf } from './activity-steps.ts';
import type { ActivityEntry } from './entry.ts';
import { onItsWay } from './on-its-way.ts';

type Api = ReturnType<typeof apiAs>;

/** The activity that stands in place of one: a recurring one is recorded once a day. */
const findRecurring = async (api: Api, { recurring, date, unit }: ActivityAsked) => {
  const listed = await api.listActivities({ query: { month: date.slice(0, 7), unit } });
  if (!listed.ok) return listed;
  const found = listed.value.activities.find((one) => one.recurring === recurring && one.date === date);
  return { ok: true, value: found?.activity } as const;
};

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const wayOf = (api: Api, note: ActivityWay['note']): ActivityWay => ({
  record: (key, body) => api.recordActivity({ key, body }),
  find: (body) => findRecurring(api, body),
  announce: (activity, { kind, size, sha256 }) => api.announceActivityFile({ activity, body: { kind, size, sha256 } }),
  post: (form, bytes, onSent) => postForm(form, bytes, onSent, new AbortController().signal),
  look: (activity, upload) => api.showActivityUpload({ activity, upload }),
  bytes: photoBytes,
  pause,
  isNoLine: (cause) => cause instanceof NoLine,
  now: officeNow,
  note,
  tell: (file, stage) => {
    onItsWay.value = { file, stage };
  },
});

/** Takes one step of an activity. What has been settled of its files needs no bytes any more. Throws `NoLine`. */
export const stepOfActivity = async (entry: ActivityEntry, api: Api, note: ActivityWay['note']) => {
  try {
    const stepped = await stepOf(entry, wayOf(api, note));
    for (const [at, file] of stepped.entry.files.entries())
      if (file.became !== undefined && entry.files[at]?.became === undefined) await dropPhoto(file);
    return stepped;
  } finally {
    onItsWay.value = undefined;
  }
};

/** Nothing is kept any more of the files of what is taken out. */
export const dropFiles = async ({ files }: Pick<ActivityEntry, 'files'>): Promise<void> => {
  for (const file of files) await dropPhoto(file);
};
