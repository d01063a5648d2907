import * as z from 'zod';
import { PolicyVersion } from '#shared/domain/report/report';
import { Sha256 } from '#shared/domain/words/words';

const file = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What stands in an address for the rules of a version, and for one file of them. */
export const PolicyPath = z.object({
  version: PolicyVersion.meta({
    description: 'versi aturan, seperti disebut setiap kejadian · a version of the rules; every event names one',
  }),
});
export const PolicyFilePath = PolicyPath.extend({
  file: file.meta({ description: 'salah satu berkas versi itu · one of the files of that version' }),
});

/**
 * The rules of a version, as it stands in every event that was decided by them: each file with the hash of its content.
 */
export const PolicyManifest = z.object({ version: PolicyVersion, files: z.record(file, Sha256) });
export type PolicyManifest = Readonly<z.infer<typeof PolicyManifest>>;

/** `GET /v1/admin/policy` and `/{version}`. */
export const PolicyShown = z.strictObject({
  version: PolicyVersion,
  /** Whether decisions are made by it now. */
  inForce: z.boolean(),
  files: z.array(z.strictObject({ file, hash: Sha256 })).readonly(),
});
export type PolicyShown = Readonly<z.infer<typeof PolicyShown>>;

/**
 * `GET /v1/admin/policy/{version}/{file}`: a file of shared/policy as it was then. `hash` is SHA-256 of its canonical
 * JSON (RFC 8785).
 */
export const PolicyFileShown = z.strictObject({ version: PolicyVersion, file, hash: Sha256, content: z.unknown() });
export type PolicyFileShown = Readonly<z.infer<typeof PolicyFileShown>>;

/** `GET /v1/admin/policy-versions`: every version of the rules that there was, the latest first. */
export const PolicyVersionsListed = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        version: PolicyVersion,
        /** When it was first stored; one that came back later keeps that. */
        since: z.string(),
        inForce: z.boolean(),
      }),
    )
    .readonly(),
});
export type PolicyVersionsListed = Readonly<z.infer<typeof PolicyVersionsListed>>;
