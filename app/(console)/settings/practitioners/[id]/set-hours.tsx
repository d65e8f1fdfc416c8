"use client"

import { later } from "@/components/ui/later"
import type { PractitionerView, WeekShown } from "@/lib/practitioners/schema"
import { t } from "@/lib/say"
import { OpenLate } from "../../hours/open-late"

const HoursDialog = later(() => import("./hours-dialog").then((file) => file.HoursDialog))

type Props = { id: string; rooms: PractitionerView["rooms"]; first: readonly WeekShown[]; today: string }

export function SetHours(props: Props) {
  return (
    <OpenLate label={t("Set hours")} size="sm">
      {(close) => <HoursDialog {...props} close={close} />}
    </OpenLate>
  )
}
