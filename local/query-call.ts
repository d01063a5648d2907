import { createHash, createHmac } from 'node:crypto';
import { type LocalAws, REGION } from './local-aws.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

type Call = { readonly service: string; readonly host: string; readonly body: string; readonly at: Date };

/** Signature Version 4 of one form post by the local AWS's administrator. */
const signed = ({ service, host, body, at }: Call): Readonly<Record<string, string>> => {
  const time = at.toISOString().replace(/[:-]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${REGION}/${service}/aws4_request`;
  const type = 'application/x-www-form-urlencoded';
  const headers = `content-type:${type}\nhost:${host}\nx-amz-date:${time}\n`;
  const names = 'content-type;host;x-amz-date';
  const request = sha256(`POST\n/\n\n${headers}\n${names}\n${sha256(body)}`);
  const key = [time.slice(0, 8), REGION, service, 'aws4_request'].reduce<string | Buffer>(hmac, 'AWS4test');
  const signature = createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${request}`).digest('hex');
  return {
    'content-type': type,
    'x-amz-date': time,
    authorization: `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
};

/** One call of a service that speaks AWS's older query protocol, for the few calls that are not worth an SDK client. */
export const queryCall = async (
  { endpoint }: Pick<LocalAws, 'endpoint'>,
  service: string,
  parameters: Readonly<Record<string, string>> & { readonly Action: string; readonly Version: string },
): Promise<string> => {
  const body = new URLSearchParams(parameters).toString();
  const headers = signed({ service, host: new URL(endpoint).host, body, at: new Date() });
  const response = await fetch(endpoint, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} ${parameters.Action}: ${text}`);
  return text;
};
