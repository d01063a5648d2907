import type * as z from 'zod';

/** Reads the environment once, at cold start, and refuses to start with one that lacks what its contract asks for. */
export const readEnv = <T extends z.ZodType>(contract: T): z.infer<T> => contract.parse(process.env);
