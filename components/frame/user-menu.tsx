"use client"

import { t } from "@/lib/say"
import { Avatar, initials } from "../ui/avatar"
import { lazyPanel } from "../ui/lazy-panel"
import type { UserMenuPanelProps } from "./user-menu-panel"

const Panel = lazyPanel("menu", () => import("./user-menu-panel").then((file) => file.UserMenuPanel))

export function UserMenu(props: Omit<UserMenuPanelProps, "trigger" | "open" | "onOpenChange">) {
  const { name } = props.user
  return (
    <Panel
      {...props}
      trigger={
        <button
          type="button"
          aria-label={`${initials(name)}: ${t("account of {name}", { name })}`}
          className="rounded-full"
        >
          <Avatar name={name} />
        </button>
      }
    />
  )
}
