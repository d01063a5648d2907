import type { Locator } from 'playwright-core';

/** A photo as a browser is given it. */
export type TakenPhoto = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Touches as somebody with a phone does, and counts: a place, a field that is filled in, the camera's shutter. */
export const fingers = () => {
  let times = 0;
  return {
    tap: async (place: Locator) => {
      times += 1;
      await place.click();
    },
    choose: async (field: Locator, label: string) => {
      times += 1;
      await field.selectOption({ label });
    },
    /** The way into the camera, its shutter, and “use this photo”. */
    photograph: async (field: Locator, photo: TakenPhoto) => {
      times += 3;
      await field.setInputFiles(photo);
    },
    taps: () => times,
  };
};
