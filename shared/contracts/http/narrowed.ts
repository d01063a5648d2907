import { IsoDate } from '#shared/domain/calendar/calendar';
import { Status } from '#shared/domain/report/lifecycle';
import { Assignee, ChannelId, ReportClass, SubDistrictId, TopicId, Urgency } from '#shared/domain/words/words';

/** Which reports of a list or an export are looked for, by what they are now. */
export const OF_THESE = {
  status: Status.optional().meta({ description: 'hanya yang kini berstatus ini · only those of this status now' }),
  class: ReportClass.optional().meta({ description: 'hanya yang berklasifikasi ini · only those of this class' }),
  topic: TopicId.optional().meta({ description: 'hanya yang bertopik ini · only those of this topic' }),
  assignee: Assignee.optional().meta({
    description: 'hanya yang kini dipegang unit atau meja ini · only those that this unit or desk has now',
  }),
} as const;

/** And by where they are. */
export const OF_A_PLACE = {
  subDistrict: SubDistrictId.optional().meta({
    description: 'hanya yang terjadi di kecamatan ini · only those in this sub-district',
  }),
} as const;

/** By how urgent they are, and where they came from. */
export const OF_A_KIND = {
  urgency: Urgency.optional().meta({ description: 'hanya yang segenting ini · only those that are so urgent' }),
  channel: ChannelId.optional().meta({ description: 'hanya dari kanal ini · only those from this channel' }),
} as const;

/** Reports by when they came in: what is asked for can be left out. */
export const OF_DAYS = {
  from: IsoDate.optional().meta({
    description: 'diterima sejak tanggal kantor ini · received from this date of the office on',
  }),
  until: IsoDate.optional().meta({
    description: 'diterima sebelum tanggal ini · received before this date',
  }),
} as const;

/** By when the next of their limits ends that runs. */
export const OF_A_DATE = {
  dueFrom: IsoDate.optional().meta({
    description: 'batas terdekatnya pada atau sesudah tanggal ini · its next limit ends on this date or after it',
  }),
  dueUntil: IsoDate.optional().meta({
    description: 'batas terdekatnya sebelum tanggal ini · its next limit ends before this date',
  }),
} as const;
