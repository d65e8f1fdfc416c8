import type { ColumnShape } from "@/components/table/column"

export const CAUSE_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "What failed" },
  { header: "State", width: "w-32" },
  { header: "Wait", width: "w-20", align: "end" },
  { header: "Ever", width: "w-20", align: "end", from: "lg" },
  { header: "Patients", width: "w-20", align: "end", from: "xl" },
  { header: "Last 24 h", width: "w-32", from: "lg" },
  { header: "Release", width: "w-28", from: "xl" },
  { header: "Looks after it", width: "w-36", from: "xl" },
  { header: "Last", width: "w-28", align: "end" },
]
