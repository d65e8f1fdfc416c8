import { PatientText } from "@/components/patient-text"
import type { Column } from "@/components/table/column"
import { Person } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import type { TaskRow } from "@/lib/tasks/schema"
import { OUTCOMES, TASK_KINDS, type TaskTab } from "@/lib/tasks/words"
import { Due } from "./due"

export function OwnerOf({ task }: { task: TaskRow }) {
  if (task.owner)
    return task.isMine ? <span className="text-ink-2">{t("You")}</span> : <Person name={task.owner.name} />
  return (
    <span className="text-ink-3">
      {task.ownerRole ? t("Any {role}", { role: t(ROLE_NAMES[task.ownerRole]).toLowerCase() }) : t("Nobody")}
    </span>
  )
}

const SHARED: Column<TaskRow>[] = [
  { id: "what", header: "What", fixed: true, cell: (row) => <bdi>{row.title}</bdi> },
  {
    id: "kind",
    header: "Kind",
    width: "w-32",
    from: "lg",
    cell: (row) => <Badge>{t(TASK_KINDS[row.kind] ?? row.kind)}</Badge>,
  },
  {
    id: "about",
    header: "About",
    width: "w-44",
    cell: (row) => row.patient && <PatientText>{row.patient.name}</PatientText>,
  },
  { id: "owner", header: "Owner", width: "w-44", cell: (row) => <OwnerOf task={row} /> },
]

const DUE: Column<TaskRow> = {
  id: "due",
  header: "Due",
  width: "w-40",
  align: "end",
  phone: "aside",
  cell: (row) => <Due task={row} />,
}

const ENDED: Column<TaskRow>[] = [
  {
    id: "outcome",
    header: "Outcome",
    width: "w-44",
    cell: (row) =>
      row.status === "cancelled" ? t("Cancelled") : row.outcome ? t(OUTCOMES[row.outcome]) : "",
  },
  { ...DUE, id: "ended", header: "Ended" },
]

export const columnsFor = (tab: TaskTab): Column<TaskRow>[] =>
  tab === "done" ? [...SHARED, ...ENDED] : [...SHARED, DUE]
