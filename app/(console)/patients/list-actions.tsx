import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { can, type Role } from "@/lib/can"
import { t } from "@/lib/say"
import { NewPatient } from "./new-patient"

const Upload = icon("upload")

export function ListActions({ roles, opened }: { roles: readonly Role[]; opened: boolean }) {
  return (
    <>
      {can(roles, "patients.import") && (
        <ButtonLink href="/patients/import" icon={<Upload />}>
          {t("Import")}
        </ButtonLink>
      )}
      {can(roles, "patients.write") && <NewPatient opened={opened} />}
    </>
  )
}
