import type { ColumnShape } from "@/components/table/column"

export const HISTORY_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "What" },
  { header: "Release", width: "w-52", from: "lg" },
  { header: "End", width: "w-52" },
  { header: "Proven", width: "w-24", from: "xl" },
  { header: "Asked by", width: "w-40", from: "xl" },
  { header: "Took", width: "w-20", align: "end", from: "lg" },
  { header: "When", width: "w-28", align: "end" },
]
