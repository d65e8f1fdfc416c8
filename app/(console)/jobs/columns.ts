import type { ColumnShape } from "@/components/table/column"

type Shape = Omit<ColumnShape, "id">

/** The tables' layout, for their skeletons. */
export const RUN_SHAPE: Shape[] = [
  { header: "Function" },
  { header: "State", width: "w-32" },
  { header: "Why it failed", width: "w-64", from: "lg" },
  { header: "Tries", width: "w-16", align: "end", from: "xl" },
  { header: "Took", width: "w-24", align: "end" },
  { header: "Started", width: "w-28", align: "end" },
]

export const FUNCTION_SHAPE: Shape[] = [
  { header: "Function" },
  { header: "Runs, 24 h", width: "w-24", align: "end" },
  { header: "Failed", width: "w-32", align: "end" },
  { header: "P50", width: "w-20", align: "end", from: "lg" },
  { header: "P95", width: "w-20", align: "end", from: "lg" },
  { header: "Last run", width: "w-28", align: "end" },
]
