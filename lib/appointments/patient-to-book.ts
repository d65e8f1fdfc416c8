import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { patientForChange, patientReach } from "@/lib/patients/reach"

/** Whom one may book for: a patient within reach, and whoever was or is to be with oneself. Its row is held. */
export async function patientToBook(tx: Tx, ctx: Ctx, grant: Grant, id: string) {
  const reach = patientReach(ctx, grant)
  const me = memberIdOf(ctx)
  const isMine =
    reach.scope === "own" && me !== null && isId(id)
      ? await tx.appointment.findFirst({
          where: { patientId: id, practitioner: { memberId: me } },
          select: { id: true },
        })
      : null
  return patientForChange(tx, id, isMine ? { ...reach, scope: "all" } : reach)
}
