import type { Metadata } from "next"
import Link from "next/link"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { listImports } from "@/lib/imports/find"
import { STATUS_NAMES } from "@/lib/imports/words"
import { t, tn } from "@/lib/say"
import { UploadList } from "./upload-list"

export const generateMetadata = (): Metadata => ({ title: t("Import patients") })

export default async function ImportPage() {
  const ctx = await requireCtx("patients.import")
  const imports = await listImports(ctx, {})
  return (
    <>
      <PageHeader back={{ href: "/patients", label: t("Patients") }} title={t("Import patients")} />
      <PageBody className="grid max-w-3xl gap-4">
        <UploadList />
        {imports.length > 0 && (
          <Card title={t("Lists checked and imported")} id="past" flush>
            <ul className="divide-y divide-line">
              {imports.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
                  <Link
                    href={`/patients/import/${one.id}`}
                    className="min-w-0 grow truncate font-medium text-ink hover:text-accent hover:underline"
                  >
                    <PatientText>{one.fileName}</PatientText>
                  </Link>
                  <span className="text-ink-2">{t(STATUS_NAMES[one.status])}</span>
                  <span className="text-xs text-ink-3 tabular-nums">
                    {tn(one.total, "{n} line", "{n} lines")}
                  </span>
                  <span className="text-xs text-ink-3">
                    {one.by}, <Time value={one.at} />
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </PageBody>
    </>
  )
}
