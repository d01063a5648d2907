import type { DeliveryChange, DeliveryStore, Mail, ReportStore } from '#shared/app/ports';
import { Delivery, type DeliveryId, failedAt, type MailId } from '#shared/domain/notices/delivery';
import { ContactHealth } from '#shared/domain/office/contact';
import type { RecipientId } from '#shared/domain/office/recipient';
import { ReportId } from '#shared/domain/words/words';

const nameOf = ({ subject, version, kind, recipient }: DeliveryId): string =>
  `${subject}#${String(version).padStart(6, '0')}#${kind}#${recipient}`;

/** The text of a delivery, and beside it what is asked of all of them, so that only those that are wanted are read. */
type Kept = {
  readonly text: string;
  readonly rev: number;
  readonly urgent: boolean;
  readonly lookAt: number;
  readonly failedAt: number;
};

const parse = ({ text }: Kept): Delivery => Delivery.parse(JSON.parse(text));

/** The delivery store in memory, with the conditions of the real one. What is kept is text, parsed when it is read. */
export const memoryDeliveryStore = (reports: Pick<ReportStore, 'load'>): DeliveryStore => {
  const kept = new Map<string, Kept>();
  const mails = new Map<MailId, Mail>();
  const names = new Map<string, MailId>();
  const healths = new Map<RecipientId, string>();

  const read = (name: string): Delivery | undefined => {
    const known = kept.get(name);
    return known === undefined ? undefined : parse(known);
  };
  const write = (delivery: Delivery): void => {
    const { rev, urgent, lookAt = Infinity } = delivery;
    kept.set(nameOf(delivery), {
      text: JSON.stringify(delivery),
      ...{ rev, urgent, lookAt, failedAt: failedAt(delivery) ?? -1 },
    });
  };
  const isCurrent = ({ from }: DeliveryChange): boolean => kept.get(nameOf(from))?.rev === from.rev;
  const healthOf = (recipient: RecipientId): ContactHealth | undefined => {
    const text = healths.get(recipient);
    return text === undefined ? undefined : ContactHealth.parse(JSON.parse(text));
  };

  return {
    begin: async (deliveries) =>
      deliveries.map((delivery) => {
        const known = read(nameOf(delivery));
        if (known === undefined) write(delivery);
        return known ?? delivery;
      }),
    look: async (recipient, ids) => {
      const subjects = [...new Set(ids.map(({ subject }) => subject))];
      const found = await Promise.all(
        subjects.map(async (subject) => {
          const id = ReportId.safeParse(subject);
          return id.success ? reports.load(id.data) : undefined;
        }),
      );
      return {
        deliveries: ids.flatMap((id) => read(nameOf(id)) ?? []),
        reports: found.filter((report) => report !== undefined),
        health: healthOf(recipient),
      };
    },
    change: async (changes, { mail, named } = {}) => {
      if (!changes.every(isCurrent)) return 'conflict';
      for (const { to } of changes) write(to);
      if (mail !== undefined) mails.set(mail.id, structuredClone(mail));
      if (named !== undefined) names.set(named.serviceId, named.mail);
      return 'saved';
    },
    of: async (subject) =>
      [...kept]
        .filter(([name]) => name.startsWith(`${subject}#`))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, known]) => parse(known)),
    due: async function* (urgent, until) {
      const waiting = [...kept.values()].filter((known) => known.urgent === urgent && known.lookAt <= until);
      for (const known of waiting.toSorted((a, b) => a.lookAt - b.lookAt)) yield parse(known);
    },
    failed: async function* (from, until) {
      const failed = [...kept.values()].filter(({ failedAt: at }) => from <= at && at < until);
      for (const known of failed.toSorted((a, b) => a.failedAt - b.failedAt)) yield parse(known);
    },
    mail: async (id) => structuredClone(mails.get(id)),
    mailNamed: async (serviceId) => names.get(serviceId),
    health: async (recipient) => healthOf(recipient),
    saveHealth: async (health) => {
      if ((healthOf(health.recipient)?.rev ?? 0) !== health.rev - 1) return 'conflict';
      healths.set(health.recipient, JSON.stringify(health));
      return 'saved';
    },
  };
};
