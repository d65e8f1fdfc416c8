import type { ReactNode } from "react"
import { t } from "@/lib/say"
import type { State } from "./state"
import { Badge, type BadgeProps } from "./ui/badge"

type Props = { state: State; look?: BadgeProps["look"]; isTurning?: boolean; children?: ReactNode }

/** A state's word in its colour with its icon. */
export function StateBadge({ state: { word, tone, icon: Icon, means }, look, isTurning, children }: Props) {
  return (
    <Badge
      tone={tone}
      look={look}
      title={means && t(means)}
      icon={<Icon aria-hidden="true" className={isTurning ? "animate-spin" : undefined} />}
    >
      {t(word)}
      {children}
    </Badge>
  )
}
