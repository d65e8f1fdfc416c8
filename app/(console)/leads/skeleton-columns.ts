import type { ColumnShape } from "@/components/table/column"

/** The table's shape before its rows are there; the same widths as in columns.tsx. */
export const SKELETON: Omit<ColumnShape, "id">[] = [
  { header: "Patient", width: "w-40" },
  { header: "Score", width: "w-16", phone: "hide" },
  { header: "Class", width: "w-32" },
  { header: "Urgency", width: "w-24" },
  { header: "Due", width: "w-36", phone: "aside" },
  { header: "Owner", width: "w-36" },
  { header: "Status", width: "w-26" },
  { header: "Waiting since", width: "w-28", from: "lg", phone: "hide" },
  { header: "Last message", from: "xl" },
  { header: "Source", width: "w-24", from: "xl", phone: "hide" },
]
