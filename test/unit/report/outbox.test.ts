import { describe, expect, it } from 'vitest';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { Acted, COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { InformalRecorded } from '#shared/contracts/http/informal';
import { SubDistrictId, TopicId } from '#shared/domain/words/words';
import { SHOWN_HEAD } from '#test/support/builders/a-shown-head';
import {
  type ContactEntry,
  hasWaiting,
  inOrder,
  isWaiting,
  mayContactWait,
  mayWait,
  nextOf,
  type ReportEntry,
  recordedBy,
  refusedByAge,
  settledBy,
} from '#web/console/outbox/entry.ts';

const NOON = Date.parse('2026-11-25T05:00:00Z');
const HOUR = 3_600_000;
const entry = (more: Partial<ReportEntry> = {}): ReportEntry => ({
  key: 'kunci-a',
  owner: 'lapor-admin',
  called: 'LAPOR 1916449 · Lampu padam',
  report: 'rep_a',
  command: 'addNote',
  version: 4,
  body: { text: 'Menunggu alat.' },
  fields: { text: 'Menunggu alat.' },
  putAt: NOON,
  ...more,
});

const shown = (head: object = {}, more: object = {}) =>
  ReportShown.parse({
    report: {
      ...SHOWN_HEAD,
      ...head,
    },
    open: [],
    record: [],
    duplicates: [],
    ...more,
  });

describe('what may wait in the outbox', () => {
  it('is an ordinary command about a plain report, and none about any other', () => {
    expect(mayWait(shown(), 'addNote', {})).toBe(true);
    for (const head of [{ class: 'oversight' }, { secret: true }, { status: 'triaging', assignee: undefined }])
      expect(mayWait(shown(head), 'addNote', {})).toBe(false);
    const oversight = { stands: 'confirmed', recused: [], standIns: [] };
    expect(mayWait(shown({}, { oversight }), 'addNote', {})).toBe(false);
  });

  it('is no classification that keeps somebody from the report', () => {
    expect(mayWait(shown(), 'classify', { class: 'service' })).toBe(true);
    expect(mayWait(shown(), 'classify', { class: 'service', recused: ['kepala-llaj'] })).toBe(false);
  });

  it('is no command that takes two people, names somebody or another report, or shows who reported', () => {
    const never = COMMAND_NAMES.filter(
      (command) => !mayWait(shown(), command, { class: 'service', reason: 'notThisUnit' }),
    );
    expect([...never].toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'approveLowering',
      'approveStep',
      'archive',
      'comeBack',
      'declineStep',
      'linkDuplicate',
      'proposeLowering',
      'proposeStep',
      'raiseConfidentiality',
      'recuse',
      'refer',
      'restore',
      'revealIdentity',
      'unlinkDuplicate',
    ]);
  });

  it('is nothing that says that oversight was found', () => {
    expect(mayWait(shown(), 'classify', { class: 'oversight' })).toBe(false);
    expect(mayWait(shown(), 'classify', {})).toBe(false);
    for (const reason of ['oversightFound', 'needsDecision', undefined])
      expect(mayWait(shown(), 'handBack', { reason })).toBe(false);
  });
});

describe('the order of the outbox', () => {
  it('is that in which it was put, the same in every window', () => {
    const all = [entry({ key: 'c', putAt: NOON + 1 }), entry({ key: 'b' }), entry({ key: 'a' })];
    for (const mixed of [all, all.toReversed()]) expect(inOrder(mixed).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('passes over what is sent, what is refused, and what somebody else decided', () => {
    const sent = entry({ key: 'a', became: { is: 'sent', at: NOON } });
    const refused = entry({ key: 'b', became: { is: 'refused', at: NOON, problem: { code: 'versionStale' } } });
    const others = entry({ key: 'c', owner: 'kepala-llaj' });
    expect(nextOf([sent, refused, others, entry({ key: 'd' })], 'lapor-admin')?.key).toBe('d');
    expect(nextOf([sent, refused, others], 'lapor-admin')).toBeUndefined();
  });

  it('has one decision about a report at a time: the first makes the version of a second one an old one', () => {
    expect(hasWaiting([entry()], 'rep_a')).toBe(true);
    expect(hasWaiting([entry({ became: { is: 'sent', at: NOON } })], 'rep_a')).toBe(false);
    expect(hasWaiting([entry()], 'rep_b')).toBe(false);
  });
});

describe('what an answer makes of a decision', () => {
  const acted = Acted.parse({ report: `rep_${'a'.repeat(26)}`, version: 5, recorded: ['NoteAdded'] });

  it('sent: nothing that was typed is kept any more', () => {
    const settled = settledBy(entry(), { ok: true, value: acted }, NOON + HOUR);
    expect(settled).toMatchObject({ became: { is: 'sent', at: NOON + HOUR } });
    expect(JSON.stringify(settled)).not.toContain('Menunggu alat');
  });

  it('refused: what was typed is kept, and it is not sent again', () => {
    const settled = settledBy(entry(), { ok: false, problem: { code: 'versionStale', version: 6 } }, NOON);
    expect(settled).toMatchObject({ fields: { text: 'Menunggu alat.' }, became: { is: 'refused' } });
    expect(settled !== undefined && isWaiting(settled)).toBe(false);
  });

  it('goes on waiting where the gateway or something broken answered in place of the API', () => {
    for (const code of ['gateway', 'unexpected'])
      expect(settledBy(entry(), { ok: false, problem: { code } }, NOON)).toBeUndefined();
  });

  it('after a day, or where the clock has gone back, nothing is sent and what was typed is kept', () => {
    expect(refusedByAge(entry(), NOON + 24 * HOUR - 1)).toBeUndefined();
    for (const now of [NOON + 24 * HOUR, NOON - HOUR])
      expect(refusedByAge(entry(), now)).toMatchObject({
        fields: { text: 'Menunggu alat.' },
        became: { is: 'refused', problem: { code: 'tooOld' } },
      });
  });
});

describe('an informal contact in the outbox', () => {
  const SENTENCE = 'Lampu jalan di depan pasar padam.';
  const contact: ContactEntry = {
    ...{ key: 'kunci-k', owner: 'lapor-admin', called: 'lampu jalan', command: 'recordInformal', putAt: NOON },
    body: { how: 'call', topic: TopicId.parse('pju'), sentence: SENTENCE, subDistrict: SubDistrictId.parse('badau') },
    fields: { how: 'call', topic: 'pju', sentence: SENTENCE },
  };
  const recorded = InformalRecorded.parse({
    contact: `inf_${'a'.repeat(26)}`,
    at: '2026-11-25T12:00:00+07:00',
    recordedAt: '2026-11-25T12:00:00+07:00',
    guide: { id: 'Silakan lapor lewat LAPOR!.', en: 'Please report by LAPOR!.' },
  });

  it('waits there unless it says who it was', () => {
    expect(mayContactWait(contact.body)).toBe(true);
    expect(mayContactWait({ ...contact.body, identity: 'Ibu Contoh' })).toBe(false);
  });

  it('keeps nobody from deciding about a report, and goes in its order', () => {
    expect(hasWaiting([contact], 'rep_a')).toBe(false);
    expect(nextOf([entry({ putAt: NOON + 1 }), contact], 'lapor-admin')).toBe(contact);
  });

  it('leaves, once it is recorded, the text to send and nothing else of what was typed', () => {
    const settled = recordedBy(contact, { ok: true, value: recorded }, NOON + HOUR);
    expect(settled).toMatchObject({
      became: { is: 'sent', at: NOON + HOUR, recorded },
      body: { how: 'call', topic: 'pju' },
    });
    expect(JSON.stringify(settled)).not.toContain(SENTENCE);
  });

  it('keeps what was typed where it is refused, and waits on where the gateway answered', () => {
    const refused = recordedBy(contact, { ok: false, problem: { code: 'contactInvalid' } }, NOON);
    expect(refused).toMatchObject({ fields: { sentence: SENTENCE }, became: { is: 'refused' } });
    expect(recordedBy(contact, { ok: false, problem: { code: 'gateway' } }, NOON)).toBeUndefined();
  });
});
