import Link from "next/link"
import { Callout } from "@/components/ui/callout"
import { can } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { t } from "@/lib/say"

/** What of the list this role does not see, and what of the address was not understood. */
export function LeadsNotes({ ctx, dropped }: { ctx: Ctx; dropped: readonly string[] }) {
  return (
    <>
      {can(ctx.roles, "leads.read")?.scope === "masked" && (
        <Callout className="mx-4 mt-3 md:mx-6" title={t("Masked for your role")}>
          {t("Names are initials, numbers their last two digits; what patients wrote is not shown.")}
        </Callout>
      )}
      {dropped.length > 0 && (
        <Callout tone="amber" className="mx-4 mt-3 md:mx-6">
          {t("Left out of this list, because it is not known here or not for your role: {names}.", {
            names: dropped.join(", "),
          })}
        </Callout>
      )}
      {grantOf(ctx, "leads.read")?.scope === "own" && grantOf(ctx, "breakGlass") && (
        <p className="mx-4 mt-3 text-xs text-ink-3 md:mx-6">
          {t("Your own leads, and hot or urgent ones that nobody owns. In an emergency:")}{" "}
          <Link href="/settings/access#emergency" className="text-accent underline">
            {t("open the whole clinic")}
          </Link>
          .
        </p>
      )}
    </>
  )
}
