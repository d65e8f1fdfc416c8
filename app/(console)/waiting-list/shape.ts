import type { ColumnShape } from "@/components/table/column"

type Shape = Omit<ColumnShape, "id">[]

export const ENTRY_SHAPE: Shape = [
  { header: "Patient", width: "w-56" },
  { header: "For" },
  { header: "When they can", width: "w-72", from: "lg" },
  { header: "Priority", width: "w-24" },
  { header: "Waits since", width: "w-28", align: "end" },
  { header: "State", width: "w-44" },
]
export const OFFER_SHAPE: Shape = [
  { header: "Patient", width: "w-56" },
  { header: "Time offered" },
  { header: "Came of it", width: "w-48" },
  { header: "Why", width: "w-64", from: "lg" },
  { header: "Asked", width: "w-28", align: "end" },
]
export const SLOT_SHAPE: Shape = [
  { header: "Free time", width: "w-64" },
  { header: "With" },
  { header: "Came of it", width: "w-52" },
  { header: "People asked", width: "w-32", align: "end", from: "lg" },
  { header: "Since", width: "w-28", align: "end" },
]
