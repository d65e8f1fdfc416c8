import { Callout } from "@/components/ui/callout"
import { t } from "@/lib/say"

/** What an address asked for and nobody knows: said, rather than answered with an error. */
export function LeftOut({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <Callout tone="amber" className="mx-4 mt-3 md:mx-6">
      {t("Left out of this list, because it is not known here: {names}.", { names: names.join(", ") })}
    </Callout>
  )
}
