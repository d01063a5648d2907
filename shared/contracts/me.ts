import type { PersonId } from '#shared/domain/report';
import type { HeldRole } from './groups.ts';

/** `GET /v1/admin/me`: who the caller is at this moment. */
export type Me = {
  readonly person: PersonId;
  /** The groups that mean something here, as the user pool has them now. */
  readonly groups: readonly string[];
  readonly roles: readonly HeldRole[];
  /** The token still says otherwise; a new one will not. */
  readonly tokenIsBehind: boolean;
};
