import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { dayOf } from "@/lib/patients/details"
import { orderedNumbers, orderTaskKey } from "@/lib/subject-requests/order-at-hubspot"
import { shownName } from "@/lib/subject-requests/reach"
import {
  type ErasureView,
  type ExportRow,
  type GoneRow,
  type KeptRow,
  type RequestDetail,
  RequestIdInput,
} from "@/lib/subject-requests/schema"
import { PEOPLE, toRequestRow } from "@/lib/subject-requests/to-row"
import type {
  ExportLanguage,
  IdentityWay,
  RefusalGround,
  RestrictionReason,
} from "@/lib/subject-requests/words"

const EXPORT_SHOWN = {
  id: true,
  status: true,
  language: true,
  createdAt: true,
  readyAt: true,
  expiresAt: true,
  jsonBytes: true,
  pdfBytes: true,
  counts: true,
  downloads: { orderBy: { at: "desc" as const }, take: 20 },
}

export const findRequest = query({
  name: "subjectRequests.find",
  may: "requests.read",
  input: RequestIdInput,
  async run({ ctx, tx, input: { id }, grant }): Promise<RequestDetail> {
    const found = isId(id)
      ? await tx.subjectRequest.findUnique({
          where: { id },
          include: {
            owner: PEOPLE.owner,
            patient: true,
            erasure: true,
            exports: { select: EXPORT_SHOWN, orderBy: { createdAt: "desc" }, take: 10 },
          },
        })
      : null
    if (!found) return fail("not_found")
    const facts = await tx.fact.findMany({
      where: { subjectId: id, name: { startsWith: "subject_request." } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
      select: { name: true, actorName: true, createdAt: true },
    })
    const { patient, erasure } = found
    const names = await namesOf(tx, [
      found.receivedById,
      found.identityById,
      found.extendedById,
      found.finishedById,
      erasure?.proposedById,
      erasure?.approvedById,
      ...found.exports.flatMap((one) => one.downloads.map((copy) => copy.memberId)),
    ])
    const nameOf = (memberId: string | null | undefined) => (memberId ? (names.get(memberId) ?? null) : null)
    const isWhole = grant.scope === "all" && grantOf(ctx, "patients.read")?.scope === "all"
    // Who sees numbers alone sees where it stands, and of whom nothing.
    const isNumbers = grant.scope === "counts"
    return {
      request: {
        ...toRequestRow(ctx, found),
        ...(isNumbers && { patient: { id: "", name: "–" } }),
        words: isWhole ? found.words : null,
        receivedBy: nameOf(found.receivedById),
        identity:
          found.identityHow && found.identityAt
            ? {
                how: found.identityHow as IdentityWay,
                by: nameOf(found.identityById),
                at: found.identityAt.toISOString(),
                note: isWhole ? found.identityNote : null,
              }
            : null,
        extended:
          found.extendedAt && found.extendedBecause
            ? {
                because: found.extendedBecause,
                by: nameOf(found.extendedById),
                at: found.extendedAt.toISOString(),
              }
            : null,
        refused: found.refusedGround
          ? { ground: found.refusedGround as RefusalGround, note: isWhole ? found.refusedNote : null }
          : null,
        finishedBy: nameOf(found.finishedById),
        approvalId: found.approvalId,
        detail: withoutOrder(found.detail),
      },
      patient: {
        id: isNumbers ? "" : patient.id,
        name: isNumbers ? "–" : shownName(ctx, patient.name),
        language: isWhole ? patient.language : null,
        birthDate: isWhole ? dayOf(patient.birthDate) : null,
        restricted: patient.restrictedAt
          ? {
              since: patient.restrictedAt.toISOString(),
              because: patient.restrictedBecause as RestrictionReason,
            }
          : null,
        isErased: patient.erasedAt !== null,
      },
      exports: found.exports.map((one) => exportRow(ctx, one, (memberId) => nameOf(memberId) ?? "")),
      erasure:
        erasure &&
        erasureView(
          erasure,
          (memberId) => nameOf(memberId) ?? "",
          await hubspotOf(tx, found, grantOf(ctx, "patients.erase")?.scope === "all"),
        ),
      history: facts.map((one) => ({
        at: one.createdAt.toISOString(),
        by: one.actorName,
        what: one.name,
      })),
      may: {
        write: grantOf(ctx, "requests.write") !== null,
        export: grantOf(ctx, "patients.export") !== null,
        erase: grantOf(ctx, "patients.erase") ? "ask" : null,
      },
    }
  },
  reads: ({ value }) => ({ what: "subject_request", patientIds: value.patient.id ? [value.patient.id] : [] }),
})

async function namesOf(tx: Tx, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.flatMap((one) => one ?? []))]
  const members = await tx.member.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(members.map((one) => [one.id, one.name]))
}

type StoredExport = {
  id: string
  status: string
  language: string
  createdAt: Date
  readyAt: Date | null
  expiresAt: Date | null
  jsonBytes: number | null
  pdfBytes: number | null
  counts: unknown
  downloads: { format: string; memberId: string; at: Date }[]
}

function exportRow(ctx: Ctx, one: StoredExport, nameOf: (id: string) => string): ExportRow {
  const isOver = one.status === "ready" && one.expiresAt !== null && one.expiresAt <= ctx.now
  const counts = (one.counts ?? {}) as Record<string, number>
  return {
    id: one.id,
    status: isOver ? "expired" : (one.status as ExportRow["status"]),
    language: one.language as ExportLanguage,
    createdAt: one.createdAt.toISOString(),
    readyAt: one.readyAt?.toISOString() ?? null,
    expiresAt: one.expiresAt?.toISOString() ?? null,
    jsonBytes: one.jsonBytes,
    pdfBytes: one.pdfBytes,
    rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
    downloads: one.downloads.map((copy) => ({
      format: copy.format as "json" | "pdf",
      by: nameOf(copy.memberId),
      at: copy.at.toISOString(),
    })),
  }
}

function erasureView(
  one: { id: string; at: Date; proposedById: string; approvedById: string; counts: unknown; kept: unknown },
  nameOf: (id: string) => string,
  hubspot: ErasureView["hubspot"],
): ErasureView {
  return {
    at: one.at.toISOString(),
    proposedBy: nameOf(one.proposedById),
    approvedBy: nameOf(one.approvedById),
    gone: (one.counts ?? []) as GoneRow[],
    kept: (one.kept ?? []) as KeptRow[],
    hubspot,
  }
}

function withoutOrder(detail: unknown): Record<string, unknown> {
  const { hubspot: _, ...shown } = (detail ?? {}) as Record<string, unknown>
  return shown
}

/** How far it is with their contact at HubSpot; its number is for who may erase. */
async function hubspotOf(
  tx: Tx,
  { id, detail }: { id: string; detail: unknown },
  mayErase: boolean,
): Promise<ErasureView["hubspot"]> {
  const { hubspotErasedAt: at } = (detail ?? {}) as { hubspotErasedAt?: string }
  if (at) return { state: "erased", at }
  const numbers = orderedNumbers(id, detail)
  if (numbers.length === 0) return null
  const task = await tx.task.findFirst({ where: { effectKey: orderTaskKey(id) }, select: { id: true } })
  return { state: task ? "by_hand" : "ordered", numbers: mayErase ? numbers.join(", ") : null }
}
