import { Reporter } from '#shared/domain/report/submission';
import type { ReportId } from '#shared/domain/words/words';
import type { DataKeys } from './ports.ts';
import { vaultOf } from './vault.ts';

const purposeOf = (report: ReportId): string => `identity ${report}`;

/** In front of a wrapped key: how long it is. */
const LENGTH = 2;

/**
 * Who reported, sealed under a key of its own, with that key wrapped in front: they are written and erased as one.
 * Whoever seals can make such a key and open none.
 */
export const sealIdentity = async (
  keys: Pick<DataKeys, 'create'>,
  report: ReportId,
  reporter: Reporter,
): Promise<Uint8Array> => {
  const { key, wrapped } = await keys.create(report);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt16BE(wrapped.length);
  const sealed = vaultOf(key).seal(purposeOf(report), Buffer.from(JSON.stringify(reporter)));
  return Buffer.concat([length, wrapped, sealed]);
};

/** The reporter again; throws when the sealed bytes are another report's. */
export const unsealIdentity = async (
  keys: Pick<DataKeys, 'unwrap'>,
  report: ReportId,
  identity: Uint8Array,
): Promise<Reporter> => {
  const bytes = Buffer.from(identity);
  const end = LENGTH + bytes.readUInt16BE();
  const vault = vaultOf(await keys.unwrap(report, bytes.subarray(LENGTH, end)));
  return Reporter.parse(JSON.parse(Buffer.from(vault.unseal(purposeOf(report), bytes.subarray(end))).toString('utf8')));
};
