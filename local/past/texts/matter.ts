/** What people write about, by topic; `@` in a text stands for where it is. */
export type Matters = Readonly<Record<string, readonly string[]>>;
