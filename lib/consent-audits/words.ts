/** What a day's look finds, gravest first: what it is, and what is to be done about it. */
export const FINDINGS = {
  sent_after_withdrawal: {
    name: "Sent although it was taken back",
    todo: "This must never be. Tell whoever answers for data protection, and look at each message.",
    isGrave: true,
  },
  expired_relied_on: {
    name: "Sent on an agreement that had ended",
    todo: "Look at each message, and ask the person again.",
    isGrave: true,
  },
  request_overdue: {
    name: "Answers that nobody has read",
    todo: "Read the replies that wait, or ask again.",
    isGrave: true,
  },
  outdated_policy: {
    name: "Agreed to an older policy",
    todo: "Ask them again with the policy that is in force.",
    isGrave: true,
  },
  missing_required: {
    name: "Required agreement is missing",
    todo: "Ask for it at the next contact; until then nothing but answers may be sent.",
    isGrave: false,
  },
  opted_out: {
    name: "Offers stopped within a day",
    todo: "Nothing: it holds already.",
    isGrave: false,
  },
} as const
export type FindingKind = keyof typeof FINDINGS
export const FINDING_KINDS = Object.keys(FINDINGS) as FindingKind[]
export const isFindingKind = (kind: string | undefined): kind is FindingKind =>
  kind !== undefined && Object.hasOwn(FINDINGS, kind)
