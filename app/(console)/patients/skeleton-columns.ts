import type { ColumnShape } from "@/components/table/column"
import { t } from "@/lib/say"

/** The table's shape before its rows are there; the same widths as in columns.tsx. */
export const skeletonColumns = (): Omit<ColumnShape, "id">[] => [
  { header: t("Patient") },
  { header: t("Number"), width: "w-48" },
  { header: t("Open lead"), width: "w-44" },
  { header: t("Last contact"), width: "w-32", phone: "aside" },
  { header: t("Language"), width: "w-28", from: "lg" },
  { header: t("Source"), width: "w-28", from: "lg" },
  { header: t("Since"), width: "w-32", from: "xl" },
]
