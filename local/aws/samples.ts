import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Bilingual, ReportClass, Unit, Urgency } from '#shared/domain/words/words';

/** Where the sample reports of this office lie. */
export const SAMPLES_FOLDER: string = fileURLToPath(new URL('../samples/', import.meta.url));

/** What the samples must show between them; each file names what it covers. */
export const VARIETIES = [
  'allCapitals',
  'amendment',
  'angry',
  'anonymous',
  'aspiration',
  'budget',
  'channelStatus',
  'chatSpelling',
  'danger',
  'dock',
  'dockLamp',
  'emoji',
  'formal',
  'hangingCable',
  'identityInText',
  'illegalParking',
  'incomplete',
  'informationRequest',
  'kapuasHuluMalay',
  'kirQuestion',
  'letter',
  'levyReceipt',
  'lifeJacket',
  'longText',
  'multiTopic',
  'notOurs',
  'oddFields',
  'officerExtortion',
  'otherAgencyMisconduct',
  'overloadedBoat',
  'overloadedTruck',
  'oversightFound',
  'polledAgain',
  'powerCut',
  'ppidChannel',
  'privateExtortion',
  'promptInjection',
  'provincialTerminal',
  'riverFare',
  'roadDamage',
  'rudeOfficer',
  'secret',
  'shortText',
  'streetLight',
  'thanks',
  'trafficLight',
  'unknownChannelClass',
  'unknownChannelStatus',
  'unlicensedTravel',
  'unpaidStaff',
  'updateBeforeReport',
  'vacancy',
  'website',
  'withdrawal',
  'withdrawalBeforeReport',
  'wrongChannelClass',
] as const;
export type Variety = (typeof VARIETIES)[number];

const Text = z.string().min(1);

/** The channel hands out ids as text or as whole numbers, depending on its version. */
const LaporId = z.union([Text, z.int().positive()]);
const LaporFlag = z.union([z.enum(['0', '1']), z.literal(0), z.literal(1), z.boolean()]);

/** `d-m-Y H:i:s` in the office's zone; the channel gives none. */
const LaporTime = z.string().regex(/^\d{2}-\d{2}-\d{4} \d{2}:\d{2}:\d{2}$/);

/** LAPOR! puts the list of files into a string. */
const LaporAttachments = z.string().refine((text) => isLaporFileList(text), 'a JSON array of {name, url, size, type}');
const LaporFiles = z.array(z.strictObject({ name: Text, url: z.url(), size: z.int().nonnegative(), type: Text }));

const isLaporFileList = (text: string): boolean => {
  try {
    return LaporFiles.safeParse(JSON.parse(text)).success;
  } catch {
    return false; // not JSON at all: the answer to the question asked, nothing to report
  }
};

const Reporter = z.strictObject({
  name: Text.optional(),
  phone: Text.optional(),
  email: Text.optional(),
  nik: Text.optional(),
  address: Text.optional(),
});

const LaporSubmitted = z.strictObject({
  complaint_id: LaporId,
  tracking_id: Text.optional(),
  title: Text,
  content: Text,
  classification_id: Text.optional(),
  classification_name: z.string().optional(),
  category_id: Text.optional(),
  category_name: Text.optional(),
  location_name: Text.optional(),
  date_of_incident: Text.optional(),
  created_at: LaporTime,
  disposed_at: LaporTime.optional(),
  disposition_name: Text.optional(),
  is_anonymous: LaporFlag,
  is_secret: LaporFlag,
  is_priority: LaporFlag.optional(),
  status_code: Text.optional(),
  status_name: Text.optional(),
  source: Text.optional(),
  attachments: LaporAttachments,
  user: Reporter.optional(),
  // No sender may set these two; a sample tries.
  class: Text.optional(),
  unit: Text.optional(),
});

const Attachments = z.array(
  z.strictObject({
    name: Text,
    url: z.url().optional(),
    mediaType: Text.optional(),
    size: z.int().nonnegative().optional(),
  }),
);

const Place = z.strictObject({
  description: Text.optional(),
  village: Text.optional(),
  district: Text.optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
});

const Submitted = z.strictObject({
  externalId: Text,
  title: Text.optional(),
  text: Text,
  submittedAt: z.iso.datetime({ offset: true }).optional(),
  disposedAt: z.iso.datetime({ offset: true }).optional(),
  class: Text.optional(),
  category: Text.optional(),
  status: Text.optional(),
  anonymous: z.boolean().optional(),
  secret: z.boolean().optional(),
  // Text, not a date: people send impossible ones.
  incidentDate: Text.optional(),
  place: Place.optional(),
  reporter: Reporter.optional(),
  attachments: Attachments.optional(),
});

const LaporUpdated = z.strictObject({
  complaint_id: LaporId,
  content: Text,
  created_at: LaporTime,
  attachments: LaporAttachments.optional(),
});
const Updated = z.strictObject({ externalId: Text, text: Text, attachments: Attachments.optional() });

const LaporWithdrawn = z.strictObject({ complaint_id: LaporId, reason: Text });
const Withdrawn = z.strictObject({ externalId: Text, reason: Text.optional() });

const LaporStatusChanged = z.strictObject({
  complaint_id: LaporId,
  status_code: Text.optional(),
  status_name: Text,
  updated_at: LaporTime,
});
const StatusChanged = z.strictObject({ externalId: Text, status: Text });

const channel = z.enum(['lapor', 'ppid']);

/** One event as a sender would post it: `type` and `data` of the envelope, and the channel of the address. */
export const SampleEvent = z.discriminatedUnion('type', [
  z.strictObject({ channel, type: z.literal('report.submitted'), data: z.union([Submitted, LaporSubmitted]) }),
  z.strictObject({ channel, type: z.literal('report.updated'), data: z.union([Updated, LaporUpdated]) }),
  z.strictObject({ channel, type: z.literal('report.withdrawn'), data: z.union([Withdrawn, LaporWithdrawn]) }),
  z.strictObject({
    channel,
    type: z.literal('channel.statusChanged'),
    data: z.union([StatusChanged, LaporStatusChanged]),
  }),
]);
export type SampleEvent = Readonly<z.infer<typeof SampleEvent>>;

/** What the office would make of the report once all its events are in; `unit` is null where a person must decide. */
export const SampleExpectation = z
  .strictObject({
    class: ReportClass,
    unit: z.union([Unit, z.literal('ppid')]).nullable(),
    status: z.enum(['routed', 'triaging', 'archived']),
    urgency: Urgency.optional(),
    why: Text,
  })
  .refine(({ status, unit }) => status !== 'routed' || unit !== null, 'a routed report has a unit')
  .refine(({ status, unit }) => status !== 'triaging' || unit === null, 'a report that waits for a person has no unit');
export type SampleExpectation = Readonly<z.infer<typeof SampleExpectation>>;

export const SampleFile = z.strictObject({
  about: Bilingual,
  covers: z.array(z.enum(VARIETIES)).min(1).readonly(),
  expect: SampleExpectation,
  events: z.array(SampleEvent).min(1).readonly(),
});

/** A sample report, under the name of its file without `.json`. */
export type Sample = Readonly<z.infer<typeof SampleFile>> & { readonly name: string };

/** The report's id in its channel, whichever of the two payload shapes the event has. */
export const externalIdOf = ({ data }: SampleEvent): string =>
  'externalId' in data ? data.externalId : String(data.complaint_id);

/** Reads one sample file; a file that breaks the format is a fault that names the file. */
export const readSample = async (path: string): Promise<Sample> => {
  const parsed = SampleFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Error(`${basename(path)}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  return { name: basename(path, '.json'), ...parsed.data };
};

/** All sample reports, in the order of their file names. */
export const readSamples = async (): Promise<readonly Sample[]> => {
  const names = (await readdir(SAMPLES_FOLDER)).filter((name) => name.endsWith('.json')).sort(byName);
  return Promise.all(names.map((name) => readSample(`${SAMPLES_FOLDER}${name}`)));
};

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
