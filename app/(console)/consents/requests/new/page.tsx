import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { newId } from "@/lib/ids"
import { findPatient } from "@/lib/patients/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { NewRequest } from "./new-request"

export const generateMetadata = (): Metadata => ({ title: t("Take down a request") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewRequestPage({ searchParams }: Props) {
  const ctx = await requireCtx("requests.write")
  const { patient } = await searchParams
  const known =
    typeof patient === "string" ? (await orNotFound(findPatient(ctx, { id: patient }))).patient : null
  return (
    <>
      <PageHeader
        back={{ href: "/consents/requests", label: t("Requests about data") }}
        title={t("Take down a request")}
        meta={t("The 30 days begin on the day they asked, in whatever way they did.")}
      />
      <PageBody className="max-w-3xl">
        <Card>
          <NewRequest formKey={newId()} patient={known && { id: known.id, name: known.name }} />
        </Card>
      </PageBody>
    </>
  )
}
