"use server"

import { changeCampaignLimits } from "@/lib/campaigns/change-limits"
import { pauseCampaign } from "@/lib/campaigns/pause"
import { previewCampaign } from "@/lib/campaigns/preview"
import { resumeCampaign } from "@/lib/campaigns/resume"
import { startCampaign } from "@/lib/campaigns/start"
import { stopCampaign } from "@/lib/campaigns/stop"
import { action } from "@/lib/web/action"

export const preview = action(previewCampaign)
export const start = action(startCampaign)
export const pause = action(pauseCampaign, { refresh: true })
export const resume = action(resumeCampaign, { refresh: true })
export const stop = action(stopCampaign, { refresh: true })
export const changeLimits = action(changeCampaignLimits, { refresh: true })
