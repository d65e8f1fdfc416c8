import { PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { telOf } from "@/components/tel"
import { Time } from "@/components/time"
import { LinkTabs } from "@/components/ui/link-tabs"
import type { Ctx } from "@/lib/ctx"
import type { PatientDetail } from "@/lib/patients/schema"
import { languageName, PATIENT_SOURCE_NAMES } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { UnmaskControl } from "../../unmask/unmask-control"
import { PatientActions } from "./patient-actions"

export function PatientHeader({
  ctx,
  detail,
  tab,
}: {
  ctx: Ctx
  detail: PatientDetail
  tab: "record" | "access"
}) {
  const { patient, contacts, may } = detail
  const path = `/patients/${patient.id}`
  const tabs = [
    { href: path, label: t("Record"), current: tab === "record" },
    { href: `${path}?tab=access`, label: t("Who looked"), current: tab === "access" },
    ...(may.audit ? [{ href: `/audit?patient=${patient.id}`, label: t("Audit"), current: false }] : []),
  ]
  const first = contacts[0]
  return (
    <PageHeader
      back={{ href: "/patients", label: t("Patients") }}
      title={<PatientText>{patient.name}</PatientText>}
      meta={
        <>
          {patient.age !== null && <span>{tn(patient.age, "{n} year", "{n} years")}</span>}
          {patient.language && <span>{t(languageName(patient.language))}</span>}
          {first && <Phone display={first.spoken} href={telOf(first)} />}
          <span>
            {t("{source}, since", { source: t(PATIENT_SOURCE_NAMES[patient.source]) })}{" "}
            <Time value={patient.since} as="day" />
          </span>
          {patient.externalRef && <span>{t("No. {number}", { number: patient.externalRef })}</span>}
        </>
      }
      actions={
        <>
          <UnmaskControl ctx={ctx} patientId={patient.id} />
          <PatientActions detail={detail} />
        </>
      }
      tabs={
        may.accesses || may.audit ? (
          <LinkTabs label={t("Patient")} items={may.accesses ? tabs : [tabs[0]!, tabs[2]!]} />
        ) : undefined
      }
    />
  )
}
