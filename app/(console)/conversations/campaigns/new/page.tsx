import type { Metadata } from "next"
import { EmptyState } from "@/components/empty-state"
import { PageBody, PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { campaignChoices } from "@/lib/campaigns/choices"
import { MOST_PICKED } from "@/lib/campaigns/words"
import { isId } from "@/lib/ids"
import { t } from "@/lib/say"
import { CampaignForm } from "./campaign-form"

export const generateMetadata = (): Metadata => ({ title: t("New campaign") })

type Search = Record<string, string | string[] | undefined>

/** `?ids=`: people chosen in another list. */
export default async function NewCampaignPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("messages.sendBulk")
  const choices = await campaignChoices(ctx, {})
  const { ids, template } = await searchParams
  const picked = [ids ?? []]
    .flat()
    .flatMap((one) => one.split(","))
    .filter(isId)
    .slice(0, MOST_PICKED)
  return (
    <>
      <PageHeader
        back={{ href: "/conversations/campaigns", label: t("Campaigns") }}
        title={t("New campaign")}
        meta={t("Nothing leaves before you have seen whom it reaches.")}
      />
      <PageBody>
        {choices.templates.length === 0 ? (
          <EmptyState
            title={t("No template can be sent now")}
            action={<ButtonLink href="/settings/templates">{t("Look at the templates")}</ButtonLink>}
          >
            {t("A campaign goes out in a template that Meta approved, or in a text of the clinic’s for SMS.")}
          </EmptyState>
        ) : (
          <CampaignForm
            choices={choices}
            picked={picked}
            templateId={typeof template === "string" ? template : undefined}
          />
        )}
      </PageBody>
    </>
  )
}
