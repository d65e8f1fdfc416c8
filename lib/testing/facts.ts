import { inClinic } from "@/lib/db"
import { openPersonal } from "@/lib/personal"

/** What was recorded about it, oldest first; `personal` opened. */
export const recorded = (clinicId: string, subjectId: string) =>
  inClinic(clinicId, async (tx) => {
    const facts = await tx.fact.findMany({
      where: { subjectId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    })
    const opened = await openPersonal(tx, facts)
    return facts.map(({ seq: _, personal: __, ...one }) => {
      const words = opened.get(one.id)
      return { ...one, personal: words?.state === "open" ? words.value : null }
    })
  })
