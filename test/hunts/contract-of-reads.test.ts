import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { huntContract } from '#test/support/laws/hunt-contract';

for (const operation of ADMIN_OPERATIONS) if (operation.method === 'GET') huntContract(operation);
