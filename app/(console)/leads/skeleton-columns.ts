import type { ColumnShape } from "@/components/table/column"
import { t } from "@/lib/say"

/** The table's shape before its rows are there; the same widths as in columns.tsx. */
export const skeletonColumns = (): Omit<ColumnShape, "id">[] => [
  { header: t("Patient"), width: "w-40" },
  { header: t("Score"), width: "w-16", phone: "hide" },
  { header: t("Class"), width: "w-32" },
  { header: t("Urgency"), width: "w-24" },
  { header: t("Due"), width: "w-36", phone: "aside" },
  { header: t("Owner"), width: "w-36" },
  { header: t("Status"), width: "w-26" },
  { header: t("Waiting since"), width: "w-28", from: "lg", phone: "hide" },
  { header: t("Last message"), from: "xl" },
  { header: t("Source"), width: "w-24", from: "xl", phone: "hide" },
]
