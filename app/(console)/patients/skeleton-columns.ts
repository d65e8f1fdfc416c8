import type { ColumnShape } from "@/components/table/column"

/** The table's shape before its rows are there; the same widths as in columns.tsx. */
export const SKELETON: Omit<ColumnShape, "id">[] = [
  { header: "Patient" },
  { header: "Number", width: "w-48" },
  { header: "Open lead", width: "w-44" },
  { header: "Last contact", width: "w-32", phone: "aside" },
  { header: "Language", width: "w-28", from: "lg" },
  { header: "Source", width: "w-28", from: "lg" },
  { header: "Since", width: "w-32", from: "xl" },
]
