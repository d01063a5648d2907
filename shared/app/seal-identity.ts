import { Reporter } from '#shared/domain/submission';
import type { ReportId } from '#shared/domain/words';
import type { Vault } from './vault.ts';

const purposeOf = (report: ReportId): string => `identity ${report}`;

/** Who reported, sealed under the report's own key. */
export const sealIdentity = (vault: Vault, report: ReportId, reporter: Reporter): Uint8Array =>
  vault.seal(purposeOf(report), Buffer.from(JSON.stringify(reporter)));

/** The reporter again; throws when the sealed bytes are another report's. */
export const unsealIdentity = (vault: Vault, report: ReportId, sealed: Uint8Array): Reporter =>
  Reporter.parse(JSON.parse(Buffer.from(vault.unseal(purposeOf(report), sealed)).toString('utf8')));
