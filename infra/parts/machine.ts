import * as z from 'zod';

/** A kind of machine, in npm's words. */
export type Machine = { readonly os: string; readonly cpu: string; readonly libc: string };

/** What functions with a native part run on. */
export const LAMBDA: Machine = { os: 'linux', cpu: 'x64', libc: 'glibc' };

const Libraries = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

/** On the local AWS functions run on the developer's own machine. */
export const thisMachine = (): Machine => {
  const { header } = Libraries.parse(process.report.getReport());
  const libc = header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return { os: process.platform, cpu: process.arch, libc };
};
