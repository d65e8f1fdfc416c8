"use server"

import { discardRuleSet } from "@/lib/rule-sets/discard"
import { draftRuleSet } from "@/lib/rule-sets/draft"
import { editRuleSet } from "@/lib/rule-sets/edit"
import { bringBackRuleSet, goLive as goLiveCommand } from "@/lib/rule-sets/go-live"
import { previewText } from "@/lib/rule-sets/preview"
import { startShadow, stopShadow } from "@/lib/rule-sets/start-shadow"
import { action } from "@/lib/web/action"

const refresh = { refresh: true }

export const draft = action(draftRuleSet, refresh)
export const edit = action(editRuleSet, refresh)
export const discard = action(discardRuleSet)
export const startTrial = action(startShadow, refresh)
export const stopTrial = action(stopShadow, refresh)
export const goLive = action(goLiveCommand, refresh)
export const bringBack = action(bringBackRuleSet, refresh)
export const preview = action(previewText)
