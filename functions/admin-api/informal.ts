import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { type ActOnInformalDeps, actOnInformal, type InformalAct } from '#shared/app/informal/act-on-informal';
import { type RecordInformalDeps, recordInformal } from '#shared/app/informal/record-informal';
import { DismissAsked, InformalAsked, InformalPath, MatchAsked, UnmatchAsked } from '#shared/contracts/http/informal';
import { type InvalidField, invalidFields } from '#shared/contracts/http/invalid-fields';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refused } from './office-api.ts';

/** Records that somebody turned to an officer. */
export const recordingInformal =
  (deps: WhoAmIDeps & RecordInformalDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const asked = InformalAsked.safeParse(body.value);
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const key = keyOf(event);
    if (key === undefined) return problem('keyMissing', { requestId });
    const recorded = await recordInformal(deps, await officerNow(deps, caller), asked.data, key);
    if (recorded.ok) return json(200, recorded.value);
    const { refusal } = recorded;
    return refused(refusal.kind, {
      requestId,
      ...(refusal.kind === 'FieldsInvalid' ? { more: { fields: refusal.fields } } : {}),
    });
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
