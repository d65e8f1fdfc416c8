import type { ColumnShape } from "@/components/table/column"

/** The table's layout, for its skeleton. */
export const MEMBER_SHAPE: Omit<ColumnShape, "id">[] = [
  { header: "Name" },
  { header: "Roles", width: "w-56" },
  { header: "State", width: "w-32" },
  { header: "Second factor", width: "w-32", from: "lg" },
  { header: "Sessions", width: "w-24", align: "end", from: "lg" },
  { header: "Last seen", width: "w-28", align: "end" },
]
