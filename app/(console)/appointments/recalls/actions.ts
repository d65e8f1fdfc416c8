"use server"

import { assignRecall } from "@/lib/recalls/assign"
import { closeRecall } from "@/lib/recalls/close"
import { invite } from "@/lib/recalls/invite"
import { reopenRecall } from "@/lib/recalls/reopen"
import { snoozeRecall } from "@/lib/recalls/snooze"
import { action } from "@/lib/web/action"

export const inviteNow = action(invite, { refresh: true })
export const snooze = action(snoozeRecall, { refresh: true })
export const close = action(closeRecall, { refresh: true })
export const reopen = action(reopenRecall, { refresh: true })
export const assign = action(assignRecall, { refresh: true })
