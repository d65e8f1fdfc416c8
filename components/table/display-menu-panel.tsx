"use client"

import { useState } from "react"
import { t } from "@/lib/say"
import {
  DropdownMenu,
  DropdownMenuCheckItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu"
import type { PanelProps } from "../ui/lazy-panel"
import { type Density, readDensity, setDensity } from "./preferences"

type Item = { id: string; header: string; shown: boolean }

export type DisplayMenuPanelProps = PanelProps & {
  items: Item[]
  onShow: (id: string, shown: boolean) => void
}

export function DisplayMenuPanel({ trigger, open, onOpenChange, items, onShow }: DisplayMenuPanelProps) {
  const [density, choose] = useState<Density>(readDensity)
  return (
    <DropdownMenu
      open={open}
      onOpenChange={(next) => {
        if (next) choose(readDensity())
        onOpenChange(next)
      }}
    >
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>{t("Rows")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={density}
          onValueChange={(value) => {
            const next = value === "comfortable" ? "comfortable" : "compact"
            choose(next)
            setDensity(next)
          }}
        >
          <DropdownMenuRadioItem value="compact">{t("Compact")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="comfortable">{t("Comfortable")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        {items.length > 0 && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>{t("Columns")}</DropdownMenuLabel>
          </>
        )}
        {items.map((item) => (
          <DropdownMenuCheckItem
            key={item.id}
            checked={item.shown}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(shown) => onShow(item.id, shown)}
          >
            {t(item.header)}
          </DropdownMenuCheckItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
