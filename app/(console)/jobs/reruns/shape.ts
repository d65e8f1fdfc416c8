import type { ColumnShape } from "@/components/table/column"

export const RERUN_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "Rerun" },
  { header: "State", width: "w-44" },
  { header: "Result", width: "w-72", from: "lg" },
  { header: "Asked by", width: "w-40", from: "lg" },
  { header: "Asked", width: "w-28", align: "end" },
]
