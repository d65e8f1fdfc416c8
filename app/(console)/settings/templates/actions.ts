"use server"

import { requestSync } from "@/lib/templates/request-sync"
import { saveSmsTemplate } from "@/lib/templates/save-sms"
import { action } from "@/lib/web/action"

export const sync = action(requestSync, { refresh: true })
export const saveSms = action(saveSmsTemplate, { refresh: true })
