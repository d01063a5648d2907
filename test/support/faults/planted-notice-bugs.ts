import type { DeliveryChange, DeliveryStore, Handover } from '#shared/app/notices/ports';
import type { SendDeps } from '#shared/app/notices/send-notices';
import { type Delivery, isTold, MailId } from '#shared/domain/notices/delivery';
import { sameSubject } from '#shared/domain/notices/subject';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import type { Broken } from '#test/support/fakes/notice-world';

type WithDeliveries = { readonly deliveries: DeliveryStore };

const overDeliveries =
  (change: (store: DeliveryStore) => Partial<DeliveryStore>) =>
  <Deps extends WithDeliveries>(deps: Deps): Deps => ({
    ...deps,
    deliveries: { ...deps.deliveries, ...change(deps.deliveries) },
  });
const overNotify = (change: (deps: SendDeps) => Partial<SendDeps>): Broken => ({
  notify: (deps) => ({ ...deps, ...change(deps) }),
});

const claimedAs = (change: (claim: Delivery) => Delivery): Broken => ({
  notify: overDeliveries((store) => ({
    change: (changes, beside) =>
      store.change(
        changes.map(({ from, to }) => ({ from, to: to.state === 'sending' ? change(to) : to })),
        beside,
      ),
  })),
});

const recipientOf = ([first]: readonly DeliveryChange[]): RecipientId => {
  if (first === undefined) throw new Error('a change of nothing');
  return first.from.recipient;
};

const asRouted = (report: Report): Report =>
  report.status === 'triaging'
    ? { ...report, status: 'routed', oversight: 'none', assignee: 'llaj', routedAt: Instant.parse(0) }
    : report;

const FIRST_DOCUMENT = 'digests/sekretaris/2025-04/laporan-kepatuhan.pdf';

/** A bug by what it does, made anew at every look, and the law that must find it. */
export type PlantedBug = { readonly broken: Broken; readonly law: RegExp };

/** The usual mistakes of those who send notices, each built around the real handlers. */
export const PLANTED_NOTICE_BUGS: Readonly<Record<string, PlantedBug>> = {
  'marks a notice as sent before it sends it': {
    broken: claimedAs(({ lookAt: _, ...claim }) => ({ ...claim, state: 'sent' })),
    law: /^(true: .* is sent, and nothing went out|back: .* went from sent to unknown)/,
  },
  'sends again blindly when an answer is lost': {
    broken: overNotify(({ sendMail }) => ({
      sendMail: (mail) => sendMail(mail).catch((): Handover => ({ kind: 'later', reason: 'unreachable' })),
    })),
    law: /^once: .* twice by mail/,
  },
  'tries a second time inside one call, as an SDK does': {
    broken: overNotify(({ sendMail }) => ({ sendMail: (mail) => sendMail(mail).catch(() => sendMail(mail)) })),
    law: /^once: .* twice by mail/,
  },
  'keeps one flag for all recipients of an event': {
    get broken() {
      const told = new Set<string>();
      return overNotify(({ sendMail }) => ({
        sendMail: async (mail) => {
          if (told.has(mail.text.subject)) return { kind: 'accepted' };
          const said = await sendMail(mail);
          told.add(mail.text.subject);
          return said;
        },
      }));
    },
    law: /^true: .* is (sent|delivered), and nothing went out/,
  },
  'sends without a claim': {
    broken: {
      notify: overDeliveries((store) => ({
        change: async (changes, beside) =>
          changes.some(({ to }) => to.state === 'sending') ? 'saved' : store.change(changes, beside),
      })),
    },
    law: /^claim: a mail that stands in no record/,
  },
  'claims without a condition': {
    broken: {
      notify: overDeliveries((store) => ({
        change: async (changes, beside) => {
          const { deliveries } = await store.look(
            recipientOf(changes),
            changes.map(({ from }) => from),
          );
          const forced = changes.map(({ from, to }) => {
            const rev =
              deliveries.find(({ subject, kind }) => sameSubject(subject, from.subject) && kind === from.kind)?.rev ??
              0;
            return { from: { ...from, rev }, to: { ...to, rev: rev + 1 } };
          });
          return store.change(forced, beside);
        },
      })),
    },
    law: /^(once|back): /,
  },
  'begins without a condition': {
    broken: {
      dispatch: overDeliveries((store) => ({
        begin: async (deliveries) => {
          for (const delivery of deliveries) {
            const standing = (await store.of(delivery.subject)).find(
              ({ version, kind, recipient }) =>
                version === delivery.version && kind === delivery.kind && recipient === delivery.recipient,
            );
            if (standing === undefined) await store.begin([delivery]);
            else await store.change([{ from: standing, to: { ...delivery, rev: standing.rev + 1 } }]);
          }
          return deliveries;
        },
      })),
    },
    law: /^(once|back): /,
  },
  'swallows the error of a message': {
    broken: {
      invokeNotify: (invoke) => async (batch) => {
        await invoke(batch);
        return { ended: 'answered', answer: { batchItemFailures: [] } };
      },
    },
    law: /^informed: .* not, though it was told/,
  },
  'lets news overwrite what outranks it': {
    broken: {
      feedback: overDeliveries((store) => ({
        look: async (recipient, ids) => {
          const sight = await store.look(recipient, ids);
          const deliveries = sight.deliveries.map(
            (one): Delivery => ({ ...one, state: isTold(one) || one.state === 'bounced' ? 'sent' : one.state }),
          );
          return { ...sight, deliveries };
        },
      })),
    },
    law: /^back: .* went from bounced to/,
  },
  'counts a trouble anew with every piece of news': {
    broken: {
      feedback: overDeliveries((store) => ({
        health: async (recipient) => {
          const health = await store.health(recipient);
          if (health === undefined) return undefined;
          const { trouble: _, ...well } = health;
          return well;
        },
      })),
    },
    law: /^trouble: of grup-llaj told 2 times/,
  },
  'forgets how far the watch has read': {
    broken: {
      watch: (deps) => ({ ...deps, eventLog: { ...deps.eventLog, mark: async () => undefined } }),
    },
    law: /^owed: .* was never begun/,
  },
  'sends an hourly notice for every report': {
    broken: {
      watch: (deps) => ({
        ...deps,
        enqueue: (urgent, messages, delay) =>
          deps.enqueue(
            urgent,
            messages.map((batches) =>
              batches.flatMap(({ recipient, deliveries }) => deliveries.map((id) => ({ recipient, deliveries: [id] }))),
            ),
            delay,
          ),
      }),
    },
    law: /^hourly: 5 mails for one hour/,
  },
  'has one queue for danger and the rest': {
    broken: { dispatch: (deps) => ({ ...deps, enqueue: (_, messages) => deps.enqueue(false, messages) }) },
    law: /^lane: danger waited/,
  },
  'does not ask once more who may know': {
    broken: {
      notify: overDeliveries((store) => ({
        look: async (recipient, ids) => {
          const sight = await store.look(recipient, ids);
          return { ...sight, reports: sight.reports.map(asRouted) };
        },
      })),
    },
    law: /^hear: .* grup-llaj was told, and may not be/,
  },
  'lets a mail go without what goes along with it': {
    broken: overNotify(({ sendMail }) => ({ sendMail: ({ attachments: _, ...mail }) => sendMail(mail) })),
    law: /^digest: .* went without its document/,
  },
  'brings everybody the same document': {
    broken: overNotify(({ digestFiles }) => ({
      digestFiles: { read: (name) => digestFiles.read(name.endsWith('.pdf') ? FIRST_DOCUMENT : name) },
    })),
    law: /^digest: digest_2025-W18 .* went without its document/,
  },
  'writes links that it has kept nowhere': {
    broken: overNotify(() => ({ fileLinks: { keep: async () => undefined } })),
    law: /^digest: .* has 0 links to its files/,
  },
  'gives a webhook a new id at every attempt': {
    get broken() {
      let attempts = 0;
      return overNotify(({ postWebhook }) => ({
        postWebhook: (webhook) => {
          attempts += 1;
          return postWebhook({ ...webhook, id: MailId.parse(`${webhook.id.slice(0, -3)}${100 + (attempts % 900)}`) });
        },
      }));
    },
    law: /^claim: a webhook that stands in no record/,
  },
};
