import type { FileRefusal } from '#shared/domain/evidence/checked-file';

/** Ends the look into a file wherever it is, since it is not taken. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly why: FileRefusal;
  constructor(why: FileRefusal) {
    super(why);
    this.why = why;
  }
}
