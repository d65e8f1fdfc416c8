"use client"

import { t } from "@/lib/say"
import { icon } from "../icon"
import { IconButton } from "../ui/icon-button"
import { toggleTheme } from "./theme"

const Contrast = icon("contrast")

export function ThemeButton() {
  return (
    <IconButton
      label={t("Light or dark")}
      icon={<Contrast />}
      onClick={toggleTheme}
      className="tip-end max-sm:hidden"
    />
  )
}
