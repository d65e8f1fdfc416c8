import type { ReactNode } from "react"
import { EmptyState } from "@/components/empty-state"
import { newestOlder } from "@/components/newest-older"
import { Card } from "@/components/ui/card"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"

type Props<Row> = {
  title: string
  id: string
  path: string
  rows: readonly Row[]
  cursor: string | undefined
  nextCursor: string | null
  draw: (row: Row) => ReactNode
}

/** What is over, newest first and page by page; nothing while nothing is. */
export function PastCard<Row>({ title, id, path, rows, cursor, nextCursor, draw }: Props<Row>) {
  if (rows.length === 0 && !cursor) return null
  return (
    <Card
      title={title}
      id={id}
      flush
      hint={t("Newest first")}
      footer={newestOlder({
        newest: cursor ? path : null,
        older: nextCursor && hrefWith(path, {}, { cursor: nextCursor }),
      })}
    >
      {rows.length === 0 ? (
        <EmptyState compact title={t("Nothing older")} />
      ) : (
        <ul className="divide-y divide-line">{rows.map(draw)}</ul>
      )}
    </Card>
  )
}
