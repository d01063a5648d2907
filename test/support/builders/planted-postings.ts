import { earlier, type Posting } from './a-channel-event.ts';
import { CANARY, canary } from './canary.ts';

const PERSON = {
  name: canary('name'),
  phone: canary('phone'),
  email: `${canary('email')}@contoh.invalid`,
  nik: canary('nik'),
  address: canary('address'),
  more: canary('unknownOfPerson'),
};
const FILES = [
  {
    name: `${canary('fileName')}.jpg`,
    url: `https://${CANARY}.invalid/x`,
    type: canary('fileType'),
    size: canary('fileSize'),
    sha256: canary('fileHash'),
  },
  canary('fileAsText'),
  7,
];
const ours = (externalId: string, text: string) => ({
  externalId,
  title: canary('title'),
  text: `${text} ${canary('text')}`,
  reason: canary('reason'),
  submittedAt: canary('submittedAt'),
  disposedAt: canary('disposedAt'),
  incidentDate: canary('incidentDate'),
  class: canary('class'),
  category: canary('category'),
  status: canary('status'),
  anonymous: canary('anonymous'),
  secret: canary('secret'),
  place: {
    description: canary('place'),
    village: canary('village'),
    district: canary('district'),
    latitude: canary('latitude'),
    longitude: canary('longitude'),
  },
  reporter: PERSON,
  attachments: FILES,
  [canary('unknownField')]: { [canary('unknownKey')]: canary('unknownValue') },
});
const lapors = (externalId: string, text: string) => ({
  complaint_id: externalId,
  tracking_id: canary('trackingId'),
  title: canary('title'),
  content: `${text} ${canary('content')}`,
  reason: canary('reason'),
  created_at: canary('created'),
  disposed_at: canary('disposed'),
  date_of_incident: canary('incident'),
  classification_name: canary('classification'),
  classification_id: canary('classificationId'),
  category_name: canary('category'),
  category_id: canary('categoryId'),
  status_name: canary('statusName'),
  status_code: canary('statusCode'),
  is_anonymous: canary('anonymous'),
  is_secret: canary('secret'),
  location_name: canary('location'),
  location: canary('locationObject'),
  user: PERSON,
  attachments: JSON.stringify(FILES),
  disposition_name: canary('disposition'),
  source: canary('source'),
  [canary('unknownField')]: canary('unknownValue'),
});
const TYPES = ['report.submitted', 'report.updated', 'report.withdrawn', 'channel.statusChanged'] as const;

const planted = (type: string, data: object, n: number, more: object = {}): Posting => ({
  webhookId: `${CANARY}_${type.replace('.', '_')}_${n}`,
  channel: 'lapor',
  body: JSON.stringify({
    type,
    timestamp: earlier(60 - n),
    [canary('envelope')]: canary('beside'),
    data: { ...data, ...more },
  }),
});

/** Under this a report is known outside: a citizen may have chosen it. */
export const PLANTED_ID: string = canary('externalId');
const ACCUSING = 'Lampu jalan padam, petugas Dishub minta setoran';

/**
 * Words planted in every field of every type of event, in both shapes: amended, repeated and in conflict with itself.
 * What they are about is the text's to say.
 */
export const plantedPostings = ({ externalId = PLANTED_ID, text = ACCUSING } = {}): readonly Posting[] =>
  [ours(externalId, text), lapors(externalId, text)].flatMap((data, shape) => [
    ...TYPES.map((type, index) => planted(type, data, shape * 10 + index)),
    ...TYPES.map((type, index) => planted(type, data, shape * 10 + index, { [canary('other')]: canary('bytes') })),
  ]);
