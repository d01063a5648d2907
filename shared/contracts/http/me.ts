import * as z from 'zod';
import { OfficeAction } from '#shared/domain/access/office-rows';
import { OfficerRole } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';
import { Assignee } from '#shared/domain/words/words';

/** `GET /v1/admin/me`: who the caller is at this moment. */
export const Me = z
  .strictObject({
    person: PersonId,
    /** The groups that mean something here, as the user pool has them now. */
    groups: z.array(z.string()).readonly(),
    roles: z.array(z.strictObject({ role: OfficerRole, of: z.exactOptional(Assignee) }).readonly()).readonly(),
    /** What of the office's they may do, by the table of access: which pages are theirs. */
    may: z.array(OfficeAction).readonly(),
    /** The token still says otherwise; a new one will not. */
    tokenIsBehind: z.boolean(),
  })
  .readonly();
export type Me = z.infer<typeof Me>;
