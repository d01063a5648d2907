/** How an operation is called: all that whoever calls it needs of its row in the table. It holds no schema. */
export type CallRow = {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** `{report}` stands for a parameter. */
  readonly path: string;
  /** What must be said in headers: the version that was seen and a key of one's own, or the key alone. */
  readonly needs: 'versionAndKey' | 'key' | 'nothing';
  readonly sendsBody: boolean;
};

/** What a caller gives: parameters of the address by their names, and beside them these. */
export type AskedCall = Readonly<Record<string, unknown>> & {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
};

/** A call as it goes out, beside its address. */
export type SentCall = {
  readonly method: CallRow['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The address of a call (`/v1/…`), with what is asked behind it; what is `undefined` is left out. */
export const addressOf = ({ path }: CallRow, { query = {}, ...parameters }: AskedCall): string => {
  const address = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(parameters[name])));
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(asked)}`;
};

/** What a call sends. */
export const sentOf = ({ method, needs, sendsBody }: CallRow, { version, key, body }: AskedCall): SentCall => ({
  method,
  headers: {
    ...(sendsBody ? { 'content-type': 'application/json' } : {}),
    ...(needs === 'versionAndKey' ? { 'if-match': `"${version}"` } : {}),
    ...(needs === 'nothing' ? {} : { 'idempotency-key': `${key}` }),
  },
  ...(sendsBody ? { body: JSON.stringify(body ?? {}) } : {}),
});
