import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { Badge } from "../ui/badge"
import type { Tone } from "../ui/tone"
import { ClinicSwitch } from "./clinic-switch"
import { SearchButton } from "./search-button"
import { ThemeButton } from "./theme-button"
import type { FrameActions, FrameData } from "./types"
import { UserMenu } from "./user-menu"

const MARKS: Record<FrameData["environment"], { word: string; tone: Tone }> = {
  demo: { word: "Demo", tone: "violet" },
  staging: { word: "Staging", tone: "amber" },
  production: { word: "Production", tone: "green" },
}

export function TopBar({
  frame,
  actions,
  bell,
}: {
  frame: FrameData
  actions: FrameActions
  bell?: ReactNode
}) {
  const mark = MARKS[frame.environment]
  return (
    <header
      data-frame=""
      className="sticky top-0 z-30 flex h-(--bar) items-center gap-1 md:gap-3 border-b border-line bg-surface px-4 md:px-6"
    >
      <div className="flex min-w-0 grow items-center gap-3 md:basis-0">
        <ClinicSwitch clinic={frame.clinic} clinics={frame.clinics} switchClinic={actions.switchClinic} />
        <Badge tone={mark.tone} title={t("Environment")} className="max-sm:hidden">
          {t(mark.word)}
        </Badge>
      </div>
      <SearchButton />
      <div className="flex items-center justify-end gap-1 md:grow md:basis-0">
        <ThemeButton />
        {bell}
        <span className="w-1" />
        <UserMenu
          user={frame.user}
          roles={frame.roles}
          signOut={actions.signOut}
          signOutEverywhere={actions.signOutEverywhere}
        />
      </div>
    </header>
  )
}
