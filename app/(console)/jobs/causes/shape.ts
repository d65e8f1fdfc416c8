import type { ColumnShape } from "@/components/table/column"

export const CAUSE_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "What failed" },
  { header: "Function", width: "w-48", from: "lg" },
  { header: "State", width: "w-28" },
  { header: "Wait", width: "w-16", align: "end" },
  { header: "Ever", width: "w-16", align: "end", from: "xl" },
  { header: "Patients", width: "w-20", align: "end", from: "xl" },
  { header: "Last 24 h", width: "w-28", from: "lg" },
  { header: "Release", width: "w-28", from: "2xl" },
  { header: "Looks after it", width: "w-36", from: "2xl" },
  { header: "Last", width: "w-28", align: "end" },
]
