import type { ColumnShape } from "@/components/table/column"

export const TEMPLATE_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "Template" },
  { header: "Languages", width: "w-72", phone: "meta" },
  { header: "Category", width: "w-28", from: "lg" },
  { header: "Sent", width: "w-20", align: "end", from: "lg" },
  { header: "Last sent", width: "w-28", align: "end", from: "xl" },
]
