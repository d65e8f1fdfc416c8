import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { findFreedSlot } from "@/lib/waiting-list/find-slot"
import { SLOT_CAUSES } from "@/lib/waiting-list/words"
import { orNotFound } from "../../../or-not-found"
import { Asked } from "./asked"
import { StopButton } from "./stop-button"

export const generateMetadata = (): Metadata => ({ title: t("A time that came free") })

export default async function SlotPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("appointments.read")
  const slot = await orNotFound(findFreedSlot(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["waiting_list"]} />
      <PageHeader
        back={{ href: "/waiting-list?tab=slots", label: t("Times that came free") }}
        title={<Time value={slot.startsAt} as="moment" />}
        after={<StatusBadge kind="freedSlot" value={slot.status} />}
        meta={
          <>
            <span>{slot.practitioner.name}</span>
            <span>{t(SLOT_CAUSES[slot.cause])}</span>
            {slot.nextAt && !slot.offers.some((one) => one.status === "offered") && (
              <span>
                {t("somebody is asked")} <Time value={slot.nextAt} />
              </span>
            )}
          </>
        }
        actions={slot.may.write && slot.status === "offering" && <StopButton id={slot.id} />}
      />
      <PageBody className="max-w-3xl">
        <Asked offers={slot.offers} />
      </PageBody>
    </>
  )
}
