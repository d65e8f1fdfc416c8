"use client"

import { t } from "@/lib/say"
import { icon } from "../icon"
import { Button } from "../ui/button"
import { lazyPanel } from "../ui/lazy-panel"
import type { DisplayMenuPanelProps } from "./display-menu-panel"

const SlidersHorizontal = icon("sliders-horizontal")

const Panel = lazyPanel("menu", () => import("./display-menu-panel").then((file) => file.DisplayMenuPanel))

export function DisplayMenu(props: Omit<DisplayMenuPanelProps, "trigger" | "open" | "onOpenChange">) {
  return (
    <Panel
      {...props}
      trigger={
        <Button size="sm" variant="ghost" icon={<SlidersHorizontal />} className="max-md:hidden">
          {t("Display")}
        </Button>
      }
    />
  )
}
