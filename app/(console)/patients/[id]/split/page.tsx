import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { requireCtx } from "@/lib/auth"
import { previewSplit } from "@/lib/patients/preview-split"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { readPatient } from "../read-patient"
import { SplitForm } from "./split-form"

export const generateMetadata = (): Metadata => ({ title: t("Split a record") })

export default async function SplitPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("patients.merge")
  const { detail } = await readPatient((await params).id)
  const preview = await orNotFound(previewSplit(ctx, { id: detail.patient.id }))
  return (
    <>
      <PageHeader
        back={{ href: `/patients/${preview.id}`, label: t("Record") }}
        title={t("One record, two people")}
        meta={
          <span>
            <PatientText>{preview.name}</PatientText>
          </span>
        }
      />
      <PageBody className="max-w-3xl">
        <SplitForm preview={preview} />
      </PageBody>
    </>
  )
}
