"use client"

import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "./dropdown-menu"
import type { PanelProps } from "./lazy-panel"
import type { MenuItem } from "./menu"

export function MenuPanel({
  trigger,
  open,
  onOpenChange,
  items,
}: PanelProps & { items: readonly MenuItem[] }) {
  return (
    <DropdownMenu open={open} onOpenChange={onOpenChange}>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent>
        {items.map(({ id, label, ...item }) => (
          <DropdownMenuItem key={id} {...item}>
            {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
