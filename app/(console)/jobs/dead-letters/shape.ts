import type { ColumnShape } from "@/components/table/column"

export const LETTER_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "What gave up" },
  { header: "Kind", width: "w-32" },
  { header: "Why", width: "w-80", from: "lg" },
  { header: "Since", width: "w-32", align: "end" },
]
