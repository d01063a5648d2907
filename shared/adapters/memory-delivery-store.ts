import type { DeliveryChange, DeliveryStore, Mail, ReportStore } from '#shared/app/ports';
import { ContactHealth } from '#shared/domain/contact';
import { Delivery, type DeliveryId, failedAt, type MailId } from '#shared/domain/delivery';
import type { RecipientId } from '#shared/domain/recipient';
import { ReportId } from '#shared/domain/words';

const nameOf = ({ subject, version, kind, recipient }: DeliveryId): string =>
  `${subject}#${String(version).padStart(6, '0')}#${kind}#${recipient}`;

/** The delivery store in memory, with the conditions of the real one. What is kept is text, parsed when it is read. */
export const memoryDeliveryStore = (reports: Pick<ReportStore, 'load'>): DeliveryStore => {
  const kept = new Map<string, string>();
  const mails = new Map<MailId, Mail>();
  const names = new Map<string, MailId>();
  const healths = new Map<RecipientId, string>();

  const read = (name: string): Delivery | undefined => {
    const text = kept.get(name);
    return text === undefined ? undefined : Delivery.parse(JSON.parse(text));
  };
  const write = (delivery: Delivery): void => {
    kept.set(nameOf(delivery), JSON.stringify(delivery));
  };
  const all = (): readonly Delivery[] => [...kept.keys()].flatMap((name) => read(name) ?? []);
  const isCurrent = ({ from }: DeliveryChange): boolean => read(nameOf(from))?.rev === from.rev;
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
      all()
        .filter((delivery) => delivery.subject === subject)
        .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    due: async function* (urgent, until) {
      const waiting = all().filter((delivery) => delivery.urgent === urgent && (delivery.lookAt ?? Infinity) <= until);
      yield* waiting.toSorted((a, b) => (a.lookAt ?? 0) - (b.lookAt ?? 0));
    },
    failed: async function* (from, until) {
      const failed = all().map((delivery) => ({ delivery, at: failedAt(delivery) ?? -1 }));
      const known = failed.filter(({ at }) => from <= at && at < until);
      yield* known.toSorted((a, b) => a.at - b.at).map(({ delivery }) => delivery);
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
