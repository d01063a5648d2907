import type { Stage } from '#infra/stages';

/** What a function is told of the host that a developer's machine has; no stage on AWS takes one. */
export const localHostOf = ({ name, localHost: may }: Stage, localHost: string | undefined): string => {
  if (localHost !== undefined && may === 'refused') throw new Error(`${name} asks hosts of the internet alone`);
  return localHost ?? 'none';
};
