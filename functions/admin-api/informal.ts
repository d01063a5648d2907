import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { type EnterDeps, type EnterRefusal, enterAtCounter } from '#shared/app/arrival/enter-at-counter';
import { readJson } from '#shared/app/arrival/read-json';
import { type ActOnInformalDeps, actOnInformal, type InformalAct } from '#shared/app/informal/act-on-informal';
import { type RecordInformalDeps, type RecordRefusal, recordInformal } from '#shared/app/informal/record-informal';
import { CounterAsked } from '#shared/contracts/http/counter';
import { DismissAsked, InformalAsked, InformalPath, MatchAsked, UnmatchAsked } from '#shared/contracts/http/informal';
import { type InvalidField, invalidFields } from '#shared/contracts/http/invalid-fields';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refused } from './office-api.ts';

type Shape<T> = {
  readonly safeParse: (
    body: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Fault };
};
type Fault = Parameters<typeof invalidFields>[0];
type Keyed<T> = { readonly asked: T; readonly key: string } | { readonly answer: Awaited<ReturnType<Answering>> };

/** What somebody writes down under a key of theirs, so that it may be sent again. */
const keyedIn = <T>(shape: Shape<T>, event: Parameters<Answering>[1]): Keyed<T> => {
  const { requestId } = event.requestContext;
  const body = bodyIn(event, readJson);
  if (!body.ok) return body;
  const asked = shape.safeParse(body.value);
  if (!asked.success) return { answer: requestInvalid(requestId, invalidFields(asked.error)) };
  const key = keyOf(event);
  return key === undefined ? { answer: problem('keyMissing', { requestId }) } : { asked: asked.data, key };
};

const refusedWrite = (
  refusal: RecordRefusal | EnterRefusal,
  { requestContext: { requestId } }: Parameters<Answering>[1],
) =>
  refused(refusal.kind, {
    requestId,
    ...(refusal.kind === 'FieldsInvalid' ? { more: { fields: refusal.fields } } : {}),
  });

/** Records that somebody turned to an officer. */
export const recordingInformal =
  (deps: WhoAmIDeps & RecordInformalDeps): Answering =>
  async (caller, event) => {
    const keyed = keyedIn(InformalAsked, event);
    if ('answer' in keyed) return keyed.answer;
    const recorded = await recordInformal(deps, await officerNow(deps, caller), keyed.asked, keyed.key);
    return recorded.ok ? json(200, recorded.value) : refusedWrite(recorded.refusal, event);
  };

/** Takes in what a citizen brings to the counter, where that is an official channel. */
export const enteringAtCounter =
  (deps: WhoAmIDeps & EnterDeps): Answering =>
  async (caller, event) => {
    const keyed = keyedIn(CounterAsked, event);
    if ('answer' in keyed) return keyed.answer;
    const entered = await enterAtCounter(deps, await officerNow(deps, caller), keyed.asked, keyed.key);
    return entered.ok ? json(202, entered.value) : refusedWrite(entered.refusal, event);
  };

type Read = InformalAct | { readonly fields: readonly InvalidField[] };

const acting =
  (deps: WhoAmIDeps & ActOnInformalDeps, read: (body: unknown) => Read): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const act = read(body.value);
    if ('fields' in act) return requestInvalid(requestId, act.fields);
    const at = InformalPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const acted = await actOnInformal(deps, await officerNow(deps, caller), at.data.contact, act);
    return acted.ok ? json(200, acted.value) : refused(acted.refusal, { requestId });
  };

/** Says that a contact is a report, or that it is not. */
export const matching = (
  deps: WhoAmIDeps & ActOnInformalDeps,
  type: Extract<InformalAct, { readonly report: unknown }>['type'],
): Answering =>
  acting(deps, (body) => {
    const asked = MatchAsked.safeParse(body);
    return asked.success ? { type, ...asked.data } : { fields: invalidFields(asked.error) };
  });

export const undoingMatch = (deps: WhoAmIDeps & ActOnInformalDeps): Answering =>
  acting(deps, (body) => {
    const asked = UnmatchAsked.safeParse(body);
    return asked.success ? { type: 'undoMatch' } : { fields: invalidFields(asked.error) };
  });

export const dismissing = (deps: WhoAmIDeps & ActOnInformalDeps): Answering =>
  acting(deps, (body) => {
    const asked = DismissAsked.safeParse(body);
    return asked.success ? { type: 'dismiss', ...asked.data } : { fields: invalidFields(asked.error) };
  });
