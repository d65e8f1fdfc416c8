import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { readReport } from "@/lib/reports/read"
import { t } from "@/lib/say"
import { AgreementCard } from "./agreement-card"
import { Figures } from "./figures"
import { ReportCards } from "./report-cards"

const Gauge = icon("gauge")

type Given = { ctx: Ctx; period: { days: number; from?: string; to?: string } }

export async function ReportView({ ctx, period: { days, from, to } }: Given) {
  const report = await readReport(ctx, from && to ? { from, to } : { days })
  const isEmpty = report.total.now.made === 0 && report.messages.every((one) => one.now === 0)
  const csv = new URLSearchParams({ from: report.from, to: report.to }).toString()
  const seesRows = can(ctx.roles, "leads.read")?.scope === "all"
  return (
    <>
      {report.isBehind && (
        <Callout tone="amber">
          {t("Older days have changed and are being counted again; the next minutes bring their numbers.")}
        </Callout>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<Gauge />}
          title={t("Nothing came in on these days")}
          action={
            <ButtonLink href="/reports?days=90" size="sm">
              {t("Look at 90 days")}
            </ButtonLink>
          }
        >
          {t(
            "Enquiries by WhatsApp, phone and web form are counted here by source, class and how far they came.",
          )}
        </EmptyState>
      ) : (
        <>
          <Figures report={report} seesRows={seesRows} />
          <ReportCards report={report} seesRows={seesRows} csv={csv} />
          {report.classes && <AgreementCard ctx={ctx} days={days} />}
        </>
      )}
      {report.asOf && (
        <p className="text-xs text-ink-3">
          {t("Leads count on the day they came in, in the clinic's zone. Counted:")}{" "}
          <Time value={report.asOf} as="relative" />
        </p>
      )}
    </>
  )
}
