import { ADMIN_OPERATIONS } from '#shared/contracts/admin-operations';
import { huntContract } from '#test/support/hunt-contract';

for (const operation of ADMIN_OPERATIONS) if (operation.method !== 'GET') huntContract(operation);
