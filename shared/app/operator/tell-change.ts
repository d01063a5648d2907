import { type BeginDeps, beginNotices } from '#shared/app/notices/begin-notices';
import type { ToldStep } from '#shared/domain/notices/change-told';
import { changeSubject } from '#shared/domain/notices/subject';
import type { OfficeChange } from '#shared/domain/office/change';
import { peopleWith, type Role } from '#shared/domain/office/recipient';

const VERSIONS = { proposed: 1, done: 2, declined: 2 } as const satisfies Record<ToldStep, number>;

/** Tells the Secretary of a change, and whoever must approve it, or had to: once, however often this is repeated. */
export const tellChange = async (deps: BeginDeps, change: OfficeChange, step: ToldStep): Promise<void> => {
  const { id, changed, approvers = [] } = change;
  const roles: readonly Role[] = ['secretary', 'inspector', 'upperInspector'];
  const told = roles
    .filter((role) => role === 'secretary' || approvers.includes(role))
    .flatMap((role) => peopleWith(deps.policy, role));
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
