import * as z from 'zod';

/** What was asked of AWS: calls by name, and what the table and its indexes charged for them. */
export type Count = {
  readonly calls: Readonly<Record<string, number>>;
  readonly writeUnits: Units;
  readonly readUnits: Units;
};

export type Units = { readonly table: number; readonly indexes: number };

export type Counter = {
  /** Counts a client's calls from now on. A call that the SDK repeats by itself counts once. */
  readonly watch: <C extends Client>(client: C) => C;
  /** What was counted since the last time, and starts again at nothing. */
  readonly take: () => Count;
};

type Step = (call: { input: object }) => Promise<{ output: object }>;
type Middleware = (next: Step, context: { readonly commandName?: string }) => Step;

/** Any client of the SDK. */
type Client = {
  readonly middlewareStack: { add(middleware: Middleware, options: { step: 'initialize'; name: string }): void };
};

const Charge = z.object({
  CapacityUnits: z.number().optional(),
  Table: z.object({ CapacityUnits: z.number().optional() }).optional(),
});
const Charged = z.object({ ConsumedCapacity: z.union([Charge, z.array(Charge)]).optional() });

/** The units that were charged for one answer, added to those before it. */
const charged = (before: Units, output: unknown): Units =>
  [Charged.parse(output).ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0, Table }) => {
    const table = Table?.CapacityUnits ?? CapacityUnits;
    return { table: sum.table + table, indexes: sum.indexes + CapacityUnits - table };
  }, before);

const NOTHING: Units = { table: 0, indexes: 0 };

const READS = new Set([
  'GetItemCommand',
  'BatchGetItemCommand',
  'QueryCommand',
  'ScanCommand',
  'TransactGetItemsCommand',
]);
const WRITES = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'TransactWriteItemsCommand']);

/** Counts what an operation costs, for tests and measurements; the code under them does not notice. */
export const countingCalls = (): Counter => {
  const calls = new Map<string, number>();
  let [writeUnits, readUnits] = [NOTHING, NOTHING];
  const note = (command: string, output: unknown): void => {
    calls.set(command, (calls.get(command) ?? 0) + 1);
    if (READS.has(command)) readUnits = charged(readUnits, output);
    if (WRITES.has(command)) writeUnits = charged(writeUnits, output);
  };
  return {
    watch: (client) => {
      client.middlewareStack.add(
        (next, context) => async (call) => {
          const command = context.commandName ?? 'unknown';
          if (READS.has(command) || WRITES.has(command))
            Object.assign(call.input, { ReturnConsumedCapacity: 'INDEXES' });
          const result = await next(call);
          note(command, result.output);
          return result;
        },
        { step: 'initialize', name: 'countCalls' },
      );
      return client;
    },
    take: () => {
      const count = { calls: Object.fromEntries(calls), writeUnits, readUnits };
      calls.clear();
      [writeUnits, readUnits] = [NOTHING, NOTHING];
      return count;
    },
  };
};
