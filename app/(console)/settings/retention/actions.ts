"use server"

import { changeRetention } from "@/lib/retention/change"
import { action } from "@/lib/web/action"

export const change = action(changeRetention, { refresh: true })
