import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { buttonClass } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findReceipt } from "@/lib/consents/find-receipt"
import { patientLanguage } from "@/lib/consents/patient-phrases"
import { linesOf } from "@/lib/consents/receipt-lines"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { ReceiptLines } from "./receipt-lines"
import { SendReceipt } from "./send-receipt"

export const generateMetadata = (): Metadata => ({ title: t("Receipt of consent") })

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("consents.ledger.read")
  const receipt = await orNotFound(findReceipt(ctx, { id: (await params).id }))
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
            {["pdf", "json"].map((format) => (
              <a
                key={format}
                className={buttonClass({})}
                href={`/api/consents/receipts/${receipt.id}?format=${format}`}
                download
              >
                {format.toUpperCase()}
              </a>
            ))}
          </>
        }
      />
      <PageBody className="max-w-3xl">
        <Card>
          <div dir={language === "ar" ? "rtl" : "ltr"} lang={language} className="grid gap-1 break-words">
            <ReceiptLines lines={linesOf(receipt.record, language, ctx.clinic)} />
          </div>
        </Card>
      </PageBody>
    </>
  )
}
