"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import { t } from "@/lib/say"
import type { Wanted } from "../../wanted"

const Rocket = icon("rocket")
const DeployDialog = later(() => import("../../deploy-dialog").then((file) => file.DeployDialog))

/** This release, to one of its service's places. */
export function DeployButton({ places }: { places: readonly Wanted[] }) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  if (places.length === 0) return null
  return (
    <>
      <Menu
        trigger={
          <Button variant="primary" icon={<Rocket aria-hidden="true" />}>
            {t("Deploy…")}
          </Button>
        }
        items={places.map((one) => ({
          id: one.environment,
          label: t("To {environment}", { environment: one.environmentTitle }),
          onSelect: () => setWanted(one),
        }))}
      />
      {wanted && <DeployDialog kind="deploy" wanted={wanted} onClose={() => setWanted(null)} />}
    </>
  )
}
