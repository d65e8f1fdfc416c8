"use server"

import { cancelMessage } from "@/lib/messaging/cancel"
import { answerUnsure } from "@/lib/sending/answer-unsure"
import { pauseSending } from "@/lib/sending/pause-all"
import { resumeSending } from "@/lib/sending/resume-all"
import { sendAgain } from "@/lib/sending/send-again"
import { sendAnyway } from "@/lib/sending/send-anyway"
import { sendHeld } from "@/lib/sending/send-held"
import { action } from "@/lib/web/action"

export const cancel = action(cancelMessage, { refresh: true })
export const again = action(sendAgain, { refresh: true })
export const anyway = action(sendAnyway, { refresh: true })
export const answer = action(answerUnsure, { refresh: true })
export const pause = action(pauseSending, { refresh: true })
export const resume = action(resumeSending, { refresh: true })
export const sendAllHeld = action(sendHeld, { refresh: true })
