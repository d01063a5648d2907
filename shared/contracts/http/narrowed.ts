import { Status } from '#shared/domain/report/lifecycle';
import { Assignee, ReportClass, SubDistrictId, TopicId } from '#shared/domain/words/words';

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
