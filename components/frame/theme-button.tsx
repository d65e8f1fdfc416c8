"use client"

import Contrast from "lucide-react/icons/contrast"
import { IconButton } from "../ui/icon-button"
import { toggleTheme } from "./theme"

export function ThemeButton() {
  return (
    <IconButton
      label="Light or dark"
      icon={<Contrast />}
      onClick={toggleTheme}
      className="tip-end max-sm:hidden"
    />
  )
}
