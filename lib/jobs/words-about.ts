import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { isId } from "@/lib/ids"

/** A person's reason for what they did to a run: sealed under the key of the patient the run was about. */
export async function wordsAbout(
  tx: Tx,
  { subjectId }: { subjectId: string | null },
  reason: string | undefined,
): Promise<Pick<Fact, "patientId" | "personal">> {
  const personal = reason ? { reason } : undefined
  if (!subjectId || !isId(subjectId)) return { personal }
  const lead = await tx.lead.findUnique({ where: { id: subjectId }, select: { patientId: true } })
  return { patientId: lead?.patientId, personal }
}
