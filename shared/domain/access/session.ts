import * as z from 'zod';
import { Instant } from '#shared/domain/words/words';

/** What keeps somebody signed in: the user pool's refresh token, and when they signed in. */
export const Session = z.object({ refreshToken: z.string().min(1), signedInAt: Instant }).readonly();
export type Session = z.infer<typeof Session>;

/** A working day, from the morning to the last report of the afternoon. */
export const SESSION_HOURS = 10;

/** When a session ends, however often it was renewed. */
export const sessionEnd = ({ signedInAt }: Session): Instant => Instant.parse(signedInAt + SESSION_HOURS * 3_600_000);

/** Whether it has ended by then, whatever the user pool would still give for its token. */
export const isSessionOver = (session: Session, at: Instant): boolean => at >= sessionEnd(session);
