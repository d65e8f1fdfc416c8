import Link from "next/link"
import { Callout } from "@/components/ui/callout"
import type { CampaignDetail } from "@/lib/campaigns/schema"
import { STANDS_STILL } from "@/lib/campaigns/words"
import { t } from "@/lib/say"

/** Why nothing moves, and what to do about it. */
export function Notes({ campaign }: { campaign: CampaignDetail }) {
  const { status, pausedBecause, pausedBy, approvalId, mayDecide } = campaign
  if (status === "waiting")
    return (
      <Callout
        tone="amber"
        title={t("Nothing has left yet: a second person has to agree")}
        action={
          approvalId && (
            <Link
              href={`/settings/approvals/${approvalId}`}
              className="font-medium underline underline-offset-3"
            >
              {mayDecide ? t("Look and decide") : t("See the request")}
            </Link>
          )
        }
      >
        {t("These people and these words are written down as they are. Others are not added later.")}
      </Callout>
    )
  if (status === "paused")
    return (
      <Callout
        tone="amber"
        title={pausedBy ? t("Paused by {name}", { name: pausedBy }) : t("It stands still")}
      >
        {pausedBecause
          ? t(STANDS_STILL[pausedBecause])
          : t("What is queued already still leaves. Resume it to go on.")}
      </Callout>
    )
  if (status === "running" && pausedBecause)
    return (
      <Callout tone="blue" title={t("It waits just now")}>
        {t(STANDS_STILL[pausedBecause])}
      </Callout>
    )
  return null
}
