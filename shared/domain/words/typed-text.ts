import * as z from 'zod';
import { lengthOf } from './shortened.ts';
import { showable } from './showable.ts';
import { isVisible } from './visible.ts';

/**
 * Words that somebody of the office writes, as they may be shown: at least one character that is seen, at most so many
 * code points.
 */
export const textOf = (most: number) =>
  z
    .string()
    .overwrite(showable)
    .refine(isVisible, 'at least one visible character')
    .refine((text) => lengthOf(text) <= most, `at most ${most} characters`)
    .meta({ minLength: 1, maxLength: most });
