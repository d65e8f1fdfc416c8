import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findWeek } from "@/lib/reports/find-week"
import { STEP_NAMES } from "@/lib/reports/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { Figures } from "../../figures"
import { ReportCards } from "../../report-cards"

export const generateMetadata = (): Metadata => ({ title: t("Week") })

export default async function WeekPage({ params }: { params: Promise<{ week: string }> }) {
  const ctx = await requireCtx("reports.read")
  const { week, madeAt, report, corrections } = await orNotFound(findWeek(ctx, { week: (await params).week }))
  const seesRows = can(ctx.roles, "leads.read")?.scope === "all"
  const file = `/api/reports/weekly/${week}`
  return (
    <>
      <PageHeader
        back={{ href: "/reports/weekly", label: t("Weeks") }}
        title={t("Week {week}", { week })}
        meta={
          <>
            {report.from} – {report.to} · {t("kept")} <Time value={madeAt} as="relative" />
          </>
        }
        actions={
          <>
            <ButtonLink size="sm" prefetch={false} href={`${file}/csv`}>
              {t("CSV")}
            </ButtonLink>
            <ButtonLink size="sm" variant="primary" prefetch={false} href={`${file}/pdf`}>
              {t("PDF")}
            </ButtonLink>
          </>
        }
      />
      <PageBody className="space-y-4">
        {corrections.length > 0 && (
          <Callout title={t("What happened since is not in these numbers")}>
            {corrections.map(({ step, kept, now }) => `${t(STEP_NAMES[step])}: ${kept} → ${now}`).join(" · ")}
          </Callout>
        )}
        <Figures report={report} seesRows={seesRows} />
        <ReportCards report={report} seesRows={seesRows} />
      </PageBody>
    </>
  )
}
