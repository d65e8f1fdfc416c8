import type { ColumnShape } from "@/components/table/column"

export const HISTORY_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "What" },
  { header: "Release", width: "w-48", from: "lg" },
  { header: "End", width: "w-56" },
  { header: "Asked by", width: "w-36", from: "2xl" },
  { header: "Took", width: "w-24", align: "end", from: "lg" },
  { header: "When", width: "w-28", align: "end" },
]
