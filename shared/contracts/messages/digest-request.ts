import * as z from 'zod';
import { DigestPeriod } from '#shared/domain/calendar/period';

/**
 * What the making of digests may be asked for. A schedule says nothing of it and gets what is owed; other fields are
 * its own.
 */
export const DigestRequest = z.looseObject({ period: DigestPeriod.optional() });
export type DigestRequest = z.infer<typeof DigestRequest>;
