import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { newestOlder } from "@/components/newest-older"
import { Card } from "@/components/ui/card"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { Ctx } from "@/lib/ctx"
import { listNotices } from "@/lib/operation-notices/list"
import type { ListedStatus } from "@/lib/operation-notices/schema"
import { t } from "@/lib/say"
import { statusWords } from "../notice-words"
import { NoticeItem } from "./notice-item"

const HERE = "/operations/alerts/notices"
const Send = icon("send")
const CHOICES = ["failed", "unsure", "muted"] as const

type Props = {
  ctx: Ctx
  status: ListedStatus | undefined
  cursor: string | undefined
  mayResend: boolean
}

export async function Notices({ ctx, status, cursor, mayResend }: Props) {
  const { rows, nextCursor } = await listNotices(ctx, { status, cursor })
  return (
    <Card
      title={t("What was told")}
      id="notices"
      flush
      actions={
        <SegmentedLinks
          label={t("What became of it")}
          items={[
            { href: HERE, label: t("All"), current: !status },
            ...CHOICES.map((one) => ({
              href: hrefWith(HERE, {}, { status: one }),
              label: statusWords(one),
              current: status === one,
            })),
          ]}
        />
      }
      footer={newestOlder({
        newest: cursor ? hrefWith(HERE, {}, { status }) : null,
        older: nextCursor && hrefWith(HERE, {}, { status, cursor: nextCursor }),
      })}
    >
      {rows.length === 0 ? (
        <EmptyState compact icon={<Send />} title={status ? t("None of these") : t("Nothing was told yet")}>
          {t(
            "Each thing told through a channel stands here, with what the other side answered. Send a test from Channels to see one.",
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((one) => (
            <NoticeItem key={one.id} notice={one} mayResend={mayResend} />
          ))}
        </ul>
      )}
    </Card>
  )
}
