import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { PERSON_COMMANDS } from '#shared/domain/report/command-table';
import { Replies, readyTexts } from '#shared/domain/report/replies';
import {
  ASKED,
  aReport,
  CLOSED,
  EVERYWHERE,
  OVERSIGHT,
  PPID,
  RESOLVED,
  said,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { policy, replies } from '#test/support/policy';

const NOW = wib('2025-05-07 09:00');
type Built = ReturnType<typeof aReport>;
const textsFor = (report: Built, now = NOW) => readyTexts(replies, policy, report.build(), { number: '1916449', now });
const idsFor = (report: Built, now = NOW) => textsFor(report, now).map(({ id }) => id);
const textOf = (report: Built, id: string) =>
  textsFor(report).find((text) => text.id === id)?.text ?? expect.fail(`no ${id}`);

const working = aReport()
  .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') })
  .next({ type: 'startWork' });
const resolvedAs = (result: 'answered' | 'planned' | 'notFixed') =>
  working
    .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') })
    .next({ type: 'resolve', result });

describe('ready texts', () => {
  it('say with the number, the unit and the date of the report that it is in hand', () => {
    // Received on Tuesday, 6 May 2025; 12, 13, 29 and 30 May are holidays: the fourteenth working day is the 28th.
    expect(textOf(working, 'answer-in-hand')).toEqual({
      id: 'Laporan Anda nomor 1916449 sedang ditangani oleh Bidang Lalu Lintas dan Angkutan Jalan: [apa yang dikerjakan]. Menurut ketentuan, penyelesaiannya paling lambat Rabu, 28 Mei 2025 pukul 16.00 WIB.',
      en: 'Your report 1916449 is being dealt with by the Road Traffic and Transport Division: [what is being done]. By the rules it is to be resolved by Wednesday, 28 May 2025 at 16:00 WIB at the latest.',
    });
  });

  it.each<readonly [string, Built, readonly string[]]>([
    ['waits for an officer', EVERYWHERE.triaging, ['ask-place-and-time', 'ask-lamp', 'answer-in-review']],
    [
      'was routed',
      EVERYWHERE.routed,
      ['ask-place-and-time', 'ask-lamp', 'answer-routed', 'back-other-unit', 'back-other-agency'],
    ],
    [
      'is in hand',
      working,
      [
        'ask-place-and-time',
        'ask-lamp',
        'answer-in-hand',
        'answer-in-hand-late',
        'back-other-unit',
        'back-other-agency',
      ],
    ],
    ['waits for its reporter', working.next(ASKED), []],
    ['was fixed', EVERYWHERE.resolved, ['answer-fixed']],
    ['was answered', resolvedAs('answered'), ['answer-answered']],
    ['is planned', resolvedAs('planned'), ['answer-planned']],
    ['is not fixed', resolvedAs('notFixed'), ['answer-not-fixed']],
    ['was closed by its reporter', EVERYWHERE.closed, ['answer-fixed']],
    ['was referred', EVERYWHERE.referred, ['answer-referred']],
    ['was archived', EVERYWHERE.archived, []],
  ])('fit a report that %s', (_, report, expected) => {
    expect(idsFor(report)).toEqual(expected);
  });

  it('are those of its topic and its channel', () => {
    const parked = aReport().next({
      type: 'classify',
      class: 'service',
      topic: topic('parkir-liar'),
      urgency: 'normal',
    });
    expect(idsFor(parked)).toContain('ask-vehicle-or-boat');
    expect(idsFor(parked)).not.toContain('ask-lamp');
    const request = aReport({ channel: PPID });
    expect(idsFor(request)).toContain('information-received');
    const extended = request.next({ type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' });
    // 10 + 7 working days from Tuesday, 6 May: the fourteenth is the 28th; without 29 and 30 the seventeenth is 4 June.
    expect(textOf(extended, 'information-extended').id).toBe(
      'Jangka waktu permohonan informasi Anda nomor 1916449 diperpanjang satu kali sampai Rabu, 4 Juni 2025 pukul 16.00 WIB, dengan alasan: informasi belum dikuasai.',
    );
  });

  it('say that it was closed for silence only where that was so', () => {
    const silence = EVERYWHERE.resolved.next({ type: 'close', closedBy: 'reporter' });
    expect(idsFor(silence)).not.toContain('answer-silence');
    const proposed = EVERYWHERE.resolved
      .next({ type: 'passTime' }, { actor: { by: 'machine' }, now: wib('2025-05-16 09:00') })
      .next({ type: 'passTime' }, { actor: { by: 'machine' }, now: wib('2025-06-30 09:00') });
    expect(proposed.build().closeProposed).toBe(true);
    expect(idsFor(proposed)).toContain('answer-before-silence');
    const closed = aReport({ channel: PPID })
      .next({ type: 'startWork' })
      .next(RESOLVED)
      .next({ type: 'passTime' }, { actor: { by: 'machine' }, now: wib('2025-05-16 09:00') })
      .next({ type: 'passTime' }, { actor: { by: 'machine' }, now: wib('2025-06-30 09:00') });
    expect(closed.build()).toMatchObject({ status: 'closed', closedBy: 'silence' });
    expect(idsFor(closed)).toContain('answer-silence');
  });

  it('promise no date that is past, and none that does not run', () => {
    const late = wib('2025-06-30 09:00');
    expect(idsFor(working, late)).not.toContain('answer-in-hand');
    expect(idsFor(working, late)).toContain('answer-in-hand-late');
  });

  it('are left out where they name a number that may not be known', () => {
    expect(
      readyTexts(replies, policy, EVERYWHERE.routed.build(), { number: undefined, now: NOW }).map(({ id }) => id),
    ).toEqual(['back-other-unit', 'back-other-agency']);
  });

  it('are the same for what is or may be about oversight as for any report that is looked at', () => {
    const looked = new Map(textsFor(EVERYWHERE.triaging).map((text) => [text.id, text]));
    const restricted = [
      aReport().suspected(),
      aReport().suspected().next(OVERSIGHT),
      aReport().suspected().next(OVERSIGHT).next({ type: 'startWork' }),
    ];
    for (const report of restricted) {
      const texts = textsFor(report);
      expect(texts.map(({ id }) => id)).toEqual(['ask-place-and-time', 'answer-in-review']);
      for (const text of texts) expect(text).toEqual(looked.get(text.id));
      expect(JSON.stringify(texts)).not.toMatch(/pengawasan|oversight|Sekretaris|Secretary|dugaan/i);
    }
    expect(
      textsFor(aReport().suspected().next(OVERSIGHT).next({ type: 'startWork' }).next(RESOLVED).next(CLOSED)),
    ).toEqual([]);
  });

  it('leave no placeholder unfilled, and say what is still to be written', () => {
    const all = Object.values(EVERYWHERE).flatMap((report) => textsFor(report));
    for (const { text, hasBlanks } of all) {
      expect(`${text.id}${text.en}`).not.toMatch(/[{}]/);
      expect(text.id.includes('[')).toBe(hasBlanks);
    }
    expect(all.some(({ hasBlanks }) => hasBlanks)).toBe(true);
  });

  it('stand beside commands that take words, and tell nobody of oversight', () => {
    for (const { command, text } of replies.replies) {
      expect(Object.keys(PERSON_COMMANDS[command].body.shape)).toContain('text');
      expect(`${text.id} ${text.en}`).not.toMatch(/pengawasan|oversight/i);
    }
  });
});

const First = z.object({ replies: z.array(z.looseObject({ when: z.looseObject({}), text: z.looseObject({}) })) });
/** What is said of the first of the texts, when something in it is written differently. */
const complaints = (change: object): string => {
  const [first, ...others] = First.parse(POLICY_FILES['replies']).replies;
  const files = { ...POLICY_FILES, replies: { replies: [{ ...first, ...change }, ...others] } };
  try {
    parsePolicyFiles(files);
    return '';
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  }
};

describe('the file of ready texts', () => {
  it('holds as it is deployed', () => {
    expect(complaints({})).toBe('');
    expect(Replies.safeParse(POLICY_FILES['replies']).success).toBe(true);
  });

  it.each([
    [{ text: { id: 'Nomor {nomor}', en: 'Number {nomor}' } }, 'nobody fills nomor'],
    [{ text: { id: 'Nomor {number}', en: 'Number' } }, 'the two languages do not say the same of a report'],
    [{ text: { id: 'Karena [alasan]', en: 'Because' } }, 'the two languages leave not the same to be written'],
    [{ text: { id: 'Pada {unit}', en: 'With {unit}' } }, 'what fits any report names none of its own'],
    [{ when: { status: ['triaging'], topic: ['pju'] } }, 'what fits any report is not for some topics'],
    [{ neutral: undefined, when: { status: ['triaging'], topic: ['tidak-ada'] } }, 'there is no tidak-ada'],
    [{ when: { status: ['triaging'], channel: ['surat'] } }, 'there is no surat'],
    [{ when: { status: [] } }, 'replies.replies.0.when.status'],
    [{ id: 'ask-lamp' }, 'ask-lamp stands twice'],
    [{ command: 'classify' }, 'replies.replies.0.command'],
  ])('is refused with %j', (change, said) => {
    expect(complaints(change)).toContain(said);
  });
});
