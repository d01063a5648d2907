import * as z from 'zod';
import { ActivityRules } from '#shared/domain/activities/activity-rules';
import { Imports } from '#shared/domain/arrival/sheet';
import { SubDistricts } from '#shared/domain/arrival/sub-district';
import { type Calendar, CalendarYear, type OfficeHours } from '#shared/domain/calendar/calendar';
import { NamedRules } from '#shared/domain/classify/named';
import { TopicsPolicy } from '#shared/domain/classify/topics';
import { DigestRules } from '#shared/domain/digest/rules';
import { EvidenceRules } from '#shared/domain/evidence/checked-file';
import { InformalRules } from '#shared/domain/informal/informal-rules';
import { NewsTemplates } from '#shared/domain/news/news-templates';
import { Notices } from '#shared/domain/notices/rules';
import { Channels, Office } from '#shared/domain/office/office';
import { Role } from '#shared/domain/office/recipient';
import { Units } from '#shared/domain/office/unit-name';
import { Clocks } from '#shared/domain/report/clock-rules';
import { Replies } from '#shared/domain/report/replies';
import type { PolicyVersion } from '#shared/domain/report/report';
import { WatchRules } from '#shared/domain/report/watch-rules';
import { Desk, Unit } from '#shared/domain/words/words';

export { Units } from '#shared/domain/office/unit-name';

/**
 * The office's rules as data. Every decision records the `version` (hash of all of it) that it was made under. Ready
 * texts and the sentences of news decide nothing and are loaded by themselves.
 */
export type Policy = {
  readonly version: PolicyVersion;
  readonly office: Office;
  readonly channels: Channels;
  readonly units: Units;
  readonly clocks: Clocks;
  readonly topics: TopicsPolicy;
  readonly named: NamedRules;
  readonly notices: Notices;
  readonly subDistricts: SubDistricts;
  readonly watch: WatchRules;
  readonly digest: DigestRules;
  readonly informal: InformalRules;
  readonly evidence: EvidenceRules;
  readonly activities: ActivityRules;
  readonly calendar: Calendar;
};

/** One schema a file, by the file's name in `shared/policy/`. Calendar years are matched by `calendar-YYYY`. */
export const POLICY_SCHEMAS = {
  office: Office,
  channels: Channels,
  units: Units,
  clocks: Clocks,
  topics: TopicsPolicy,
  named: NamedRules,
  notices: Notices,
  'sub-districts': SubDistricts,
  watch: WatchRules,
  digest: DigestRules,
  informal: InformalRules,
  evidence: EvidenceRules,
  activities: ActivityRules,
  news: NewsTemplates,
  replies: Replies,
  imports: Imports,
} as const;

export type PolicyFiles = {
  readonly office: Office;
  readonly channels: Channels;
  readonly units: Units;
  readonly clocks: Clocks;
  readonly topics: TopicsPolicy;
  readonly named: NamedRules;
  readonly notices: Notices;
  readonly 'sub-districts': SubDistricts;
  readonly watch: WatchRules;
  readonly digest: DigestRules;
  readonly informal: InformalRules;
  readonly evidence: EvidenceRules;
  readonly activities: ActivityRules;
  readonly news: NewsTemplates;
  readonly replies: Replies;
  readonly imports: Imports;
  readonly years: readonly CalendarYear[];
};

/** Parses the files' contents; throws a ZodError whose path starts with the file's name. */
export const parsePolicyFiles = (files: Readonly<Record<string, unknown>>): PolicyFiles => {
  const years = Object.keys(files)
    .filter((name) => /^calendar-\d{4}$/.test(name))
    .sort((a, b) => a.localeCompare(b));
  const parsed = z
    .object(POLICY_SCHEMAS)
    .superRefine(isStaffed)
    .superRefine(isOfThisOffice)
    .superRefine(isAnswered)
    .superRefine(isReachable)
    .superRefine(isDoneHere)
    .superRefine(isWritten)
    .parse(files);
  const calendars = z
    .record(z.string(), CalendarYear)
    .superRefine((byName, context) => {
      for (const [name, { year, specialHours }] of Object.entries(byName)) {
        if (name !== `calendar-${year}`)
          context.addIssue({ code: 'custom', path: [name, 'year'], message: `${name} holds ${year}` });
        for (const [index, { hours }] of (specialHours ?? []).entries()) {
          if (weekdaysOf(hours) === weekdaysOf(parsed.office.hours)) continue;
          const message = 'special hours for other weekdays than the office works on';
          context.addIssue({ code: 'custom', path: [name, 'specialHours', index, 'hours'], message });
        }
      }
    })
    .parse(Object.fromEntries(years.map((name) => [name, files[name]])));
  return { ...parsed, years: Object.values(calendars) };
};

/** Every unit and desk has a group, and everybody who is to be told of something is somebody. */
const isStaffed = (
  { office, notices, watch, digest }: Pick<PolicyFiles, 'office' | 'notices' | 'watch' | 'digest'>,
  context: z.RefinementCtx,
): void => {
  for (const assignee of [...Unit.options, ...Desk.options]) {
    if (office.groups.some(({ serves }) => serves === assignee)) continue;
    context.addIssue({ code: 'custom', path: ['office', 'groups'], message: `no group serves ${assignee}` });
  }
  const named = [
    ...notices.rules.flatMap(({ to }) => to),
    ...notices.undeliverableTo,
    ...notices.silenceTo,
    ...watch.ladders.flatMap(({ onMiss, steps }) => [...onMiss, ...steps.flatMap(({ to }) => to)]),
    ...watch.duty.flatMap(({ to }) => to),
    ...digest.to,
  ];
  const needed = new Set([...named.filter((audience) => isRole(audience)), 'secretary', 'inspector', 'laporAdmin']);
  for (const role of needed) {
    if (office.people.some(({ roles }) => roles.some((held) => held === role))) continue;
    context.addIssue({ code: 'custom', path: ['office', 'people'], message: `nobody is ${role}` });
  }
};

/** What the office does is in its regency, and answers topics that its rules know. */
const isDoneHere = (
  { activities, topics, 'sub-districts': places }: Pick<PolicyFiles, 'activities' | 'topics' | 'sub-districts'>,
  context: z.RefinementCtx,
): void => {
  for (const [at, { topics: answered }] of activities.kinds.entries())
    for (const topic of answered.filter((one) => !topics.topics.some(({ id }) => id === one)))
      context.addIssue({
        code: 'custom',
        path: ['activities', 'kinds', at, 'topics'],
        message: `no topic is ${topic}`,
      });
  for (const [at, { subDistrict }] of activities.recurring.entries()) {
    if (subDistrict === undefined || places.subDistricts.some(({ id }) => id === subDistrict)) continue;
    const path = ['activities', 'recurring', at, 'subDistrict'];
    context.addIssue({ code: 'custom', path, message: `no sub-district is ${subDistrict}` });
  }
};

/** Of each kind of activity news can be written, and of nothing else. */
const isWritten = ({ activities, news }: Pick<PolicyFiles, 'activities' | 'news'>, context: z.RefinementCtx): void => {
  const complain = (message: string, ...path: readonly (string | number)[]) =>
    context.addIssue({ code: 'custom', path: ['news', 'kinds', ...path], message });
  for (const { id } of activities.kinds)
    if (!news.kinds.some(({ kind }) => kind === id)) complain(`no sentences are written for ${id}`);
  for (const [at, { kind }] of news.kinds.entries())
    if (!activities.kinds.some(({ id }) => id === kind)) complain(`no kind of activity is ${kind}`, at, 'kind');
};

/** Whoever is called somehow, or drives a vehicle, is a function or a group of the office. */
const isOfThisOffice = ({ office, named }: Pick<PolicyFiles, 'office' | 'named'>, context: z.RefinementCtx): void => {
  const known = new Set([...office.people, ...office.groups].map(({ id }) => id));
  for (const [list, entries] of Object.entries(named)) {
    for (const [at, { id }] of entries.entries()) {
      if (known.has(id)) continue;
      context.addIssue({ code: 'custom', path: ['named', list, at, 'id'], message: `nobody of the office is ${id}` });
    }
  }
};

/** Whatever a ready text is for is a topic and a channel of the office. */
const isAnswered = (
  { replies, topics, channels }: Pick<PolicyFiles, 'replies' | 'topics' | 'channels'>,
  context: z.RefinementCtx,
): void => {
  for (const [at, { when }] of replies.replies.entries()) {
    const complain = (field: string, name: string) =>
      context.addIssue({
        code: 'custom',
        path: ['replies', 'replies', at, 'when', field],
        message: `there is no ${name}`,
      });
    for (const topic of when.topic ?? []) if (!topics.topics.some(({ id }) => id === topic)) complain('topic', topic);
    for (const name of when.channel ?? [])
      if (!channels.channels.some(({ id }) => id === name)) complain('channel', name);
  }
};

/** What is entered at an official counter comes by an official channel. */
const isReachable = (
  { office, channels }: Pick<PolicyFiles, 'office' | 'channels'>,
  context: z.RefinementCtx,
): void => {
  const { counter } = office;
  if (!counter.official || channels.channels.some(({ id, official }) => official && id === counter.channel)) return;
  const message = `${counter.channel} is no official channel`;
  context.addIssue({ code: 'custom', path: ['office', 'counter', 'channel'], message });
};

const weekdaysOf = (hours: OfficeHours): string =>
  hours
    .flatMap(({ weekdays }) => weekdays)
    .toSorted((a, b) => a - b)
    .join();

const isRole = (audience: string): boolean => Role.options.some((role) => role === audience);

/** Puts the parsed files and their version together. */
export const assemblePolicy = (files: PolicyFiles, version: PolicyVersion): Policy => ({
  version,
  office: files.office,
  channels: files.channels,
  units: files.units,
  clocks: files.clocks,
  topics: files.topics,
  named: files.named,
  notices: files.notices,
  subDistricts: files['sub-districts'],
  watch: files.watch,
  digest: files.digest,
  informal: files.informal,
  evidence: files.evidence,
  activities: files.activities,
  calendar: { zone: files.office.zone, hours: files.office.hours, years: files.years },
});
