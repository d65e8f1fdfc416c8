import type { Metadata } from "next"
import Link from "next/link"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { findEntry } from "@/lib/waiting-list/find"
import { orNotFound } from "../../or-not-found"
import { EntryActions } from "./entry-actions"
import { History } from "./history"
import { Times, TimesSkeleton } from "./times"
import { Wishes } from "./wishes"

export const generateMetadata = (): Metadata => ({ title: t("Place on the waiting list") })

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("appointments.read")
  const entry = await orNotFound(findEntry(ctx, { id: (await params).id }))
  const isOpen = entry.status === "waiting" || entry.status === "offered"
  return (
    <>
      <LiveRefresh topics={["waiting_list"]} />
      <PageHeader
        back={{ href: "/waiting-list", label: t("Waiting list") }}
        title={<PatientText>{entry.patient.name}</PatientText>}
        after={<StatusBadge kind="waiting" value={entry.status} />}
        meta={
          <>
            <span>{entry.service.name}</span>
            <Link href={`/patients/${entry.patient.id}`}>{t("Open the patient")}</Link>
          </>
        }
        actions={entry.may.write && isOpen && <EntryActions entry={entry} />}
      />
      <PageBody className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {entry.may.write && entry.status === "waiting" && (
            <Card id="times" title={t("Free times that suit them")} flush>
              <Suspense fallback={<TimesSkeleton />}>
                <Times ctx={ctx} entryId={entry.id} />
              </Suspense>
            </Card>
          )}
          <History offers={entry.history} isOpen={isOpen} />
        </div>
        <Wishes entry={entry} />
      </PageBody>
    </>
  )
}
