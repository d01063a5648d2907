import { officeApi } from './office-api.ts';
import { adminRoutes, type RoutesDeps } from './routes.ts';

export type AdminApiDeps = RoutesDeps & { readonly clientId: string };

/** What people of the office may ask and do; only they get here, and who they are is asked once more. */
export const adminApiHandler = (deps: AdminApiDeps) => officeApi(deps, adminRoutes(deps));
