import type { Delivery } from '#shared/domain/notices/delivery';
import { stillHolds } from '#shared/domain/notices/still-holds';
import { mayBeTold, mayReadDigest } from '#shared/domain/office/may-be-told';
import { type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Matter } from './enclose-digest.ts';
import type { Sight } from './ports.ts';

type Judgement =
  | { readonly matter: Matter; readonly objection?: undefined }
  | { readonly matter?: undefined; readonly objection: 'notTheirs' | 'superseded' };

/** Whether it may and should still be told, by the report as it stands at this moment. */
export const judgeNotice = (policy: Policy, sight: Sight, delivery: Delivery, recipient: Recipient): Judgement => {
  const { kind, subject } = delivery;
  switch (kind) {
    case 'undeliverable': {
      const about = recipientOf(policy, subject.recipient);
      return about === undefined ? { objection: 'superseded' } : { matter: { kind, about } };
    }
    case 'queueUnopened':
      return { matter: { kind, day: subject.day } };
    case 'digest':
      return mayReadDigest(recipient) ? { matter: { kind, period: subject.period } } : { objection: 'notTheirs' };
    default: {
      const report = sight.reports.find(({ id }) => id === subject.report);
      if (report === undefined || report.status === 'received')
        throw new Error('a notice of a report that is not there');
      if (!mayBeTold(report, recipient)) return { objection: 'notTheirs' };
      return stillHolds(kind, report, recipient) ? { matter: { kind, report } } : { objection: 'superseded' };
    }
  }
};
