import type { Ctx } from "@/lib/ctx"
import { type StoredRequest, shownName } from "@/lib/subject-requests/reach"
import { clockOf } from "@/lib/subject-requests/rules"
import type { RequestRow } from "@/lib/subject-requests/schema"
import type { RequestChannel, RequestKind, RequestStatus } from "@/lib/subject-requests/words"

export type WithPeople = StoredRequest & {
  patient: { id: string; name: string }
  owner: { id: string; name: string } | null
}

/** What is read with a request for its line in the list. */
export const PEOPLE = {
  patient: { select: { id: true, name: true } },
  owner: { select: { id: true, name: true } },
} as const

export const toRequestRow = (ctx: Ctx, request: WithPeople): RequestRow => ({
  id: request.id,
  kind: request.kind as RequestKind,
  status: request.status as RequestStatus,
  channel: request.channel as RequestChannel,
  patient: { id: request.patient.id, name: shownName(ctx, request.patient.name) },
  owner: request.owner,
  receivedAt: request.receivedAt.toISOString(),
  dueAt: request.dueAt.toISOString(),
  finishedAt: request.finishedAt?.toISOString() ?? null,
  isExtended: request.extendedAt !== null,
  clock: clockOf(request, ctx.now),
})
