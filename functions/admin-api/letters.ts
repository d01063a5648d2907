import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { type ActOnLetterDeps, actOnLetter } from '#shared/app/operator/act-on-letter';
import { Discard, LetterPath, Redrive } from '#shared/contracts/http/dead-letters';
import { type InvalidField, invalidFields } from '#shared/contracts/http/invalid-fields';
import { bodyIn } from '#shared/runtime/http';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refusedFor } from './office-api.ts';

type LettersDeps = WhoAmIDeps & ActOnLetterDeps;

type Asked = Parameters<typeof actOnLetter>[2];
type Request = Asked | { readonly fields: readonly InvalidField[] };

const acting =
  (deps: LettersDeps, askedIn: (letter: LetterPath['letter'], body: unknown) => Request): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const at = LetterPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const asked = askedIn(at.data.letter, body.value);
    if ('fields' in asked) return requestInvalid(requestId, asked.fields);
    const acted = await actOnLetter(deps, await officerNow(deps, caller), asked);
    return acted.ok ? json(200, acted.value) : refusedFor(acted.refusal, requestId);
  };

/** Sends one back to the queue that it came from. */
export const redriveLetter = (deps: LettersDeps): Answering =>
  acting(deps, (letter, body) => {
    const redrive = Redrive.safeParse(body);
    return redrive.success ? { action: 'redrive', letter } : { fields: invalidFields(redrive.error) };
  });

/** Takes one away, with a reason; it is kept where nobody who asks here can read it. */
export const discardLetter = (deps: LettersDeps): Answering =>
  acting(deps, (letter, body) => {
    const discard = Discard.safeParse(body);
    return discard.success ? { action: 'discard', letter, ...discard.data } : { fields: invalidFields(discard.error) };
  });
