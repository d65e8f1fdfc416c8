"use server"

import { moveRoutingRule } from "@/lib/routing/move-rule"
import { pauseRoutingRule } from "@/lib/routing/pause-rule"
import { removeRoutingRule } from "@/lib/routing/remove-rule"
import { saveRoutingRule } from "@/lib/routing/save-rule"
import { action } from "@/lib/web/action"

export const save = action(saveRoutingRule, { refresh: true })
export const move = action(moveRoutingRule, { refresh: true })
export const pause = action(pauseRoutingRule, { refresh: true })
export const remove = action(removeRoutingRule, { refresh: true })
