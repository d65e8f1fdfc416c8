import { Time } from "@/components/time"
import type { CampaignRow } from "@/lib/campaigns/schema"
import { CAMPAIGN_PURPOSES } from "@/lib/campaigns/words"
import { t } from "@/lib/say"

/** What for, and who wanted it when. */
export function CampaignMeta({ campaign }: { campaign: CampaignRow }) {
  return (
    <>
      <span>{t(CAMPAIGN_PURPOSES[campaign.purpose])}</span>
      <span>
        {t("asked by {name}", { name: campaign.requestedBy })} <Time value={campaign.createdAt} />
      </span>
    </>
  )
}
