import { deciding } from '#functions/admin-api/deciding';
import { type Answering, officeApi, officeRoute, refusedFor } from '#functions/admin-api/office-api';
import { questions } from '#functions/admin-api/questions';
import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { type ChangeContactDeps, changeContact, decideContactChange } from '#shared/app/operator/change-contact';
import { type ListContactsDeps, listContactChanges, listContacts } from '#shared/app/operator/list-contacts';
import { CONTACT_OPERATIONS, type ContactOperationId } from '#shared/contracts/http/contact-operations';
import { ContactPath, ContactWritten, mayLeadTo, type PlainWebhooks } from '#shared/contracts/http/contacts';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { MonthQuery } from '#shared/contracts/http/month-query';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';

export type ContactsDeps = ChangeContactDeps &
  ListContactsDeps &
  WhoAmIDeps & { readonly clientId: string; readonly plainWebhooks: PlainWebhooks };

const NO_PLACE = [{ field: 'url', expected: 'an address outside, over https', rule: 'form' }] as const;

const changing =
  (deps: ContactsDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const at = ContactPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const contact = ContactWritten.safeParse(body.value);
    if (!contact.success) return requestInvalid(requestId, invalidFields(contact.error));
    const { data } = contact;
    if (data.by === 'webhook' && !mayLeadTo(data.url, deps.plainWebhooks)) return requestInvalid(requestId, NO_PLACE);
    const key = keyOf(event);
    if (key === undefined) return problem('keyMissing', { requestId });
    const asked = { recipient: at.data.recipient, contact: data, key };
    const changed = await changeContact(deps, await officerNow(deps, caller), asked);
    return changed.ok ? json(200, changed.value) : refusedFor(changed.refusal, requestId);
  };

/** Where notices go: the one door to changing that, and behind it the one function that may. */
export const contactsHandler = (deps: ContactsDeps) => {
  const { of, by } = questions(deps);
  const answers: Readonly<Record<ContactOperationId, Answering>> = {
    listContacts: of((officer) => listContacts(deps, officer)),
    listContactChanges: by(MonthQuery, (officer, query) => listContactChanges(deps, officer, query)),
    changeContact: changing(deps),
    approveContactChange: deciding(deps, (officer, change) => decideContactChange(deps, officer, change, 'approved')),
    declineContactChange: deciding(deps, (officer, change) => decideContactChange(deps, officer, change, 'declined')),
  };
  return officeApi(
    deps,
    CONTACT_OPERATIONS.map((operation) => officeRoute(operation, answers[operation.id])),
  );
};
