import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { practitionerColour } from "@/components/practitioner-colour"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import { requireCtx } from "@/lib/auth"
import { findPractitioner } from "@/lib/practitioners/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { LinesLoading } from "../../hours/lines-loading"
import { Absences } from "../../opening/absences"
import { ChangePractitioner } from "../person-dialogs"
import { HoursCard } from "./hours-card"
import { ServicesCard } from "./services-card"

export const generateMetadata = (): Metadata => ({ title: t("Practitioner") })

export default async function PractitionerPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("hours.read")
  const person = await orNotFound(findPractitioner(ctx, { id: (await params).id }))
  const { id, name, title, colour, member, isRetired, may } = person
  return (
    <>
      <LiveRefresh topics={["practitioner", "service", "room", "opening"]} />
      <PageHeader
        back={{ href: "/settings/practitioners", label: t("Practitioners") }}
        lead={
          <span
            aria-hidden="true"
            className={cn("mt-2 size-4 rounded-full", practitionerColour(colour).bar)}
          />
        }
        title={[title, name].filter(Boolean).join(" ")}
        after={isRetired && <Badge>{t("Out of use")}</Badge>}
        meta={member ? t("signs in as {name}", { name: member.name }) : t("Does not sign in")}
        actions={may.write && <ChangePractitioner person={person} />}
      />
      <PageBody className="grid max-w-5xl content-start gap-4">
        <HoursCard person={person} />
        <ServicesCard
          key={JSON.stringify(person.services)}
          id={id}
          services={person.services}
          mayWrite={may.write}
        />
        <Suspense fallback={<LinesLoading lines={2} />}>
          <Absences ctx={ctx} practitioner={{ id, name }} mayAdd={may.absences && !isRetired} />
        </Suspense>
      </PageBody>
    </>
  )
}
