import { z } from "zod"
import { type ImportStatus, MOST_BYTES, OUTCOMES, type Outcome, type Target } from "@/lib/imports/words"

const Id = z.string().max(64)

export const CheckImportInput = z.object({
  /** The upload's own id: sent again it is the same check. */
  key: z.uuid("The form is out of date. Load the page again."),
  fileName: z.string().trim().min(1).max(200),
  bytes: z
    .instanceof(Uint8Array, { error: "Choose a file." })
    .refine((bytes) => bytes.byteLength > 0, "The file is empty.")
    .refine((bytes) => bytes.byteLength <= MOST_BYTES, "At most 5 MB."),
})
export const MapImportInput = z.object({
  id: Id,
  /** One word a column, by comma; an empty one is left out. */
  targets: z
    .string()
    .max(4_000)
    .transform((text) => text.split(",").map((one) => one.trim())),
})
export const ImportIdInput = z.object({ id: Id })
export const ImportRowsInput = z.object({
  id: Id,
  outcome: z.enum(OUTCOMES).optional(),
  after: z.coerce.number().int().min(0).max(10_000_000).default(0),
})
export const ChunkInput = z.object({ id: Id, chunk: z.number().int().min(0).max(1_000) })

/** Kept with the counts: how the file was read. */
export const Shape = z.object({
  headings: z.array(z.string()),
  targets: z.array(z.string().nullable()),
  encoding: z.string(),
  separator: z.string(),
})
export type Shape = z.output<typeof Shape>
export const Kept = z.object({ outcomes: z.record(z.string(), z.number()), shape: Shape })
export type Kept = z.output<typeof Kept>

export type ImportDetail = {
  id: string
  fileName: string
  status: ImportStatus
  total: number
  done: number
  outcomes: Partial<Record<Outcome, number>>
  shape: Shape
  by: string
  at: string
  startedAt: string | null
  finishedAt: string | null
}
export type ImportRow = {
  line: number
  outcome: Outcome
  problem: string | null
  cells: string[]
  /** Of somebody known: what the line changes or adds. */
  adds: string[]
  patientId: string | null
  /** As they are called here now. */
  known: string | null
}
export type ImportRows = { rows: ImportRow[]; next: number | null }
export type ImportSummary = {
  id: string
  fileName: string
  status: ImportStatus
  total: number
  at: string
  by: string
}
export type Targets = (Target | null)[]
