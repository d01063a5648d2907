import type { AppliedRules, RulesApplied } from '#shared/app/ports';

/** By which rules open deadlines were last counted, in memory. */
export const memoryAppliedRules = (): AppliedRules => {
  let kept: RulesApplied | undefined;
  return {
    read: async () => structuredClone(kept),
    write: async (applied) => {
      kept = structuredClone(applied);
    },
  };
};
