import { type BeginDeps, beginNotices } from '#shared/app/notices/begin-notices';
import type { ToldStep } from '#shared/domain/notices/change-told';
import { changeSubject } from '#shared/domain/notices/subject';
import { isOfAccount, type OfficeChange } from '#shared/domain/office/change';
import { peopleWith, type Role, recipientOf } from '#shared/domain/office/recipient';

const VERSIONS = { proposed: 1, done: 2, declined: 2 } as const satisfies Record<ToldStep, number>;

/**
 * Tells the Secretary of a change, whoever must approve it, or had to, and whose contact it is: once, however often
 * this is repeated.
 */
export const tellChange = async (deps: BeginDeps, change: OfficeChange, step: ToldStep): Promise<void> => {
  const { id, changed, approvers = [] } = change;
  const roles: readonly Role[] = ['secretary', 'inspector', 'upperInspector'];
  const above = roles
    .filter((role) => role === 'secretary' || approvers.includes(role))
    .flatMap((role) => peopleWith(deps.policy, role));
  // While it is proposed, whoever it is about is told where they have been told so far.
  const about = isOfAccount(changed) ? undefined : recipientOf(deps.policy, changed.person);
  const told = [...above, ...(about === undefined || above.some(({ id: one }) => one === about.id) ? [] : [about])];
  await beginNotices(
    deps,
    told.map(({ id: recipient }) => ({
      subject: changeSubject({ id, changed, step }),
      version: VERSIONS[step],
      kind: 'officeChanged',
      urgent: false,
      recipient,
    })),
  );
};
