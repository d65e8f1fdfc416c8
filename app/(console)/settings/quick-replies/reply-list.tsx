import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Kbd } from "@/components/ui/kbd"
import { listQuickReplies } from "@/lib/conversations/quick-replies"
import type { QuickReplyRow } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { QUICK_LANGUAGES } from "./languages"
import { ReplyActions } from "./reply-actions"
import { TextPreview } from "./text-preview"

const Zap = icon("zap")

export async function ReplyList({ ctx, q, isArchived }: { ctx: Ctx; q: string; isArchived: boolean }) {
  const { rows } = await listQuickReplies(ctx, {
    ...(q && { q }),
    ...(isArchived && { archived: "yes" as const }),
  })
  if (rows.length === 0) return <Nothing isSearch={q !== ""} isArchived={isArchived} />
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <ReplyItem key={row.id} row={row} ctx={ctx} />
      ))}
    </ul>
  )
}

function ReplyItem({ row, ctx }: { row: QuickReplyRow; ctx: Ctx }) {
  const written = QUICK_LANGUAGES.filter(({ code }) => row.texts[code])
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 className="text-sm font-semibold text-ink">{row.name}</h2>
        <Kbd>{`/${row.shortcut}`}</Kbd>
        <Badge tone={row.isShared ? "neutral" : "accent"}>
          {row.isShared ? t("Everybody’s") : t("Your own")}
        </Badge>
        {row.mayChange && (
          <span className="ml-auto flex gap-1">
            <ReplyActions row={row} clinic={ctx.clinic.name} me={ctx.actor.name} />
          </span>
        )}
      </div>
      <dl className="grid gap-2 px-4 py-3">
        {written.map(({ code, name }) => (
          <div key={code} className="grid items-baseline gap-x-3 gap-y-0.5 sm:grid-cols-[5rem_minmax(0,1fr)]">
            <dt className="text-xs text-ink-3">{t(name)}</dt>
            <dd className="text-sm text-ink-2">
              <TextPreview text={row.texts[code] ?? ""} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function Nothing({ isSearch, isArchived }: { isSearch: boolean; isArchived: boolean }) {
  if (isSearch)
    return (
      <EmptyState
        icon={<Zap />}
        title={t("No quick reply matches")}
        action={<ButtonLink href="/settings/quick-replies">{t("Show all of them")}</ButtonLink>}
      >
        {t("Search for less, or make one that says it.")}
      </EmptyState>
    )
  if (isArchived)
    return (
      <EmptyState icon={<Zap />} title={t("None is put away")}>
        {t("What nobody says any more can be put away, and brought back.")}
      </EmptyState>
    )
  return (
    <EmptyState icon={<Zap />} title={t("No quick reply yet")}>
      {t("Opening hours, the way to the clinic, what to bring: write it once, then call it with a slash.")}
    </EmptyState>
  )
}
