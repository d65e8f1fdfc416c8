"use server"

import { changeCrmChoices, changeMapping } from "@/lib/crm/change-mapping"
import { checkProperties } from "@/lib/crm/check-properties"
import { stopBatch } from "@/lib/crm/finish-batch"
import { reviveLink } from "@/lib/crm/revive-link"
import { settleDrift } from "@/lib/crm/settle-drift"
import { startBatch } from "@/lib/crm/start-batch"
import { action } from "@/lib/web/action"

const refresh = { refresh: true }

export const saveMapping = action(changeMapping, refresh)
export const saveChoices = action(changeCrmChoices, refresh)
export const readProperties = action(checkProperties)
export const writeAll = action(startBatch, refresh)
export const stopWriting = action(stopBatch, refresh)
export const settle = action(settleDrift, refresh)
export const writeAgain = action(reviveLink, refresh)
