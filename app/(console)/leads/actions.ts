"use server"

import { addLeadNote } from "@/lib/leads/add-note"
import { assignLead } from "@/lib/leads/assign"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { overrideScore } from "@/lib/leads/override-score"
import { releaseLead, takeLead } from "@/lib/leads/take"
import { replyToPatient } from "@/lib/messaging/reply"
import { action } from "@/lib/web/action"

export const take = action(takeLead, { refresh: true })
export const release = action(releaseLead, { refresh: true })
export const assign = action(assignLead, { refresh: true })
export const changeStatus = action(changeLeadStatus, { refresh: true })
export const addNote = action(addLeadNote, { refresh: true })
export const reply = action(replyToPatient, { refresh: true })
export const override = action(overrideScore, { refresh: true })
