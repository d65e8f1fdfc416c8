"use server"

import { changeChannel as changeChannelCommand } from "@/lib/alert-channels/change"
import { createChannel as createChannelCommand } from "@/lib/alert-channels/create"
import { retireChannel as retireChannelCommand } from "@/lib/alert-channels/retire"
import { testChannel as testChannelCommand } from "@/lib/alert-channels/send-test"
import { acknowledgeAlert } from "@/lib/alerts/acknowledge"
import { changeAlertRule } from "@/lib/alerts/change-rule"
import { endSilence as endSilenceCommand } from "@/lib/alerts/end-silence"
import { silenceAlert } from "@/lib/alerts/silence"
import { resendNotice } from "@/lib/operation-notices/resend"
import { action } from "@/lib/web/action"

export const acknowledge = action(acknowledgeAlert, { refresh: true })
export const changeRule = action(changeAlertRule, { refresh: true })
export const silence = action(silenceAlert, { refresh: true })
export const endSilence = action(endSilenceCommand, { refresh: true })
export const createChannel = action(createChannelCommand, { refresh: true })
export const changeChannel = action(changeChannelCommand, { refresh: true })
export const retireChannel = action(retireChannelCommand, { refresh: true })
export const testChannel = action(testChannelCommand, { refresh: true })
export const resend = action(resendNotice, { refresh: true })
