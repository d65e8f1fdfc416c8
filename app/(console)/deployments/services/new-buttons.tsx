"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import type { ServiceGiven } from "./service-dialog"

const Plus = icon("plus")
const ServiceDialog = later(() => import("./service-dialog").then((file) => file.ServiceDialog))
const EnvironmentDialog = later(() => import("./environment-dialog").then((file) => file.EnvironmentDialog))

export function NewService() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon={<Plus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("New service")}
      </Button>
      {isOpen && <ServiceDialog close={() => setOpen(false)} />}
    </>
  )
}

export function ChangeService({ service }: { service: ServiceGiven }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Change")}
      </Button>
      {isOpen && <ServiceDialog service={service} close={() => setOpen(false)} />}
    </>
  )
}

export function NewEnvironment() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon={<Plus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("New environment")}
      </Button>
      {isOpen && <EnvironmentDialog close={() => setOpen(false)} />}
    </>
  )
}
