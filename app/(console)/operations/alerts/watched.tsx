import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { listAlertRules } from "@/lib/alerts/list-rules"
import type { AlertRules } from "@/lib/alerts/schema"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"

/** Whether anybody looks: without that, an empty list says nothing. */
export async function WatchedNow({ ctx }: { ctx: Ctx }) {
  const { evaluated } = await listAlertRules(ctx, {})
  return <Watched evaluated={evaluated} />
}

export function Watched({ evaluated: last }: Pick<AlertRules, "evaluated">) {
  if (!last)
    return (
      <Callout title={t("Not held against the figures yet")}>
        {t("The first time is within a minute of the start.")}
      </Callout>
    )
  if (last.isQuiet)
    return (
      <Callout tone="red" title={t("Nobody watches")}>
        {t("The figures were last held against these rules")} <Time value={last.at} />.{" "}
        {t("It should be every minute: neither the engine nor the server does it.")}
      </Callout>
    )
  if (last.by === "witness")
    return (
      <Callout tone="amber" title={t("The server watches in the engine's place")}>
        {t("The engine's own evaluation has gone quiet; see whether a worker is alive. Last evaluated")}{" "}
        <Time value={last.at} />.
      </Callout>
    )
  return (
    <p className="text-xs text-ink-3">
      {t("Held against the figures every minute, last")} <Time value={last.at} />.
    </p>
  )
}
