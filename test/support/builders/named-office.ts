import { NamedRules } from '#shared/domain/classify/named';
import { policy } from '#test/support/policy';

const called: Readonly<Record<string, readonly string[]>> = {
  'grup-llaj': ['Pak Budi', 'Pak Budi KIR'],
  'grup-asdp': ['Bang Iwan'],
  'kepala-keuangan': ['Bu Rina'],
  'admin-lapor': ['Mas Admin'],
};

/** How an invented town calls the people of the office, beside the usual names of their functions. */
export const namedOffice = NamedRules.parse({
  called: policy.named.called.map(({ id, as }) => ({ id, as: [...as, ...(called[id] ?? [])] })),
  vehicles: [
    { plate: 'KB 1021 F', id: 'grup-llaj' },
    { plate: 'KB 1188 F', id: 'grup-asdp' },
    { plate: 'KB 1 FX', id: 'sekretaris' },
  ],
});
