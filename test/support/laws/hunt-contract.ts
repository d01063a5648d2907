import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Operation } from '#shared/contracts/http/operation';
import { SEED } from '#test/support/fixed-seed';
import { hunt } from '#test/support/hunt';
import { aRequest, keepsToContract } from './admin-contract.ts';

/** So many requests an operation; `CONTRACT_CASES=9000` sends more, `FAST_CHECK_SEED=7` others. */
const CASES = Number(process.env['CONTRACT_CASES'] ?? 1_000);

export const huntContract = (operation: Operation): void =>
  hunt({
    name: `contract: ${operation.id}`,
    law: 'the operation answers whatever is asked of it as the table of operations says',
    least: CASES,
    meets: ['done'],
    cases: () => {
      const requests = aRequest(operation);
      return Array.from({ length: CASES }, (_, at) => ({
        name: `request ${at + 1} of seed ${SEED}`,
        run: async () => {
          // What is not in this part is not even made.
          const [given] = fc.sample(requests, { seed: SEED, path: String(at), numRuns: 1 });
          const { code, isDone } = await keepsToContract(operation, given ?? expect.fail('no request'));
          return { broken: [], seen: { [code]: 1, ...(isDone ? { done: 1 } : {}) } };
        },
      }));
    },
  });
