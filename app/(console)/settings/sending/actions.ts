"use server"

import { changeLimits } from "@/lib/sending/change-limits"
import { action } from "@/lib/web/action"

export const change = action(changeLimits, { refresh: true })
