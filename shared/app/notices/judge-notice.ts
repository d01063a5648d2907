import type { Parked } from '#shared/domain/arrival/parked';
import type { Delivery } from '#shared/domain/notices/delivery';
import type { ParkedNoticeKind } from '#shared/domain/notices/kind';
import { toldOfContact, toldOfParked } from '#shared/domain/notices/notice';
import { isStillGone, stillHolds } from '#shared/domain/notices/still-holds';
import { mayBeTold, mayReadDigest } from '#shared/domain/office/may-be-told';
import { type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Assessed } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import type { Matter } from './enclose-digest.ts';
import type { Sight } from './ports.ts';

type Judgement =
  | { readonly matter: Matter; readonly objection?: undefined }
  | { readonly matter?: undefined; readonly objection: 'notTheirs' | 'superseded' };

/** Whether it may and should still be told, by the report, or what waits for one, as it stands at this moment. */
export const judgeNotice = (
  policy: Policy,
  sight: Pick<Sight, 'reports' | 'parked' | 'informal'>,
  delivery: Delivery,
  recipient: Recipient,
): Judgement => {
  const { kind, subject } = delivery;
  switch (kind) {
    case 'undeliverable': {
      const about = recipientOf(policy, subject.recipient);
      return about === undefined ? { objection: 'superseded' } : { matter: { kind, about } };
    }
    case 'dangerParked':
    case 'reportMissing': {
      const parked = sight.parked.find(({ webhook }) => webhook === subject.webhook);
      return judgeParked(policy, parked, kind, recipient);
    }
    case 'dangerInformal': {
      const contact = sight.informal.find(({ id }) => id === subject.contact);
      if (contact === undefined || contact.state === 'dismissed') return { objection: 'superseded' };
      return toldOfContact(policy, contact).some(({ id }) => id === recipient.id)
        ? { matter: { kind, contact } }
        : { objection: 'notTheirs' };
    }
    case 'officeChanged':
      return { matter: { kind, change: subject.change } };
    case 'unitSilent':
      return { matter: { kind, silence: { unit: subject.unit, since: subject.since } } };
    case 'queueUnopened':
      return { matter: { kind, day: subject.day } };
    case 'takenAway':
      // Whether they may hear of the report as it stands is not asked: nothing of that is told.
      return isStillGone(reportIn(sight, subject.report), recipient)
        ? { matter: { kind, former: subject.report } }
        : { objection: 'superseded' };
    case 'digest':
      return mayReadDigest(recipient) ? { matter: { kind, period: subject.period } } : { objection: 'notTheirs' };
    default: {
      const report = reportIn(sight, subject.report);
      if (!mayBeTold(report, recipient)) return { objection: 'notTheirs' };
      return stillHolds(kind, report, recipient) ? { matter: { kind, report } } : { objection: 'superseded' };
    }
  }
};

const reportIn = ({ reports }: Pick<Sight, 'reports'>, id: ReportId): Assessed => {
  const report = reports.find((one) => one.id === id);
  if (report === undefined || report.status === 'received') throw new Error('a notice of a report that is not there');
  return report;
};

/** Once its report has come, that is told of by itself; danger in what it could not take in is told all the same. */
const judgeParked = (
  policy: Policy,
  parked: Parked | undefined,
  kind: ParkedNoticeKind,
  recipient: Recipient,
): Judgement => {
  const isOver = parked === undefined || (kind === 'reportMissing' && parked.unreadable !== undefined);
  if (isOver) return { objection: 'superseded' };
  const matter = kind === 'dangerParked' ? 'danger' : 'missing';
  return toldOfParked(policy, matter, parked).some(({ id }) => id === recipient.id)
    ? { matter: { kind, parked } }
    : { objection: 'notTheirs' };
};
