"use client"

import { t } from "@/lib/say"
import { Nav } from "../nav"
import { Sheet, SheetContent } from "../ui/sheet"

type Props = { places: readonly string[]; open: boolean; onOpenChange: (open: boolean) => void }

export function PlacesSheet({ places, open, onOpenChange }: Props) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent title={t("All places")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after any link in it was followed */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: enter on a link clicks it */}
        <div
          className="-mx-2"
          onClick={(event) =>
            event.target instanceof Element && event.target.closest("a") && onOpenChange(false)
          }
        >
          <Nav places={places} wide />
        </div>
      </SheetContent>
    </Sheet>
  )
}
