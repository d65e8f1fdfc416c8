import { inClinic } from "@/lib/db"
import { draftHandover } from "@/lib/handover/draft"
import { editHandover } from "@/lib/handover/edit"
import { signHandover } from "@/lib/handover/sign"
import type { HandoverRole } from "@/lib/handover/words"
import { taskGround } from "@/lib/testing/tasks"

/** A clinic with two colleagues, a lead that waits, and notes as they are wanted. */
export async function handoverGround() {
  const ground = await taskGround()
  const { ctxFor, clinic } = ground
  const draft = async (role: HandoverRole = "coordinator") =>
    (await draftHandover(ctxFor([role]), { role })).id
  async function signed(
    role: HandoverRole = "coordinator",
    note = "The gnarled molar called twice",
  ): Promise<string> {
    const id = await draft(role)
    await editHandover(ctxFor([role]), { id, note })
    await signHandover(ctxFor([role]), { id })
    return id
  }
  const readNote = (id: string) =>
    inClinic(clinic.id, (tx) => tx.handover.findUniqueOrThrow({ where: { id } }))
  return { ...ground, draft, signed, readNote }
}
