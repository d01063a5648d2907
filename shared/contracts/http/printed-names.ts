import { FIELD_NAMES } from '#shared/domain/access/report-rows';
import { ARRIVAL_TYPE_NAMES } from '#shared/domain/arrival/arrival';
import { HOLIDAY_NAMES } from '#shared/domain/calendar/calendar';
import { STANDSTILL_NAMES } from '#shared/domain/calendar/standstill';
import { WORKING_UNIT_NAMES } from '#shared/domain/calendar/working-time';
import { explainReason } from '#shared/domain/classify/classify';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import { DEADLINE_OUTCOME_NAMES } from '#shared/domain/figures/standing';
import { WORK_MARK_NAMES } from '#shared/domain/figures/work-marks';
import { MATCH_REASON_NAMES } from '#shared/domain/informal/candidates';
import { CONTACT_HOW_NAMES, CONTACT_STATE_NAMES, DISMISSED_WHY_NAMES } from '#shared/domain/informal/contact';
import { CONTACT_EVENT_NAMES } from '#shared/domain/informal/contact-event';
import { LETTER_ACTION_NAMES, LETTER_CAUSE_NAMES, LETTER_QUEUE_NAMES } from '#shared/domain/notices/dead-letter';
import { DELIVERY_REASON_NAMES, DELIVERY_STATE_NAMES } from '#shared/domain/notices/delivery';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { TROUBLE_MARK_NAMES, WAITING_QUEUE_NAMES } from '#shared/domain/notices/waiting';
import { CHANGE_STATE_NAMES } from '#shared/domain/office/change';
import { WAY_NAMES } from '#shared/domain/office/contact';
import { ROLE_NAMES } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { CLOCK_NAMES, EXTENSION_GROUND_NAMES } from '#shared/domain/report/clock-rules';
import { UNREADABLE_NAMES } from '#shared/domain/report/event';
import { BRIEF_STATUS_NAMES, CHANNEL_STATUS_NAMES, STATUS_NAMES } from '#shared/domain/report/lifecycle';
import { STAGE_NAMES } from '#shared/domain/report/public-stage';
import {
  ARCHIVE_REASON_NAMES,
  ARCHIVED_FOR_NAMES,
  CLOSED_BY_NAMES,
  ENDED_BEFORE_NAMES,
  HAND_BACK_REASON_NAMES,
  REOPEN_REASON_NAMES,
  RESULT_NAMES,
} from '#shared/domain/report/reasons';
import { QUEUE_NAMES } from '#shared/domain/report/report';
import { HELD_NAMES } from '#shared/domain/report/route';
import { STEP_NAMES } from '#shared/domain/report/second-step';
import { DATA_FLAG_NAMES, MESSAGE_KIND_NAMES } from '#shared/domain/report/submission';
import { URGENCY_NAMES } from '#shared/domain/report/urgency';
import { ACTOR_NAMES } from '#shared/domain/words/actor';
import {
  type Bilingual,
  BRIEF_CLASS_NAMES,
  CHANNEL_CLASS_NAMES,
  CLASS_NAMES,
  OVERSIGHT_NAMES,
} from '#shared/domain/words/words';

type Names = Readonly<Record<string, Bilingual>>;
type Rules = Pick<Policy, 'topics' | 'units' | 'office' | 'channels' | 'subDistricts'>;

/**
 * What every code that a page comes across is called, in both languages: those that never change, and those that the
 * office's rules list. None is written here; the same rules give the same names.
 */
export const printedNames = (policy: Rules) => {
  const units = listed([...policy.units.units, ...policy.units.desks]);
  return {
    ...OF_THE_CODE,
    units,
    queues: { ...QUEUE_NAMES, ...units },
    topics: listed(policy.topics.topics),
    authorities: policy.topics.authorities,
    reasons: { ...HELD_NAMES, ...ARCHIVE_REASON_NAMES, ...reasonsIn(policy.topics) },
    channels: listed(policy.channels.channels),
    subDistricts: listed(
      policy.subDistricts.subDistricts.map(({ id, name }) => ({ id, name: { id: name, en: name } })),
    ),
    recipients: listed([...policy.office.people, ...policy.office.groups]),
  };
};

const OF_THE_CODE = {
  statuses: STATUS_NAMES,
  briefStatuses: BRIEF_STATUS_NAMES,
  channelStatuses: CHANNEL_STATUS_NAMES,
  stages: STAGE_NAMES,
  classes: CLASS_NAMES,
  briefClasses: BRIEF_CLASS_NAMES,
  channelClasses: CHANNEL_CLASS_NAMES,
  oversight: OVERSIGHT_NAMES,
  urgencies: URGENCY_NAMES,
  clocks: CLOCK_NAMES,
  outcomes: DEADLINE_OUTCOME_NAMES,
  standstills: STANDSTILL_NAMES,
  holidays: HOLIDAY_NAMES,
  workingUnits: WORKING_UNIT_NAMES,
  results: RESULT_NAMES,
  closedBy: CLOSED_BY_NAMES,
  archiveReasons: ARCHIVED_FOR_NAMES,
  endedBefore: ENDED_BEFORE_NAMES,
  handBackReasons: HAND_BACK_REASON_NAMES,
  reopenReasons: REOPEN_REASON_NAMES,
  extensionGrounds: EXTENSION_GROUND_NAMES,
  steps: STEP_NAMES,
  marks: WORK_MARK_NAMES,
  noticeKinds: KIND_NAMES,
  deliveryStates: DELIVERY_STATE_NAMES,
  deliveryReasons: DELIVERY_REASON_NAMES,
  letterQueues: LETTER_QUEUE_NAMES,
  letterCauses: LETTER_CAUSE_NAMES,
  letterActions: LETTER_ACTION_NAMES,
  waitingQueues: WAITING_QUEUE_NAMES,
  troubleMarks: TROUBLE_MARK_NAMES,
  changeStates: CHANGE_STATE_NAMES,
  ways: WAY_NAMES,
  contactHows: CONTACT_HOW_NAMES,
  contactStates: CONTACT_STATE_NAMES,
  contactEvents: CONTACT_EVENT_NAMES,
  matchReasons: MATCH_REASON_NAMES,
  dismissals: DISMISSED_WHY_NAMES,
  messageKinds: MESSAGE_KIND_NAMES,
  arrivalTypes: ARRIVAL_TYPE_NAMES,
  dataFlags: DATA_FLAG_NAMES,
  unreadable: UNREADABLE_NAMES,
  actors: ACTOR_NAMES,
  roles: ROLE_NAMES,
  fieldGroups: FIELD_NAMES,
} as const satisfies Readonly<Record<string, Names>>;

const listed = (all: readonly { readonly id: string; readonly name: Bilingual }[]): Names =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]));

/** What the machine gives as its reasons, by the rules that it reads by. */
const reasonsIn = (topics: TopicsPolicy): Names => {
  const codes = [
    ...topics.topics.map(({ id }) => `topic:${id}`),
    ...topics.oversight.allegations.map(({ id }) => `allegation:${id}`),
    ...topics.oversight.actors.map(({ id }) => `actor:${id}`),
    ...topics.urgency.map(({ id }) => `urgency:${id}`),
    ...Object.keys(topics.abstain).map((id) => `abstain:${id}`),
  ];
  return Object.fromEntries(
    codes.flatMap((code) => {
      const name = explainReason(topics, code);
      return name === undefined ? [] : [[code, name] as const];
    }),
  );
};
