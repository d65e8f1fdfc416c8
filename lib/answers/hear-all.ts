import { hearBooking } from "@/lib/booking-agent/hear"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { hearReminder } from "@/lib/reminders/hear"
import { liveRules } from "@/lib/rule-sets/live"
import { hearSurvey } from "@/lib/surveys/hear"
import { hearOffer } from "@/lib/waiting-list/hear"
import { addresseeOf } from "./addressee"
import { distressIn } from "./distress"
import { hearAnswer } from "./hear"
import { readAnswer } from "./read"
import type { Heard, Said } from "./said"

/** Each knows by `to` whether the reply is to something of theirs; null: it is not. */
const HEARERS = [hearReminder, hearOffer, hearBooking, hearSurvey]

/**
 * What a patient's message answers, in the transaction that keeps it. A stop, a wish for messages again and distress go
 * before everything: no appointment hangs on them. Whatever else was said belongs to one thing of ours at most.
 */
export async function hearAll(tx: Tx, ctx: Ctx, said: Said): Promise<Heard> {
  const isWordless = said.text.trim() === "" && !said.choiceId
  if (isWordless || said.kind === "reaction") return hearAnswer(tx, ctx, said)
  const to = await addresseeOf(tx, ctx, said)
  if (!to || to.purpose === "consent_request" || (await isFirst(tx, ctx, said)))
    return hearAnswer(tx, ctx, said)
  const addressed = { ...said, to }
  for (const hear of HEARERS) {
    const heard = await hear(tx, ctx, addressed)
    if (heard) return heard
  }
  return hearAnswer(tx, ctx, said)
}

async function isFirst(tx: Tx, ctx: Ctx, { text }: Said): Promise<boolean> {
  const { reading } = readAnswer(text)
  if (reading === "stop" || reading === "resume") return true
  return text.trim() !== "" && distressIn(text, await liveRules(tx, ctx)) !== null
}
