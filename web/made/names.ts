import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { ACCESS } from '#shared/domain/access/all-rows';
import { HOLIDAY_NAMES } from '#shared/domain/calendar/calendar';
import { STANDSTILL_NAMES } from '#shared/domain/calendar/standstill';
import { DEADLINE_OUTCOME_NAMES } from '#shared/domain/figures/standing';
import { WORK_MARK_NAMES } from '#shared/domain/figures/work-marks';
import { DELIVERY_REASON_NAMES, DELIVERY_STATE_NAMES } from '#shared/domain/notices/delivery';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { ROLE_NAMES } from '#shared/domain/office/officer';
import { CLOCK_NAMES, EXTENSION_GROUND_NAMES } from '#shared/domain/report/clock-rules';
import { CHANNEL_STATUS_NAMES, STATUS_NAMES } from '#shared/domain/report/lifecycle';
import {
  ARCHIVE_REASON_NAMES,
  CLOSED_BY_NAMES,
  HAND_BACK_REASON_NAMES,
  REOPEN_REASON_NAMES,
  RESULT_NAMES,
} from '#shared/domain/report/reasons';
import { QUEUE_NAMES } from '#shared/domain/report/report';
import { STEP_NAMES } from '#shared/domain/report/second-step';
import { URGENCY_NAMES } from '#shared/domain/report/urgency';
import { type Bilingual, CLASS_NAMES } from '#shared/domain/words/words';

const { units, topics, channels, office } = loadPolicy();

const byId = (
  rows: readonly { readonly id: string; readonly name: Bilingual }[],
): Readonly<Record<string, Bilingual>> => Object.fromEntries(rows.map(({ id, name }) => [id, name]));

const namesOf = (rows: Readonly<Record<string, { readonly name: Bilingual }>>): Readonly<Record<string, Bilingual>> =>
  Object.fromEntries(Object.entries(rows).map(([code, { name }]) => [code, name]));

/** What codes are called on pages, by what they are codes of; each from where its name stands once. */
export const NAMES = {
  status: STATUS_NAMES,
  class: CLASS_NAMES,
  clock: CLOCK_NAMES,
  outcome: DEADLINE_OUTCOME_NAMES,
  urgency: URGENCY_NAMES,
  channelStatus: CHANNEL_STATUS_NAMES,
  result: RESULT_NAMES,
  closedBy: CLOSED_BY_NAMES,
  archiveReason: ARCHIVE_REASON_NAMES,
  handBackReason: HAND_BACK_REASON_NAMES,
  reopenReason: REOPEN_REASON_NAMES,
  extensionGround: EXTENSION_GROUND_NAMES,
  standstill: STANDSTILL_NAMES,
  holiday: HOLIDAY_NAMES,
  notice: KIND_NAMES,
  deliveryState: DELIVERY_STATE_NAMES,
  deliveryReason: DELIVERY_REASON_NAMES,
  role: ROLE_NAMES,
  step: STEP_NAMES,
  queue: QUEUE_NAMES,
  assignee: byId([...units.units, ...units.desks]),
  topic: byId(topics.topics),
  channel: byId(channels.channels),
  mark: WORK_MARK_NAMES,
  command: namesOf(ACCESS.report.rows),
  recipient: byId([...office.people, ...office.groups]),
} as const satisfies Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

/** The office's own name. */
export const OFFICE: Bilingual = office.name;
/** The office's zone: every moment on a page is one of its clocks. */
export const ZONE: string = office.zone;
