"use client"

import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { LiveRefresh } from "@/components/live"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import type { TaskDetail, TaskOwners } from "@/lib/tasks/schema"
import { OUTCOMES, TASK_KINDS } from "@/lib/tasks/words"
import { OwnerOf } from "./columns"
import { Due } from "./due"
import { TaskButtons } from "./task-buttons"
import { SOURCE_WORDS, STEP_WORDS } from "./words"

type Props = { detail: TaskDetail; owners: TaskOwners; links: { patient: boolean; lead: boolean } }

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** One task: what is known of it, what can be done, what happened. Closing goes back to the list as it was. */
export function TaskSheet({ detail: { task, history }, owners, links }: Props) {
  const [open, setOpen] = useState(true)
  const router = useRouter()
  const params = useSearchParams()
  const close = () => {
    setOpen(false)
    const list = hrefWith("/tasks", params.toString(), { task: null, cursor: params.get("cursor") })
    router.replace(list, { scroll: false })
  }
  return (
    <Sheet open={open} onOpenChange={(next) => !next && close()}>
      <SheetContent title={task.title} footer={<TaskButtons task={task} owners={owners} />}>
        <LiveRefresh topics={["task"]} subjectId={task.id} />
        <div className="grid gap-6">
          {task.why && (
            <p className="text-sm text-ink-2">
              <bdi>{task.why}</bdi>
            </p>
          )}
          <DefinitionList>
            <Definition term={t("Kind")}>
              <Badge>{TASK_KINDS[task.kind] ?? task.kind}</Badge>
            </Definition>
            <Definition term={task.status === "open" ? t("Due") : t("Ended")}>
              <Due task={task} />
            </Definition>
            {task.status !== "open" && (
              <Definition term={t("Outcome")}>
                {task.outcome
                  ? t(OUTCOMES[task.outcome])
                  : task.status === "cancelled"
                    ? t("Cancelled")
                    : t("Done")}
              </Definition>
            )}
            <Definition term={t("Owner")}>
              <OwnerOf task={task} />
            </Definition>
            {task.patient && (
              <Definition term={t("Patient")}>
                {links.patient ? (
                  <Link href={`/patients/${task.patient.id}`} className={LINK}>
                    <PatientText>{task.patient.name}</PatientText>
                  </Link>
                ) : (
                  <PatientText>{task.patient.name}</PatientText>
                )}
              </Definition>
            )}
            {task.leadId && (
              <Definition term={t("Lead")}>
                <Link href={`/leads/${task.leadId}`} className={LINK}>
                  {t("Open the lead")}
                </Link>
              </Definition>
            )}
            {task.href && (
              <Definition term={t("Where")}>
                <Link href={task.href} className={LINK}>
                  {t("Go to where it is done")}
                </Link>
              </Definition>
            )}
            <Definition term={t("Made by")}>{t(SOURCE_WORDS[task.source])}</Definition>
          </DefinitionList>
          <section aria-label={t("What happened")} className="grid gap-2">
            <h3 className="text-xs font-medium text-ink-3">{t("What happened")}</h3>
            <ol className="grid gap-2">
              {history.map((step) => (
                <li key={step.id} className="grid gap-0.5 text-sm">
                  <span className="flex items-baseline gap-2">
                    <span className="text-ink">{STEP_WORDS[step.name] ?? step.name}</span>
                    <span className="min-w-0 truncate text-ink-3">{step.by}</span>
                    <Time value={step.at} className="ml-auto text-xs text-ink-3" />
                  </span>
                  {step.words && (
                    <PatientText className="[overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
                      {step.words}
                    </PatientText>
                  )}
                </li>
              ))}
            </ol>
          </section>
        </div>
      </SheetContent>
    </Sheet>
  )
}
