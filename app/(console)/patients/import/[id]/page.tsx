import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { requireCtx } from "@/lib/auth"
import { findImport, listImportRows } from "@/lib/imports/find"
import { OUTCOMES } from "@/lib/imports/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import type { Params } from "../../search-params"
import { ColumnsCard } from "./columns-card"
import { ImportLines } from "./import-lines"
import { ImportState } from "./import-state"

export const generateMetadata = (): Metadata => ({ title: t("Import") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Params> }

export default async function ImportDetailPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("patients.import")
  const { id } = await params
  const detail = await orNotFound(findImport(ctx, { id }))
  const words = await searchParams
  const outcome = OUTCOMES.find((one) => one === words.outcome)
  const after = /^\d{1,7}$/.test(String(words.after)) ? Number(words.after) : 0
  const lines = await listImportRows(ctx, { id, outcome, after })
  return (
    <>
      <PageHeader
        back={{ href: "/patients/import", label: t("Imports") }}
        title={<PatientText>{detail.fileName}</PatientText>}
        meta={
          <span>
            {detail.by}, <Time value={detail.at} />
          </span>
        }
      />
      <PageBody className="grid gap-4">
        <ImportState first={detail} />
        {detail.status === "checked" && <ColumnsCard detail={detail} />}
        <ImportLines detail={detail} lines={lines} outcome={outcome} />
      </PageBody>
    </>
  )
}
