import type { Ctx } from "@/lib/ctx"
import { listPatients } from "@/lib/patients/list"
import { PatientsTable } from "./patients-table"
import { apiPath, asInput, isFiltered, sortOf } from "./search-params"

export async function PatientsList({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const first = await listPatients(ctx, asInput(filters))
  return (
    <PatientsTable
      path={apiPath(filters)}
      first={first}
      sort={sortOf(filters)}
      isFiltered={isFiltered(filters)}
    />
  )
}
