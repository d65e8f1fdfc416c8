"use client"

import { t } from "@/lib/say"
import { icon } from "../icon"
import { lazyPanel } from "../ui/lazy-panel"
import { Spinner } from "../ui/spinner"
import { useAction } from "../use-action"
import { LocalTime } from "./local-time"
import type { FrameActions, FrameClinic } from "./types"

const ChevronsUpDown = icon("chevrons-up-down")

type Props = {
  clinic: FrameClinic
  clinics: readonly FrameClinic[]
  switchClinic: FrameActions["switchClinic"]
}

const Panel = lazyPanel("menu", () => import("./clinic-panel").then((file) => file.ClinicPanel))

/** Which clinic one works in, and what time it is there. */
export function ClinicSwitch({ clinic, clinics, switchClinic }: Props) {
  // The whole page anew: every query, stream and open panel belonged to the clinic left behind.
  const { pending, send } = useAction(switchClinic, {
    loud: true,
    onDone: () => window.location.assign("/"),
  })
  const face = (
    <>
      <span className="truncate font-semibold text-ink">{clinic.name}</span>
      <LocalTime zone={clinic.timeZone} />
    </>
  )
  if (clinics.length < 2) return <div className="flex min-w-0 items-center gap-2 text-sm">{face}</div>
  return (
    <Panel
      current={clinic.id}
      clinics={clinics}
      choose={(clinicId) => send({ clinicId })}
      trigger={
        <button
          type="button"
          className="-ml-2 flex h-8 min-w-0 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover data-[state=open]:bg-press"
        >
          <span className="sr-only">{t("Clinic:")}</span>
          {face}
          {pending ? (
            <Spinner />
          ) : (
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
          )}
        </button>
      }
    />
  )
}
