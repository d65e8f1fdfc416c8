"use client"

import ChevronsUpDown from "lucide-react/icons/chevrons-up-down"
import { clockTime, MINUTE_MS, toDate } from "@/lib/time"
import { useNow } from "../clock"
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu"
import { Spinner } from "../ui/spinner"
import { useAction } from "../use-action"
import type { FrameActions, FrameClinic } from "./types"

type Props = {
  clinic: FrameClinic
  clinics: readonly FrameClinic[]
  switchClinic: FrameActions["switchClinic"]
}

/** Which clinic one works in, and what time it is there. */
export function ClinicSwitch({ clinic, clinics, switchClinic }: Props) {
  // The whole page anew: every query, stream and open panel belonged to the clinic left behind.
  const { pending, send } = useAction(switchClinic, { loud: true, onDone: () => window.location.assign("/") })
  const face = (
    <>
      <span className="truncate font-semibold text-ink">{clinic.name}</span>
      <LocalTime zone={clinic.timeZone} />
    </>
  )
  if (clinics.length < 2) return <div className="flex min-w-0 items-center gap-2 text-sm">{face}</div>
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="-ml-2 flex h-8 min-w-0 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover data-[state=open]:bg-press">
        <span className="sr-only">Clinic:</span>
        {face}
        {pending ? (
          <Spinner />
        ) : (
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="min-w-64">
        <DropdownMenuLabel>Work in</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={clinic.id}
          onValueChange={(clinicId) => clinicId !== clinic.id && send({ clinicId })}
        >
          {clinics.map((one) => (
            <DropdownMenuRadioItem key={one.id} value={one.id} trail={<LocalTime zone={one.timeZone} />}>
              {one.name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function LocalTime({ zone }: { zone: string }) {
  const now = useNow(MINUTE_MS)
  return (
    <span
      className="shrink-0 text-xs text-ink-3 tabular-nums"
      title={`Local time, ${zone}`}
      suppressHydrationWarning
    >
      {clockTime(toDate(now), zone)}
    </span>
  )
}
