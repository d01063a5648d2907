import * as z from 'zod';
import { Status } from '#shared/domain/report/lifecycle';
import { NameTyped, PersonId } from '#shared/domain/report/report';
import { Bilingual } from '#shared/domain/words/words';
import { CommandName } from './command-call.ts';
import { InvalidField } from './invalid-fields.ts';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

const Sentence = z.strictObject({ title: z.string(), detail: z.string() });

/** What every problem says (RFC 9457): a code for programs, Indonesian first, English beside it. */
const base = {
  type: z.literal('about:blank'),
  title: z.string(),
  detail: z.string(),
  en: Sentence,
  requestId: z.string().optional(),
};

/** What single problems say beyond that, so that a program can go on. */
const MORE = {
  requestInvalid: { fields: z.array(InvalidField).readonly() },
  contactInvalid: { fields: z.array(InvalidField).readonly() },
  activityInvalid: { fields: z.array(InvalidField).readonly() },
  versionStale: { version: z.int().min(1) },
  illegalMove: { reportStatus: Status, open: z.array(CommandName).readonly() },
  tooManyRows: { rows: z.enum(['reports', 'events']), most: z.int().min(1), count: z.int().min(1) },
  cannotTry: { why: z.array(Bilingual).readonly() },
  unknownTopic: { names: z.array(z.string()).readonly(), nearest: z.array(z.string()).readonly() },
  unknownAuthority: { names: z.array(z.string()).readonly(), nearest: z.array(z.string()).readonly() },
  unknownGroup: { names: z.array(z.string()).readonly(), nearest: z.array(z.string()).readonly() },
  unknownPerson: { names: z.array(NameTyped).readonly(), nearest: z.array(PersonId).readonly() },
  // Of a report that nobody has judged yet it is not said where it is.
  notNow: { reportStatus: Status.optional(), open: z.array(CommandName).readonly().optional() },
} as const satisfies { readonly [code in ProblemCode]?: z.core.$ZodLooseShape };
const more: { readonly [code in ProblemCode]?: z.core.$ZodLooseShape } = MORE;

/** The problem that a code stands for, and nothing beside it. */
export const problemOf = (code: ProblemCode) =>
  z.strictObject({ ...base, status: z.literal(PROBLEMS[code].status), code: z.literal(code), ...more[code] });

/** Any of the problems that these codes stand for. */
export const problemsOf = (codes: readonly ProblemCode[]) => z.union(codes.map(problemOf));

/** The same for the compiler: each code with its status, and what it says beyond the others. */
export type ProblemSaid<Code extends ProblemCode> = Code extends ProblemCode
  ? Omit<z.output<ReturnType<typeof problemOf>>, 'code' | 'status'> & {
      readonly code: Code;
      readonly status: (typeof PROBLEMS)[Code]['status'];
    } & More<Code>
  : never;
type More<Code> = Code extends keyof typeof MORE ? Readonly<z.output<z.ZodObject<(typeof MORE)[Code]>>> : unknown;
