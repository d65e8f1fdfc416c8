import type { TaskSource } from "@/lib/tasks/words"

export const STEP_WORDS: Record<string, string> = {
  "task.created": "Made",
  "task.taken": "Taken",
  "task.assigned": "Given",
  "task.snoozed": "Put off",
  "task.due_changed": "Due time changed",
  "task.finished": "Finished",
  "task.done": "Done",
  "task.cancelled": "Cancelled",
  "task.reopened": "Taken up again",
}

export const SOURCE_WORDS: Record<TaskSource, string> = {
  member: "A colleague",
  rule: "A rule",
  run: "A run",
  message: "A message",
  system: "Rounds itself",
}
