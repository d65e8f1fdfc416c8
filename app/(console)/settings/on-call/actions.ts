"use server"

import { cancelShift } from "@/lib/rota/cancel"
import { changeShift } from "@/lib/rota/change"
import { createShift } from "@/lib/rota/create"
import { changeEscalation } from "@/lib/urgent/escalation"
import { action } from "@/lib/web/action"

export const create = action(createShift, { refresh: true })
export const change = action(changeShift, { refresh: true })
export const cancel = action(cancelShift, { refresh: true })
export const saveEscalation = action(changeEscalation, { refresh: true })
