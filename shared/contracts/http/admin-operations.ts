import type { PersonCommand } from '#shared/domain/report/command-table';
import { ACCESS_OPERATIONS } from './access-operations.ts';
import { ACCOUNT_OPERATIONS } from './account-operations.ts';
import { ACTIVITY_OPERATIONS } from './activity-operations.ts';
import { ARRIVAL_OPERATIONS } from './arrival-operations.ts';
import { COMMAND_OPERATIONS, type CommandOperation } from './command-operations.ts';
import { CONTACT_OPERATIONS } from './contact-operations.ts';
import { DIGEST_OPERATIONS } from './digest-operations.ts';
import { EVIDENCE_OPERATIONS } from './evidence-operations.ts';
import { FIGURES_OPERATIONS } from './figures-operations.ts';
import { IMPORT_OPERATIONS } from './import-operations.ts';
import { INFORMAL_OPERATIONS } from './informal-operations.ts';
import { NOTICES_OPERATIONS } from './notices-operations.ts';
import type { Operation } from './operation.ts';
import { OPERATOR_OPERATIONS } from './operator-operations.ts';
import { REPORT_OPERATIONS } from './report-operations.ts';

/** What people of the office may ask and do with nothing but a token: everything that is no command to a report. */
export const PLAIN_OPERATIONS = [
  ...ACCESS_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...EVIDENCE_OPERATIONS,
  ...ARRIVAL_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...NOTICES_OPERATIONS,
  ...INFORMAL_OPERATIONS,
  ...ACTIVITY_OPERATIONS,
  ...FIGURES_OPERATIONS,
  ...DIGEST_OPERATIONS,
  ...OPERATOR_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...CONTACT_OPERATIONS,
];
export type PlainOperation = (typeof PLAIN_OPERATIONS)[number];
export type PlainOperationId = PlainOperation['id'];

/** Any operation of the admin API, as the table has it. */
export type AdminOperation =
  | PlainOperation
  | { readonly [Name in PersonCommand]: CommandOperation<Name> }[PersonCommand];
export const ADMIN_OPERATIONS: readonly Operation[] = [...PLAIN_OPERATIONS, ...COMMAND_OPERATIONS];
