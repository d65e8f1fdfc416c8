import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { requireCtx } from "@/lib/auth"
import { previewMerge } from "@/lib/patients/preview-merge"
import { previewUndo } from "@/lib/patients/preview-undo"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import type { Params } from "../../search-params"
import { readPatient } from "../read-patient"
import { ChooseOther } from "./choose-other"
import { CompareRecords } from "./compare-records"
import { UndoMerge } from "./undo-merge"

export const generateMetadata = (): Metadata => ({ title: t("Merge records") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export default async function MergePage({ params, searchParams }: Props) {
  const ctx = await requireCtx("patients.merge")
  const { detail } = await readPatient((await params).id)
  const { id, name } = detail.patient
  const words = await searchParams
  const mergedId = [words.with].flat()[0]
  const undoId = [words.undo].flat()[0]
  const undo = undoId ? await orNotFound(previewUndo(ctx, { id: undoId })) : null
  const preview =
    mergedId && mergedId !== id ? await orNotFound(previewMerge(ctx, { keptId: id, mergedId })) : null
  return (
    <>
      <PageHeader
        back={{ href: `/patients/${id}`, label: t("Record") }}
        title={undo ? t("Take a merge apart") : t("Two records, one person")}
        meta={
          <span>
            <PatientText>{name}</PatientText>
          </span>
        }
      />
      <PageBody className="grid max-w-5xl gap-4">
        {undo ? (
          <UndoMerge preview={undo} />
        ) : preview ? (
          <CompareRecords preview={preview} />
        ) : (
          <ChooseOther id={id} />
        )}
      </PageBody>
    </>
  )
}
