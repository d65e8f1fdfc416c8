"use client"

import { useRouter } from "next/navigation"
import { Card } from "@/components/ui/card"
import { PersonPicker } from "../person-picker"

export function ChooseOther({ id }: { id: string }) {
  const router = useRouter()
  return (
    <Card title="Which other record is the same person?" id="choose">
      <PersonPicker
        name="mergedId"
        label="The other record"
        not={id}
        onPick={(other) => router.push(`/patients/${id}/merge?with=${other}`)}
      />
    </Card>
  )
}
