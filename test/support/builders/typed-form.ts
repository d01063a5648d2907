import { expect } from 'vitest';
import type { FormField } from '#shared/contracts/http/command-forms';
import { ReportId } from '#shared/domain/words/words';
import type { Filled, FilledFields } from '#web/console/report/filled.ts';
import { submit } from './a-report.ts';

/** Something that somebody could type or choose in a field: of what can be chosen, the first. */
const typed = (field: FormField): Filled => {
  const [first] = field.choices ?? [];
  switch (field.kind) {
    case 'boolean':
      return true;
    case 'moment':
      return '2025-05-06T10:30';
    case 'people':
      return ['sekretaris'];
    case 'report':
      return ReportId.parse(submit().id);
    case 'colleague':
      return 'rina-contoh';
    case 'longText':
      return 'Keterangan rekaan.';
    case 'step':
      return { type: first?.value ?? expect.fail('no step'), ...typedForm(first?.fields ?? []) };
    default:
      return first?.value ?? expect.fail(`nothing to choose for ${field.name}`);
  }
};

/** A form that is filled in whole. */
export const typedForm = (fields: readonly FormField[]): FilledFields =>
  Object.fromEntries(fields.map((field) => [field.name, typed(field)]));
