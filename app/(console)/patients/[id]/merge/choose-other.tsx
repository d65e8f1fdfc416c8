"use client"

import { useRouter } from "next/navigation"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import { PersonPicker } from "../person-picker"

export function ChooseOther({ id }: { id: string }) {
  const router = useRouter()
  return (
    <Card title={t("Which other record is the same person?")} id="choose">
      <PersonPicker
        name="mergedId"
        label={t("The other record")}
        not={id}
        onPick={(other) => router.push(`/patients/${id}/merge?with=${other}`)}
      />
    </Card>
  )
}
