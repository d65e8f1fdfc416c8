"use client"

import { later } from "@/components/ui/later"

/** Most visits read the list only: the panel's code comes when a task is opened. */
export const TaskPanel = later(() => import("./task-sheet").then((file) => file.TaskSheet))
