"use server"

import { acknowledgeAlert } from "@/lib/alerts/acknowledge"
import { action } from "@/lib/web/action"

export const acknowledge = action(acknowledgeAlert, { refresh: true })
