import type { OpenedFile } from '#shared/app/access/open-file';
import type { KeptFiles } from '#shared/app/access/ports';
import type { Evaluations } from '#shared/app/figures/ports';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import type { DigestShown, DigestsListed } from '#shared/contracts/http/digest-shown';
import { mayDo } from '#shared/domain/access/access';
import { isoDateOf, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod, weekName } from '#shared/domain/calendar/period';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { DIGEST_DOWNLOADS, digestFile, downloadName } from '#shared/domain/digest/files';
import { firstDayOf } from '#shared/domain/digest/schedule';
import type { MonthHeadline } from '#shared/domain/figures/evaluated-month';
import { digestDelivery } from '#shared/domain/notices/delivery';
import type { Officer } from '#shared/domain/office/officer';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';

export type DigestDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'office'>;
  /** A digest whose files are all there has a delivery. */
  readonly deliveries: Pick<DeliveryStore, 'look'>;
  readonly evaluations: Pick<Evaluations, 'months'>;
  readonly digestFiles: Pick<KeptFiles, 'read'>;
  readonly now: Now;
};

/** Weeks that are listed; an older one is found by its name. */
const MOST_WEEKS = 53;

/** Of which periods an officer has digests: years and months since the first report, and the weeks of the last year. */
export const listDigests = async (deps: DigestDeps, officer: Officer): Promise<Result<DigestsListed, 'Absent'>> => {
  const months = await deps.evaluations.months();
  const recipients = ownOf(deps, officer, months);
  if (recipients.length === 0) return refuse('Absent');
  const names = candidates(deps, months);
  const begun = await Promise.all(recipients.map((recipient) => begunOf(deps, recipient, names)));
  return ok({ periods: names.filter((name) => begun.some((periods) => periods.has(name))) });
};

/** What an officer's own digest of a period says first, and its files. */
export const showDigest = async (
  deps: DigestDeps,
  officer: Officer,
  period: DigestPeriod,
): Promise<Result<DigestShown, 'Absent'>> => {
  const recipient = await recipientOf(deps, officer, period);
  if (recipient === undefined) return refuse('Absent');
  const bytes = await deps.digestFiles.read(digestFile(recipient, period, 'model.json'));
  const { digest } = FrozenDigest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const { title, facts, sentences, decisions } = digestText(deps.policy, digest);
  const asOf = isoWithOffset(deps.policy.calendar, digest.asOf);
  const files = DIGEST_DOWNLOADS.map(({ file, type }) => ({
    file,
    type,
    href: `/v1/admin/digests/${period}/${file}`,
  }));
  return ok({ period, asOf, title, facts, sentences, decisions, files });
};

/** A file of an officer's own digest. */
export const openDigestFile = async (
  deps: DigestDeps,
  officer: Officer,
  { period, file: asked }: { readonly period: DigestPeriod; readonly file: string },
): Promise<Result<OpenedFile, 'Absent'>> => {
  const found = DIGEST_DOWNLOADS.find(({ file }) => file === asked);
  const recipient = await recipientOf(deps, officer, period);
  if (recipient === undefined || found === undefined) return refuse('Absent');
  const { file, type } = found;
  const bytes = await deps.digestFiles.read(digestFile(recipient, period, file));
  return ok({ name: downloadName(period, file), type, bytes });
};

/**
 * Those among the recipients of digests that the officer is. Who took up a function after they were named in a report
 * reads none of its digests: they are made for whoever held it before.
 */
const ownOf = (
  { policy }: DigestDeps,
  officer: Officer,
  months: readonly Pick<MonthHeadline, 'concealed'>[],
): readonly RecipientId[] => {
  const own = policy.office.people.flatMap(({ id }) =>
    mayDo(officer, { to: 'readDigest', recipient: id }).ok ? [id] : [],
  );
  const concealed = months.flatMap(({ concealed: some }) => Object.values(some));
  return own.filter((id) =>
    concealed.every(({ recused }) => !recused.includes(officer.person) || recused.some((named) => named === id)),
  );
};

/** Whose of them there is one; that somebody else has one is nothing to them. */
const recipientOf = async (
  deps: DigestDeps,
  officer: Officer,
  period: DigestPeriod,
): Promise<RecipientId | undefined> => {
  const recipients = ownOf(deps, officer, await deps.evaluations.months());
  const begun = await Promise.all(recipients.map((recipient) => begunOf(deps, recipient, [period])));
  return recipients.find((_, index) => begun[index]?.has(period) === true);
};

/** Of which of these periods a recipient has one. */
const begunOf = async (
  { deliveries }: Pick<DigestDeps, 'deliveries'>,
  recipient: RecipientId,
  periods: readonly DigestPeriod[],
): Promise<ReadonlySet<DigestPeriod>> => {
  const ids = periods.map((period) => digestDelivery(period, recipient));
  const { deliveries: begun } = await deliveries.look(recipient, ids);
  return new Set(begun.flatMap(({ subject }) => (subject.of === 'digest' ? [subject.period] : [])));
};

const candidates = (
  { policy: { calendar }, now }: DigestDeps,
  months: Parameters<typeof firstDayOf>[0],
): readonly DigestPeriod[] => {
  // Of what there is no digest, none is listed.
  const first = firstDayOf(months, () => true);
  if (first === undefined) return [];
  const today = plainDate(isoDateOf(calendar, now()));
  const [from, monday] = [plainDate(first), today.subtract({ days: today.dayOfWeek - 1 })];
  const since = 12 * (today.year - from.year) + today.month - from.month;
  const back = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, index) => index);
  return [
    ...back(today.year - from.year).map((years) => `${today.year - years}`),
    ...back(since).map((some) => isoOf(today.with({ day: 1 }).subtract({ months: some })).slice(0, 7)),
    ...back(MOST_WEEKS).map((weeks) => weekName(monday.subtract({ weeks }))),
  ].map((name) => DigestPeriod.parse(name));
};
