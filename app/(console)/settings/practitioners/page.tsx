import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { listPractitioners } from "@/lib/practitioners/list"
import { t } from "@/lib/say"
import { NewPractitioner } from "./person-dialogs"
import { PersonList } from "./person-list"

export const generateMetadata = (): Metadata => ({ title: t("Practitioners") })

export default async function PractitionersPage() {
  const ctx = await requireCtx("hours.read")
  const list = await listPractitioners(ctx, {})
  const colour = (list.rows.filter((one) => !one.isRetired).length % 8) + 1
  return (
    <>
      <LiveRefresh topics={["practitioner", "service"]} />
      <PageHeader
        title={t("Practitioners")}
        meta={t("Whom patients are booked with, when they work this week, and what they do.")}
        actions={list.may.write && <NewPractitioner members={list.members} colour={colour} />}
      />
      <PageBody className="max-w-4xl">
        <PersonList {...list} />
      </PageBody>
    </>
  )
}
