/** Why a file is no sheet that can be read. */
export type UnreadableSheet = 'empty' | 'oldExcel' | 'notASheet' | 'tooMuchInside';

/** A file that is no sheet; its message is the code alone, so that nothing of its content is told. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';
  readonly why: UnreadableSheet;
  constructor(why: UnreadableSheet) {
    super(why);
    this.why = why;
  }
}
