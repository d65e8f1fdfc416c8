"use client"

import { icon } from "@/components/icon"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import type { ServiceList, ServiceRow } from "@/lib/services/schema"
import { OpenLate } from "../hours/open-late"

const Plus = icon("plus")
const ServiceDialog = later(() => import("./service-dialog").then((file) => file.ServiceDialog))

type Choices = Pick<ServiceList, "rooms" | "currency">

export function NewService(choices: Choices) {
  return (
    <OpenLate label={t("New service")} variant="primary" icon={<Plus aria-hidden="true" />}>
      {(close) => <ServiceDialog {...choices} close={close} />}
    </OpenLate>
  )
}

export function ChangeService({ row, ...choices }: Choices & { row: ServiceRow }) {
  return (
    <OpenLate label={t("Change")} name={t("Change {name}", { name: row.name })} variant="ghost" size="sm">
      {(close) => <ServiceDialog {...choices} row={row} close={close} />}
    </OpenLate>
  )
}
