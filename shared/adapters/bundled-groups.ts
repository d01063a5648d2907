import units from '#policy/units.json' with { type: 'json' };
import { type OfficeGroups, officeGroups } from '#shared/contracts/groups';

/** The groups that the office's units and desks ask for. */
export const loadGroups = (): OfficeGroups => officeGroups(units);
