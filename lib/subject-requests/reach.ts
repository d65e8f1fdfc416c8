import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { initials } from "@/lib/patients/mask"
import { isOpenStatus, type RequestStatus } from "@/lib/subject-requests/words"

export type StoredRequest = NonNullable<Awaited<ReturnType<Tx["subjectRequest"]["findUnique"]>>>

export const requireMember = (ctx: Ctx): string =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden")

/** The request, its row held until the end. Unknown and another clinic's look the same. */
export async function requestForChange(tx: Tx, id: string): Promise<StoredRequest> {
  if (isId(id)) await tx.$executeRaw`select from "SubjectRequest" where id = ${id}::uuid for update`
  const found = isId(id) ? await tx.subjectRequest.findUnique({ where: { id } }) : null
  return found ?? fail("not_found")
}

/** Refuses with a sentence what cannot happen to the request as it stands. */
export function mustBe(request: StoredRequest, ...statuses: RequestStatus[]): void {
  if (statuses.some((one) => one === request.status)) return
  fail("wrong_state", { sentence: sentenceOf(request.status) })
}

function sentenceOf(status: string): string {
  if (!isOpenStatus(status)) return "This request is finished."
  if (status === "awaiting_approval") return "A second person has to decide on it first."
  if (status === "in_progress") return "Who they are is already confirmed."
  return "First make sure that it is them who ask."
}

/** What this reader is shown of a person's name. */
export function shownName(ctx: Ctx, name: string): string {
  return grantOf(ctx, "patients.read")?.scope === "all" ? name : initials(name)
}

/** The same without holding it. */
export async function requestInReach(tx: Tx, id: string): Promise<StoredRequest> {
  const found = isId(id) ? await tx.subjectRequest.findUnique({ where: { id } }) : null
  return found ?? fail("not_found")
}
