import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { t, tn } from "@/lib/say"
import type { Today } from "@/lib/today/schema"
import { providerName } from "../webhooks/words"

const BellOff = icon("bell-off")

/** What waits for a decision, and who should have called by now. Nothing when there is neither. */
export function Waiting({ approvals, silent }: Pick<Today, "approvals" | "silent">) {
  return (
    <>
      {approvals !== null && approvals > 0 && (
        <Callout
          tone="blue"
          title={tn(approvals, "{n} request waits for your decision", "{n} requests wait for your decision")}
          action={
            <ButtonLink href="/settings/approvals" size="sm">
              {t("Decide")}
            </ButtonLink>
          }
        />
      )}
      {silent && silent.length > 0 && (
        <Callout tone="amber" title={tn(silent.length, "{n} provider is silent", "{n} providers are silent")}>
          <ul className="grid gap-0.5">
            {silent.map(({ id, provider, silentSince }) => (
              <li key={id} className="flex items-center gap-2">
                <BellOff aria-hidden="true" className="size-3.5" />
                <Link href="/settings/integrations" className="font-medium text-ink hover:underline">
                  {providerName(provider)}
                </Link>
                <span>
                  {t("nothing came since")} <Time value={silentSince} />
                </span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}
