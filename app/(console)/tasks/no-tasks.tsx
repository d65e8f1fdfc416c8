import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"
import type { TaskTab } from "@/lib/tasks/words"

const Check = icon("circle-check")

const SAID: Record<TaskTab, { title: string; hint: string }> = {
  mine: { title: "Nothing waits for you", hint: "What you take, or are given, stands here with its clock." },
  role: {
    title: "Nothing waits for your role",
    hint: "What anybody of your role could do stands here until somebody takes it.",
  },
  all: { title: "No open task", hint: "What people and Rounds itself find to do stands here." },
  done: { title: "Nothing finished yet", hint: "What is done or cancelled stands here, the latest first." },
}

export function NoTasks({ tab, isFiltered }: { tab: TaskTab; isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState
        icon={<Check />}
        title={t("No task matches")}
        action={
          <ButtonLink href={tab === "mine" ? "/tasks" : `/tasks?tab=${tab}`}>
            {t("Take the filters away")}
          </ButtonLink>
        }
      >
        {t("Take a filter away, or search for fewer words.")}
      </EmptyState>
    )
  const { title, hint } = SAID[tab]
  return (
    <EmptyState
      icon={<Check />}
      title={t(title)}
      action={
        tab === "mine" ? (
          <ButtonLink href="/tasks?tab=role">{t("See what waits for your role")}</ButtonLink>
        ) : (
          <ButtonLink href="/tasks?new=1">{t("Make a task")}</ButtonLink>
        )
      }
    >
      {t(hint)}
    </EmptyState>
  )
}
