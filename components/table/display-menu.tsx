"use client"

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal"
import { useState } from "react"
import { Button } from "../ui/button"
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
import { type Density, readDensity, setDensity } from "./preferences"

type Item = { id: string; header: string; shown: boolean }

export function DisplayMenu({
  items,
  onShow,
}: {
  items: Item[]
  onShow: (id: string, shown: boolean) => void
}) {
  const [density, choose] = useState<Density>("compact")
  return (
    <DropdownMenu onOpenChange={(open) => open && choose(readDensity())}>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" icon={<SlidersHorizontal />} className="max-md:hidden">
          Display
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>Rows</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={density}
          onValueChange={(value) => {
            const next = value === "comfortable" ? "comfortable" : "compact"
            choose(next)
            setDensity(next)
          }}
        >
          <DropdownMenuRadioItem value="compact">Compact</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="comfortable">Comfortable</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        {items.length > 0 && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>Columns</DropdownMenuLabel>
          </>
        )}
        {items.map((item) => (
          <DropdownMenuCheckItem
            key={item.id}
            checked={item.shown}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(shown) => onShow(item.id, shown)}
          >
            {item.header}
          </DropdownMenuCheckItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
