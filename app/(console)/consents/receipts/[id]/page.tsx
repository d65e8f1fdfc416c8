import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { buttonClass } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findReceipt } from "@/lib/consents/find-receipt"
import { patientLanguage } from "@/lib/consents/patient-words"
import { linesOf } from "@/lib/consents/receipt-lines"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { SendReceipt } from "./send-receipt"

export const generateMetadata = (): Metadata => ({ title: t("Receipt of consent") })

const LOOKS = {
  title: "text-lg font-semibold text-ink",
  head: "pt-2 font-medium text-ink",
  strong: "pt-2 text-xs font-medium text-ink-2",
  text: "text-sm text-ink",
  soft: "text-xs text-ink-3",
  rule: "my-2 border-t border-line",
} as const

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("consents.read")
  const { id } = await params
  const receipt = await orNotFound(findReceipt(ctx, { id }))
  const language = patientLanguage(receipt.language)
  return (
    <>
      <PageHeader
        title={t("Receipt of consent")}
        back={{ href: "/consents/receipts", label: t("Receipts") }}
        meta={<PatientText>{receipt.patient.name}</PatientText>}
        actions={
          <>
            {can(ctx.roles, "consents.record") && <SendReceipt id={receipt.id} />}
            <a className={buttonClass({})} href={`/api/consents/receipts/${receipt.id}?format=pdf`} download>
              {t("PDF")}
            </a>
            <a className={buttonClass({})} href={`/api/consents/receipts/${receipt.id}`} download>
              {t("JSON")}
            </a>
          </>
        }
      />
      <PageBody className="max-w-3xl">
        <Card>
          <div dir={language === "ar" ? "rtl" : "ltr"} lang={language} className="grid gap-1 break-words">
            {linesOf(receipt.record, language, ctx.clinic).map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never changes
              <p key={`${place} ${line.look}`} className={LOOKS[line.look]}>
                {line.text}
              </p>
            ))}
          </div>
        </Card>
      </PageBody>
    </>
  )
}
