import { randomUUID } from 'node:crypto';
import { AdminRemoveUserFromGroupCommand } from '@aws-sdk/client-cognito-identity-provider';
import { invitePerson, peopleClient, tokensOf } from '#local/aws/people';
import { PersonId, type Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { tokenAs } from './officer.ts';
import { eventually, PATIENCE_MS, records, stack } from './system.ts';
import { report } from './told.ts';

/** What the API answered: the body as the JSON that it is, and the very text. */
export type Answered = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
};

type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly body?: object };

/** A call to the admin API by its address alone: what it may be is for the API to say. */
export const ask = async (token: string, method: string, address: string, { headers, body }: Sent = {}) => {
  const response = await fetch(`${stack.apiUrl}/v1/admin/${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text), text } satisfies Answered;
};

/** A command on a report as it is now; again where the system was faster than whoever asks. */
export const act = async (token: string, id: ReportId, command: string, body: object = {}): Promise<Answered> => {
  for (;;) {
    const { version } = await loaded(id);
    const headers = {
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      'idempotency-key': randomUUID(),
    };
    const answer = await ask(token, 'POST', `reports/${id}/${command}`, { headers, body });
    if (answer.status !== 412) return answer;
  }
};

export const actAs = async (group: string, id: ReportId, command: string, body: object = {}): Promise<Answered> =>
  act(await tokenAs(group), id, command, body);
export const see = async (group: string, id: ReportId): Promise<Answered> =>
  ask(await tokenAs(group), 'GET', `reports/${id}`);

export const loaded = (id: ReportId): Promise<Report> => eventually(`report ${id}`, () => records.load(id));

/** A report by its text, once it has been classified. */
export const reported = async (text: string, channel?: string): Promise<ReportId> => {
  const id = await report(text, channel);
  await eventually('classified report', async () => {
    const found = await records.load(id);
    return found === undefined || found.status === 'received' ? undefined : found;
  });
  return id;
};

/** Somebody more in these groups, and their token. */
export const another = async (name: string, ...groups: readonly string[]): Promise<string> => {
  const id = PersonId.parse(name);
  await invitePerson(stack, { id, groups });
  return (await tokensOf(stack, id)).access;
};

/** Out of these groups again, so that no function has a holder too many. */
export const leave = async (name: string, ...groups: readonly string[]): Promise<void> => {
  for (const GroupName of groups)
    await peopleClient(stack).send(
      new AdminRemoveUserFromGroupCommand({ UserPoolId: stack.UserPoolId, Username: name, GroupName }),
    );
};
