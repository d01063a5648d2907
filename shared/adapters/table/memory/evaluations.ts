import type { Evaluations, KeptMonth } from '#shared/app/ports';
import { EvaluatedMonth, type MonthName } from '#shared/domain/figures/evaluated-month';

/** Evaluated months in memory, through the same form that they have as files. */
export const memoryEvaluations = (): Evaluations => {
  const kept = new Map<MonthName, KeptMonth>();
  const files = new Map<string, string>();
  return {
    months: async () => structuredClone([...kept.values()]),
    month: async (name) => structuredClone(kept.get(name)),
    read: async ({ keptAs }) => EvaluatedMonth.parse(JSON.parse(files.get(keptAs) ?? '')),
    save: async (seen, headline, content) => {
      if (kept.get(headline.month)?.keptAs !== seen?.keptAs) return 'conflict';
      const keptAs = `${headline.month}/${files.size}`;
      files.set(keptAs, JSON.stringify(content));
      kept.set(headline.month, structuredClone({ ...headline, keptAs }));
      return 'saved';
    },
  };
};
