import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { replyToPatient } from "@/lib/messaging/reply"
import { addMessage, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, MINUTE_MS, now } from "@/lib/time"

export type WritingGround = LeadGround & { connectionId: string }

/** A lead whose patient wrote a minute ago, in a clinic that can send by WhatsApp. */
export async function writingGround(
  given: { scheme?: string; wroteAt?: Date; address?: string } = {},
): Promise<WritingGround> {
  const ground = await leadGround(given.address ? { address: given.address } : {})
  const connectionId = await connectWhatsapp(ground.clinic.id, {
    scheme: given.scheme,
    secrets: { apiKey: "an-access-token" } as never,
  })
  await addMessage(ground.lead, "Hello?", { createdAt: given.wroteAt ?? addMs(now(), -MINUTE_MS) })
  return { ...ground, connectionId }
}

/** A reply of a coordinator, queued; its id. */
export async function queuedReply(ground: WritingGround, body = "Tomorrow at nine?"): Promise<string> {
  const coordinator = ground.ctxFor(["coordinator"])
  const { id } = await replyToPatient(coordinator, { id: ground.lead.id, key: newId(), body })
  return id
}

/** As one run of `send-whatsapp-message` has it. */
export const runOf = ({ clinic }: LeadGround, runId = newId()): Ctx =>
  systemCtx(clinic.id, { slug: clinic.slug, name: "A", timeZone: "UTC" }, "send-whatsapp-message", runId)

export const readMessage = ({ clinic }: LeadGround, id: string) =>
  inClinic(clinic.id, (tx) => tx.message.findUniqueOrThrow({ where: { id } }))

export const openTasks = ({ clinic }: LeadGround) =>
  inClinic(clinic.id, (tx) => tx.task.findMany({ where: { status: "open" }, orderBy: { createdAt: "asc" } }))

export function setEnv(vars: Record<string, string>): void {
  Object.assign(process.env, vars)
  resetEnv()
}
