import { EmptyState } from "@/components/empty-state"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listAccess, listStanding } from "@/lib/access/list"
import { ROLE_NAMES } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { t } from "@/lib/say"
import { AccessItem } from "./access-item"

const PATH = "/settings/access"

/** Who is in now: people of the platform, broken glass, unmasked patients. */
export async function RunningAccess({ ctx }: { ctx: Ctx }) {
  const running = await listAccess(ctx, { view: "running" })
  const standing = await listStanding(ctx, {})
  const mayAudit = grantOf(ctx, "audit.read")?.scope === "all"
  const isEmpty = running.rows.length + standing.length === 0
  return (
    <Card title={t("Now")} id="running" flush>
      {isEmpty && (
        <EmptyState compact title={t("Nobody sees more than their role shows")}>
          {t("Grants to the platform, emergency access and unmasked patients show up here while they run.")}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {running.rows.map((row) => (
          <AccessItem key={row.id} row={row} mayAudit={mayAudit} />
        ))}
        {standing.map(({ member, roles }) => (
          <li key={member.id} className="flex flex-wrap items-center gap-2 px-4 py-3 text-sm">
            <span className="font-medium text-ink">{member.name}</span>
            <Badge>{roles.map((role) => t(ROLE_NAMES[role])).join(", ")}</Badge>
            <span className="text-ink-3">{t("Standing access, patients masked")}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Broken glass that somebody else has to look at. */
export async function WaitingReviews({ ctx }: { ctx: Ctx }) {
  const { rows } = await listAccess(ctx, { view: "review" })
  const waiting = rows.filter((row) => row.may.review)
  if (waiting.length === 0) return null
  return (
    <Card title={t("Waits for review")} id="review" count={waiting.length} flush>
      <ul className="divide-y divide-line">
        {waiting.map((row) => (
          <AccessItem key={row.id} row={row} mayAudit={grantOf(ctx, "audit.read")?.scope === "all"} />
        ))}
      </ul>
    </Card>
  )
}

export async function AccessHistory({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await listAccess(ctx, { cursor })
  // What this reader has to review stands above.
  const past = rows.filter((row) => row.endedAt !== null && !row.may.review)
  return (
    <Card title={t("History")} id="history" flush>
      {past.length === 0 && (
        <EmptyState compact title={t("Nothing has ended yet")}>
          {t("What ran stays here, with its reason and its review.")}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {past.map((row) => (
          <AccessItem key={row.id} row={row} mayAudit={grantOf(ctx, "audit.read")?.scope === "all"} />
        ))}
      </ul>
      {(nextCursor || cursor) && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-2">
          {cursor && <ButtonLink href={`${PATH}#history`}>{t("Newest")}</ButtonLink>}
          {nextCursor && <ButtonLink href={`${PATH}?history=${nextCursor}#history`}>{t("Older")}</ButtonLink>}
        </div>
      )}
    </Card>
  )
}
