/** A name as it begins a sentence or a row. */
export const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
