import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { aRequest, keepsToContract } from '#test/support/laws/admin-contract';
import { holdsAsync } from '#test/support/laws/law';

/** The hunts send a thousand. */
const REQUESTS = 5;

describe('whatever is asked of it', () => {
  it.each(ADMIN_OPERATIONS)('$id answers as the table of operations says', async (operation) => {
    const keeps = async (given: Parameters<typeof keepsToContract>[1]): Promise<void> => {
      await keepsToContract(operation, given);
    };
    await holdsAsync(fc.asyncProperty(aRequest(operation), keeps), { numRuns: REQUESTS });
  });
});
