import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listTokens, type TokenRow } from "@/lib/api-tokens/list"
import { scopeWords } from "@/lib/api-tokens/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { RevokeToken } from "./revoke-token"

const DESCRIBED_AT = "/api/v1/openapi.json"
const Lock = icon("lock-keyhole")

export async function TokenList({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor, may } = await listTokens(ctx, { ...(cursor && { cursor }) })
  if (rows.length === 0)
    return (
      <EmptyState icon={<Lock />} title={t("No token yet")}>
        {t(
          "A build that registers its release, or a script that asks for a deployment, needs one. Make it for one machine and for what that machine does.",
        )}
      </EmptyState>
    )
  return (
    <>
      <Card title={t("Tokens")} flush>
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <TokenItem key={row.id} row={row} mayWrite={may.write} />
          ))}
        </ul>
      </Card>
      <p className="text-xs text-ink-3">
        {t("What they open is described at")}{" "}
        <a className="text-accent underline" href={DESCRIBED_AT}>
          {DESCRIBED_AT}
        </a>
      </p>
      {nextCursor && (
        <ButtonLink href={`/settings/api-tokens?cursor=${nextCursor}`}>{t("Older ones")}</ButtonLink>
      )}
    </>
  )
}

function TokenItem({ row, mayWrite }: { row: TokenRow; mayWrite: boolean }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-56 grow basis-0 gap-1">
        <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold text-ink">
          {row.name}
          <code className="font-mono text-xs font-normal text-ink-3">{row.prefix}…</code>
          {row.state === "revoked" && <Badge>{t("Revoked")}</Badge>}
          {row.state === "expired" && <Badge tone="amber">{t("Expired")}</Badge>}
        </h3>
        <p className="text-xs text-ink-2">{row.scopes.map(scopeWords).join(" · ")}</p>
        <p className="text-xs text-ink-3">
          {row.createdBy ? t("Made by {name}", { name: row.createdBy }) : t("Made")}{" "}
          <Time value={row.createdAt} as="day" />
          {" · "}
          {row.lastUsedAt ? (
            <>
              {t("last used")} <Time value={row.lastUsedAt} as="relative" />
            </>
          ) : (
            t("never used")
          )}
          {row.state === "good" && row.expiresAt && (
            <>
              {" · "}
              {t("good until")} <Time value={row.expiresAt} as="day" />
            </>
          )}
        </p>
      </div>
      {mayWrite && row.state === "good" && <RevokeToken id={row.id} name={row.name} />}
    </li>
  )
}
