import type { Role } from "@/lib/can"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { confirmIdentity } from "@/lib/subject-requests/check-identity"
import { openRequest } from "@/lib/subject-requests/open-request"
import type { RequestKind } from "@/lib/subject-requests/words"
import { patientGround } from "@/lib/testing/patients"
import { now } from "@/lib/time"

/** A person who asked for something; `sure`: that it is them is confirmed. Members have just given their password. */
export async function requestGround(kind: RequestKind = "access", { sure = true } = {}) {
  const made = await patientGround()
  const steppedUpAt = now()
  const ctxFor = (roles: readonly Role[]) => made.ctxFor(roles, { steppedUpAt })
  const strangerFor = (roles: readonly Role[]) => made.strangerFor(roles, { steppedUpAt })
  const admin = ctxFor(["admin"])
  const { id } = await openRequest(admin, {
    key: newId(),
    patientId: made.patient.id,
    kind,
    channel: "email",
    words: "What do you know of me?",
  })
  if (sure) await confirmIdentity(admin, { id, how: "document" })
  const read = () => inClinic(made.clinic.id, (tx) => tx.subjectRequest.findUniqueOrThrow({ where: { id } }))
  const factsOf = () =>
    inClinic(made.clinic.id, async (tx) =>
      (await tx.fact.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } })).map((one) => one.name),
    )
  return { ...made, ctxFor, strangerFor, admin, id, read, factsOf }
}
