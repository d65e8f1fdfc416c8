"use client"

import { icon } from "@/components/icon"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import { OpenLate } from "../hours/open-late"

const Plus = icon("plus")
const AbsenceDialog = later(() => import("./absence-dialog").then((file) => file.AbsenceDialog))

type Named = { id: string; name: string }
export type Whose = { practitioners: Named[]; rooms: Named[]; clinic: boolean }

export function AddAbsence(props: { whose: Whose; today: string }) {
  return (
    <OpenLate label={t("Enter an absence")} size="sm" icon={<Plus aria-hidden="true" />}>
      {(close) => <AbsenceDialog {...props} close={close} />}
    </OpenLate>
  )
}
