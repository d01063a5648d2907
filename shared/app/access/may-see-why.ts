import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Report } from '#shared/domain/report/report';

/** Whether an officer may know why somebody looked at who reported: why tells who that is, perhaps. */
export const maySeeWhy = (officer: Officer, report: Report): boolean =>
  mayDo(officer, { to: 'readRecord', report }).ok || mayDo(officer, { to: 'revealIdentity', report }).ok;
