import * as z from 'zod';

/** What the build tells the function that serves pages: `assets.json` beside the files that pages are made of. */
export const BuiltAssets = z.strictObject({
  /** The name of a file by the name that pages ask for it by. */
  names: z.record(z.string(), z.string()),
  /** The type of every file, by its name; `.br` and `.gz` of each lie beside it. */
  files: z.record(z.string(), z.string()),
});
export type BuiltAssets = z.infer<typeof BuiltAssets>;
