import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import type { TaskRow } from "@/lib/tasks/schema"
import { OwnerOf } from "./columns"
import { Due } from "./due"

/** A task in a short list; opens its panel. */
export function TaskItem({ task, withPatient }: { task: TaskRow; withPatient?: boolean }) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)] gap-1 px-4 py-2.5 hover:bg-hover">
      <span className="flex items-center justify-between gap-3">
        <Link
          href={`/tasks?tab=all&task=${task.id}`}
          prefetch={false}
          className="min-w-0 truncate text-sm font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <bdi>{task.title}</bdi>
        </Link>
        <span className="shrink-0 text-xs">
          <Due task={task} />
        </span>
      </span>
      <span className="flex min-w-0 items-center justify-between gap-3 text-xs text-ink-3">
        {withPatient && task.patient && (
          <PatientText className="min-w-0 truncate">{task.patient.name}</PatientText>
        )}
        <OwnerOf task={task} />
      </span>
    </li>
  )
}
