import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of IPv6 all that has been given out for the internet (IANA); what lies beyond is nobody's, or somebody's own. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: not our own machine or network, its neighbours, what AWS tells
 * machines by, several machines at once, or another address in disguise.
 */
export const isPublic = (address: string): boolean => {
  // Forms that only some programs read (`0x7f.1`, a zone behind a `%`) are none that a look-up answers with.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GIVEN_OUT);
};
