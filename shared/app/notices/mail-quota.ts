import { isoDateOf } from '#shared/domain/calendar/calendar';
import type { Delivery } from '#shared/domain/notices/delivery';
import type { Policy } from '#shared/domain/policy/policy';
import { Instant } from '#shared/domain/words/words';
import type { Chance, Handover, TakeFromQuota } from './ports.ts';

export type QuotaDeps = {
  readonly policy: Policy;
  readonly takeFromQuota: TakeFromQuota;
  readonly chance: Chance;
  readonly mailsPerDay: number;
};

/** So much of a day's mails is kept for what is urgent. */
const URGENT_SHARE = 0.2;

/** Takes one of the day's mails, if there is one left for this. */
export const mayMail = (deps: QuotaDeps, isUrgent: boolean, now: Instant): Promise<boolean> => {
  const most = isUrgent ? deps.mailsPerDay : Math.floor(deps.mailsPerDay * (1 - URGENT_SHARE));
  return deps.takeFromQuota(isoDateOf(deps.policy.calendar, now), most);
};

const HOUR = 3_600_000;
/** The day's mails are used up: an hour or two later there may be more, and tomorrow there are. */
export const quotaOpensAt = ({ chance }: QuotaDeps, now: Instant): Instant =>
  Instant.parse(now + Math.round(HOUR * (1 + chance())));

/** Where no mail went out, its day has one more again. Where that fails, the quota errs to the careful side. */
export const settleQuota = async (deps: QuotaDeps, { kind }: Handover, { by, claimedAt }: Delivery): Promise<void> => {
  if (kind === 'accepted' || by !== 'mail' || claimedAt === undefined) return;
  await deps.takeFromQuota(isoDateOf(deps.policy.calendar, claimedAt), deps.mailsPerDay, -1).catch(() => {});
};
