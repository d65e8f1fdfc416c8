import type { ColumnShape } from "@/components/table/column"

export const CAMPAIGN_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "Campaign" },
  { header: "State", width: "w-52" },
  { header: "People", width: "w-20", align: "end" },
  { header: "Result", width: "w-64", from: "lg" },
  { header: "Asked by", width: "w-36", from: "xl" },
  { header: "Asked", width: "w-28", align: "end" },
]
