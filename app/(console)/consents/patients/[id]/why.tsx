import { Callout } from "@/components/ui/callout"
import type { HistoryItem } from "@/lib/consents/schema"
import type { Purpose } from "@/lib/consents/words"
import { t } from "@/lib/say"

type Given = { items: readonly HistoryItem[]; purpose: Purpose; now: Date }

/** In a sentence: why the purpose stands as it does. */
export function Why({ items, purpose, now }: Given) {
  return (
    <Callout tone="blue" className="mb-4">
      {t(
        sentence(
          items.filter((one) => one.purpose === purpose),
          now,
        ),
      )}
    </Callout>
  )
}

function sentence(items: readonly HistoryItem[], now: Date): string {
  const counting = items.find((one) => one.counts)
  const isAsked = items.some((one) => one.kind === "request" && one.status === "open")
  if (!counting)
    return isAsked
      ? "They were asked and have not answered yet. Until then nothing is allowed."
      : "Nothing was ever decided. Until they agree nothing is allowed."
  if (counting.status === "withdrawn")
    return "They took it back, and nothing they decided is newer. Only they can allow it again."
  if (counting.status === "denied") return "They said no, and nothing they decided is newer."
  if (counting.expiresAt && counting.expiresAt <= now.toISOString())
    return "They agreed, but its 24 months are over. They have to be asked again."
  return "They agreed, and nothing they decided is newer. It holds until it ends or they take it back."
}
