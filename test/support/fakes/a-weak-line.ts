import {
  ActivitiesShown,
  ActivityDone,
  ActivityUploadOpened,
  ActivityUploadShown,
} from '#shared/contracts/http/activities';
import type { ActivityWay } from '#web/console/outbox/activity-steps.ts';
import type { ActivityEntry } from '#web/console/outbox/entry.ts';
import type { OfficeOfActivities } from './activities-office.ts';

/** What befalls a call: it comes through, never gets there, gets there and its answer is lost, or gets there twice. */
export type Fate = 'through' | 'lost' | 'answerLost' | 'twice';

/** There was no answer. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

type Line = {
  readonly office: OfficeOfActivities;
  readonly officer: string;
  readonly bytesOf: (id: string) => Uint8Array;
  /** What befalls the next call. */
  readonly fate: () => Fate;
  /** Whether a file that has arrived is looked into at once; else before it is asked for the next time. */
  readonly isSwift: () => boolean;
  readonly note: (entry: ActivityEntry) => Promise<void>;
};

/** The real API of activities over a line that loses and repeats. */
export const aWeakLine = ({ office, officer, bytesOf, fate, isSwift, note }: Line): ActivityWay => {
  const arrived = new Set<string>();
  const over = async <Came>(call: () => Promise<Came>): Promise<Came> => {
    const how = fate();
    if (how === 'lost') throw new Dropped();
    const came = await call();
    if (how === 'answerLost') throw new Dropped();
    return how === 'twice' ? call() : came;
  };
  const lookInto = async (): Promise<void> => {
    for (const upload of arrived) await office.inspect(upload);
    arrived.clear();
  };
  const asked = async <Value>(
    shape: { readonly parse: (body: unknown) => Value },
    ...call: Parameters<OfficeOfActivities['answered']>
  ) => {
    const { status, body } = await office.answered(...call);
    return status === 200 ? ({ ok: true, value: shape.parse(body) } as const) : ({ ok: false, problem: body } as const);
  };
  return {
    record: (key, body) => over(() => asked(ActivityDone, officer, 'POST', 'activities', body, key)),
    find: (body) =>
      over(async () => {
        const { date, recurring } = body;
        const listed = await asked(ActivitiesShown, officer, 'GET', `activities?month=${date.slice(0, 7)}`);
        if (!listed.ok) return listed;
        const found = listed.value.activities.find((one) => one.recurring === recurring && one.date === date);
        return { ok: true, value: found?.activity };
      }),
    announce: (activity, { kind, size, sha256 }) =>
      over(() => asked(ActivityUploadOpened, officer, 'POST', `activities/${activity}/files`, { kind, size, sha256 })),
    post: ({ fields }, bytes, onSent) =>
      over(async () => {
        const key = fields['key'] ?? '';
        office.sent.set(key, new Uint8Array(await bytes.arrayBuffer()));
        arrived.add(key);
        if (isSwift()) await lookInto();
        onSent(bytes.size, bytes.size);
        return 204;
      }),
    look: (activity, upload) =>
      over(async () => {
        const shown = await asked(ActivityUploadShown, officer, 'GET', `activities/${activity}/uploads/${upload}`);
        await lookInto();
        return shown;
      }),
    bytes: async ({ id }) => new Blob([Uint8Array.from(bytesOf(id))]),
    pause: async () => {},
    isNoLine: (cause) => cause instanceof Dropped,
    now: office.clock.now,
    note,
    tell: () => {},
  };
};
