import { CAMPAIGN_APPROVALS } from "@/lib/campaigns/approvals"
import type { Permission } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { INBOX_APPROVALS } from "@/lib/inbox/approvals"
import type { Done } from "@/lib/operation"
import { PATIENT_APPROVALS } from "@/lib/patients/approvals"
import { RERUN_APPROVALS } from "@/lib/reruns/approvals"
import { SENDING_APPROVALS } from "@/lib/sending/approvals"
import { ERASURE_APPROVALS } from "@/lib/subject-requests/approvals"

/** What a decider has to know of the people concerned, read when it is looked at. */
export type ApprovalDetails = {
  rows: { term: string; value: string }[]
  patientIds: string[]
  links?: { label: string; href: string }[]
}

export type ApprovalKind = {
  /** What is asked for, in words: "Merge two records". */
  name: string
  /** Whose full grant it takes to decide: whole clinic, and not only to propose. */
  may: Permission
  /** It tells of nobody: a grant to see ids alone is enough to decide it. */
  idsOnly?: boolean
  /** Does it, in the transaction of the decision, as the person who decides. `input` is what was asked for. */
  do(tx: Tx, ctx: Ctx, input: unknown): Promise<Done<unknown>>
  /** Ends what was kept ready for it, where it is not to be done: denied, withdrawn, expired, or failed. */
  ended?(tx: Tx, ctx: Ctx, input: unknown): Promise<void>
  /** For who may know patients by name. */
  details?(tx: Tx, ctx: Ctx, input: unknown): Promise<ApprovalDetails>
  /** Where a decider looks first. */
  links?(input: unknown): { label: string; href: string }[]
}

/** Everything a second person may be asked to agree to. It may draw on all domains; none of them imports it. */
export const APPROVAL_KINDS: Record<string, ApprovalKind> = {
  ...PATIENT_APPROVALS,
  ...INBOX_APPROVALS,
  ...RERUN_APPROVALS,
  ...CAMPAIGN_APPROVALS,
  ...SENDING_APPROVALS,
  ...ERASURE_APPROVALS,
}
