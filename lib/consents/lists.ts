import { receiptPageSql, requestPageSql } from "@/lib/consents/lists-sql"
import { ReceiptFilters, type ReceiptRow, RequestFilters, type RequestRow } from "@/lib/consents/schema"
import { purposesOf, type RequestKind, type RequestStatus } from "@/lib/consents/words"
import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { patientReach } from "@/lib/patients/reach"

const PAGE = 50
type Page<Row> = { rows: Row[]; nextCursor: string | null }
type Whose = { id: string; patientId: string; name: string }

type StoredRequest = Whose & {
  kind: RequestKind
  purposes: string[]
  status: RequestStatus
  language: string
  openedAt: Date
  expiresAt: Date
  answeredAt: Date | null
  by: string | null
}

/** Questions put to patients, the newest first. */
export const listRequests = query({
  name: "consents.requests",
  may: "consents.ledger.read",
  input: RequestFilters,
  async run({ ctx, tx, input, grant }): Promise<Page<RequestRow>> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const scope = { ctx, reach: patientReach(ctx, grant), after, limit: PAGE + 1 }
    const found = await tx.$queryRaw<StoredRequest[]>(requestPageSql(scope, input.status))
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.openedAt)
    return {
      nextCursor,
      rows: rows.map(({ patientId, name, ...row }) => ({
        ...row,
        patient: { id: patientId, name },
        purposes: purposesOf(row.purposes),
        openedAt: row.openedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
      })),
    }
  },
  reads: ({ value }) => readsOf(value.rows),
})

type StoredReceipt = Whose & {
  language: string
  policyVersion: string | null
  record: { events?: { purpose_id: string }[] } | null
  createdAt: Date
  sentAt: Date | null
  openedAt: Date | null
}

/** Receipts of decisions, the newest first. */
export const listReceipts = query({
  name: "consents.receipts",
  may: "consents.ledger.read",
  input: ReceiptFilters,
  async run({ ctx, tx, input, grant }): Promise<Page<ReceiptRow>> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const scope = { ctx, reach: patientReach(ctx, grant), after, limit: PAGE + 1 }
    const found = await tx.$queryRaw<StoredReceipt[]>(receiptPageSql(scope))
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.createdAt)
    return {
      nextCursor,
      rows: rows.map(({ patientId, name, record, ...row }) => ({
        ...row,
        patient: { id: patientId, name },
        purposes: purposesOf((record?.events ?? []).map((one) => one.purpose_id)),
        createdAt: row.createdAt.toISOString(),
        sentAt: row.sentAt?.toISOString() ?? null,
        openedAt: row.openedAt?.toISOString() ?? null,
      })),
    }
  },
  reads: ({ value }) => readsOf(value.rows),
})

const readsOf = (rows: readonly { patient: { id: string } }[]) => ({
  what: "consents" as const,
  list: true as const,
  patientIds: rows.map((row) => row.patient.id),
})
