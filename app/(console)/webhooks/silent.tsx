import Link from "next/link"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { can } from "@/lib/can"
import { listSilent } from "@/lib/connections/list-silent"
import type { Ctx } from "@/lib/ctx"
import type { LedgerSide } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { providerName } from "./words"

/** An empty hour may be an incident: who should have called by now. Who runs the platform sees its own beside any clinic's. */
export async function Silent({ ctx, side }: { ctx: Ctx; side: LedgerSide }) {
  if (!can(ctx.roles, "connections.read")) return null
  const silent = (await listSilent(ctx, {})).filter((one) => side === "clinic" || one.level === side)
  return silent.map((one) => (
    <Callout
      key={one.id}
      tone="orange"
      title={t("{provider} is silent", { provider: providerName(one.provider) })}
    >
      {t("Nothing came since")} <Time value={one.silentSince} />
      {one.level === "platform"
        ? t(", three times the usual gap in working hours.")
        : t(", three times the usual gap in opening hours.")}{" "}
      <Link href={`/settings/integrations/${one.id}`} className="font-medium underline underline-offset-3">
        {t("Look into it")}
      </Link>
    </Callout>
  ))
}
