import { untilSaved } from '#shared/app/report/until-saved';
import type { MailFeedback } from '#shared/contracts/messages/mail-feedback';
import { settled } from '#shared/domain/notices/delivery';
import { inTrouble, isReplaced } from '#shared/domain/office/contact';
import type { DeliveryStore, Mail, Sight } from './ports.ts';
import { type InformedDeps, recordInformed } from './record-informed.ts';
import { noteHealth, type TroubleDeps } from './tell-trouble.ts';

export type FeedbackDeps = InformedDeps & TroubleDeps & { readonly deliveries: DeliveryStore };

export type FeedbackOutcome = 'settled' | 'suppressed' | 'irrelevant' | 'unmatched';

/**
 * News may overtake the answer that it is news of; later than this it is about a mail that is not ours, or no longer
 * known.
 */
const OVERTAKES_BY_MS = 15 * 60_000;

/**
 * Settles the deliveries of a mail by what its service reports: twice, in any order, before "sent", or long after. A
 * bad address is suppressed, and the people who can mend it are told.
 */
export const settleFeedback = async (deps: FeedbackDeps, news: MailFeedback): Promise<FeedbackOutcome> => {
  if (news.feedback === undefined) return 'irrelevant';
  const mail = await mailOf(deps.deliveries, news);
  if (mail === undefined) {
    if (deps.now() < news.sentAt + OVERTAKES_BY_MS) throw new Error('news of a mail that is not known yet');
    deps.log('feedback.unmatched', { feedback: news.feedback });
    return 'unmatched';
  }
  await settleAll(deps, mail, news);
  if (news.suppress) {
    const why = news.feedback === 'complained' ? 'complained' : 'bounced';
    await noteHealth(deps, mail.recipient, (before) => {
      // Late news of an address that nobody writes to any more: what is known of the new one stands.
      if (isReplaced(before, mail.contact, mail.at)) return before;
      return inTrouble(before, mail.recipient, mail.contact, why, deps.now());
    });
  }
  deps.log('feedback.settled', { feedback: news.feedback });
  return news.suppress ? 'suppressed' : 'settled';
};

const mailOf = async (deliveries: DeliveryStore, news: MailFeedback): Promise<Mail | undefined> => {
  const id = news.mail ?? (await deliveries.mailNamed(news.serviceId));
  return id === undefined ? undefined : deliveries.mail(id);
};

const settleAll = async (deps: FeedbackDeps, mail: Mail, { feedback, at }: MailFeedback): Promise<void> => {
  if (feedback === undefined) return;
  const settleOnce = async (): Promise<Sight | 'conflict'> => {
    const { deliveries, ...sight } = await deps.deliveries.look(mail.recipient, mail.deliveries);
    // One that was sent again since, in another mail, is not this mail's any more.
    const changes = deliveries.map((from) => ({
      from,
      to: from.mail === mail.id ? settled(from, feedback, at) : from,
    }));
    const real = changes.filter(({ from, to }) => from.rev !== to.rev);
    if (real.length > 0 && (await deps.deliveries.change(real)) === 'conflict') return 'conflict';
    return { ...sight, deliveries: changes.map(({ to }) => to) };
  };
  const { deliveries, reports } = await untilSaved(settleOnce);
  for (const delivery of deliveries) await recordInformed(deps, delivery, reports);
};
