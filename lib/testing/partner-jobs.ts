import { inClinic } from "@/lib/db"
import { giveUpMessage } from "@/lib/messaging/fail"
import { sendMessage } from "@/lib/messaging/send"
import { sendAgain } from "@/lib/sending/send-again"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { runOf, type WritingGround } from "@/lib/testing/messages"
import { outgoing, queueAll, sendingGround } from "@/lib/testing/sending"

/** So many messages, each to another person of one clinic. */
export async function jobs(count: number, given: Parameters<typeof sendingGround>[0] = {}) {
  const ground = await sendingGround(given)
  const ids: string[] = []
  for (let n = 0; n < count; n += 100) {
    const size = Math.min(100, count - n)
    const leads = []
    for (let at = 0; at < size; at++) {
      const lead = await addLead(ground.clinic.id)
      await addMessage(lead, "Hello?")
      leads.push(lead)
    }
    const made = await queueAll(
      ground,
      leads.map((lead) => outgoing({ ...ground, lead }, { purpose: "confirmation", content: WORDS })),
    )
    ids.push(...made.map((one) => one.id))
  }
  return { ground, ids }
}
const WORDS = { kind: "text", body: "Confirmed: tomorrow at nine." } as const

/** Four workers at once try each of them so often, as runs do: a refusal for good ends it, a pause is not waited for. */
export async function work(ground: WritingGround, ids: readonly string[], tries = 1): Promise<string[]> {
  const said: string[] = []
  const line = [...ids]
  const worker = async () => {
    for (let id = line.shift(); id; id = line.shift()) {
      const one = id
      for (let n = 0; n < tries; n++) {
        const came = await sendMessage(runOf(ground), one, "send").then(
          (result) => ({ word: result.status as string, retry: false }),
          (error: { reason?: string; code?: string; retry?: boolean }) => ({
            word: error.reason ?? error.code ?? "?",
            retry: error.retry === true,
          }),
        )
        if (n === tries - 1 || !came.retry) said.push(came.word)
        if (!came.retry) break
      }
      await giveUpMessage(runOf(ground), { messageId: one })
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return said
}

export const statesOf = ({ clinic }: WritingGround, ids: readonly string[]) =>
  inClinic(clinic.id, async (tx) => {
    const rows = await tx.message.groupBy({ by: ["status"], where: { id: { in: [...ids] } }, _count: true })
    return Object.fromEntries(rows.map((row) => [row.status, row._count])) as Record<string, number>
  })

/** A person sends again what failed or was blocked; what is unsure stays a person's to look after. */
export async function replay(ground: WritingGround, ids: readonly string[]): Promise<string[]> {
  const again = await inClinic(ground.clinic.id, (tx) =>
    tx.message.findMany({
      where: { id: { in: [...ids] }, status: { in: ["failed", "blocked"] } },
      select: { id: true },
    }),
  )
  for (const { id } of again) await sendAgain(ground.ctxFor(["coordinator"]), { messageId: id })
  return again.map((one) => one.id)
}
