import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
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
      title={t("Notices")}
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
      footer={
        (nextCursor || cursor) && (
          <div className="flex gap-2">
            {cursor && (
              <ButtonLink href={hrefWith(HERE, {}, { status })} size="sm">
                {t("Newest")}
              </ButtonLink>
            )}
            {nextCursor && (
              <ButtonLink href={hrefWith(HERE, {}, { status, cursor: nextCursor })} size="sm">
                {t("Older")}
              </ButtonLink>
            )}
          </div>
        )
      }
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
