/** A certificate that is not that of the name, or that nobody vouches for: TLS goes no further. */
const NO_TRUST = /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * Whether a call failed while the address was looked up, the connection was made or the other side showed who it is:
 * not one byte of it has left.
 */
export const wasNeverSent = (error: Error): boolean => {
  if (error instanceof AggregateError) return error.errors.every((one) => one instanceof Error && wasNeverSent(one));
  if ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) return true;
  if ('code' in error && typeof error.code === 'string') {
    if (error.code === 'UND_ERR_CONNECT_TIMEOUT' || NO_TRUST.test(error.code)) return true;
  }
  // The SDK calls every interruption a TimeoutError; only its own limit for the connection is told by the words.
  if (error.name === 'TimeoutError' && error.message.includes('did not establish a connection')) return true;
  return error.cause instanceof Error && wasNeverSent(error.cause);
};
