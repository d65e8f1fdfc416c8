"use server"

import { takeLead } from "@/lib/leads/take"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { closeCase } from "@/lib/urgent/close"
import { releaseCase } from "@/lib/urgent/release"
import { action } from "@/lib/web/action"

export const acknowledge = action(acknowledgeCase, { refresh: true })
export const release = action(releaseCase, { refresh: true })
export const close = action(closeCase, { refresh: true })
export const take = action(takeLead, { refresh: true })
