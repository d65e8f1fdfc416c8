"use server"

import { approveRequest, denyRequest } from "@/lib/approvals/decide"
import { withdrawRequest } from "@/lib/approvals/withdraw"
import { action } from "@/lib/web/action"

export const approve = action(approveRequest, { refresh: true })
export const deny = action(denyRequest, { refresh: true })
export const withdraw = action(withdrawRequest, { refresh: true })
