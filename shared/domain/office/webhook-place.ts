/** On a developer's machine a webhook may go without TLS, and to the machine itself. */
export type PlainWebhooks = 'allowed' | 'refused';

/**
 * Our own machine, its neighbours, networks that are somebody's own, and where AWS tells a machine its credentials. A
 * URL writes an IPv4 address in one way only, whatever way it was typed in. A name that leads there gets no further
 * than TLS, which asks whoever answers for that name's certificate.
 */
const INSIDE = [
  /^localhost\.?$/,
  /\.localhost\.?$/,
  /^(0|10|127)(\.\d+){3}$/,
  /^(169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}$/,
  /^\[::1?\]$/,
  /^\[::ffff:(0|a[0-9a-f]{2}|7f[0-9a-f]{2}|a9fe|c0a8|ac1[0-9a-f]):/,
  /^\[fe[89ab]/,
  /^\[f[cd]/,
] as const;

/** Whether a webhook may lead there: asked when it is written, and once more when something is sent. */
export const mayLeadTo = (address: string, plain: PlainWebhooks): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  // Credentials in a URL would end up in somebody's log; the signature says who we are.
  if (username !== '' || password !== '' || port === '0') return false;
  return plain === 'allowed' || (protocol === 'https:' && !INSIDE.some((inside) => inside.test(hostname)));
};
