import type { ColumnShape } from "@/components/table/column"

export const RELEASE_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "Release" },
  { header: "Service", width: "w-44" },
  { header: "Runs in", width: "w-44", from: "lg" },
  { header: "Checks", width: "w-40", from: "lg" },
  { header: "Database", width: "w-36", from: "xl" },
  { header: "Built", width: "w-28", align: "end" },
]
