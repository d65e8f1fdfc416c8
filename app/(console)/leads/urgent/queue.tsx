import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import { t } from "@/lib/say"
import { listCases } from "@/lib/urgent/list"
import { CaseList } from "./case-list"

const Siren = icon("siren")

export async function Queue({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor, view } = await listCases(ctx, { tab: "open", cursor })
  if (rows.length === 0)
    return (
      <EmptyState
        icon={<Siren />}
        title={t("Nobody waits")}
        action={<ButtonLink href="/settings/on-call">{t("Who is on call")}</ButtonLink>}
      >
        {t(
          "A patient in pain or ready to come stands here within seconds, with a clock, until somebody answers.",
        )}
      </EmptyState>
    )
  return (
    <>
      <CaseList rows={rows} memberId={memberIdOf(ctx)} act={view.act} />
      {nextCursor && (
        <ButtonLink href={`/leads/urgent?cursor=${nextCursor}`} className="justify-self-end">
          {t("Later ones")}
        </ButtonLink>
      )}
    </>
  )
}
