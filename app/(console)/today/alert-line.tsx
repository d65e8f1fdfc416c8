import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
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
          {subject && `: ${subject}`}, since <Time value={since} />
          {more > 0 && ` – and ${more} more`}
        </>
      }
      action={
        <ButtonLink href="/jobs/alerts" size="sm">
          {more > 0 ? "Show alerts" : "Show alert"}
        </ButtonLink>
      }
    />
  )
}
