"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { Kbd } from "@/components/ui/kbd"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { needsReason, nextStatuses } from "@/lib/leads/rules"
import type { LeadDetail } from "@/lib/leads/schema"
import type { LeadStatus } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { changeStatus } from "../actions"
import { useTake } from "../use-take"

const ChevronDown = icon("chevron-down")
const Hand = icon("hand")
const SlidersHorizontal = icon("sliders-horizontal")
const OverrideDialog = later(() => import("./override-dialog").then((file) => file.OverrideDialog))

const wordOf = (status: LeadStatus): string => t(stateOf("lead", status).word).toLowerCase()

export function LeadActions({ detail }: { detail: LeadDetail }) {
  const { lead, may } = detail
  const { take, pending } = useTake()
  const [isOverriding, setOverriding] = useState(false)
  useHotkeys(
    {
      ...(may.take && { e: () => take(lead), t: () => take(lead) }),
      ...(may.work && {
        r: () => focusOn("#reply textarea"),
        n: () => focusOn("#timeline textarea"),
        s: () => press("#lead-status button"),
      }),
      ...(may.assign && { a: () => press("#lead-assign button") }),
    },
    may.take || may.work,
  )
  return (
    <>
      {may.override && (
        <Button icon={<SlidersHorizontal />} aria-haspopup="dialog" onClick={() => setOverriding(true)}>
          {t("Override score")}
        </Button>
      )}
      {isOverriding && <OverrideDialog detail={detail} onClose={() => setOverriding(false)} />}
      {may.work && (
        <span id="lead-status" className="contents">
          <StatusMenu lead={lead} />
        </span>
      )}
      {may.take && (
        <Button variant="primary" icon={<Hand />} pending={pending} onClick={() => take(lead)}>
          {t("I take it")} <Kbd>t</Kbd>
        </Button>
      )}
    </>
  )
}

/** The page's own controls stay the one way to do it; a key goes there. */
const focusOn = (place: string) => document.querySelector<HTMLElement>(place)?.focus()
const press = (place: string) => {
  const button = document.querySelector<HTMLElement>(place)
  button?.focus()
  button?.click()
}

/** One press for the steps forward; where the why is kept, it is asked first. */
function StatusMenu({ lead }: { lead: LeadDetail["lead"] }) {
  const [asking, setAsking] = useState<LeadStatus | null>(null)
  const back = useAction(changeStatus, { loud: true })
  const { pending, send } = useAction(changeStatus, {
    loud: true,
    onDone: ({ status }) =>
      toast.success({
        title: t("Set to {status}.", { status: wordOf(status) }),
        ...(nextStatuses(status).includes(lead.status) && {
          action: {
            label: t("Undo"),
            onClick: () => back.send({ id: lead.id, from: status, to: lead.status }),
          },
        }),
      }),
  })
  const choose = (to: LeadStatus) =>
    needsReason(lead.status, to) ? setAsking(to) : send({ id: lead.id, from: lead.status, to })
  return (
    <>
      <Menu
        trigger={
          <Button pending={pending}>
            {t("Status")} <ChevronDown aria-hidden="true" />
          </Button>
        }
        items={nextStatuses(lead.status).map((status) => {
          const { word, icon: Icon } = stateOf("lead", status)
          return {
            id: status,
            label: t(word),
            icon: <Icon aria-hidden="true" />,
            trail: needsReason(lead.status, status) ? t("asks why") : undefined,
            onSelect: () => choose(status),
          }
        })}
      />
      {asking && (
        <ActionDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={t("Set {name} to {status}", { name: lead.patient.name, status: wordOf(asking) })}
          description={
            asking === "contacted" || asking === "qualified"
              ? t("The lead is worked on again.")
              : t("The lead leaves the queue and its clock stops. It can be reopened.")
          }
          action={changeStatus}
          hidden={{ id: lead.id, from: lead.status, to: asking }}
          reason={{}}
          confirm={t("Set to {status}", { status: wordOf(asking) })}
          done={t("Set to {status}.", { status: wordOf(asking) })}
        />
      )}
    </>
  )
}
