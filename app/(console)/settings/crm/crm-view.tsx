import Link from "next/link"
import { Callout } from "@/components/ui/callout"
import { findCrm } from "@/lib/crm/overview"
import { problemWords } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { BatchCard } from "./batch-card"
import { ChoicesCard } from "./choices-card"
import { DriftCard } from "./drift-card"
import { EndedCard } from "./ended-card"
import { MappingCard } from "./mapping-card"
import { PreviewCard } from "./preview-card"
import { StandingCard } from "./standing-card"

export type Asked = { field?: string; cursor?: string; q?: string; patient?: string }

export async function CrmView({ ctx, asked }: { ctx: Ctx; asked: Asked }) {
  const crm = await findCrm(ctx, {})
  return (
    <>
      {!crm.isConnected && (
        <Callout
          tone="amber"
          title={t("HubSpot is not connected")}
          action={
            <Link href="/settings/integrations" className="font-medium underline underline-offset-3">
              {t("Connect it under Integrations")}
            </Link>
          }
        >
          {t("Nothing is written and nothing is read until it is. What you choose here is kept.")}
        </Callout>
      )}
      {crm.feed?.problem && (
        <Callout tone="red" title={t("HubSpot could not be read")}>
          {t(problemWords(crm.feed.problem))}. {t("It is tried again every quarter of an hour.")}
        </Callout>
      )}
      <StandingCard crm={crm} />
      <DriftCard ctx={ctx} crm={crm} asked={asked} />
      <MappingCard crm={crm} />
      <PreviewCard ctx={ctx} asked={asked} />
      <ChoicesCard settings={crm.settings} />
      <BatchCard crm={crm} />
      <EndedCard ended={crm.ended} />
    </>
  )
}
