/** Controls, of both halves of the code tables, but for the ends of lines and tabs. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

/** Text as it may be shown: well-formed, without control characters (the original keeps them), trimmed. */
export const showable = (text: string): string => text.toWellFormed().replace(CONTROLS, '').trim();
