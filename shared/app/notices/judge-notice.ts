import type { Parked } from '#shared/domain/arrival/parked';
import type { Delivery } from '#shared/domain/notices/delivery';
import { isOfReport, stillHolds, toldOfParked } from '#shared/domain/notices/notice';
import { mayBeTold, mayReadDigest } from '#shared/domain/office/may-be-told';
import { type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Matter } from './enclose-digest.ts';
import type { Sight } from './ports.ts';

type Judgement =
  | { readonly matter: Matter; readonly objection?: undefined }
  | { readonly matter?: undefined; readonly objection: 'notTheirs' | 'superseded' };

/** Whether it may and should still be told, by the report, or what waits for one, as it stands at this moment. */
export const judgeNotice = (
  policy: Policy,
  { reports, parked: waiting }: Pick<Sight, 'reports' | 'parked'>,
  { subject, kind }: Delivery,
  recipient: Recipient,
): Judgement => {
  switch (subject.of) {
    case 'contact': {
      const about = recipientOf(policy, subject.recipient);
      return about === undefined ? { objection: 'superseded' } : { matter: { kind: 'undeliverable', about } };
    }
    case 'parked':
      return judgeParked(
        policy,
        waiting.find(({ webhook }) => webhook === subject.webhook),
        kind,
        recipient,
      );
    case 'day':
      return { matter: { kind: 'queueUnopened', day: subject.day } };
    case 'digest':
      return mayReadDigest(recipient)
        ? { matter: { kind: 'digest', period: subject.period } }
        : { objection: 'notTheirs' };
    case 'report': {
      const report = reports.find(({ id }) => id === subject.report);
      if (report === undefined || report.status === 'received')
        throw new Error('a notice of a report that is not there');
      if (!mayBeTold(report, recipient)) return { objection: 'notTheirs' };
      if (!isOfReport(kind) || !stillHolds(policy, kind, report, recipient)) return { objection: 'superseded' };
      return { matter: { kind, report } };
    }
  }
};

/** Once its report has come, that is told of by itself; danger in what it could not take in is told all the same. */
const judgeParked = (
  policy: Policy,
  parked: Parked | undefined,
  kind: Delivery['kind'],
  recipient: Recipient,
): Judgement => {
  if (parked === undefined || (kind !== 'dangerParked' && kind !== 'reportMissing')) return { objection: 'superseded' };
  if (kind === 'reportMissing' && parked.unreadable !== undefined) return { objection: 'superseded' };
  const matter = kind === 'dangerParked' ? 'danger' : 'missing';
  return toldOfParked(policy, matter, parked).some(({ id }) => id === recipient.id)
    ? { matter: { kind, parked } }
    : { objection: 'notTheirs' };
};
