"use server"

import { assignIncident } from "@/lib/incidents/assign"
import { changeIncident } from "@/lib/incidents/change"
import { closeIncident } from "@/lib/incidents/close"
import { openIncident } from "@/lib/incidents/open"
import { tellIncident } from "@/lib/incidents/tell"
import { writePostmortem } from "@/lib/incidents/write-postmortem"
import { action } from "@/lib/web/action"

export const open = action(openIncident)
export const tell = action(tellIncident, { refresh: true })
export const assign = action(assignIncident, { refresh: true })
export const change = action(changeIncident, { refresh: true })
export const close = action(closeIncident, { refresh: true })
export const write = action(writePostmortem, { refresh: true })
