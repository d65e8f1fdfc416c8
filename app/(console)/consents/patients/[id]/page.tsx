import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { consentHistory } from "@/lib/consents/history"
import { PURPOSES, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { ConsentCard } from "../../consent-card"
import type { Params } from "../../search-params"
import { History } from "./history"
import { Why } from "./why"

export const generateMetadata = (): Metadata => ({ title: t("Consents of a patient") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export default async function PatientConsentsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("consents.ledger.read")
  const { id } = await params
  const purpose = purposesOf([[(await searchParams).purpose].flat()[0] ?? ""])[0]
  const { patient, items } = await orNotFound(consentHistory(ctx, { patientId: id, purpose }))
  return (
    <>
      <LiveRefresh topics={["consent", "policy", "patient"]} />
      <PageHeader
        title={patient.name}
        back={{ href: "/consents", label: t("Consents") }}
        meta={purpose ? t(PURPOSES[purpose]) : t("All purposes")}
      />
      <PageBody className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-x-6">
        <Card title={t("How it came to this")} id="history" className="self-start">
          {purpose && <Why items={items} purpose={purpose} now={ctx.now} />}
          <History items={items} />
        </Card>
        <ConsentCard ctx={ctx} patientId={patient.id} />
      </PageBody>
    </>
  )
}
