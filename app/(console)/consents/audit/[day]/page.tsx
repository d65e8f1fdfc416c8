import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { findAuditDay } from "@/lib/consent-audits/find-day"
import { toAppError } from "@/lib/errors"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { dayText } from "../day-text"
import { Findings } from "./findings"
import { PurposeCounts } from "./purpose-counts"

export const generateMetadata = (): Metadata => ({ title: t("Consent audit of a day") })

type Params = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ day: string }>; searchParams: Promise<Params> }

export default async function AuditDayPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("consents.read")
  const { day } = await params
  const { kind, cursor } = await searchParams
  const text = (given: Params[string]) => (typeof given === "string" ? given : undefined)
  // An old or mangled place shows the list from its head.
  const view = await orNotFound(
    findAuditDay(ctx, { day, kind: text(kind), cursor: text(cursor) }).catch((error: unknown) => {
      if (toAppError(error).code !== "invalid_input") throw error
      return findAuditDay(ctx, { day })
    }),
  )
  const file = `/api/consents/audit/${view.day}`
  return (
    <>
      <PageHeader
        back={{ href: "/consents/audit", label: t("Daily audit") }}
        title={t("Consents on {day}", { day: dayText(view.day) })}
        meta={
          <span>
            {t("kept")} <Time value={view.madeAt} as="relative" />
          </span>
        }
        actions={
          <>
            <ButtonLink size="sm" prefetch={false} href={`${file}/json`}>
              {t("JSON")}
            </ButtonLink>
            <ButtonLink size="sm" prefetch={false} href={`${file}/csv`}>
              {t("CSV")}
            </ButtonLink>
          </>
        }
      />
      <PageBody className="grid max-w-5xl gap-6">
        <PurposeCounts counts={view.counts} />
        <Findings view={view} />
      </PageBody>
    </>
  )
}
