import * as z from 'zod';
import { Clock, ExtensionGround } from '#shared/domain/report/clock';
import { ChannelStatus, Status } from '#shared/domain/report/lifecycle';
import { ArchiveReason, Authority, HandBackReason, NameTyped, Result, StepAsked } from '#shared/domain/report/report';
import { Reporter } from '#shared/domain/report/submission';
import { Assignee, ReportClass, ReportId, TopicId, Urgency } from '#shared/domain/words/words';

/** ISO 8601; without a zone it is the office's. */
const Moment = z.string().min(1).max(64);
/** What is told to the reporter, in the words of the office. */
const Text = z.string().trim().min(1).max(20_000);
/** By the ids under which people can be named. */
const Names = z.array(NameTyped).max(6).readonly();
const confidentiality = { anonymous: z.boolean(), secret: z.boolean() };

const command = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that a person may do to a report: `POST /v1/admin/reports/{report}/{type}`, the other fields as its body. */
export const CommandRequest = z.discriminatedUnion('type', [
  command('classify', {
    class: ReportClass,
    topic: TopicId,
    urgency: Urgency,
    assignee: z.exactOptional(Assignee),
    recused: z.exactOptional(Names),
  }),
  command('confirm', {}),
  command('route', { assignee: Assignee }),
  command('refer', { authority: Authority }),
  command('comeBack', {}),
  command('archive', { reason: ArchiveReason }),
  command('restore', {}),
  command('linkDuplicate', { of: ReportId }),
  command('unlinkDuplicate', {}),
  // When it is not said, it is now.
  command('markProcessed', { statedAt: Moment.optional() }),
  command('startWork', {}),
  command('handBack', { reason: HandBackReason }),
  command('askReporter', { text: Text }),
  command('addNote', { text: Text }),
  // Why, for the record; who reported comes with the answer.
  command('revealIdentity', { text: Text }),
  command('resume', {}),
  command('postAnswer', { text: Text, postedAt: Moment.optional() }),
  // What the channel shows, and when somebody saw it there.
  command('noteChannelStatus', { status: ChannelStatus.exclude(['unknown']), observedAt: Moment.optional() }),
  command('resolve', { result: Result }),
  // By silence and by the channel it is closed without anybody asking for it.
  command('close', { closedBy: z.enum(['officer', 'reporter']) }),
  command('reopen', {}),
  command('raiseConfidentiality', confidentiality),
  command('proposeLowering', confidentiality),
  command('approveLowering', {}),
  // On top of whoever is named already.
  command('recuse', { recused: Names }),
  // Why, for the record and for whoever approves.
  command('proposeStep', { step: StepAsked, text: Text }),
  command('approveStep', {}),
  command('declineStep', {}),
  command('extendDeadline', { clock: Clock, ground: ExtensionGround }),
]);
export type CommandRequest = z.infer<typeof CommandRequest>;
export type CommandName = CommandRequest['type'];

type Shape = (typeof CommandRequest.options)[number]['shape'];
type ShapeOf<Name extends CommandName> = Extract<Shape, { type: z.ZodLiteral<Name> }>;
const isOf =
  <Name extends CommandName>(name: Name) =>
  (shape: Shape): shape is ShapeOf<Name> =>
    shape.type.value === name;

/** What the body under a command's address holds: the address says the type. */
export const bodyOf = <Name extends CommandName>(name: Name) => {
  const shape = CommandRequest.options.map((option): Shape => option.shape).find(isOf(name));
  if (shape === undefined) throw new Error(`no command ${name}`);
  const { type: _, ...fields }: ShapeOf<Name> = shape;
  return z.strictObject<Omit<ShapeOf<Name>, 'type'>>(fields);
};

const Body = z.record(z.string(), z.unknown());

/** The request that a body is under a command's address; `undefined` where it is none. */
export const requestIn = <Name extends CommandName>(
  type: Name,
  body: unknown,
): Extract<CommandRequest, { type: Name }> | undefined => {
  const fields = Body.safeParse(body);
  if (!fields.success || 'type' in fields.data) return undefined;
  const request = CommandRequest.safeParse({ ...fields.data, type }).data;
  return request !== undefined && isRequest(type, request) ? request : undefined;
};

const isRequest = <Name extends CommandName>(
  type: Name,
  request: CommandRequest,
): request is Extract<CommandRequest, { type: Name }> => request.type === type;

/** What a command did: by codes only, so that it can be kept and given again to whoever repeats the request. */
export const Acted = z.strictObject({
  report: ReportId,
  /** The version to go on from. */
  version: z.int().min(1),
  /** Left out where the report is nobody's business of theirs any more, now that it is with somebody else. */
  status: Status.optional(),
  /** The events that were recorded; none where everything was so already. */
  recorded: z.array(z.string()).readonly(),
});
export type Acted = Readonly<z.infer<typeof Acted>>;

/** The same of a look at who reported: with that, where the channel has told it. */
export const Revealed = Acted.extend({ reporter: Reporter.optional() });
export type Revealed = Readonly<z.infer<typeof Revealed>>;
