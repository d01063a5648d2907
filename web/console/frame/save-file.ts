/** A file as the API gives it. */
export type GivenFile = { readonly type: string; readonly bytes: Uint8Array };

/** Hands a file to the browser to save under a name: only the page can fetch it, since it needs who has signed in. */
export const saveFile = (name: string, { type, bytes }: GivenFile): void => {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // By then the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
