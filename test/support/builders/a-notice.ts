import { SubDistrictId } from '#shared/domain/arrival/sub-district';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { NoticeKind } from '#shared/domain/notices/kind';
import type { Telling } from '#shared/domain/notices/telling';
import { type NoticeText, noticeText } from '#shared/domain/notices/text';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import { policy } from '#test/support/policy';
import { A_CHANGE } from './a-change.ts';
import { aDigestTelling } from './a-digest.ts';
import { aGroup } from './a-recipient.ts';
import { ASKED, aReport, DANGER, LAPOR, MACHINE, OVERSIGHT, PROPOSED, submit, topic, wib } from './a-report.ts';

export const CONSOLE_URL = 'https://konsol.contoh.invalid';
export const SELIMBAU = SubDistrictId.parse('selimbau');

type Submit = Command<'submit'>;

const PLACED: Partial<Submit> = { subDistrict: SELIMBAU, channelClass: 'complaint' };
/** Street lights in Selimbau, routed to LLAJ on Tuesday, 6 May 2025, 10:00. */
export const routed = (given: Partial<Submit> = {}) => aReport({ ...PLACED, ...given });
/** The same, told to LLAJ a minute later. */
export const informed = (given: Partial<Submit> = {}) => routed(given).next({ type: 'recordInformed' });
/** Time passes, as the watch finds it. */
export const passTime = { type: 'passTime' } as const satisfies Command;
export const at = (shown: string) => ({ now: wib(shown), actor: MACHINE });

const silent = informed().next(ASKED).next(passTime, at('2025-05-15 16:00'));

/** A telling of each kind, of a report that may be told so. */
export const TELLINGS = {
  newReport: { kind: 'newReport', report: routed().build() },
  needsPerson: { kind: 'needsPerson', report: routed().doubtful().build() },
  suspectedOversight: { kind: 'suspectedOversight', report: routed().suspected().build() },
  confirmedOversight: { kind: 'confirmedOversight', report: routed().suspected().next(OVERSIGHT).build() },
  secondPerson: { kind: 'secondPerson', report: routed().suspected().next(PROPOSED).build() },
  oversightStep: { kind: 'oversightStep', report: routed().suspected().next(PROPOSED).build() },
  reporterUpdated: { kind: 'reporterUpdated', report: routed().build() },
  withdrawn: { kind: 'withdrawn', report: routed().next({ type: 'withdraw' }).build() },
  handedBack: { kind: 'handedBack', report: routed().next({ type: 'handBack', reason: 'notThisUnit' }).build() },
  danger: { kind: 'danger', report: routed({ proposal: DANGER }).build() },
  amended: { kind: 'amended', report: routed().build() },
  conflict: { kind: 'conflict', report: routed().build() },
  unreadable: { kind: 'unreadable', report: routed().build() },
  // Routed at 10:00, so to be marked as processed after 240 working minutes, at 15:00: at risk from 14:00.
  atRisk: { kind: 'atRisk', report: informed().next(passTime, at('2025-05-06 14:00')).build() },
  overdue: { kind: 'overdue', report: informed().next(passTime, at('2025-05-06 15:00:00.001')).build() },
  // One working day later, when the office closes.
  escalated: { kind: 'escalated', report: informed().next(passTime, at('2025-05-07 16:00')).build() },
  // Five working days after the question; Waisak and the day after it are none. Five more until it would end.
  reporterSilent: { kind: 'reporterSilent', report: silent.build() },
  closeProposed: { kind: 'closeProposed', report: silent.next(passTime, at('2025-05-22 16:00')).build() },
  toPost: { kind: 'toPost', report: routed().next(ASKED).build() },
  channelDiffers: {
    kind: 'channelDiffers',
    report: routed({ channelStatus: 'notFollowedUp' })
      .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:01') })
      .next(passTime, at('2025-05-07 16:00'))
      .build(),
  },
  takenAway: { kind: 'takenAway', former: submit().id },
  dangerParked: { kind: 'dangerParked', parked: { channel: LAPOR, receivedAt: wib('2025-05-06 10:00') } },
  reportMissing: { kind: 'reportMissing', parked: { channel: LAPOR, receivedAt: wib('2025-05-06 10:00') } },
  queueUnopened: { kind: 'queueUnopened', day: IsoDate.parse('2025-05-06') },
  undeliverable: { kind: 'undeliverable', about: aGroup('grup-contoh', 'llaj') },
  digest: aDigestTelling(),
  officeChanged: { kind: 'officeChanged', change: A_CHANGE },
  unitSilent: { kind: 'unitSilent', silence: { unit: 'llaj', since: IsoDate.parse('2025-04-17') } },
  dangerInformal: {
    kind: 'dangerInformal',
    contact: { topic: topic('dermaga'), at: wib('2025-05-06 10:00'), oversight: 'none' },
  },
} as const satisfies Readonly<Record<NoticeKind, Telling>>;

/** The last letters of every report here: they all have the same id. */
export const REFERENCE = submit().id.slice(-6).toUpperCase();

/** The office's rules with other names of the topic and of the place, in both languages. */
export const policyNaming = (given: { readonly topic?: string; readonly place?: string }): Policy => ({
  ...policy,
  topics: {
    ...policy.topics,
    topics: policy.topics.topics.map((one) =>
      given.topic === undefined ? one : { ...one, name: { id: given.topic, en: given.topic } },
    ),
  },
  subDistricts: {
    ...policy.subDistricts,
    subDistricts: policy.subDistricts.subDistricts.map((one) => ({ ...one, name: given.place ?? one.name })),
  },
});

/** What is told, in Indonesian and under the office's rules unless told otherwise. */
export const textOf = (
  tellings: readonly [Telling, ...Telling[]],
  { rules = policy, language = 'id' }: { readonly rules?: Policy; readonly language?: NoticeText['language'] } = {},
): NoticeText => noticeText(rules, language, tellings, CONSOLE_URL);
