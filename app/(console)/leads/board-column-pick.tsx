"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { BoardColumn } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { COLUMN_NAMES, countWords } from "./board-words"
import type { Column } from "./use-board"

/** On a phone one column is shown, and this chooses which. */
export function ColumnPick({ columns, current }: { columns: readonly Column[]; current: BoardColumn }) {
  const path = usePathname()
  const params = useSearchParams()
  return (
    <div className="overflow-x-auto whitespace-nowrap px-4 pt-3 [scrollbar-width:none] md:hidden">
      <SegmentedLinks
        label={t("Column")}
        items={columns.map(({ id, count }) => ({
          href: hrefWith(path, params.toString(), { column: id }),
          label: `${t(COLUMN_NAMES[id])} ${countWords(count)}`,
          current: id === current,
        }))}
      />
    </div>
  )
}
