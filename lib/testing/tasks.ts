import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { addMs, HOUR_MS, now } from "@/lib/time"

type Given = Partial<Omit<Prisma.TaskUncheckedCreateInput, "clinicId">>

/** A clinic with two members and a lead, a member of another clinic, and tasks as they are wanted. */
export async function taskGround() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const otherFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const lead = await addLead(clinic.id, { name: "Zanubia Quartermaine" })
  /** For the role coordinator, due in an hour, unless said otherwise. */
  async function add(given: Given = {}): Promise<string> {
    const id = given.id ?? newId()
    const standard = {
      kind: "call_back",
      title: "Call back",
      sourceType: "member",
      ownerRole: "coordinator",
      dueAt: addMs(now(), HOUR_MS),
    }
    await inClinic(clinic.id, (tx) =>
      tx.task.create({ data: { ...standard, ...given, id, clinicId: clinic.id } }),
    )
    return id
  }
  const read = (id: string) => inClinic(clinic.id, (tx) => tx.task.findUniqueOrThrow({ where: { id } }))
  const named = (id: string) =>
    inClinic(clinic.id, async (tx) =>
      (
        await tx.fact.findMany({
          where: { subjectId: id, name: { startsWith: "task." } },
          orderBy: { seq: "asc" },
        })
      ).map((one) => one.name),
    )
  return {
    clinic,
    ctxFor,
    otherFor,
    strangerFor,
    me: ctxFor.member,
    other: otherFor.member,
    lead,
    add,
    read,
    named,
  }
}
export type TaskGround = Awaited<ReturnType<typeof taskGround>>
