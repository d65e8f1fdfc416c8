import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { t, tn } from "@/lib/say"
import type { Today } from "@/lib/today/schema"

/** One line while something fires that nobody looks into. */
export function AlertLine({ alerts }: Pick<Today, "alerts">) {
  if (!alerts?.first) return null
  const { title, subject, since } = alerts.first
  const more = alerts.count - 1
  return (
    <Callout
      tone="red"
      title={
        <>
          {title}
          {subject && `: ${subject}`}, {t("since")} <Time value={since} />
          {more > 0 && ` – ${tn(more, "and {n} more", "and {n} more")}`}
        </>
      }
      action={
        <ButtonLink href="/operations/alerts" size="sm">
          {more > 0 ? t("Show alerts") : t("Show alert")}
        </ButtonLink>
      }
    />
  )
}
