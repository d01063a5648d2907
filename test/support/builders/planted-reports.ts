import type { ReportId } from '#shared/domain/words/words';
import { earlier, lapor, type Posting } from './a-channel-event.ts';
import { canary, leaksOf } from './canary.ts';

/**
 * What stands where in a report, by who may see it: who reported, the report itself, what was said later, what was set
 * aside, why somebody looked at who reported, and what a file of evidence is called and says.
 */
export const KINDS = ['identity', 'words', 'message', 'aside', 'reason', 'evidence'] as const;
export type Kind = (typeof KINDS)[number];

/** About nothing but a lamp, suspected, confirmed; each once of a reporter by name, and once of an anonymous one. */
export const NAMES = ['open1', 'open2', 'suspected1', 'suspected2', 'confirmed1', 'confirmed2'] as const;
export type Name = (typeof NAMES)[number];

export const planted = (kind: Kind, name: Name, field: string): string => canary(`${kind}-${name}-${field}`);
/** Whose canaries of which kind stand in a text, in whatever form. */
export const plantedIn = (text: string): readonly (readonly [Kind, Name])[] =>
  KINDS.flatMap((kind) =>
    NAMES.flatMap((name) => (leaksOf(planted(kind, name, ''), text).length === 0 ? [] : [[kind, name] as const])),
  );

const externalIdOf = (name: Name): string => planted('words', name, 'externalId');
export const idOf = (name: Name): ReportId => lapor(externalIdOf(name));

const personIn = (name: Name) => ({
  name: planted('identity', name, 'name'),
  phone: planted('identity', name, 'phone'),
  email: `${planted('identity', name, 'email')}@contoh.invalid`,
  nik: planted('identity', name, 'nik'),
  address: planted('identity', name, 'address'),
});

/** Every field that holds words; some can only be kept raw, beside what they should have been. */
const wordsIn = (kind: Kind, name: Name) => ({
  title: planted(kind, name, 'title'),
  category: planted(kind, name, 'category'),
  incidentDate: planted(kind, name, 'incident'),
  submittedAt: planted(kind, name, 'submitted'),
  disposedAt: planted(kind, name, 'disposed'),
  class: planted(kind, name, 'class'),
  status: planted(kind, name, 'status'),
  place: {
    description: planted(kind, name, 'place'),
    village: planted(kind, name, 'village'),
    district: planted(kind, name, 'district'),
    latitude: planted(kind, name, 'latitude'),
  },
  attachments: [
    {
      name: planted(kind, name, 'fileName'),
      url: `https://contoh.invalid/${planted(kind, name, 'fileUrl')}`,
      type: planted(kind, name, 'fileType'),
      sha256: planted(kind, name, 'fileHash'),
    },
  ],
});

const LAMP = 'Lampu PJU di depan pasar padam sejak tiga malam, mohon diperbaiki.';
const ACCUSATION = 'Lampu jalan padam, petugas Dishub minta setoran.';

/** A report, what its reporter adds, what its channel says of it, and the second once more with other bytes. */
export const plantedReport = (name: Name): readonly Posting[] => {
  const text = `${name.startsWith('open') ? LAMP : ACCUSATION} ${planted('words', name, 'text')}`;
  const added = { ...wordsIn('message', name), text: planted('message', name, 'text') };
  const post = (n: number, type: string, data: object): Posting => ({
    webhookId: `msg_${name}_${n}`,
    channel: 'lapor',
    body: JSON.stringify({
      type,
      timestamp: earlier(30 - n),
      data: { externalId: externalIdOf(name), reporter: personIn(name), ...data },
    }),
  });
  return [
    post(1, 'report.submitted', { ...wordsIn('words', name), text, anonymous: name.endsWith('2') }),
    post(2, 'report.updated', added),
    post(3, 'channel.statusChanged', { status: planted('message', name, 'channelStatus') }),
    post(2, 'report.updated', { ...wordsIn('aside', name), text: planted('aside', name, 'text') }),
  ];
};
