import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { TimelineSkeleton } from "@/components/timeline-skeleton"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { Params } from "../search-params"
import { AccessReport } from "./access-report"
import { NewNote } from "./new-note"
import { PatientAside } from "./patient-aside"
import { PatientHeader } from "./patient-header"
import { PatientTimeline } from "./patient-timeline"
import { readPatient } from "./read-patient"

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { detail } = await readPatient((await params).id)
  return { title: detail.patient.name }
}

export default async function PatientPage({ params, searchParams }: Props) {
  const { ctx, detail } = await readPatient((await params).id)
  const { tab, merged, cursor } = await searchParams
  const { id } = detail.patient
  const looks = tab === "access" && detail.may.accesses
  return (
    <>
      <LiveRefresh topics={["patient", "lead", "message", "task", "appointment"]} />
      <PatientHeader ctx={ctx} detail={detail} tab={looks ? "access" : "record"} />
      {merged === "1" && (
        <Callout
          className="mx-4 mt-3 md:mx-6"
          role="status"
          title={t("The record you opened was merged into this one")}
        >
          {t("Everything of both is here.")}
        </Callout>
      )}
      {looks ? (
        <PageBody>
          <AccessReport ctx={ctx} patientId={id} cursor={[cursor].flat()[0]} />
        </PageBody>
      ) : (
        <PageBody className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-6">
          <Card title={t("Timeline")} id="timeline" className="self-start">
            {detail.may.write && <NewNote patientId={id} />}
            <Suspense fallback={<TimelineSkeleton />}>
              <PatientTimeline ctx={ctx} id={id} />
            </Suspense>
          </Card>
          <PatientAside ctx={ctx} detail={detail} />
        </PageBody>
      )}
    </>
  )
}
