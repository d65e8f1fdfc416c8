"use server"

import { addLeadNote } from "@/lib/leads/add-note"
import { assignLead } from "@/lib/leads/assign"
import { bulkLeads } from "@/lib/leads/bulk"
import { previewBulk as preview } from "@/lib/leads/bulk-preview"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { closeDuplicate as close, reopenDuplicate as reopen } from "@/lib/leads/close-duplicate"
import { startLeadExport } from "@/lib/leads/export"
import { overrideScore } from "@/lib/leads/override-score"
import { releaseLead, takeLead } from "@/lib/leads/take"
import { keepColumns as keep } from "@/lib/views/columns"
import { action } from "@/lib/web/action"

export const take = action(takeLead, { refresh: true })
export const release = action(releaseLead, { refresh: true })
export const assign = action(assignLead, { refresh: true })
export const changeStatus = action(changeLeadStatus, { refresh: true })
export const addNote = action(addLeadNote, { refresh: true })
export const override = action(overrideScore, { refresh: true })
export const moveOnBoard = action(changeLeadStatus)
export const bulk = action(bulkLeads)
export const previewBulk = action(preview)
export const startExport = action(startLeadExport)
export const closeDuplicate = action(close, { refresh: true })
export const reopenDuplicate = action(reopen, { refresh: true })
export const keepColumns = action(keep)
