"use server"

import { publishPolicy, savePolicy } from "@/lib/consents/policies"
import { action } from "@/lib/web/action"

export const save = action(savePolicy, { refresh: true })
export const publish = action(publishPolicy, { refresh: true })
