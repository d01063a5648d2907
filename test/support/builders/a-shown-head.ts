/** What an officer is shown of an ordinary service report with its unit. */
export const SHOWN_HEAD = {
  id: `rep_${'a'.repeat(26)}`,
  version: 4,
  channel: 'lapor',
  status: 'routed',
  receivedAt: '2026-11-24T08:00:00+07:00',
  class: 'service',
  topic: 'pju',
  urgency: 'normal',
  assignee: 'llaj',
  anonymous: false,
  secret: false,
  flagged: false,
  reporterReplied: false,
  closeProposed: false,
  deadlines: [],
} as const;
