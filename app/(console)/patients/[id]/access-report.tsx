import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listAccesses } from "@/lib/access/list-looks"
import { lookName } from "@/lib/access/look-words"
import { ROLE_NAMES } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"

const UNDER = { break_glass: "Glass broken", unmask: "Unmasked", grant: "On a grant" }

/** Who looked at this person's record, when, at what and by which right. Prints as it stands. */
export async function AccessReport({
  ctx,
  patientId,
  cursor,
}: {
  ctx: Ctx
  patientId: string
  cursor?: string
}) {
  const { rows, nextCursor } = await listAccesses(ctx, { patientId, cursor })
  if (rows.length === 0)
    return (
      <EmptyState compact title={t("Nobody has looked yet")}>
        {t("Each look at this record is listed here: who, when, at what, and by which right.")}
      </EmptyState>
    )
  return (
    <Card title={t("Who looked")} id="access" hint={t("Looks within ten minutes count as one")} flush>
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr className="border-b border-line">
            <th className="px-4 py-2 font-medium">{t("Who")}</th>
            <th className="px-2 py-2 font-medium max-sm:hidden">{t("As")}</th>
            <th className="px-2 py-2 font-medium">{t("At")}</th>
            <th className="px-4 py-2 text-right font-medium">{t("When")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((look) => (
            <tr key={look.id}>
              <td className="px-4 py-2 font-medium text-ink">{look.actorName}</td>
              <td className="px-2 py-2 text-ink-2 max-sm:hidden">
                {look.as.map((role) => t(ROLE_NAMES[role])).join(", ") || "–"}
              </td>
              <td className="px-2 py-2 text-ink-2">
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  {t(lookName(look.what))}
                  {look.isList && <span className="text-ink-3">{t("among others")}</span>}
                  {look.scope === "masked" && <Badge>{t("Masked")}</Badge>}
                  {look.under && <Badge tone="amber">{t(UNDER[look.under])}</Badge>}
                </span>
              </td>
              <td className="px-4 py-2 text-right text-ink-3">
                <Time value={look.createdAt} as="exact" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nextCursor && (
        <div className="border-t border-line px-4 py-2 print:hidden">
          <ButtonLink
            size="sm"
            href={`/patients/${patientId}?tab=access&cursor=${encodeURIComponent(nextCursor)}`}
          >
            {t("Earlier")}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
