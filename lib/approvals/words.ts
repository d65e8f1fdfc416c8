import { DAY_MS } from "@/lib/time"

export const APPROVAL_STATUSES = ["pending", "approved", "denied", "withdrawn", "expired", "failed"] as const
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number]

export const APPROVAL_STATUS_NAMES: Record<ApprovalStatus, string> = {
  pending: "Waits",
  approved: "Approved",
  denied: "Denied",
  withdrawn: "Withdrawn",
  expired: "Expired",
  failed: "Failed",
}

/** What nobody decides on in this time is asked again, or was not needed. */
export const APPROVAL_LIFE_MS = 7 * DAY_MS
export const APPROVAL_PAGE = 30

export const taskKeyOf = (approvalId: string): string => `approval:${approvalId}`
export const hrefOf = (approvalId: string): string => `/settings/approvals/${approvalId}`
