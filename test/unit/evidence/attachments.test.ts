import { describe, expect, it } from 'vitest';
import {
  type Attachment,
  afterTry,
  FETCH_REFUSAL_WORDS,
  FetchRefusal,
  followed,
  NOT_KEPT_WORDS,
} from '#shared/domain/evidence/attachment';
import { keepEvidence, roomFor } from '#shared/domain/evidence/decide-evidence';
import type { Evidence } from '#shared/domain/evidence/evidence';
import { flagsBeside } from '#shared/domain/evidence/flags-beside';
import { proofOf } from '#shared/domain/evidence/proof';
import { UploadRefusal } from '#shared/domain/evidence/upload';
import { attachmentHosts, Channels } from '#shared/domain/office/office';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { ChannelId } from '#shared/domain/words/words';
import { aPieceOfEvidence } from '#test/support/builders/a-piece-of-evidence';
import { aReport, wib } from '#test/support/builders/a-report';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const report = aReport().next({ type: 'startWork' }).build();
const idOf = (letter: string): EvidenceId => EvidenceId.parse(`evd_${letter.repeat(26)}`);
const piece = (letter: string, given: Parameters<typeof aPieceOfEvidence>[1] = {}) =>
  aPieceOfEvidence(report.id, { id: idOf(letter), sha256: sha256(letter), ...given });
const complaint = (letter: string, given: Parameters<typeof aPieceOfEvidence>[1] = {}) => {
  const { sentBy: _, ...one } = piece(letter, { purpose: 'complaint', sentAs: [], ...given });
  return one;
};

describe('fetching a file', () => {
  const tried = (tries: number): Attachment => ({
    ...followed(undefined, { report: report.id, id: keyedHash('k', 'x'), at: wib('2025-05-08 10:00') }),
    ...{ state: 'tried', tries, why: 'hostFails' },
  });

  it('is tried three times where it may end otherwise, a minute and then ten minutes later', () => {
    for (const why of ['tooSlow', 'hostFails', 'unreachable'] as const) {
      expect(afterTry(undefined, why, EVIDENCE_RULES.fetching)).toEqual({ state: 'tried', tries: 1, waitSeconds: 60 });
      expect(afterTry(tried(1), why, EVIDENCE_RULES.fetching)).toEqual({ state: 'tried', tries: 2, waitSeconds: 600 });
      expect(afterTry(tried(2), why, EVIDENCE_RULES.fetching)).toEqual({ state: 'failed', tries: 3 });
    }
  });

  it('is tried once where it would end the same', () => {
    const final = FetchRefusal.options.filter((why) => !['tooSlow', 'hostFails', 'unreachable'].includes(why));
    for (const why of final)
      expect(afterTry(undefined, why, EVIDENCE_RULES.fetching)).toEqual({ state: 'failed', tries: 1 });
  });

  it('tells in words why it came to nothing, whatever that was', () => {
    for (const words of [
      ...FetchRefusal.options.map((why) => FETCH_REFUSAL_WORDS[why]),
      ...UploadRefusal.options.map((why) => NOT_KEPT_WORDS[why]),
    ])
      expect([words.id, words.en]).toEqual([
        expect.stringMatching(/^[A-Z].+\.$/),
        expect.stringMatching(/^[A-Z].+\.$/),
      ]);
  });
});

describe('what the reporter sent', () => {
  const keeping = (next: ReturnType<typeof piece>, all: readonly Evidence[], like: readonly EvidenceId[] = []) =>
    keepEvidence({ report, all, rules: EVIDENCE_RULES, like }, next, undefined);
  const flagsAfter = (kept: ReturnType<typeof keeping>, id: EvidenceId) =>
    kept.ok ? kept.value.evidence.find((one) => one.id === id)?.flags : expect.fail(kept.refusal);

  it('takes no room of the office’s, and is bounded by itself', () => {
    const rules = { mostFiles: 2 };
    const all = [complaint('a'), complaint('b'), piece('c')];
    expect([roomFor(all, rules), roomFor(all, rules, 'complaint')]).toEqual([1, 0]);
    const kept = keepEvidence({ report, all, rules: { ...EVIDENCE_RULES, ...rules } }, complaint('d'), undefined);
    expect(kept).toEqual({ ok: false, refusal: 'full' });
  });

  it('is never kept once more as the office’s own, not even if it had been withdrawn', () => {
    const withdrawn: Evidence = {
      ...complaint('a'),
      ...{ state: 'withdrawn', endedBy: PersonId.parse('rina-contoh'), endedAt: wib('2025-05-08 11:00') },
    };
    for (const there of [complaint('a'), withdrawn])
      for (const purpose of ['before', 'after', 'document'] as const)
        expect(keeping(piece('a', { purpose }), [there])).toEqual({ ok: false, refusal: 'fromReporter' });
  });

  it('is kept and carries no flag, whatever the office had sent before: its readers may not know of that', () => {
    const all = [piece('b', { sha256: sha256('a'), purpose: 'document' }), piece('c')];
    const kept = keeping(complaint('a'), all, [idOf('b'), idOf('c')]);
    expect(flagsAfter(kept, idOf('a'))).toEqual([]);
  });

  it('proves nothing, whoever has looked at it', () => {
    const looked = { by: PersonId.parse('budi-contoh'), as: [], at: wib('2025-05-08 11:00') };
    const asking = { by: PersonId.parse('siti-contoh'), as: [], knows: () => true };
    expect(proofOf([complaint('a', { looks: [looked] })], report, asking)).toBe(0);
    expect(proofOf([piece('a', { looks: [looked] })], report, asking)).toBe(1);
  });

  it.each([
    ['after', ['sameAsComplaint']],
    ['before', ['sameAsComplaint']],
    // A document may well repeat it.
    ['document', ['sameAsBefore']],
  ] as const)('flags a picture of the purpose “%s” that is like it', (purpose, flags) => {
    expect(flagsBeside(piece('b', { purpose }), [complaint('a')], [idOf('a')])).toEqual(flags);
    expect(flagsAfter(keeping(piece('b', { purpose }), [complaint('a')], [idOf('a')]), idOf('b'))).toEqual(flags);
  });

  it('flags one that is like it and like another of the office’s twice, and one that is like neither not at all', () => {
    const all = [complaint('a'), piece('c')];
    expect(flagsBeside(piece('b'), all, [idOf('a'), idOf('c')])).toEqual(['sameAsComplaint', 'sameAsBefore']);
    expect(flagsBeside(piece('b', { flags: ['screenshot'] }), all, [])).toEqual(['screenshot']);
  });

  it('flags what was sent in the meantime, and nothing that was sent before the reporter named it', () => {
    const named = wib('2025-05-08 09:00');
    const earlier = piece('b', { sentAt: wib('2025-05-08 08:59') });
    const later = piece('c', { sentAt: named, flags: ['screenshot'] });
    const kept = keeping(complaint('a', { sentAt: named }), [earlier, later], [idOf('b'), idOf('c')]);
    expect([flagsAfter(kept, idOf('b')), flagsAfter(kept, idOf('c'))]).toEqual([
      undefined,
      ['sameAsComplaint', 'screenshot'],
    ]);
  });
});

describe('the hosts that a channel names', () => {
  const channelWith = (attachmentHosts: readonly string[]) =>
    Channels.safeParse({
      channels: [
        { id: 'lapor', official: true, name: { id: 'x', en: 'x' }, closedBy: 'channel', attachmentHosts },
        { id: 'whatsapp', official: false, name: { id: 'x', en: 'x' } },
      ],
    });

  it.each(['www.lapor.go.id', 'a.co', 'xn--bcher-kva.example'])('may be %s', (host) => {
    expect(channelWith([host]).success).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '[::1]', 'localhost', 'lapor', '*.lapor.go.id', 'Lapor.go.id', 'lapor.go.id.', 'lapor.go.id:443'],
    ...['https://lapor.go.id', 'a@lapor.go.id', '169.254.169.254', 'x.localhost', 'printer.local', 'ec2.internal', ''],
  ])('may not be %s', (host) => {
    expect(channelWith([host]).success).toBe(false);
  });

  it('are none of a channel that names none, or that is no official one', () => {
    const parsed = channelWith(['www.lapor.go.id']);
    if (!parsed.success) return expect.fail('no channels');
    const hostsOf = (id: string) => attachmentHosts({ channels: parsed.data }, ChannelId.parse(id));
    expect([hostsOf('lapor'), hostsOf('whatsapp'), hostsOf('ppid')]).toEqual([['www.lapor.go.id'], [], []]);
  });
});
