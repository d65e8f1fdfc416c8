"use client"

import Link from "next/link"
import { useState } from "react"
import { leaveFor } from "@/components/leave"
import { ROLE_NAMES, type Role } from "@/lib/can"
import { LANGUAGE_NAMES, language, t } from "@/lib/say"
import { icon } from "../icon"
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuLink,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu"
import { Kbd } from "../ui/kbd"
import type { PanelProps } from "../ui/lazy-panel"
import { useAction } from "../use-action"
import { openShortcuts } from "./open"
import { isTheme, readTheme, setTheme, type Theme } from "./theme"
import type { FrameActions } from "./types"

const Keyboard = icon("keyboard")
const Languages = icon("message-circle")
const Bell = icon("bell")
const LogOut = icon("log-out")
const MonitorSmartphone = icon("monitor-smartphone")
const MonitorX = icon("monitor-x")

const LEAVE = { loud: true, onDone: () => leaveFor("/sign-in") }

export type UserMenuPanelProps = PanelProps & {
  user: { name: string; email: string }
  roles: readonly Role[]
  signOut: FrameActions["signOut"]
  signOutEverywhere: FrameActions["signOutEverywhere"]
}

export function UserMenuPanel({
  trigger,
  open,
  onOpenChange,
  user,
  roles,
  signOut,
  signOutEverywhere,
}: UserMenuPanelProps) {
  const [theme, choose] = useState<Theme>(readTheme)
  const here = useAction(signOut, LEAVE)
  const everywhere = useAction(signOutEverywhere, LEAVE)
  return (
    <DropdownMenu
      open={open}
      onOpenChange={(next) => {
        if (next) choose(readTheme())
        onOpenChange(next)
      }}
    >
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-semibold text-ink">{user.name}</p>
          <p className="truncate text-xs text-ink-3">{user.email}</p>
          <p className="mt-1 text-xs text-ink-2">{roles.map((role) => t(ROLE_NAMES[role])).join(", ")}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("Theme")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={theme}
          onValueChange={(value) => {
            if (!isTheme(value)) return
            choose(value)
            setTheme(value)
          }}
        >
          <DropdownMenuRadioItem value="system">{t("As the system")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="light">{t("Light")}</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="dark">{t("Dark")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLink>
          <Link href="/settings/language">
            <Languages /> {t("Language")}
            <span className="ml-auto text-xs text-ink-3">{LANGUAGE_NAMES[language()]}</span>
          </Link>
        </DropdownMenuLink>
        <DropdownMenuLink>
          <Link href="/settings/notifications">
            <Bell /> {t("Your notifications")}
          </Link>
        </DropdownMenuLink>
        <DropdownMenuItem icon={<Keyboard />} trail={<Kbd>?</Kbd>} onSelect={openShortcuts}>
          {t("Keyboard shortcuts")}
        </DropdownMenuItem>
        <DropdownMenuLink>
          <Link href="/settings/sessions">
            <MonitorSmartphone /> {t("Your sessions")}
          </Link>
        </DropdownMenuLink>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<MonitorX />} onSelect={() => everywhere.send({})}>
          {t("Sign out everywhere")}
        </DropdownMenuItem>
        <DropdownMenuItem icon={<LogOut />} onSelect={() => here.send({})}>
          {t("Sign out")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
