import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { findLimits } from "@/lib/sending/find-limits"
import { LimitsForm } from "./limits-form"

export const generateMetadata = (): Metadata => ({ title: t("Sending") })

export default async function SendingSettings() {
  const ctx = await requireCtx("settings.write")
  const limits = await findLimits(ctx, {})
  return (
    <>
      <LiveRefresh topics={["sending"]} />
      <PageHeader title={t("Sending")} meta={t("How much one person is written to, and when not.")} />
      <PageBody className="max-w-3xl">
        <Card
          title={t("What holds for every message")}
          footer={t(
            "Answers to who has just written, confirmations, receipts and emergencies are never held back.",
          )}
        >
          <LimitsForm limits={limits} />
        </Card>
      </PageBody>
    </>
  )
}
