import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { header } from '#shared/runtime/http';

/** A browser takes a cookie of this prefix only for one host, at its root and over TLS, or from its own machine. */
const NAME = '__Host-tanggap';
/** Without an age: it is gone when the browser is closed, which others may use after. */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** Sets the cookie to a sealed session. */
export const sessionCookie = (sealed: string): string => `${NAME}=${sealed}; ${ATTRIBUTES}`;

/** Takes it away. */
export const NO_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;

/** What a browser sent as the session's cookie. API Gateway gives cookies apart, a local AWS in the header. */
export const sealedIn = (event: APIGatewayProxyEventV2): string | undefined =>
  [...(event.cookies ?? []), header(event, 'cookie') ?? '']
    .flatMap((part) => part.split(';'))
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
