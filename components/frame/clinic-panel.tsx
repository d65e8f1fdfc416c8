"use client"

import { t } from "@/lib/say"
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu"
import type { PanelProps } from "../ui/lazy-panel"
import { LocalTime } from "./local-time"
import type { FrameClinic } from "./types"

type Props = PanelProps & {
  current: string
  clinics: readonly FrameClinic[]
  choose: (clinicId: string) => void
}

export function ClinicPanel({ trigger, open, onOpenChange, current, clinics, choose }: Props) {
  return (
    <DropdownMenu open={open} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="min-w-64">
        <DropdownMenuLabel>{t("Work in")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={current} onValueChange={(id) => id !== current && choose(id)}>
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
