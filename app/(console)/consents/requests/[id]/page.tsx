import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Badge } from "@/components/ui/badge"
import { requireCtx } from "@/lib/auth"
import { newId } from "@/lib/ids"
import { t } from "@/lib/say"
import { findRequest } from "@/lib/subject-requests/find"
import { REQUEST_KINDS, REQUEST_STATUSES } from "@/lib/subject-requests/words"
import { orNotFound } from "../../../or-not-found"
import { STATUS_TONES } from "../words"
import { AsideCards } from "./aside-cards"
import { ErasureCard } from "./erasure-card"
import { ExportCard } from "./export-card"
import { Next } from "./next"
import { Steps } from "./steps"

export const generateMetadata = (): Metadata => ({ title: t("Request about data") })

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("requests.read")
  const detail = await orNotFound(findRequest(ctx, { id: (await params).id }))
  const { request, patient } = detail
  const hasCopies = request.kind === "access" || request.kind === "portability"
  return (
    <>
      <LiveRefresh topics={["subject_request"]} subjectId={request.id} />
      <PageHeader
        back={{ href: "/consents/requests", label: t("Requests about data") }}
        title={
          <>
            {t(REQUEST_KINDS[request.kind])}:{" "}
            <PatientText>{patient.isErased ? t("Erased person") : patient.name}</PatientText>
          </>
        }
        after={<Badge tone={STATUS_TONES[request.status]}>{t(REQUEST_STATUSES[request.status])}</Badge>}
      />
      <PageBody className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-x-6">
        <div className="grid content-start gap-4">
          <Steps request={request} />
          {detail.may.write && <Next detail={detail} formKey={newId()} />}
          {hasCopies && (request.finishedAt === null || detail.exports.length > 0) && (
            <ExportCard detail={detail} />
          )}
          {request.kind === "erasure" && <ErasureCard ctx={ctx} detail={detail} />}
        </div>
        <AsideCards ctx={ctx} detail={detail} />
      </PageBody>
    </>
  )
}
