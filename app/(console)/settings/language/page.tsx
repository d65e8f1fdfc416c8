import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { frameData } from "../../frame-data"
import { LanguageForm } from "./language-form"

export const generateMetadata = (): Metadata => ({ title: t("Your language") })

export default async function LanguagePage() {
  await requireCtx("session.own")
  const { language } = await frameData()
  return (
    <>
      <PageHeader
        title={t("Your language")}
        meta={t("How Rounds speaks to you in this clinic: on screen, by mail and in pushes.")}
      />
      <PageBody className="max-w-3xl">
        <Card
          id="language"
          title={t("Language")}
          footer={t(
            "What patients write, and what you write to them, stays as it is. Screens without a translation speak English.",
          )}
        >
          <LanguageForm chosen={language} />
        </Card>
      </PageBody>
    </>
  )
}
