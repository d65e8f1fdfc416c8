import { ReceiptFilters, type ReceiptRow, RequestFilters, type RequestRow } from "@/lib/consents/schema"
import { purposesOf, type RequestKind, type RequestStatus } from "@/lib/consents/words"
import { readCursor, toPage } from "@/lib/cursor"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { patientReach, reachWhere } from "@/lib/patients/reach"

const PAGE = 50
type Page<Row> = { rows: Row[]; nextCursor: string | null }

/** Questions put to patients, the newest first. */
export const listRequests = query({
  name: "consents.requests",
  may: "consents.read",
  input: RequestFilters,
  async run({ ctx, tx, input, grant }): Promise<Page<RequestRow>> {
    if (grant.scope === "counts") return fail("forbidden")
    const place = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.consentRequest.findMany({
      where: {
        clinicId: ctx.clinicId,
        ...(input.status && { status: input.status }),
        patient: reachWhere(patientReach(ctx, grant)),
        ...(place && {
          OR: [{ openedAt: { lt: place.at } }, { openedAt: place.at, id: { lt: place.id } }],
        }),
      },
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
      include: { patient: { select: { id: true, name: true } } },
    })
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.openedAt)
    const members = await tx.member.findMany({
      where: { id: { in: rows.flatMap((row) => row.openedById ?? []) } },
      select: { id: true, name: true },
    })
    return {
      nextCursor,
      rows: rows.map((row) => ({
        id: row.id,
        patient: row.patient,
        kind: row.kind as RequestKind,
        purposes: purposesOf(row.purposes),
        status: row.status === "open" && row.expiresAt <= ctx.now ? "expired" : (row.status as RequestStatus),
        language: row.language,
        openedAt: row.openedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        by: members.find((one) => one.id === row.openedById)?.name ?? null,
      })),
    }
  },
  reads: ({ value }) => ({
    what: "consents",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

/** Receipts of decisions, the newest first. */
export const listReceipts = query({
  name: "consents.receipts",
  may: "consents.read",
  input: ReceiptFilters,
  async run({ ctx, tx, input, grant }): Promise<Page<ReceiptRow>> {
    if (grant.scope === "counts") return fail("forbidden")
    const place = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.consentReceipt.findMany({
      where: {
        clinicId: ctx.clinicId,
        patient: reachWhere(patientReach(ctx, grant)),
        ...(place && {
          OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
      include: { patient: { select: { id: true, name: true } } },
    })
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.createdAt)
    const sent = await tx.message.findMany({
      where: { id: { in: rows.flatMap((row) => row.sentMessageId ?? []) } },
      select: { id: true, createdAt: true },
    })
    return {
      nextCursor,
      rows: rows.map((row) => ({
        id: row.id,
        patient: row.patient,
        language: row.language,
        policyVersion: row.policyVersion,
        purposes: purposesOf(
          ((row.record as { events?: { purpose_id: string }[] } | null)?.events ?? []).map(
            (one) => one.purpose_id,
          ),
        ),
        createdAt: row.createdAt.toISOString(),
        sentAt: sent.find((one) => one.id === row.sentMessageId)?.createdAt.toISOString() ?? null,
        openedAt: row.openedAt?.toISOString() ?? null,
      })),
    }
  },
  reads: ({ value }) => ({
    what: "consents",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})
