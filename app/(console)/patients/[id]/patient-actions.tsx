"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import type { PatientDetail } from "@/lib/patients/schema"
import { t } from "@/lib/say"

const EditDialog = later(() => import("./edit-dialog").then((file) => file.EditDialog))
const ChevronDown = icon("chevron-down")
const Merge = icon("merge")
const Pencil = icon("pencil")
const ShieldCheck = icon("shield-check")
const Split = icon("split")

export function PatientActions({ detail: { patient, may } }: { detail: PatientDetail }) {
  const router = useRouter()
  const [isEditing, setEditing] = useState(false)
  const proposes = may.merge === "propose"
  const merging = [
    {
      id: "merge",
      label: proposes ? t("Propose to merge with another record…") : t("Merge with another record…"),
      icon: <Merge aria-hidden="true" />,
      onSelect: () => router.push(`/patients/${patient.id}/merge`),
    },
    {
      id: "split",
      label: proposes ? t("Propose to split into two people…") : t("Split into two people…"),
      icon: <Split aria-hidden="true" />,
      onSelect: () => router.push(`/patients/${patient.id}/split`),
    },
  ]
  return (
    <>
      {(may.merge || may.requests) && (
        <Menu
          trigger={
            <Button>
              {t("More")} <ChevronDown aria-hidden="true" />
            </Button>
          }
          items={[
            ...(may.requests
              ? [
                  {
                    id: "request",
                    label: t("Take down a request about their data…"),
                    icon: <ShieldCheck aria-hidden="true" />,
                    onSelect: () => router.push(`/consents/requests/new?patient=${patient.id}`),
                  },
                ]
              : []),
            ...(may.merge ? merging : []),
          ]}
        />
      )}
      {may.write && (
        <Button icon={<Pencil />} aria-haspopup="dialog" onClick={() => setEditing(true)}>
          {t("Edit")}
        </Button>
      )}
      {isEditing && <EditDialog patient={patient} onClose={() => setEditing(false)} />}
    </>
  )
}
